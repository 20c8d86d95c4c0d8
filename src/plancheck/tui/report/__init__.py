"""F8: a period's report before it is submitted.

`screen` shows it in three stages: what is to be mended, the report, its files. `wording` has the
rows, `feedback` those of what the office said, `settings` what is set once and for all, `foot` what
is said under it; `export` writes the files and opens them.

What must hold: the edition goes to the recorder like any act, behind the ticks that wait; then its
files are written as a job, one at a time; an export is stopped before the screen is left.
"""
