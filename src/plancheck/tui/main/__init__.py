"""The main screen: one class in `screen`, and what it is made of beside it.

`browser` answers what the list is asked, without Textual; `edits` does what the clerk does to
measures; `filters` and `transfer` ask in dialogs; `measure_pages` opens what is about measures,
`pages` every other screen, `typed_texts` what could not be saved; `bars` and `detail` show, in the
words of `wording` and `standing`. Keys find their way by the screen's `action_` names
(`tui/commands/`); each is one line that leads to one of these.
"""
