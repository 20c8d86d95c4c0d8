"""A roll-up in the formats that are only written: `render(report, *, english)` to bytes.

Tables, their titles and columns are in `domain/rollup/tables.py` once, prose in `wording` and
`pages` there; here is only how a format lays them out. A new format is a module and a row
of `export.ROLLUP_MODULES`.
"""
