"""Ctrl+O: the unit's year at a glance; Enter on a line goes to its measure on the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from ...domain.progress.overview import DueDate
from ...domain.progress.overview_chart import chart, due_line, section_lines, weeks_title
from ...workspace import Workspace
from ..commands import OVERVIEW, bindings
from ..textual_privates import keymap_of
from ..widgets.bars import RULE, Bars, Word
from ..widgets.choice_list import ChoiceList
from ..widgets.header import header
from ..widgets.key_bar import show_keys
from ..widgets.plan_columns import fit
from ..widgets.row import Row
from ..widgets.rows import Rows
from .page import Page

CHART = ((34, 8), (24, 5), (0, 3))
"""From so many lines of screen on, so many lines of chart."""
LATE, COMING = 4, 8
"""How many dates are shown that have passed, that are to come."""
_EDGE = 3
"""Cells beside a line of the list: its padding and the scroll bar."""


class OverviewPage(Page):
    """Sections and dates in a list, the chart of the weeks under it.

    `go` is called with the measure that was chosen, when the screen has closed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(OVERVIEW)]
    DEFAULT_CSS: ClassVar[str] = "OverviewPage ChoiceList { height: 1fr; max-height: 100%; }"

    def __init__(self, workspace: Workspace, go: Callable[[str], None]) -> None:
        super().__init__()
        self._workspace = workspace
        self._go = go
        self._overview = workspace.unit.overview()

    def compose(self) -> ComposeResult:
        """Counts, list, chart, keys."""
        yield Bars("title", "counts", RULE, id="title")
        yield ChoiceList(id="places")
        yield Bars(RULE, "weeks", id="weeks")
        yield Bars("keys", id="foot")

    def on_mount(self) -> None:
        """The list has the keys."""
        foot = self.query_one("#foot", Bars)
        show_keys(foot, OVERVIEW, self.app.size.width, keymap_of(self.app))
        self.query_one(ChoiceList).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Bars and chart as wide, the chart as high as there is room for."""
        overview, width = self._overview, event.size.width
        tally, title = overview.tally, self.query_one("#title", Bars)
        title.show("title", *header(self._workspace, tally, width))
        beside = f" 全年总览  常态{tally.ongoing}" if tally.ongoing else " 全年总览"
        title.show("counts", [Word(beside)], [Word(f"{tally.lights()} ", "alert")])
        self._fill(width - _EDGE)
        lines = self.query_one("#weeks", Bars)
        lines.show("weeks", [Word(f" {weeks_title(overview)}", "strong")])
        height = next(rows for least, rows in CHART if event.size.height >= least)
        drawn = chart(overview.weeks, width - 2, height) if overview.weeks else []
        for number, line in enumerate(drawn):
            lines.show(f"chart{number}", [Word(f" {line}")])
        lines.line_up(RULE, "weeks", *(f"chart{number}" for number in range(len(drawn))))

    def _fill(self, cells: int) -> None:
        overview, places = self._overview, self.query_one(ChoiceList)
        lines = section_lines(overview.sections, cells, fit)
        rows = [
            Row(line, section.first) for line, section in zip(lines, overview.sections, strict=True)
        ]
        for title, dates, most in (
            ("已过时限", overview.late, LATE),
            ("近期时限", overview.coming, COMING),
        ):
            if dates:
                more = f"，先列 {most} 个" if len(dates) > most else ""
                rows.append(Row(f"{title} {len(dates)} 个{more}", "", "strong"))
                rows += [Row(self._due(date, cells), date.measure) for date in dates[:most]]
        places.show(rows)

    def _due(self, date: DueDate, cells: int) -> str:
        return fit(due_line(date, self._overview.calendar.year), cells)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter or a click."""
        event.stop()
        if event.key:
            self.finish()
            self._go(event.key)

    def action_go(self) -> None:
        """Enter where the list does not have the focus, and a click on its words below."""
        self.query_one(ChoiceList).action_choose()

    async def on_bars_clicked(self, event: Bars.Clicked) -> None:
        """A word of the key bar was clicked."""
        event.stop()
        await self.run_action(event.action)
