"""What an office reads and keeps: files as they come in, the roll-up file, the roster.

`intake` reads files, folders and archives and says what each is; `file` has plancheck-rollup/2,
which holds the units' reports whole, with `tables` for its tables; `roster` is 名册, a file that
people edit; `claims` says whose a refused file seems to be.

What holds here:
- Nothing is dropped: what is not read is named, what is refused says why, links are not followed.
- A roll-up file is read back into the very reports that went in, so roll-ups roll up; one beyond
  the limit is written in parts, each a roll-up of its own.
- Sealed and read as a status file is (`storage/report/seal.py`); beyond the parser's limit only in
  the written form, block by block, in bounded memory.
- A roster keeps the comments and the order that its people gave it.

Kept in step: `domain/rollup/union.py` (what is held), POLICY.md (the keys).
"""
