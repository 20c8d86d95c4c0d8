"""The form (Enter): everything about a measure, or what can be set on several at once.

`form` is the page. `sheet` draws all of it but its fields, which stand on it where `Places` says;
`fields` has which there are, `draft` what stands in them as a value: how it is understood, what it
changes, what is to be recorded. `links` says where one goes from here.

What must hold: nothing is recorded before Enter or leaving, and then as one act; what is typed and
not understood keeps the page open, once; what changed elsewhere meanwhile shows beside the field
and never in it while somebody writes there.
"""
