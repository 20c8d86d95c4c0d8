"""The document as it is read: lines, paragraphs, marks, sentences, clauses; no plan yet.

`grids` gives tables back their cells, `lines` sets page numbers and web pages' words aside, `terms`
footnotes; `habits` and `wraps` say what was one paragraph; `flow` has the text that all later
passes work on, with a way back to the source. `marks`, `segments`, `clauses`, `headings` and
`columns` say what parts of it look like, by the words of the data file. Nothing knows of levels.
"""
