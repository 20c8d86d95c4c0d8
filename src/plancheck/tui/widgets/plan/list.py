"""The list of measures: one widget that draws its own lines, as fast at 10,000 rows as at 51."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from ....domain.progress.checklist import Checklist, Item
from ...commands import HELP_ALIAS, LIST, bindings
from ...textual_privates import set_scroll_size
from ..bars.bars import BarLine, Word, drawn_line
from ..canvas import DrawnList
from .columns import Columns, number_cells
from .row import first_of, heading_words, measure_words, nearest

SCROLL_BAR = 1
"""Cells of the scroll bar."""
FEW = 8
"""Up to how many lines are drawn again one by one; from then on the screenful is cheaper."""
_MARK_CELLS = range(1, 6)
"""Where a click means the mark: `[推]` and the blank before it."""


class PlanList(DrawnList):
    """Shows a checklist; a row is a heading or a measure, the highlight is always on a measure."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LIST), *bindings(HELP_ALIAS)]
    DEFAULT_CSS: ClassVar[str] = """
    PlanList { height: 1fr; overflow: hidden scroll; scrollbar-size-vertical: 1; }
    """

    class Highlighted(Message):
        """Another measure is under the highlight (None: the list is empty)."""

        def __init__(self, item: Item | None) -> None:
            super().__init__()
            self.item = item

    class Marked(Message):
        """More or fewer measures are marked for the next act."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    class MarkClicked(Message):
        """The status mark of a measure was clicked."""

        def __init__(self, item: Item) -> None:
            super().__init__()
            self.item = item

    class Opened(Message):
        """A measure was clicked twice."""

    def __init__(
        self, checklist: Checklist, *, id: str | None = None, ascii_marks: bool = False
    ) -> None:
        super().__init__(id=id)
        self._checklist = checklist
        self._ascii_marks = ascii_marks
        self._marked: set[str] = set()
        self._row = nearest(self._checklist.rows, 0, 1)
        self.number_cells = number_cells(checklist.plan)
        """The cells of the longest number."""
        self.empty: tuple[Word, ...] = ()
        """What is told where there is no measure."""

    # --- what is shown

    @property
    def current(self) -> Item | None:
        """The measure under the highlight."""
        rows = self._checklist.rows
        row = rows[self._row] if 0 <= self._row < len(rows) else None
        return row if isinstance(row, Item) else None

    @property
    def targets(self) -> list[Item]:
        """What the next act is about: the marked measures in their order, else the highlighted."""
        if not self._marked:
            return [self.current] if self.current else []
        return [item for item in self._checklist.items() if item.measure.id in self._marked]

    def show(self, checklist: Checklist, touched: Collection[str] | None = None) -> None:
        """Show another checklist; the highlight stays on its measure, or near where it was.

        `touched`: only these measures differ from what is shown (and the headings' counts).
        """
        current, before = self.current, self._checklist
        self._checklist = checklist
        if checklist.plan is not before.plan:
            self.number_cells = number_cells(checklist.plan)
        if not self._marked <= checklist.at.keys():
            self._mark(self._marked & checklist.at.keys())
        if touched is not None and before.at == checklist.at:
            self._refresh_rows(touched)
            if current and current.measure.id in touched:
                self.post_message(self.Highlighted(self.current))
            return
        if before.at != checklist.at:
            self._target.change()
        place = checklist.at.get(current.measure.id) if current else None
        self._row = place if place is not None else nearest(self._checklist.rows, self._row, 1)
        self._resize()
        self.refresh()
        self._reveal()
        self.post_message(self.Highlighted(self.current))

    @property
    def columns(self) -> Columns:
        """Its columns."""
        return Columns.of(self._cells, self.number_cells)

    @property
    def _cells(self) -> int:
        """The cells of a line, without the scroll bar, which is always there."""
        return self.size.width - SCROLL_BAR

    @property
    def listed(self) -> list[str]:
        """The measures on the list, by their numbers, from top to bottom."""
        return [row.measure.id for row in self._checklist.rows if isinstance(row, Item)]

    def select(self, measure_id: str) -> None:
        """Put the highlight on a measure, if it is shown."""
        row = self._checklist.at.get(measure_id)
        if row is not None:
            self._move_to(row)

    # --- marking several for the next act

    def action_mark(self) -> None:
        """Mark the measure, or not after all, and go on to the next."""
        if self.current:
            self._mark(self._marked ^ {self.current.measure.id})
        self.action_cursor(1)

    def action_extend(self, step: int) -> None:
        """Mark the measure and the next one in a direction."""
        before = self.current
        self.action_cursor(step)
        if before and self.current:
            self._mark(self._marked | {before.measure.id, self.current.measure.id})

    def action_mark_all(self) -> None:
        """Mark all that is shown; none where all are."""
        shown = set(self._checklist.at)
        self._mark(set() if self._marked == shown else shown)

    def unmark(self) -> bool:
        """Mark none; False where none was."""
        marked = bool(self._marked)
        if marked:
            self._mark(set())
        return marked

    def _mark(self, marked: set[str]) -> None:
        changed, self._marked = self._marked ^ marked, marked
        self._refresh_rows(changed)
        self.post_message(self.Marked(len(marked)))

    def _refresh_rows(self, touched: Collection[str]) -> None:
        """Draw again the touched measures and the headings that count them."""
        if len(touched) > FEW:
            self.refresh()
            return
        for measure_id in touched:
            row = self._checklist.at.get(measure_id)
            if row is not None:
                self.refresh_line(row)
                for above in self._checklist.headings_over(row):
                    self.refresh_line(above)

    # --- moving

    def action_cursor(self, step: int) -> None:
        """One measure on."""
        self._go(self._row + step, step)

    def action_page(self, step: int) -> None:
        """One page on."""
        self._go(self._row + step * self._page, step)

    def action_edge(self, step: int) -> None:
        """To the first or the last measure."""
        self._go(0 if step < 0 else len(self._checklist.rows) - 1, -step)

    def _go(self, row: int, direction: int) -> None:
        self._move_to(nearest(self._checklist.rows, row, direction))

    def _move_to(self, row: int) -> None:
        if row < 0 or row == self._row:
            self._reveal()
            return
        old, self._row = self._row, row
        self.refresh_line(old)
        self.refresh_line(row)
        self._reveal()
        self.post_message(self.Highlighted(self.current))

    def _reveal(self) -> None:
        """Scroll so that the highlight is seen, with its headings where they stand just above."""
        if self._row < 0 or not self.size.height:
            return
        top, height = first_of(self._checklist.rows, self._row), self.size.height
        if top < self._top:
            self._scroll_to_line(top)
        elif self._row >= self._top + height:
            self._scroll_to_line(self._row - height + 1)

    async def on_click(self, event: events.Click) -> None:
        """Highlight the measure, mark it or several; twice opens it."""
        offset = self._hit(event)
        if offset is None:
            return
        row = self._top + offset.y
        rows = self._checklist.rows
        clicked = rows[row] if 0 <= row < len(rows) else None
        if not isinstance(clicked, Item):
            return
        anchor = self._row
        self._move_to(row)
        if event.shift or event.ctrl:
            low, high = sorted((anchor, row)) if event.shift else (row, row)
            ids = {r.measure.id for r in rows[low : high + 1] if isinstance(r, Item)}
            self._mark(self._marked | ids if event.shift else self._marked ^ ids)
        elif event.chain == 2:
            self.post_message(self.Opened())
        elif offset.x in _MARK_CELLS:
            self.post_message(self.MarkClicked(clicked))

    # --- drawing

    def on_mount(self) -> None:
        """Take the room that the rows need."""
        self._resize()
        self.post_message(self.Highlighted(self.current))

    def on_resize(self) -> None:
        """Lines are as wide as the list."""
        self._resize()
        self._reveal()

    def _resize(self) -> None:
        """Tell the scroll bar how many rows there are.

        Setting `virtual_size` the usual way lays the whole screen out anew, and the rows are
        painted a frame later; the bar is always there, so no layout depends on the rows.
        """
        size = Size(self.size.width, len(self._checklist.rows))
        self.set_reactive(PlanList.virtual_size, size)
        set_scroll_size(self, size)

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        width, rows = self._cells, self._checklist.rows
        number = self._top + y
        row = rows[number] if number < len(rows) else None
        ground = "page"
        if isinstance(row, Item):
            current = number == self._row
            if current:
                ground = "cursor" if self.has_focus else "raised"
            words = measure_words(
                row,
                self._checklist,
                self.columns,
                current=current,
                marked=row.measure.id in self._marked,
                ascii=self._ascii_marks,
            )
            return drawn_line(
                BarLine(tuple(words), ground=ground), width, self._style, self._skin.put
            )
        told = heading_words(row, self._checklist, width) if row else self._told(y)
        return drawn_line(BarLine(told), width, self._style, self._skin.put)

    def _told(self, y: int) -> Sequence[Word]:
        """Where there is no measure: what that means, in the middle."""
        told = () if self._checklist.rows else self.empty
        at = y - max(0, self.size.height // 2 - len(told))
        if not 0 <= at < len(told):
            return ()
        lead = " " * max(1, (self._cells - max(cell_len(w.text) for w in told)) // 2)
        return Word(lead), told[at]
