"""反馈, the file (plancheck-feedback/1): written by the office, read by the unit.

`file` has reader and writer. Roll-ups read it too, for what was sent back.

What holds here: it is sealed as a status file is, and one that was edited is refused; it is
cumulative, and each item has an id by which taking it in twice changes nothing; what a text in it
says is cleaned where it enters.

Kept in step: the keys with docs/formats.md, the items with `domain.report.feedback`.
"""
