"""The main screen: one class in `screen`, and what it is made of beside it.

`browser` answers what the list is asked, without Textual; `edits` does what the clerk does to
measures; `filters` and `transfer` ask in dialogs; `pages` opens other screens; `bars` and `detail`
show, in the words of `wording` and `standing`. Keys find their way by the screen's `action_` names
(`tui/commands.py`); each is one line that leads to one of these.
"""
