"""F9: the street's page. One class in `screen`, and what it is made of beside it.

`browser` answers what is asked, without Textual; `filters` asks in dialogs; `intake` reads,
`export` writes, both as jobs that Esc stops. `shown_page` has what stands there: the `head`, a page
of `pages` as rows (`overview` with its `groups`, `issue_rows`, `leader`, `files`) or the `matrix`.
`units` opens what a row stands for by its key (`row_keys`): `unit` is a unit's own report,
`remarks` what is said to it there. `office` does what is no reading: forms, who is rung up, the
`roster`.

What must hold: what these know of the screen is the protocol in `view`; nothing here counts, words
come from `domain.rollup`; what one page or act alone needs (bulletin, forms) is imported for it.
"""
