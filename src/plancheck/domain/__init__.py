"""The words of the plan, the ledger and the report: pure values, no I/O, no clock, no screen.

The ground is text (made harmless where it enters, compared `folded`), cells of a terminal, periods,
dates as clerks write them. On it stand `plan` (what is to be done), `ledger` (what was said of it),
`progress` (how far it is by that), `report` (what a unit submits of it), `form` (the same by
spreadsheet), `takeover` (what an old table says of it) and `rollup` (what the street office makes
of many). Each imports only what is named before it (pyproject.toml).

What holds here:
- Nothing is read, written or looked up: what the day is, which file, which installation comes in as
  an argument. The same arguments give the same value, in any process.
- Values are `typing.NamedTuple`s: frozen and typed as a dataclass would be, and some 10 ms cheaper
  to import, which is a third of what `plancheck list` takes (docs/decisions/0002). They are made by
  keyword where more than four fields go in. `ledger.history.History` is the one that grows.
- Nothing is imported that `list` does not need: no `re.compile` at import (`startup.lazy`), no
  `hashlib`, `dataclasses`, `typing` extras; tests/house/test_imports.py names what may come in.
- What is said of a value is Chinese and made here, in the `wording` of its part, for screen,
  command line and files alike; in which colour it is shown is not known here. Every refusal that
  says 没有保存 is in `refusals`, whichever layer says it.

Kept in step: a new word of the field goes into the glossary of docs/architecture.md.
"""
