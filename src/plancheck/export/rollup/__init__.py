"""The formats of a roll-up: a workbook, an official document, a web page, Markdown, a long CSV.

Each module has `render(report, *, english=False) -> bytes` and is named in
`export.formats.ROLLUP_MODULES`. The workbook is in three: `xlsx` has its lists, `xlsx_overview` the
counts and charts, `xlsx_matrix` units by measures; the document in two, `docx` and its
`docx_lists`; the web page has a room (`html/`). Document, web page and Markdown begin with the
bulletin (`domain.rollup.bulletin`); sentences are of `domain.rollup.wording`, tables of
`domain.rollup.tables`; a writer picks columns by key and gives them widths.

What holds here: the same roll-up gives the same bytes; what a sheet or a page does not hold is
counted under it; a column that says nothing of any row is left out; the long CSV alone has every
period at hand, with bare numbers under English names and in words for clerks.
"""
