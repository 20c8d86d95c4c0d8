"""接手旧台账 on the screen: which table, what it would record, row by row, and the one act.

`choice` asks for the table, `page` shows what becomes of each row, `measure_dialog` asks which
measure a row is about, `wording` how that is said.

What must hold: what is a guess or changes what is on record is not ticked until the clerk does it;
every row that is not taken says why; all is one act, and one undo takes it back.
"""
