"""Dialogs: each asks one thing in a box over the screen and gives it back, or nothing on Esc.

`dialog` is what all have in common, keeping what was typed among it. They know no page and no
screen; what is asked comes in as values, and what becomes of the answer is the caller's.
"""
