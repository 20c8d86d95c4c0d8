"""A report in the formats that are only written, a module each: `render(report, plan)` to bytes.

All say the same, by the one `StatusReport` and the prose of `domain/report/wording.py`; none reads
anything, and none knows the roll-up's. A text never becomes a formula, markup or a path.
A new format is a module and a row of `export.MODULES`.
"""
