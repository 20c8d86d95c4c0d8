"""Which document is to be read: its path, or its text pasted."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input

from ..widgets.field import Field
from ..widgets.prose import Prose
from .dialog import Dialog


class DocumentField(Field):
    """A path; several lines pasted into it are a document."""

    class Pasted(Message):
        """They came."""

        def __init__(self, lines: Sequence[str]) -> None:
            super().__init__()
            self.lines = lines

    def write(self, text: str) -> bool:
        """One line into the field; several are told of."""
        lines = text.strip("\n").split("\n")
        if len(lines) < 2:
            return super().write(text)
        self.post_message(self.Pasted(lines))
        return True


class DocumentDialog(Dialog[str]):
    """Gives a path, or a text of several lines; None where nothing was named.

    `label` says what kind of file, with an example; a text may be pasted as `pasted` says.
    """

    TITLE_TEXT = "录入哪份文件"
    KEYS = (("Enter", "读这份文件"), ("Esc", "不录"))

    def __init__(self, label: str, pasted: str) -> None:
        super().__init__()
        self._label, self._pasted = label, pasted

    def content(self) -> ComposeResult:
        """The field."""
        yield Prose(Text(self._label))
        yield DocumentField(id="document")
        yield Prose(Text(self._pasted), id="pasted")

    def on_mount(self) -> None:
        """Begin to type."""
        self.query_one(Field).focus()

    def on_document_field_pasted(self, event: DocumentField.Pasted) -> None:
        """A document's text."""
        event.stop()
        self.dismiss("\n".join(event.lines) + "\n")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        path = event.value.strip()
        self.dismiss(path or None)

    def finish(self) -> bool:
        """Esc: nothing."""
        self.dismiss(None)
        return True
