"""The status file, plancheck-status/2: written, sealed, and read back.

`file` has both ways; `tables` turns tables into values, cleaned; `written_form` reads the measures
and problems of a file that is written just as `file` writes it, without a parser; `seal` has what
the roll-up file has too: format, seal, the parts that are written.

What holds here:
- A file is read by its written form where it has it, else by the parser, and both give one value
  (a property test compares them).
- The seal finds damage and edits by hand; it is no proof against forgery, and what is sealed is
  still untrusted: every text is cleaned, every number bounded, counts are worked out anew.
- What cannot be read is BadFile, in words for a clerk; a later format is NewerFormat.

Kept in step: `domain/report/content.py` (the keys), `written_form` (their order), POLICY.md.
"""
