"""The list of measures (docs/decisions/0001): as fast at 10,000 rows as at 51.

`list` is the widget: where the highlight is, which lines are drawn, what a click or a key tells the
screen. `columns` has how a measure becomes one line, its columns counted from the right end;
`row` which rows there are, headings among them, and draws each.

What must hold: only lines that are seen are drawn; a row's columns depend on the width alone; the
list filters and counts nothing, it shows a checklist as it is.
"""
