"""Files as an office has them: in folders, in archives, renamed by the mail; none is dropped.

`folders` finds them, `arrivals` reads one after another, `content` tells by a file's beginning what
it is and hands it on: `own_file` reads this program's files, `workbook` what is an Excel table,
`archive` looks into a zip, whose files are read as those that lie by themselves (`source_file`).
`names` says what a name alone tells.

What holds here:
- What counts does not depend on the way that a file came: in a zip, under a name that the mail
  gave it, in whatever order.
- What is not read is named, with why. Where a report or a form was to be expected it is refused,
  so that the account and the exit status say it; else it is only listed.
- Links inside folders are not followed, so that no folder is walked twice and nothing is read that
  lies elsewhere; names inside an archive are shown and open nothing.
- An archive's files, bytes and archives within are bounded (`archive`).
"""
