"""The plan: the document from above as a value, and printed as the document it came from.

`model` has Plan → Section → Objective → Measure, each a NamedTuple, and which units lead and
support a measure; `ownership` says whether it is a unit's, `title` what a heading calls it;
`document` prints it all. `source` is a document that a plan is imported from, `draft` what each
part of it is taken for, `outline` the draft as the tree that it will be, `proposal` the plan that
it amounts to, with the units that its names are (`named_units`). `changes` says what a revision
changed, `comparison` puts two plans beside each other, `revision/` makes the next one of a revised
document.

What holds here:
- A measure's number (3.2.1) is permanent: ledgers and reports speak of measures by it alone. One
  that is no longer carried out is `withdrawn`: it keeps its number and is among no objective's
  `measures`, so that it concerns nobody; it is shown where something was recorded on it.
- A plan is only read. What a unit does about a measure, its own date and owner too, is in the
  ledger.
- Lead and support are by type of unit (居委会) or by the name of a unit that the plan names.
  `Units` says whose measures are asked for; `Measure.part_of` answers, nobody else compares names.
- `Plan.digest` is of the file's content: reports carry it, so that the office sees who works by
  another edition of the plan.

Kept in step: `storage/plan/` reads the file; data/plan.toml comes with the program, and
tests/test_plan_data.py holds it to the document, character by character.
"""
