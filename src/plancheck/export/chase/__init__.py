"""催报名单: whom the office rings up, as a workbook, a document and a text for a chat group.

Each module has `render(report) -> bytes` and is named in `export.formats.CHASE_MODULES`; who is on
the list, why, and the table are `domain.rollup.chase`'s.

What holds here: all three say the same of the same units, the gravest first; contact and telephone
are text, so that no sheet makes a number of them.
"""
