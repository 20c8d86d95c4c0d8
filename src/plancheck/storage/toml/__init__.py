"""TOML: looked over before a parser sees it, found back by line, written line by line.

`guard` bounds a text in one linear pass and parses it, `lines` says on which line a value stands,
`writer` writes what only programs write. Files that a person edits (settings, rosters) are written
with tomlkit by the modules they belong to, so that comments and order survive.

What must hold:

- Nothing reaches tomli but through `guard.parse_toml`: sizes, nesting, parts of a key, digits, and
  how many names and signs there are, are bounded first; each bound has its measurement beside it.
- Up to the parser's first error guard and parser see the same strings, comments and brackets
  (a property test). What is no TOML is left to the parser and told in Chinese with its line.
- What `writer` writes reads back as it was, and has nothing that a terminal would act on. The text
  of status files is sealed as `writer` makes it: its form does not change within a format.
- No pattern is possessive or atomic (tests/house/test_patterns.py), nor repeats a group without
  bound.

Kept in step: `writer` with the written forms that are read without a parser
(storage/ledger/record.py, storage/report/written_form.py).
"""
