"""The last line but one: what was said, and in its own place how it stands with the disk."""

from __future__ import annotations

from ...saver import NOTHING, Saving
from .bars import Bars, Word


class StatusLine:
    """A line of some bars. What was said goes with what it was about: `clear` takes it away."""

    def __init__(self, bars: Bars, name: str = "status") -> None:
        self._bars = bars
        self._name = name
        self._said: tuple[Word, ...] = ()
        self._rest = Word("")
        self.saving = NOTHING
        """How it stands with the disk."""

    @property
    def said(self) -> str:
        """What stands there."""
        return "".join(word.text for word in self._said or (self._rest,)).strip()

    def say(self, words: str, style: str = "plain", hint: str = "") -> None:
        """One sentence, and what can be done about it."""
        one_line = " ".join(words.split("\n"))
        self._said = (
            Word(f" {one_line}", style),
            *((Word(f"  {hint}", "faint"),) if hint else ()),
        )
        self._show()

    def rest(self, words: str, style: str = "faint") -> None:
        """What stands there while nothing is said."""
        self._rest = Word(f" {words}", style)
        self._show()

    def clear(self) -> None:
        """Nothing more of what was said."""
        self._said = ()
        self._show()

    def show_saving(self, saving: Saving) -> None:
        """已保存 09:20, 正在保存, 还没有存, 没有保存."""
        self.saving = saving
        self._show()

    def _show(self) -> None:
        place = [Word(f"  {self.saving.words} ", self.saving.style)] if self.saving.words else []
        self._bars.show(self._name, self._said or (self._rest,), place)
