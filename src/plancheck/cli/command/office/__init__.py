"""What an office does with the reports of many units, from the command line.

`rollup` makes them one (`rollup_json` for scripts, `--open` on the screen), `roster` lists who owes
a report, `form` makes the workbook for a unit without the program, `remark` says something to a
unit, and who is rung up. What the office said a unit takes in by `..feedback`.

What holds here: files and folders that are named are read and never changed; each file that was not
read is said; what was written is named with its folder.
"""
