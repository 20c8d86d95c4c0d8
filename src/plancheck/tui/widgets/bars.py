"""Lines of words, some of which act when clicked: header, filter bar, status line, keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget


class Word(NamedTuple):
    """A piece of a bar. `action`, where there is one, is run on the screen by a click."""

    text: str
    style: str = "plain"
    action: str = ""


class Bar(Widget):
    """One line: words from the left, words to the right end, blank between them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bar--plain",
        "bar--strong",
        "bar--faint",
        "bar--alert",
        "bar--good",
    }
    DEFAULT_CSS = """
    Bar {
        height: 1;
        & > .bar--strong { color: $primary; text-style: bold; }
        & > .bar--faint { color: $secondary; }
        & > .bar--alert { color: $error; text-style: bold; }
        & > .bar--good { color: $success; }
    }
    """

    class Clicked(Message):
        """A word with an action was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._left: Sequence[Word] = ()
        self._right: Sequence[Word] = ()

    def show(self, left: Sequence[Word], right: Sequence[Word] = ()) -> None:
        """Put words on the line. Where both do not fit, the left ones are cut."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(word.text for word in (*self._left, *self._right))

    def _placed(self) -> list[tuple[int, Word]]:
        placed, at = [], 0
        for word in self._left:
            placed.append((at, word))
            at += cell_len(word.text)
        end = self.size.width - sum(cell_len(word.text) for word in self._right)
        at = max(0, end)
        for word in self._right:
            placed.append((at, word))
            at += cell_len(word.text)
        return placed

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.size.width
        left = Strip([self._segment(word) for word in self._left])
        right = Strip([self._segment(word) for word in self._right])
        room = max(0, width - right.cell_length)
        left = left.adjust_cell_length(room, self.rich_style)
        return Strip.join([left, right]).adjust_cell_length(width, self.rich_style)

    def _segment(self, word: Word) -> Segment:
        return Segment(word.text, self.get_component_rich_style(f"bar--{word.style}"))

    async def _on_click(self, event: events.Click) -> None:
        for at, word in self._placed():
            if word.action and at <= event.x < at + cell_len(word.text):
                self.post_message(self.Clicked(word.action))


class Rule(Widget):
    """A line of hyphens: box-drawing characters are of ambiguous width in Chinese terminals."""

    DEFAULT_CSS = "Rule { height: 1; color: $secondary; }"

    def render_line(self, y: int) -> Strip:
        """The line."""
        return Strip([Segment("-" * self.size.width, self.rich_style)])
