"""A measure's steps, and the field in which one is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from ...domain.text import TITLE_LIMIT
from ..commands import STEP_LIST, bindings
from .field import Field, Refused
from .options import Options

LINES_LIMIT = 100
"""So many steps are pasted at once."""


class StepList(Options):
    """The steps; keys act on the highlighted one only while the list has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(STEP_LIST)]


class StepTitle(Field):
    """What is to be done; several lines pasted into it are as many steps."""

    class Lines(Message):
        """They came."""

        def __init__(self, lines: Sequence[str]) -> None:
            super().__init__()
            self.lines = lines

    def write(self, text: str) -> bool:
        """One line into the field; several are told of."""
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2:
            return super().write(text)
        length = max(map(len, lines))
        if len(lines) > LINES_LIMIT or length + len(self.value) > TITLE_LIMIT:
            what = f"{len(lines)}行，最长的{length}字"
            most = f"一次最多贴{LINES_LIMIT}步，一步最多{TITLE_LIMIT}字"
            self.post_message(Refused(f"太长了：{what}；{most}，没有贴进来。"))
            return False
        self.post_message(self.Lines(lines))
        return True
