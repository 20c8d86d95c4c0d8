"""What covers the main screen: to read and scroll, or to work at a measure.

`text_page` is read alone (`feedback` is one), and so are `help` (F1) and `manual`, found by typing
(`search_page`), and `overview` (Ctrl+O, of the rows of `year`). `setup` (F12) is the first start.
`paper` lays a report out to be read, here and in a roll-up. `work_page` has a line to say things
on, and acts: `form/` (Enter), `steps` (F6) under a `measure_head`, `issues` (Ctrl+T,
of the rows of `issue_rows`), `history` (Ctrl+R), `doctor` (Ctrl+D).

What must hold: a page knows no main screen; who opens it gives it what it may call. A `work_page`
has `show_changed`, so that the recorder shows on it what changes while it is open; what a clerk is
writing then stays as it is. Esc keeps what is valid, and what is not keeps the page open, once.
"""
