"""Rows of text to go along, each of which may stand for something: the report and its desk.

Draws its own lines, as the list does (docs/decisions/0001): an OptionList takes 50 ms to come up.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from ...domain.cells import line_spans
from ..skin import FOCUS
from .drawn import DrawnList

_MARGIN = 1
"""Cells before the text; the highlighted row has its mark there."""


class Row(NamedTuple):
    """A row's words, what choosing it means ("" for nothing), how it looks.

    What does not fit on its first line is indented on the next ones.
    """

    text: str
    key: str = ""
    style: str = "plain"
    indent: int = 0


def _broken(row: Row, cells: int) -> list[str]:
    """The row's lines, each of at most so many cells."""
    indent = min(row.indent, cells // 2)
    spans = line_spans(row.text, cells, indent=indent, width=cell_len)
    return [" " * (indent if number else 0) + row.text[a:b] for number, (a, b) in enumerate(spans)]


class Rows(DrawnList):
    """The rows, wrapped to the width. The place is kept when they are shown anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "上一行", show=False),
        Binding("down", "step(1)", "下一行", show=False),
        Binding("pageup", "page(-1)", "上一页", show=False),
        Binding("pagedown", "page(1)", "下一页", show=False),
        Binding("home", "edge(-1)", "第一行", show=False),
        Binding("end", "edge(1)", "最后一行", show=False),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    Rows { height: 1fr; overflow: hidden auto; scrollbar-size-vertical: 1; }
    """

    class Chosen(Message):
        """A row was clicked; `key` is what it stands for."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._rows: tuple[Row, ...] = ()
        self._lines: list[tuple[int, str]] = []
        """Each line's row and text."""
        self._at = 0

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        key = self.chosen
        if tuple(rows) != self._rows:
            self._target.change()
        self._rows = tuple(rows)
        same = [at for at, row in enumerate(rows) if key and row.key == key]
        self._at = same[0] if same else max(0, min(self._at, len(rows) - 1))
        self._wrap()

    def select(self, key: str) -> None:
        """Put the highlight on the first row that stands for this, if there is one."""
        at = next((at for at, row in enumerate(self._rows) if row.key == key), None)
        if at is not None:
            self._go(at)

    def begin(self) -> None:
        """Put the highlight on the first row that stands for something."""
        self._go(next((at for at, row in enumerate(self._rows) if row.key), 0))

    @property
    def current(self) -> Row:
        """The highlighted row."""
        return self._rows[self._at] if self._rows else Row("")

    @property
    def chosen(self) -> str:
        """What the highlighted row stands for."""
        return self.current.key

    # --- moving

    def action_step(self, step: int) -> None:
        """One row on."""
        self._go(self._at + step)

    def action_page(self, step: int) -> None:
        """One page on."""
        line = self._first_line(self._at) + step * self._page
        self._go(self._lines[max(0, min(line, len(self._lines) - 1))][0] if self._lines else 0)

    def action_edge(self, step: int) -> None:
        """To the first or the last row."""
        self._go(0 if step < 0 else len(self._rows) - 1)

    def _go(self, at: int) -> None:
        self._at = max(0, min(at, len(self._rows) - 1))
        first, height = self._first_line(self._at), self.size.height
        last = first + sum(row == self._at for row, _ in self._lines) - 1
        top = self._top
        if height and not top <= first <= last < top + height:
            top = min(first, max(0, last - height + 1)) if first < top else last - height + 1
            self._scroll_to_line(top)
        self.refresh()

    def _first_line(self, at: int) -> int:
        return next((line for line, (row, _) in enumerate(self._lines) if row == at), 0)

    async def on_click(self, event: events.Click) -> None:
        """Highlight the row, and choose it."""
        offset = self._hit(event)
        line = -1 if offset is None else self._top + offset.y
        if 0 <= line < len(self._lines):
            self._go(self._lines[line][0])
            self.post_message(self.Chosen(self.chosen))

    # --- drawing

    def on_resize(self) -> None:
        """Wrap anew, the place kept."""
        self._wrap()
        self._go(self._at)

    def _wrap(self) -> None:
        cells = self.size.width - 2 * _MARGIN
        rows = self._rows if cells >= 0 else ()  # without room, hidden for one, there is no line
        self._lines = [(at, line) for at, row in enumerate(rows) for line in _broken(row, cells)]
        self.virtual_size = Size(self.size.width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line."""
        line, width = self._top + y, self.size.width
        if line >= len(self._lines):
            return Strip.blank(width, self._style("plain"))
        at, text = self._lines[line]
        ground, mark = "page", " "
        if at == self._at and self.has_focus:
            ground = "cursor"
            mark = FOCUS if line == self._first_line(at) else " "
        style = self._style(self._rows[at].style, ground)
        words = self._skin.put(mark + text)
        return Strip([Segment(words, style)]).adjust_cell_length(width, style)

    def notify_style_update(self) -> None:
        """The terminal may draw texts wider than was known: break the lines anew."""
        super().notify_style_update()
        self._wrap()
