"""Many units' reports made one: 汇总, before any format.

`roster/` says who owes a report, who is who and how each stands; `intake/` takes what came in a
file and gives account of all; `union` joins the reports, `editions` and `periods` say which of a
unit's counts, `returns` which was sent back. `figures/` works out what is shown, `RollupReport`
above all. Of it are made `lists` (the units' submissions and what lags), `issues` (问题台账 over
all units), `tables` (every table of the outputs, `table` what one is), `wording` and `submissions`
(the sentences), `bulletin/` (the page for leaders); `revisions` says by which one units report,
`question` answers the screen, `chase` says who is rung up, `feedback` what goes back to a unit.

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
