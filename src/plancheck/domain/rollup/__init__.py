"""Many units' reports made one: 汇总, before any format.

`union` joins reports, `identities` says who is who; `arrival` has a file that came and accepts or
refuses what is in it, `outcomes` what became of every file; `roster` says who owes a report,
`deadline` by when, `standings` how each unit stands. `compute` works the figures out, with
`plan_view` for those of one plan; `figures` has the values, `RollupReport` above all. `lists` has
the units' submissions and what lags, `tables` every table of the outputs (`table` what one is),
`wording` the sentences, `submissions` those of how units submitted, `pages` the prose, `annexes`
the lists that it refers to by number, `bars` the bars; `question` answers the screen, `feedback`
what goes back to a unit.

What holds here:
- The union knows no order and no grouping: in one go or by stages, whatever comes twice, the value
  is the same (tests/domain/rollup/test_union.py proves it).
- Nothing that came is dropped silently: each file has its line in the account, each superseded or
  conflicting edition stays listed.
- Every figure is said of how many, over the measures that the plan gives a unit's type.
- A sentence, a table and its headings are written once; writers choose columns, widths and looks.

Kept in step: what `union` holds with `storage/rollup/` (plancheck-rollup/2); columns of `tables`
with the writers in `export/rollup/`, which a test compares.
"""
