"""Lines of words, some of which act when clicked: header, filter bar, status line, keys.

One widget draws all the lines above the list, and one all those under it: a widget more costs a
millisecond of the first paint, a line more nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from .drawn import Drawn


class Word(NamedTuple):
    """A piece of a line. `action`, where there is one, is run on the screen by a click."""

    text: str
    style: str = "plain"
    action: str = ""


Sides = tuple[Sequence[Word], Sequence[Word]]
"""A line's words from the left, and to the right end."""
_EMPTY: Sides = ((), ())
RULE = "rule"
"""A line so named is drawn of hyphens: box-drawing characters are of ambiguous width."""


class Bars(Drawn):
    """Named lines: on each, words from the left and words to the right end."""

    LOOKS = "bars"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bars--plain",
        "bars--strong",
        "bars--faint",
        "bars--alert",
        "bars--good",
    }
    DEFAULT_CSS = """
    Bars {
        height: auto;
        & > .bars--strong { color: $primary; text-style: bold; }
        & > .bars--faint { color: $secondary; }
        & > .bars--alert { color: $error; text-style: bold; }
        & > .bars--good { color: $success; }
    }
    """

    class Clicked(Message):
        """A word with an action was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, *names: str, id: str | None = None) -> None:
        super().__init__(id=id)
        self._names = names
        self._words: dict[str, Sides] = {}

    def line_up(self, *names: str) -> None:
        """Show these lines, in this order; what the others say is kept."""
        if names != self._names:
            self._names = names
            self.refresh(layout=True)

    def show(self, name: str, left: Sequence[Word], right: Sequence[Word] = ()) -> None:
        """Put words on a line. Where both do not fit, the left ones are cut."""
        if self._words.get(name, _EMPTY) != (left, right):
            self._words[name] = (left, right)
            if name in self._names:
                self.refresh(Region(0, self._names.index(name), self.size.width, 1))

    def text(self, name: str) -> str:
        """What a line says."""
        left, right = self._words.get(name, _EMPTY)
        return "".join(word.text for word in (*left, *right))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are names."""
        return len(self._names)

    def render_line(self, y: int) -> Strip:
        """One line."""
        width = self.size.width
        name = self._names[y] if y < len(self._names) else ""
        if name == RULE:
            return Strip([Segment("-" * width, self._style("faint"))])
        words, to_the_right = self._words.get(name, _EMPTY)
        left = Strip([Segment(word.text, self._style(word.style)) for word in words])
        right = Strip([Segment(word.text, self._style(word.style)) for word in to_the_right])
        left = left.adjust_cell_length(max(0, width - right.cell_length), self.rich_style)
        return Strip.join([left, right]).adjust_cell_length(width, self.rich_style)

    async def on_click(self, event: events.Click) -> None:
        """A word that has an action was hit."""
        name = self._names[event.y] if event.y < len(self._names) else ""
        left, right = self._words.get(name, _EMPTY)
        start = self.size.width - sum(cell_len(word.text) for word in right)
        for at, words in ((0, left), (max(0, start), right)):
            for word in words:
                end = at + cell_len(word.text)
                if word.action and at <= event.x < end:
                    self.post_message(self.Clicked(word.action))
                at = end  # noqa: PLW2901  # walking along the line
