"""接手旧台账: a table from before, in whatever columns, as acts of the unit.

`sheet` has the cells, `headings` says which column is what, `table` has the rows under them,
`matches` which row is which measure, `joint` what several rows of one come to; `row_words` reads a
row's cells (`status_words`, `statement_lines`; values as forms have them), `statements` is what
they come to beside what is known; `takeover` is all of a table, `heading_words` what stands above
it, `offers` what it would record, and the drafts, `wording` how all is told.

What holds here:
- Nothing is dropped silently: a column, a row or a cell that does not come along is named with why.
- What is sure is offered ticked, what is a guess, or changes what is on record, is not.
- Taken over twice it adds nothing: what is known already is left out, and a note's id comes of its
  text, so that two PCs that take over the same table do not double it either.
"""
