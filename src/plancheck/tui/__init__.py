"""The screen: gathers input, calls the Workspace, says what happened. Textual lives here alone.

`app` opens the main screen (`main`), over which all others come and go: `report` (F8), `rollup`
(F9), `pages` that cover it, `dialogs` that ask one thing; all are made of `widgets`. An act goes
through the one `recorder`, which shows it at once on every screen that is open, has the `saver`
make it durable on a thread of its own, and says what became of it. What takes longer is a job
(`jobs`). `commands` has every command once: its keys, its words in key bar, help and palette;
`keymap` what the settings make of them. `departure` closes what is open, and nothing typed is lost.
`terminal` is what lies between the terminal and the app.

What must hold:

- Imports run down: app, main, report | rollup, pages, dialogs, widgets, departure, recorder | jobs,
  screen | saver, terminal, keymap, commands, and the leaves. No module is without a layer.
- No file is opened, nothing filtered or counted here: the Workspace answers.
- Every screen is an `OwnScreen`: left once, deaf from then on. What a message speaks of it carries
  (a row's key, an option's id): never a place in a list that may be another by then.
- A private name of Textual or Rich stands in `textual_privates` or, for a note's text, in
  `textual_text_area`, and nowhere else.
- Nothing is drawn with characters of ambiguous width; colours only repeat what a mark says.
- What the first paint does not need is imported where it is used.
"""

import os

# Textual reads it when it is imported. Kitty's key protocol loses what an input method commits in
# iTerm2, and nothing here needs it.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
