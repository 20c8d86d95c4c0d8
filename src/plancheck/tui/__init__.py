"""The screen: gathers input, calls the Workspace, says what happened. Textual lives here alone."""

import os

# Textual reads it when it is imported. Kitty's key protocol loses what an input method commits in
# iTerm2, and nothing here needs it.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
