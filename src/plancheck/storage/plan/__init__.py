"""The plan file (schema 2): read leniently, every fault named with its line; written by `writer`.

`file` makes the plan of its tables, `measure` the measures, `names` knows the unit types and units
that these name; `values` takes the values of a table one by one and notes what is wrong. The plan
that comes with the program is data/plan.toml (`file.default_plan_path`). `seal` publishes a file,
`folder` has the home's copies of every revision that was adopted or published.

`source_file` reads the document that a plan is made of: Word's (`word`), or a text (`markdown`);
`draft_file` keeps the draft that was made of it (`draft_tables`), for the program alone.

What must hold:

- A fault costs what it stands on (a measure with an id that is there already, a unit type nobody
  knows) and nothing else. BadFile is for what is no plan at all and for schema 1, NewerFormat for a
  later schema.
- Ids and numbers of measures are the units' words for years: a file that changes one makes another
  measure of it, and the ledger goes by the id alone. The number of a withdrawn measure is its own
  for ever: another measure of that number is refused, whichever of them stands first.
- `Plan.digest` is over the content, not the bytes: comments, order of keys and line ends leave it
  as it is. A seal is over this digest, and no part of it.
- Lines are looked up only where there are faults: a plan without any is read in one pass.

Kept in step: a new key stands in `values.KEYS`, in `writer`, in `domain.plan.model` and in
`domain.plan.document` (the plan printed back).
"""
