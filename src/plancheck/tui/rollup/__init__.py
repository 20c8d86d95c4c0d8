"""F9: the street's page. One class in `screen`, and what it is made of beside it.

`browser` answers what is asked, without Textual; `filters` asks in dialogs; `intake` reads,
`export` writes, both as jobs that Esc stops; `pages`, `head` and `matrix` show; `unit` is a unit's
own report. What these know of the screen is the protocol in `view`.
"""
