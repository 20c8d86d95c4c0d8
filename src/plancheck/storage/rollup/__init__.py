"""What an office reads and keeps: units' files, its roster, its own roll-up file.

`intake` goes over files and folders one by one and says of each what it is; `file` and `tables` are
plancheck-rollup/1, which holds the reports whole, so that roll-ups roll up; `roster` is the
list that the office writes and corrects by hand. Nothing that comes in is trusted, and nothing is
passed over silently (docs/rollup.md).
"""
