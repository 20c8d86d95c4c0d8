"""What is read back from disk: each format with its reader and writer in one room, and the ground.

Rooms: `plan` (plan files), `ledger` (the durable record), `report` (status files), `rollup`
(roll-up files, rosters, an office's folders), `toml` (what all are written in). Beside them:

    config      the settings, a file that a person may edit
    paths       the home and its folders; places: on whose PC and where a home is used
    locks       the lock under which a ledger is appended to
    text_file   the text of a file, whatever it is encoded in; file_kinds names what holds no text
    atomic      a whole file written so that a reader sees the old one or the new one
    file_names  names that may stand in a path; presence: what is there, and what has gone away
    pinyin      the letters that hanzi are found by

What must hold:

- Imports run as the contract in pyproject.toml says: rollup → report → ledger | plan → config →
  toml | places → paths | locks → text_file → the modules that import none of these.
- What comes from a file is bounded before it is parsed (`text_file`, `toml.guard`) and cleaned
  where it enters (`domain.text.clean`); no name out of a file chooses a path.
- An error is never taken for "nothing there". Not there is what the system says is not there.
- BadFile says why a file cannot be read, NotSaved why one cannot be written; a fault that costs
  less than the file is a Problem with its line beside the data.
- Reading writes nothing. What only some commands need (tomlkit, filelock, platformdirs, pypinyin)
  is imported where it is used (tests/house/test_imports.py).

Screen and command line know nothing of this package: `plancheck.workspace` offers what they need.
"""
