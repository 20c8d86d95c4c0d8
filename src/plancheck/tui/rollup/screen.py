"""F9: the street's page out of the units' files; read here, asked here, written from here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from ...domain.progress.signal import Signal
from ...domain.report.wording import short_title
from ...domain.rollup.lists import UnitSubmission
from ...domain.rollup.wording import cell_line
from ...workspace.inbox import Inbox, neighbour
from ..commands import ROLLUP, bindings
from ..textual_privates import keymap_of
from ..widgets.bars import RULE, Lines, Word
from ..widgets.matrix import MatrixView
from ..widgets.rows import Rows
from . import pages
from .intake import RollupWorking
from .pages import MEASURE, MISSING, PAGE, SECTION, TYPE, UNIT, UNITS, RollupPage

HEAD = ("title", "counts", "lights", "tabs", "filters")
"""The lines above the page; the lights have one of their own where no other has room for them."""
_EDGE = 3
"""Cells beside a row: its mark, the blank after it, the scroll bar."""


class RollupScreen(RollupWorking):
    """Header, tabs, filters, the page, what is said, keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ROLLUP)]
    DEFAULT_CSS: ClassVar[str] = """
    RollupScreen {
        background: $surface;
        &.-matrix #rows { display: none; }
        &.-rows #matrix { display: none; }
    }
    """

    def __init__(self, receiving: Inbox, *, ascii_marks: bool = False) -> None:
        super().__init__(receiving, ascii_marks=ascii_marks)
        self._page = RollupPage.OVERVIEW
        self._checks: dict[tuple[str, str], str] = {}
        self._shown: RollupPage | None = None
        """The page that the rows are of: another one begins at its top."""
        self._cell = ("", "")
        """The unit's key and the measure's number that the matrix was at last."""
        self.head = Lines(*HEAD, RULE, id="head")
        self._rows, self._matrix = Rows(id="rows"), MatrixView(id="matrix")
        self._foot = Lines(RULE, "status", "keys", id="foot")

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        self.set_class(True, "-rows")
        yield self.head
        yield self._rows
        yield self._matrix
        yield self._foot

    def on_mount(self) -> None:
        """Read at once."""
        self.focus_page()
        self.action_read()

    def on_resize(self, event: events.Resize) -> None:
        """Bars as wide, keys as many as there is room for."""
        self._foot.show("keys", pages.keys(event.size.width, keymap_of(self.app)))
        self.show_answer()

    def focus_page(self) -> None:
        """The matrix or the rows."""
        (self._matrix if self._page is RollupPage.MATRIX else self._rows).focus()

    # --- showing

    def say(self, words: str, style: str = "plain") -> None:
        """One sentence above the keys."""
        self._foot.show("status", [Word(f" {words}".replace("\n", " "), style)])

    def show_answer(self) -> None:
        """The page, by what is asked for."""
        found = self._answer
        if found is None or self._rolled is None:
            self._show_head({"title": ([Word(" 汇总各单位的周报", "strong")], [])})
            self._rows.show(tuple(self.waiting()))
            self._turn(RollupPage.OVERVIEW)
            return
        width = self.app.size.width
        self._show_head(pages.head(found, self._rolled.figures, self._page, width))
        self._turn(self._page)
        if self._page is RollupPage.MATRIX:
            self._show_matrix()
            return
        rows = {
            RollupPage.OVERVIEW: lambda: pages.overview(found, width - _EDGE),
            RollupPage.ISSUES: lambda: pages.issues(found),
            RollupPage.HANDING: lambda: pages.handing(found, self._check),
            RollupPage.LEADER: lambda: pages.leader(found),
        }[self._page]()
        self._rows.show(tuple(rows))
        if self._shown is not self._page:
            self._rows.begin()
        self._shown = self._page

    def _show_head(self, lines: Mapping[str, pages.Line]) -> None:
        for name in HEAD:
            self.head.show(name, *lines.get(name, ((), ())))
        self.head.line_up(*(name for name in HEAD if name != "lights" or name in lines), RULE)

    def _turn(self, page: RollupPage) -> None:
        matrix = page is RollupPage.MATRIX
        if self.has_class("-matrix") is not matrix:
            self.set_class(matrix, "-matrix")
            self.set_class(not matrix, "-rows")
            if not self._search.is_open:
                (self._matrix if matrix else self._rows).focus()

    def _show_matrix(self) -> None:
        """The highlight stays on its unit and measure, or near where it was."""
        if self._answer is None:
            return
        unit, measure = self._cell
        matrix = self._answer.matrix
        units = [pages.unit_key(row.unit) for row in matrix.rows]
        ids = [m.id for m in matrix.measures]
        row, column = self._matrix.place
        row = units.index(unit) if unit in units else max(0, min(row, len(units) - 1))
        column = ids.index(measure) if measure in ids else max(0, min(column, len(ids) - 1))
        if self._asked.of_cells and units and ids[column] not in matrix.rows[row].cells:
            column = next(n for n, id in enumerate(ids) if id in matrix.rows[row].cells)
        grid = pages.grid(self._answer, ascii_marks=self.ascii_marks)
        self._matrix.show(grid, row, column)
        self._tell_cell()

    def on_matrix_view_moved(self, event: MatrixView.Moved) -> None:
        """Another cell: tell of it."""
        event.stop()
        matrix = self._answer.matrix if self._answer else None
        if matrix and matrix.rows and self._page is RollupPage.MATRIX:
            row, column = self._matrix.place
            unit = pages.unit_key(matrix.rows[row].unit)
            self._cell = unit, matrix.measures[column].id
            self._tell_cell()

    def _tell_cell(self) -> None:
        """What the highlighted mark stands for."""
        matrix = self._answer.matrix if self._answer else None
        if not matrix or not matrix.rows:
            self.say("没有符合的单位和措施。Esc 取消筛选")
            return
        row, column = self._matrix.place
        unit, measure = matrix.rows[row].unit, matrix.measures[column]
        told = unit.measures.get(measure.id)
        words = cell_line(told) if told else "不是这类单位的措施"
        name = unit.received.report.head.unit
        self.say(f"{row + 1}/{len(matrix.rows)} {name} {short_title(measure)}：{words}")

    def on_matrix_view_opened(self, event: MatrixView.Opened) -> None:
        """A row was clicked twice."""
        event.stop()
        self.action_open()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A click."""
        event.stop()
        self._open(event.key)

    async def on_lines_clicked(self, event: Lines.Clicked) -> None:
        """A word of a bar was clicked."""
        event.stop()
        await self.run_action(event.action)

    def _check(self, handed: UnitSubmission) -> str:
        """The report's check code, which takes half a millisecond to work out: once."""
        if handed.row is None:
            return ""
        received = handed.row.received
        key = received.digest, f"{received.edition} {received.report.generated.isoformat()}"
        if key not in self._checks:
            self._checks[key] = handed.check
        return self._checks[key]

    # --- acts

    def action_page(self, digit: int) -> None:
        """1 to 5."""
        if self._answer is None:
            return
        page = list(RollupPage)[digit - 1]
        before, self._page = self._page, page
        if before is RollupPage.MATRIX:
            self.say_sum()
        self.show_answer()

    def action_period(self, step: int) -> None:
        """Another week among those at hand."""
        if self._rolled is None or self.busy:
            return
        period = neighbour(self._rolled, step)
        if period is None:
            self.say("手头没有更早的周报了。" if step < 0 else "手头没有更晚的周报了。")
        else:
            self.receiving.period = period
            self.roll_anew()

    def action_open(self) -> None:
        """Enter: what the row stands for."""
        self._open(self.chosen)

    def _open(self, key: str) -> None:
        kind, *rest = key.split("\t")
        if kind == SECTION:
            self.ask(self._asked._replace(section=int(rest[0])))
        elif kind == TYPE:
            self.action_show_type(rest[0] or pages.ALL_TYPES)
        elif kind == MEASURE:
            self._go_to_column(rest[0])
        elif kind == PAGE:
            self.action_page(int(rest[0]))
        elif kind == UNITS:
            self._choose_unit(*rest)
        elif handed := self.handed_of(key):
            self._push(handed, rest[-1] if kind == UNIT else "")

    def _go_to_column(self, measure: str) -> None:
        self._cell = self._cell[0], measure
        self.action_page(RollupPage.MATRIX.digit)

    @property
    def chosen(self) -> str:
        """The key of what is highlighted."""
        if self._page is not RollupPage.MATRIX:
            return self._rows.chosen
        matrix = self._answer.matrix if self._answer else None
        if not matrix or not matrix.rows:
            return ""
        row, column = self._matrix.place
        return pages.unit_key(matrix.rows[row].unit, matrix.measures[column].id)

    def handed_of(self, key: str) -> UnitSubmission | None:
        """The unit that a row's key stands for."""
        kind, *rest = key.split("\t")
        for handed in self._answer.handed if self._answer else ():
            row = handed.row
            if kind == UNIT and row and row.received.identity[:3] == tuple(rest[:3]):
                return handed
            if kind == MISSING and row is None and handed.unit == rest[0]:
                return handed
        return None

    def _push(self, handed: UnitSubmission, measure: str) -> None:
        from .unit import RollupUnit

        found = self._answer
        if found is None:
            return
        plans = {plan.id: plan for plan in found.report.plans}
        row = handed.row
        plan = plans[row.received.report.plan_id] if row else found.report.plans[0]
        self.app.push_screen(RollupUnit(found.report, plan, handed, measure))

    def _choose_unit(self, signal: str, plan: str, measure: str) -> None:
        """Of the units where a measure is late, one; of one, that."""
        from ..dialogs.choose import ChooseDialog

        late = self._answer.late[Signal[signal]] if self._answer else ()
        one = next((of for of in late if (of.plan.id, of.measure.id) == (plan, measure)), None)
        if one is None:
            return
        keys = [pages.unit_key(row, measure) for row in one.units]
        if len(keys) == 1:
            self._open(keys[0])
            return
        options = [
            (key, f"{row.received.report.head.unit}  {cell_line(row.measures[measure])}")
            for key, row in zip(keys, one.units, strict=True)
        ]

        def chosen(key: str | None) -> None:
            if key:
                self._open(key)

        self.app.push_screen(ChooseDialog(short_title(one.measure), options, ""), chosen)
