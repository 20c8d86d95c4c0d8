"""Writing what goes between office and unit: a remark, why a report is sent back, an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from ..widgets.prose import Prose
from .note import NoteDialog

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ...domain.ledger.typed_text import Typed


class RemarkDialog(NoteDialog):
    """Gives what the office says; None where it says nothing."""

    KEYS = (("Enter", "写好"), ("Ctrl+J", "换行"), ("Esc", "写好返回"))
    ADVICE = "不说了：删空再按 Esc"
    WANTED = "还没有写。写上再按 Enter；按 Esc 就什么也不说。"


class AnswerDialog(NoteDialog):
    """Gives what the unit answers; None for nothing, which says that it was read."""

    KEYS = (("Enter", "答复"), ("Ctrl+J", "换行"), ("Esc", "写了就答复，没写就不答复"))
    ADVICE = "不写字按 Enter，就是“已知悉”"

    DEFAULT_CSS = "AnswerDialog #said { height: auto; max-height: 8; margin-bottom: 1; }"

    def __init__(self, title: str, said: str, typed: Typed) -> None:
        super().__init__(title, typed)
        self._said = said
        self.noted = False
        """Whether Enter was pressed, with or without words."""

    def content(self) -> ComposeResult:
        """What the office said, then the text."""
        yield Prose(Text(self._said), id="said")
        yield from super().content()

    def on_note_area_kept(self) -> None:
        """Enter."""
        self.noted = True
        super().on_note_area_kept()
