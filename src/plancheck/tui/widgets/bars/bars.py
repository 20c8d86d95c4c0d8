"""Lines of words, some of which act when clicked: header, filter bar, status line, keys.

One widget draws all the lines above the list, and one all those under it: a widget more costs a
millisecond of the first paint, a line more nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from ...skin import CUT, LINE
from ..canvas import Drawn


class Word(NamedTuple):
    """A piece of a line. `action`, where there is one, is run on the screen by a click."""

    text: str
    style: str = "plain"
    action: str = ""


Sides = tuple[Sequence[Word], Sequence[Word]]
"""A line's words from the left, and to the right end."""


def one_line(text: str) -> str:
    """A text without its line feeds, as long as before."""
    return text.replace("\n", " ")


class BarLine(NamedTuple):
    """A line: its words from both sides, what it stands on, what the gap between is filled with."""

    left: Sequence[Word] = ()
    right: Sequence[Word] = ()
    ground: str = "page"
    fill: str = " "

    @property
    def words(self) -> Iterator[Word]:
        """All words, from left to right."""
        return chain(self.left, self.right)


_EMPTY = BarLine()
RULE = "rule"
"""A line so named is a line from end to end."""


def drawn_line(
    line: BarLine, width: int, style: Callable[[str, str], Style], put: Callable[[str], str]
) -> Strip:
    """A line in exactly so many cells. Where both sides do not fit, the left one is cut, marked.

    A text of several lines is on this one: a line feed would move all that is below.
    """

    def strip(words: Sequence[Word]) -> Strip:
        return Strip(
            [Segment(put(one_line(word.text)), style(word.style, line.ground)) for word in words]
        )

    left, right = strip(line.left), strip(line.right)
    room = max(0, width - right.cell_length)
    plain = style("plain", line.ground)
    if line.fill != " " and left.cell_length < room:
        filled = put(line.fill) * (room - left.cell_length)
        left = Strip([*left, Segment(filled, style("line", line.ground))])
    if cell_len(left.text.rstrip()) > room > 2:
        left = left.adjust_cell_length(room - 2, plain)
        left = Strip([*left, Segment(put(CUT), plain)])
    left = left.adjust_cell_length(room, plain)
    return Strip.join([left, right]).adjust_cell_length(width, plain)


class Bars(Drawn):
    """Named lines: on each, words from the left and words to the right end."""

    DEFAULT_CSS: ClassVar[str] = "Bars { height: auto; }"

    class Clicked(Message):
        """A word with an action was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, *names: str, id: str | None = None) -> None:
        super().__init__(id=id)
        self._names = names
        self._lines: dict[str, BarLine] = {RULE: BarLine(fill=LINE)}

    def line_up(self, *names: str) -> None:
        """Show these lines, in this order; what the others say is kept."""
        if names != self._names:
            self._names = names
            self.refresh(layout=True)

    def show(
        self,
        name: str,
        left: Sequence[Word],
        right: Sequence[Word] = (),
        *,
        ground: str = "page",
        fill: str = " ",
    ) -> None:
        """Put words on a line. Where both do not fit, the left ones are cut."""
        line = BarLine(left, right, ground, fill)
        if self._lines.get(name, _EMPTY) != line:
            self._lines[name] = line
            if name in self._names:
                self.refresh(Region(0, self._names.index(name), self.size.width, 1))

    def text(self, name: str) -> str:
        """What a line says."""
        words = self._lines.get(name, _EMPTY).words
        return self._skin.put("".join(word.text for word in words))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are names."""
        return len(self._names)

    def render_line(self, y: int) -> Strip:
        """One line."""
        line = self._lines.get(self._names[y] if y < len(self._names) else "", _EMPTY)
        return drawn_line(line, self.size.width, self._style, self._skin.put)

    async def on_click(self, event: events.Click) -> None:
        """A word that has an action was hit."""
        line = self._lines.get(self._names[event.y] if event.y < len(self._names) else "", _EMPTY)
        start = self.size.width - sum(cell_len(word.text) for word in line.right)
        for at, words in ((0, line.left), (max(0, start), line.right)):
            for word in words:
                end = at + cell_len(word.text)
                if word.action and at <= event.x < end:
                    self.post_message(self.Clicked(word.action))
                at = end  # noqa: PLW2901  # walking along the line
