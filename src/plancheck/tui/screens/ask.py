"""Asking for one line: a name, a telephone number."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from ...domain.text import TITLE_LIMIT
from .dialog import Dialog


class OneLine(Input):
    """A field that takes an input method's full-width blank for a blank."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ideographic_space", "insert_blank", "空格", show=False),
    ]

    def action_insert_blank(self) -> None:
        """Insert a blank."""
        self.insert_text_at_cursor(" ")


class Ask(Dialog[str]):
    """Gives what the line says when it was closed, by Enter or by Esc."""

    ADVICE = "Enter 或 Esc 保存并返回；只填一次，以后都用它"
    DEFAULT_CSS: ClassVar[str] = """
    Ask > #box { width: 48; }
    Ask Input, Ask Input:focus { border: none; height: 1; padding: 0 1; background: $panel; }
    """

    def __init__(self, title: str, value: str) -> None:
        super().__init__()
        self._title = title
        self._value = value

    def title_text(self) -> str:
        """What is asked for."""
        return self._title

    def content(self) -> ComposeResult:
        """The field."""
        yield OneLine(self._value, max_length=TITLE_LIMIT, compact=True)

    def on_mount(self) -> None:
        """Begin to type."""
        self.query_one(OneLine).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        self.finish()

    def finish(self) -> bool:
        """Close with what the field says."""
        self.dismiss(self.query_one(OneLine).value.strip())
        return True
