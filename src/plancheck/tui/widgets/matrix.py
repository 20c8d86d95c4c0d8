"""Measures × units as one sees them: marks of one hanzi under headings that stay where they are.

Draws its own lines, and of these only what the window shows (docs/decisions/0001): as fast at a
thousand units as at sixty.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from ..skin import ASCII, FOCUS, LINE, NONE
from .bars.bars import BarLine, Word, drawn_line
from .canvas import Drawn
from .matrix_layout import Grid, Layout, headings
from .plan.columns import fit

UNSTARTED = "未"
_STYLES = {
    **{"完": "完", "阻": "阻", "逾": "late", "临": "soon", "滞": "mind", "推": "moving"},
    **{"常": "steady", "免": "faint", UNSTARTED: "faint"},
    **{"x": "good", "!": "alert", "~": "moving", "=": "steady", "-": "faint", ".": "faint"},
}
"""What colour repeats of a mark."""
_FOOT = 2
"""Lines under the rows."""
_FOOT_FROM = 9
"""Lines from which on there are these."""


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
        """Another cell is highlighted, or other columns are in the window."""

    class Opened(Message):
        """A row was clicked twice."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._grid = Grid()
        self._layout = Layout(0, 0)
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
    def columns(self) -> tuple[int, int]:
        """The first and the last column in the window, counted from 1; (0, 0) where none is."""
        shown = [column + 1 for column, _ in self._layout.shown(self._left)]
        return (shown[0], shown[-1]) if shown else (0, 0)

    @property
    def _foot(self) -> int:
        return _FOOT if self.size.height >= _FOOT_FROM else 0

    @property
    def _height(self) -> int:
        """Lines for rows: two are above them."""
        return max(1, self.size.height - 2 - self._foot)

    def _reveal(self) -> None:
        """Move the window so that the cell is in it, and nothing empty that could be full."""
        height, leftmost = self._height, self._layout.leftmost
        self._top = max(min(self._top, self._row), self._row - height + 1, 0)
        self._top = max(0, min(self._top, len(self._grid.names) - height))
        self._left = max(min(self._left, self._column), leftmost(self._column))
        self._left = max(0, min(self._left, leftmost(len(self._grid.heads) - 1)))
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
        row = self._top + offset.y - 2 if offset else -1
        if (
            offset is None
            or not 0 <= row - self._top < self._height
            or row >= len(self._grid.names)
        ):
            return
        column = self._layout.column_at(self._left, offset.x)
        self._go(row, self._column if column is None else column)
        if event.chain == 2:
            self.post_message(self.Opened())

    # --- drawing

    def on_resize(self) -> None:
        """As many columns as there is room for."""
        self._fit()

    def _fit(self) -> None:
        before, self._layout = self._layout, Layout.of(self._grid, self.size.width)
        self._go(self._row, self._column)
        if before != self._layout:
            self.post_message(self.Moved())

    def render_line(self, y: int) -> Strip:
        """One line: the headings, the rows, the columns' sums."""
        row, under = self._top + y - 2, y - (self.size.height - self._foot)
        if y < 2:
            line = self._heading(y)
        elif under == 0:
            line = BarLine(fill=LINE)
        elif under > 0:
            line = self._sums()
        elif row < len(self._grid.names):
            line = self._of_row(row)
        else:
            line = BarLine()
        return drawn_line(line, self.size.width, self._style, self._skin.put)

    def _heading(self, y: int) -> BarLine:
        text = " " + headings(self._grid, self._layout, self._left)[y]
        sums = () if y or not self._grid.names else (Word("  完成", "faint"), Word(" 逾 ", "alert"))
        return BarLine((Word(text[:3], "faint"), Word(text[3:], "plain" if y else "head")), sums)

    def _of_row(self, row: int) -> BarLine:
        grid, current = self._grid, row == self._row
        words = [
            Word(FOCUS if current else " ", "head"),
            Word(fit(grid.names[row], self._layout.name)),
        ]
        at = 1 + self._layout.name
        for column, place in self._layout.shown(self._left):
            here = current and column == self._column
            before = "[" if here else " "
            words.append(Word(f"{before:>{place - at}}" if place > at else "", "strong"))
            words.append(self._mark(grid.marks[row][column]))
            at = place + 2
            if here:
                words.append(Word("]", "strong"))
                at += 1
        done, late = grid.row_sums[row]
        sums = (_count(done, 6, "good"), _count(late, 3, "alert"), Word(" "))
        ground = ("cursor" if self.has_focus else "raised") if current else "page"
        return BarLine(words, sums, ground)

    def _mark(self, mark: str) -> Word:
        """A mark in two cells; what has not begun is not as loud as what is stuck."""
        style = _STYLES.get(mark, "plain")
        dot = mark == UNSTARTED and self._skin is not ASCII
        return Word(fit(NONE if dot else mark, 2), style)

    def _sums(self) -> BarLine:
        words = [Word(fit(" 完成的单位数", self._layout.name + 1), "faint")]
        at = 1 + self._layout.name
        for column, place in self._layout.shown(self._left):
            count = self._grid.column_sums[column]
            told = str(count or NONE)
            words += (Word(" " * (place - at)), Word(told, "good" if count else "faint"))
            at = place + len(told)
        return BarLine(words)

    def notify_style_update(self) -> None:
        """Colours changed, or how wide the terminal draws: work styles and widths out anew."""
        super().notify_style_update()
        self._fit()


def _count(count: int, cells: int, style: str) -> Word:
    """A number at the right of its cells; a dot where there is none."""
    return Word(f"{count or NONE:>{cells}}", style if count else "faint")
