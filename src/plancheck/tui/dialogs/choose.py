"""Choosing one of a few: statuses, unit types. Arrows and Enter, or the digit before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from ..widgets.bars.bars import Word
from ..widgets.choice_list import ChoiceList
from ..widgets.row import Row
from ..widgets.rows import Rows
from .dialog import Dialog

DIGITS = 9
"""So many options have a digit, which chooses at once."""


_DIGIT = 2
"""Cells of the digit before a choice."""


def _digit(number: int) -> Word:
    return Word(f"{number} " if number <= DIGITS else "  ", "faint")


def _words(words: str | Sequence[Word]) -> Sequence[Word]:
    return (Word(words),) if isinstance(words, str) else words


class ChooseDialog(Dialog[str]):
    """Gives the chosen text, None where none was."""

    KEYS = (("↑ ↓", "选"), ("Enter", "定"), ("数字", "直接选"), ("Esc", "返回"))
    DEFAULT_CSS: ClassVar[str] = "ChooseDialog #box { width: 56; }"

    def __init__(
        self,
        title: str,
        options: Sequence[tuple[str, str | Sequence[Word]]],
        current: str,
        meant: Callable[[str], str | None] = lambda _: None,
    ) -> None:
        super().__init__()
        self._meant = meant
        """Which of the options a text means that is typed all the same."""
        self._title = title
        self._options = options
        self._current = current
        rows = [
            Row((_digit(n), *_words(words)), str(n), indent=_DIGIT)
            for n, (_, words) in enumerate(options, 1)
        ]
        self._list = ChoiceList(rows, id="choices")

    def title_text(self) -> str:
        """The question."""
        return self._title

    def content(self) -> ComposeResult:
        """The list."""
        yield self._list

    def on_mount(self) -> None:
        """Begin at what is now."""
        self._highlight(self._current)
        self._list.focus()

    def _highlight(self, value: str | None) -> None:
        values = [value for value, _ in self._options]
        if value in values:
            self._list.select(str(values.index(value) + 1))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter or a click."""
        event.stop()
        self.dismiss(self._options[int(event.key) - 1][0])

    def on_paste(self, event: events.Paste) -> None:
        """A word that an input method gave: the option that it means is highlighted."""
        event.stop()
        self._highlight(self._meant(event.text))

    def on_key(self, event: events.Key) -> None:
        """A digit chooses at once, a full-width one too."""
        character = event.character or ""
        if character.isdecimal() and 1 <= int(character) <= min(DIGITS, len(self._options)):
            event.stop()
            self.dismiss(self._options[int(character) - 1][0])
