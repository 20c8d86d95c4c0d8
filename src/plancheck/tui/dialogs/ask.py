"""Asking for one line: a name, a telephone number."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Input

from ...domain.ledger.typed_text import Typed
from ..widgets.field import Field
from .dialog import PUT_BACK, Dialog


class AskDialog(Dialog[str]):
    """Gives what the line says when it was closed, by Enter or by Esc."""

    ADVICE = "只填一次，以后都用它。"
    DONE = "保存并返回"
    """What both keys do."""
    DEFAULT_CSS: ClassVar[str] = "AskDialog #box { width: 56; }"

    def __init__(
        self, title: str, value: str, typed: Typed, advice: str = ADVICE, done: str = DONE
    ) -> None:
        super().__init__()
        self.ADVICE = advice
        self.KEYS = (("Enter Esc", done),)
        self._title = title
        self._typed = typed
        self._value = typed.fields.get("text", value)

    def title_text(self) -> str:
        """What is asked for."""
        return self._title

    def content(self) -> ComposeResult:
        """The field."""
        yield Field(self._value, id="line")

    def on_mount(self) -> None:
        """Begin to type, or go on."""
        self.query_one(Field).focus()
        if self._typed.key:
            self.fault(PUT_BACK)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        self.finish()

    def finish(self) -> bool:
        """Close with what the field says."""
        self.dismiss(self.query_one(Field).value.strip())
        return True

    def typed(self) -> Typed | None:
        """What the field says where it was changed, to be kept."""
        text = self.query_one(Field).value.strip()
        changed = text and text != self._value
        return (
            self._typed._replace(fields={**self._typed.fields, "text": text}) if changed else None
        )
