"""A report: a unit's state at a period's end, as one value that every format is made of.

`model` the value, its content and its seal; `builder` makes it out of plan and history; `editions`
those on record; `wording` its prose; `preview` its lines with what is new; `review` what a clerk
would be asked about it (填报检查).

What holds here: counts are over the unit type's measures; the same content is the same edition,
other content one more, which supersedes visibly; a reminder keeps no report from being submitted.

Kept in step: `storage/report` (what the file holds), POLICY.md.
"""
