"""Pages: what covers the main screen until Esc. `text_page` to read, `work_page` to work on.

Form, steps, history, overview and help are each one module; all act through the recorder, and none
knows the screen under it.
"""
