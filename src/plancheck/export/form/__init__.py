"""The form that goes out (填报表): a workbook to fill in with WPS or Excel 2010 and later.

`xlsx` has the workbook and its first sheet, `sheet` the one that is filled in with its `rows`,
`looks` how cells look, `checks` what may be typed in them.

What holds here: what is given is locked, without a password; what is to be filled in is open and
checked; the same form gives the same bytes. Nothing from a plan or a unit becomes a formula.
"""
