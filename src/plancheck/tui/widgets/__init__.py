"""What the screens are made of: attributes come down, messages of the domain go up.

The lists draw their own lines (docs/decisions/0001): `drawn` is what they have in common. A message
carries what it speaks of (a measure, a row's key), never a place in a list. No widget knows its
screen, the workspace or the recorder.
"""
