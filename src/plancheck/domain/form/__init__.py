"""填报表: a week's report to be filled in with a spreadsheet, by a unit without the program.

`columns` has what stands over each column, `model` the form as a value, and the labels of the cells
that say whose form of what it is. `blank` makes the one that goes out, of plan and last report. Of
one that came back `finder` finds head and rows among a workbook's cells (`sheet`, `grid`) by
`labels`, `head`, `measures` and `values` say what they mean, `answers` puts it together, `report`
makes a report. `report_workbook` knows a report's own workbook again, `issue_sheet` its problems.

What holds here:
- Only what can mean one thing is taken. A row that cannot be read is named by its cell and left
  out; the others count.
- A form's value depends on the file alone: who, which week, which plan and how it stood the week
  before are all in visible cells.
- What lasts (责任人, 完成时限, 累计完成, 佐证材料) goes out as it was known, what a week brings
  empty, so that a unit that says nothing is seen to have said nothing.

Kept in step: `export/form/` writes what is said here, `storage/form/` reads it back.
"""
