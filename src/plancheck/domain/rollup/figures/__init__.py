"""各项数字: what a roll-up shows, each figure with its denominator.

`figures` has the values: `RollupReport`, of it `Figures` by unit, type, section, objective,
measure; `compute` works them out, `plan_view` those that are of one plan, `amounts` what may be
added up of units' amounts, `movement` what the period brought over many measures.

What holds here:
- Every figure is said of how many, over the measures that the plan gives a unit's type.
- What is shown anywhere is worked out here, once: writers, the screen and the bulletin count
  nothing.
- Of a period that has no report of its own, the latest within it counts (`domain/rollup/periods`).
"""
