"""Rows of text to go along, each of which may stand for something: all but the plan's list.

Draws its own lines, as the list does (docs/decisions/0001): an OptionList takes 50 ms to come up.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from ..skin import FOCUS
from .bars.bars import BarLine, Word, drawn_line
from .canvas import DrawnList
from .row import Row, Span, indent, part, spans


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

    class _About(Message):
        """Something about a row; `key` is what it stands for."""

        def __init__(self, rows: Rows, key: str) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

        @property
        def control(self) -> Rows:
            """Which list."""
            return self.rows

    class Chosen(_About):
        """A row was chosen: clicked, or by Enter where the list has it."""

    class Highlighted(_About):
        """Another row is the highlighted one."""

    def __init__(
        self, rows: Sequence[Row] = (), *, id: str, ground: str = "page", margin: int = 1
    ) -> None:
        super().__init__(id=id)
        self._ground, self._margin = ground, margin
        """`margin`: cells at both sides of the text; the highlighted row has its mark there."""
        self._rows = tuple(rows)
        self._lines: list[tuple[int, Span]] = []
        """Each line's row, and what of it is on the line."""
        self._starts: list[int] = []
        """Each row's first line."""
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
        """The next row that stands for something, if it is in sight; else the next one."""
        line, rows = self._first_line(self._at), self._rows
        on = range(self._at + step, len(rows) if step > 0 else -1, step)
        for at in on:
            if abs(self._first_line(at) - line) > self._page:
                break
            if rows[at].key:
                self._go(at)
                return
        self._go(next((at for at in on if rows[at].plain.strip()), self._at + step))

    def action_page(self, step: int) -> None:
        """One page on."""
        line = self._first_line(self._at) + step * self._page
        self._go(self._lines[max(0, min(line, len(self._lines) - 1))][0] if self._lines else 0)

    def action_edge(self, step: int) -> None:
        """To the first or the last row."""
        self._go(0 if step < 0 else len(self._rows) - 1)

    def _go(self, at: int) -> None:
        before, self._at = self.chosen, max(0, min(at, len(self._rows) - 1))
        if self.chosen != before:
            self.post_message(self.Highlighted(self, self.chosen))
        self._reveal()
        self.refresh()

    def _reveal(self) -> None:
        """Scroll no farther than the highlighted row takes."""
        first, height = self._first_line(self._at), self.size.height
        after = self._at + 1
        last = (self._starts[after] if after < len(self._starts) else len(self._lines)) - 1
        top = self._top
        if height and not top <= first <= last < top + height:
            top = min(first, max(0, last - height + 1)) if first < top else last - height + 1
            self._scroll_to_line(top)

    def _first_line(self, at: int) -> int:
        return self._starts[at] if 0 <= at < len(self._starts) else 0

    async def on_click(self, event: events.Click) -> None:
        """Highlight the row, and choose it."""
        offset = self._hit(event)
        line = -1 if offset is None else self._top + offset.y
        if 0 <= line < len(self._lines):
            at = self._lines[line][0]
            self._go(at)
            self.post_message(self.Chosen(self, self._rows[at].key))

    # --- drawing

    def on_resize(self) -> None:
        """Wrap anew, the place kept."""
        self._wrap()
        self._reveal()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """All lines, where the list is as high as they are."""
        return sum(len(spans(row, width - 2 * self._margin)) for row in self._rows)

    def _wrap(self) -> None:
        cells = self.size.width - 2 * self._margin
        rows = self._rows if cells >= 0 else ()  # without room, hidden for one, there is no line
        self._lines, self._starts = [], []
        for at, row in enumerate(rows):
            self._starts.append(len(self._lines))
            self._lines += [(at, span) for span in spans(row, cells)]
        self.virtual_size = Size(self.size.width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line."""
        line, width = self._top + y, self.size.width
        if line >= len(self._lines):
            return Strip.blank(width, self._style("plain", self._ground))
        at, span = self._lines[line]
        row, first = self._rows[at], line == self._starts[at]
        told = bool(row.key or row.plain.strip())
        here = told and at == self._at and (self.has_focus or not self.can_focus)
        before = " " * (self._margin - 1 + (0 if first else indent(row, width - 2 * self._margin)))
        mark = Word((FOCUS if here and first else " ") + before, "head")
        shown = BarLine(
            (mark, *part(row.words, span)),
            (*row.right, Word(" " * self._margin)) if first else (),
            "cursor" if here else self._ground,
            row.fill if first else " ",
        )
        return drawn_line(shown, width, self._style, self._skin.put)

    def notify_style_update(self) -> None:
        """The terminal may draw texts wider than was known: break the lines anew."""
        super().notify_style_update()
        self._wrap()
