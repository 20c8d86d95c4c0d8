"""The plan's segments as readings: headings, aims, measures with who answers for them by when.

`body` reads segments and `aims` what says why among them, `tables` reads cells; `labels` finds the
names of units and `duties` gives them to the measures that they belong to; `figures` has amounts
and dates.
"""
