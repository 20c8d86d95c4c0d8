"""The roll-up: many units' reports as one value, its figures, and what is said of it.

`union` joins reports; `intake` what became of each file; `roster` who owes a report, and when;
`figures` the values, `compute` and `plan_view` work them out; `question` asks about them; `lists`,
`tables` and `bars` lay them out for all formats and the screen; `wording`, `pages` and `feedback`
are its prose.

What holds here (docs/rollup.md): rolling up in one go or by stages gives the same, and order does
not matter; every figure is said of how many; nothing that came in is dropped without a word.
"""
