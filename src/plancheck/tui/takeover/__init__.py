"""接手旧台账 on the screen: which table, what it would record, row by row, and the one act.

`choice` asks for the table, `page` shows what becomes of each row, `wording` how that is said.
"""
