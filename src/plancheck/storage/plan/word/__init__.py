"""A Word document (docx): every word that its reader sees, nothing that he does not see.

`package` opens the file and bounds what is in it, `styles` and `numbering` work out what Word
draws before a paragraph, `paragraph` has the words of one (`fields`: what in it is a code), `table`
where a cell stands, `blocks` what stands in a body or a row, `document` puts all in order.
python-docx is not used: it leaves out inserted text, numbers, footnotes, text boxes and content
controls, and takes longer to import than all this takes to run.

What must hold:

- The text is the one that Word shows with all revisions accepted: deleted runs, hidden text, field
  codes, placeholders, page numbers and what says a thing twice (mc:Fallback, a vertical merge's
  further cells) are no part of it.
- Nothing of a package is parsed before its size, its parts' sizes and their number of tags are
  known to be small; a part with a DTD is refused, so that there are no entities. Nothing that a
  document points to outside itself is opened.
- What a document has and the text has not (deletions, pictures, links) is said in a sentence.

Element and attribute names are those of ECMA-376, Part 1; the strict form of ISO/IEC 29500 is read
as the transitional one.
"""
