"""Where one goes from the form: to a note, to steps, to the measure before or after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ...widgets.bars.bars import Word


class FormLinks(NamedTuple):
    """`along` are the measures that PgUp and PgDn go through, `follow` has the list do the same."""

    note: Callable[[Sequence[str]], None]
    steps: Callable[[str], None]
    issues: Callable[[str], None]
    answer: Callable[[str], None]
    follow: Callable[[str], None]
    along: Sequence[str]

    def open(self, name: str, id: str) -> None:
        """What goes by one of these names, of a measure."""
        {"steps": self.steps, "issues": self.issues, "answer": self.answer}[name](id)

    def beside(self, id: str, step: int) -> str:
        """The measure so many on; "" at the end, and where this one is not among them."""
        place = self.along.index(id) + step if id in self.along else -1
        return self.along[place] if 0 <= place < len(self.along) else ""

    def place(self, id: str) -> Iterator[Word]:
        """第 19 项，共 38 项   PgUp PgDn 换一项."""
        if id in self.along:
            words = f"第 {self.along.index(id) + 1} 项，共 {len(self.along)} 项   "
            yield Word(words, "faint")
            yield Word("PgUp PgDn 换一项 ", "faint", "screen.turn(1)")
