"""Which document a plan is made of: its path, or its text pasted."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input, Static

from ..dialogs.dialog import Dialog
from ..widgets.field import Field


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
    """Gives a path, or a text of several lines; None where nothing was named."""

    TITLE_TEXT = "录入哪份文件"
    ADVICE = "docx、txt 或 md 文件的路径；也可以把整份文字直接粘贴到这里"
    KEYS = (("Enter", "读这份文件"), ("Esc", "不录"))

    def content(self) -> ComposeResult:
        """The field."""
        yield Static("文件的路径，如 D:\\下载\\2027年工作计划.docx", markup=False)
        yield DocumentField(id="document")

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
