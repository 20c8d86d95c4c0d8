"""The formats of a unit's report: a workbook, an official document, CSV, Markdown, a brief.

Each module has `render(report, plan) -> bytes` and is named in `export.formats.MODULES`. The words
are `domain.report.wording`'s; here is where they stand and how they look.

What holds here: the same report gives the same bytes; the check code stands where somebody signs
(workbook and document); nothing that a unit wrote becomes markup, a link or a formula.
"""
