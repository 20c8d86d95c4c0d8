"""What the screens are made of: attributes come down, messages of the domain go up.

Those that draw their own lines (docs/decisions/0001) stand on `canvas`: `bars/` (lines of words
that act on a click), `plan/` (the list of measures), `rows` (every other list, a `row` each,
`columns` of numbers at its right end), `matrix` with `matrix_layout`. `field`, `search`,
`step_list` and `choice_list` are Textual's own, mended for input methods and for clicks that come
late; `prose` breaks its text as Chinese is. `header`, `detail`, `measure_rows` and `field_reading`
are words for them, without a widget.

What must hold: a widget knows no screen and changes nothing: it tells in messages what was done to
it; a click is taken for what stood there when it was made (`terminal.aim`); styles are worked out
anew when colours change or the terminal tells how wide it draws; a place is kept when the same is
shown again.
"""
