"""名册: who owes a report, by when, who is who, and how each unit stands.

`roster` is the list as an office keeps it, `deadline` its 期限. `identities` compares names: a
unit is known by its name and type, links say which names belong together, a reporter is whose a
report is over all periods. `standings` holds what came against the roster (按时报, 迟报, 未报,
待重报); `claim`, whose a refused file seems to be.

What holds here:
- Names are compared folded, and by the links that the roster and the units' own records give; what
  remains doubtful is said, never guessed.
- Without a roster nobody is missing: it is said how many reported, not of how many.
- Who is who does not depend on the order in which the files came.

Kept in step: `roster` with `storage/rollup/roster.py`, its file.
"""
