"""Measures × units as one sees them: marks of one hanzi under headings that stay where they are.

Draws its own lines, and of these only what the window shows (docs/decisions/0001): as fast at a
thousand units as at sixty.
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from .drawn import Drawn
from .plan_columns import fit

NAME_CELLS = range(8, 25)
"""How wide the column of names may be."""
LIGHTS = frozenset("临滞逾")


class Grid(NamedTuple):
    """Names of rows, headings of columns, and a mark (or "") where they meet."""

    names: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()


class Layout(NamedTuple):
    """The widths at one width of the window: the names', a column's, how many columns."""

    name: int
    column: int
    columns: int

    @classmethod
    def of(cls, grid: Grid, width: int) -> Layout:
        """As many columns as there is room for beside the names."""
        longest = max(map(cell_len, grid.names), default=0)
        most = min(NAME_CELLS.stop - 1, max(NAME_CELLS.start, width // 3))
        name = max(NAME_CELLS.start, min(longest, most))
        column = max((len(head) for head in grid.heads), default=0) + 1
        column = max(column, 5)
        return cls(name, column, max(1, (width - name - 2) // column))


def heading(grid: Grid, layout: Layout, left: int) -> str:
    """The headings from column `left` on."""
    shown = grid.heads[left : left + layout.columns]
    return " " * (layout.name + 2) + "".join(fit(head, layout.column) for head in shown)


def cells(grid: Grid, layout: Layout, row: int, left: int, at: int) -> list[tuple[str, str]]:
    """A row's pieces, each with its mark: the name first; `at` is the column in brackets, or -1."""
    pieces = [(f"{'>' if at >= 0 else ' '}{fit(grid.names[row], layout.name)} ", "")]
    for place, mark in enumerate(grid.marks[row][left : left + layout.columns], left):
        boxed = f"[{mark or ' '}]" if place == at else f" {mark}"
        pieces.append((fit(boxed, layout.column), mark))
    return pieces


class MatrixView(Drawn, can_focus=True):
    """The grid with a cell highlighted; arrows go along it in all four directions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1, 0)", "上一个单位", show=False),
        Binding("down", "go(1, 0)", "下一个单位", show=False),
        Binding("left", "go(0, -1)", "左一项", show=False),
        Binding("right", "go(0, 1)", "右一项", show=False),
        Binding("pageup", "page(-1)", "上一页", show=False),
        Binding("pagedown", "page(1)", "下一页", show=False),
        Binding("home", "edge(-1)", "第一个单位", show=False),
        Binding("end", "edge(1)", "最后一个单位", show=False),
    ]
    DEFAULT_CSS: ClassVar[str] = "MatrixView { height: 1fr; }"

    class Moved(Message):
        """Another cell is highlighted."""

    class Opened(Message):
        """A row was clicked twice."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._grid = Grid()
        self._layout = Layout(8, 5, 1)
        self._row = self._column = self._top = self._left = 0

    @property
    def place(self) -> tuple[int, int]:
        """The highlighted cell's row and column."""
        return self._row, self._column

    def show(self, grid: Grid, row: int, column: int) -> None:
        """Show a grid, this cell highlighted."""
        if (grid.names, grid.heads) != (self._grid.names, self._grid.heads):
            self._target.change()
        self._grid, self._row, self._column = grid, row, column
        self._fit()

    # --- moving

    def action_go(self, down: int, right: int) -> None:
        """One cell on."""
        self._go(self._row + down, self._column + right)

    def action_page(self, step: int) -> None:
        """One page on."""
        self._go(self._row + step * max(1, self._height - 1), self._column)

    def action_edge(self, step: int) -> None:
        """To the first or the last row."""
        self._go(0 if step < 0 else len(self._grid.names) - 1, self._column)

    def _go(self, row: int, column: int) -> None:
        before = self.place
        self._row = max(0, min(row, len(self._grid.names) - 1))
        self._column = max(0, min(column, len(self._grid.heads) - 1))
        self._reveal()
        if before != self.place:
            self.post_message(self.Moved())

    @property
    def _height(self) -> int:
        return max(1, self.size.height - 1)

    def _reveal(self) -> None:
        """Move the window so that the cell is in it, and nothing empty that could be full."""
        height, columns = self._height, self._layout.columns
        self._top = max(min(self._top, self._row), self._row - height + 1, 0)
        self._top = max(0, min(self._top, len(self._grid.names) - height))
        self._left = max(min(self._left, self._column), self._column - columns + 1, 0)
        self._left = max(0, min(self._left, len(self._grid.heads) - columns))
        self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel."""
        event.stop()
        self._go(self._row + 3, self._column)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel."""
        event.stop()
        self._go(self._row - 3, self._column)

    async def on_click(self, event: events.Click) -> None:
        """Highlight the cell; twice opens the row."""
        offset = self._hit(event)
        if offset is None or not 1 <= offset.y <= len(self._grid.names) - self._top:
            return
        column = (offset.x - self._layout.name - 2) // self._layout.column
        self._go(self._top + offset.y - 1, self._left + column if column >= 0 else self._column)
        if event.chain == 2:
            self.post_message(self.Opened())

    # --- drawing

    def on_resize(self) -> None:
        """As many columns as there is room for."""
        self._fit()

    def _fit(self) -> None:
        self._layout = Layout.of(self._grid, self.size.width)
        self._go(self._row, self._column)

    def render_line(self, y: int) -> Strip:
        """One line: the headings, then the rows."""
        width, row = self.size.width, self._top + y - 1
        plain = self._style("plain")
        if y == 0:
            text = heading(self._grid, self._layout, self._left)
            return Strip([Segment(text, self._style("strong"))]).adjust_cell_length(width, plain)
        if row >= len(self._grid.names):
            return Strip.blank(width, plain)
        current = row == self._row
        ground = ("cursor" if self.has_focus else "raised") if current else "page"
        pieces = cells(self._grid, self._layout, row, self._left, self._column if current else -1)
        segments = [Segment(text, self._style(_look(mark), ground)) for text, mark in pieces]
        return Strip(segments).adjust_cell_length(width, self._style("plain", ground))

    def notify_style_update(self) -> None:
        """Colours changed, or how wide the terminal draws: work styles and widths out anew."""
        super().notify_style_update()
        self._fit()


def _look(mark: str) -> str:
    """What colour repeats of a mark."""
    if mark in LIGHTS:
        return "mind"
    return {"阻": "alert", "!": "alert", "完": "good", "x": "good"}.get(mark, "plain")
