"""Workbooks that come from elsewhere: forms that were filled in (填报表), old ledgers.

`sheet` reads xlsx, xls and ods as plain values; `package` and `compound` look through the file
before (`spreadsheet`, `open_document`, `old_records`, by tag with `xml_tags`; `workbook_facts` has
what is known then), since what reads it takes memory by what the file says of itself. `freshness`
says whether a form that lies where another is to be written was filled in since. `text_table` reads
csv and cells that were copied, `word_table` the tables of a Word document.

What holds here: nothing that a file claims is allocated unseen, nothing it points to is opened, no
formula is worked out, and what cannot be read is said, with what to do about it.
"""
