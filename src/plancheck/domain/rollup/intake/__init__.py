"""收件: what became of each file that came.

`arrival` has what is in one file, and accepts or refuses it by the plans at hand; `forms` makes
reports of the forms in a workbook; `outcomes` gives account of all files of a run.

What holds here:
- Nothing that came is dropped: what does not count has a line that says why, and what to do.
- Whether a file counts depends on the file and the plans alone, never on what came before it.
- A row of a form that cannot be read is named by its cell; the others count.

Kept in step: `storage/rollup/intake/`, which finds and reads the files.
"""
