"""The ledger: what was said, when, by whom, and how what several PCs said becomes one.

`entry` is one statement and its id; `history` all of them, and which counts on a day; `undo` the
stacks read off them; `clock` what a wrong clock has dated; `unit_names` what the unit was called;
`wording` an entry in Chinese; `typed_text` what was typed and is in none yet.

What holds here (docs/ledger.md, POLICY.md):
- Entries are only added. Nothing is changed or deleted: a cleared field is an entry, and so is what
  an undo writes.
- The id is taken from the SHA-256 of the content: the same entry has it everywhere, and what was
  tampered with no longer has it. It covers the keys of later versions too (`Entry.extra`).
- An entry names those that it replaces (`over`). What none that counts replaces is a head: one is
  the value, several that differ are a conflict (并存), which only a person settles.
- Merging is a union: in any order, any number of times, with the same result. A clock decides
  only which rival is shown, never which entry is kept.
- `on` is the day that an entry counts from. One made late changes the days it speaks of and no
  others, so what was known by any day can be worked out again.

Kept in step: the record's text (`storage/ledger/record.py`) and docs/ledger.md; a new field with
`wording._FIELDS`, `progress.fold` and `progress.edits`.
"""
