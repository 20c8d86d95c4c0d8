"""The private name of Textual's text area; apart from the rest, since few starts come to notes."""

from __future__ import annotations

from textual.widgets import TextArea
from textual.widgets.text_area import Selection


class SoundTextArea(TextArea):
    """`_refresh_size`: undo and redo come through it with the text changed and the cursor not."""

    def _refresh_size(self) -> None:
        within = Selection(*map(self.clamp_visitable, self.selection))
        if within != self.selection:
            self.selection = within
        super()._refresh_size()

    def undo(self) -> None:
        """What is typed next is no part of the edit before: it would be taken back with it."""
        super().undo()
        self.history.checkpoint()
