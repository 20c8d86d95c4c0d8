"""Asking for one line: a name, a telephone number."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Input

from ..widgets.field import Field
from .dialog import Dialog


class Ask(Dialog[str]):
    """Gives what the line says when it was closed, by Enter or by Esc."""

    ADVICE = "Enter 或 Esc 保存并返回；只填一次，以后都用它"
    DEFAULT_CSS: ClassVar[str] = "Ask > #box { width: 48; }"

    def __init__(self, title: str, value: str) -> None:
        super().__init__()
        self._title = title
        self._value = value

    def title_text(self) -> str:
        """What is asked for."""
        return self._title

    def content(self) -> ComposeResult:
        """The field."""
        yield Field(self._value, id="line")

    def on_mount(self) -> None:
        """Begin to type."""
        self.query_one(Field).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        self.finish()

    def finish(self) -> bool:
        """Close with what the field says."""
        self.dismiss(self.query_one(Field).value.strip())
        return True
