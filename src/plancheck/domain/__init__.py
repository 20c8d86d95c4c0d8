"""The words of the plan, the ledger and the report: pure values, no I/O, no clock, no screen.

The values are `typing.NamedTuple`s: frozen and typed as a dataclass would be, and some 10 ms
cheaper to import, which is a third of what `plancheck list` takes (docs/decisions/0002).
"""
