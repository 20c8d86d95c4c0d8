"""A unit's report of a period: 周报, 月报, 季报, 年报, before any format.

`model` has the value, `StatusReport`; `content` its tables as the status file has them, and what is
worked out of these: digest, seal, check code. `builder` makes it out of plan and history and says
which edition of its period it is; `editions` reads the editions on record off the ledger; `issues`
lists the numbered problems, `feedback` is what the office said and what was answered. `wording` has
its prose: title, four parts, signature, the brief for a chat; `rows` and `issue_rows` are the lists
of every format. `preview` lays it out line by line, what is new marked, and adds the reminders of
`review` (填报检查).

What holds here:
- One report is one value, and every format, the preview and the check code are made of it.
- A report is as of its period's last day, by the day each entry speaks of, not by when it was
  written; what is entered late is in its week, and makes the next edition. A running month, quarter
  or year is judged by today, and what a fast clock dated ahead is today's.
- The digest leaves out when a report was made and which edition it is: the same content is the same
  edition, however often it is exported, with one check code in every format.
- A digest is of a file as it stands: what this version does not know of it is kept.
- An edition stands for all earlier ones of its period on record, whatever the unit was called then.
- Counts are `Tally`'s definition, over the measures that the plan gives the unit's type.
- A reminder reminds; none keeps a report from being submitted.

Kept in step: the keys of `model` with `storage/report/` (tables, written form) and POLICY.md.
"""
