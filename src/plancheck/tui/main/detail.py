"""Where the highlighted measure is told: in a pane beside the list, in three lines, or nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from textual.geometry import Size
from textual.widget import Widget

from ...workspace import Workspace
from ..widgets.bars.bars import Word
from ..widgets.plan.list import PlanList
from ..widgets.rows import Rows

PANE = 41
"""The pane's cells, with the line before it."""


class MeasureDetail:
    """The pane in a screen's `body`; `show_lines` takes the three lines where there is no pane."""

    def __init__(
        self,
        workspace: Workspace,
        body: Widget,
        list_: PlanList,
        show_lines: Callable[[Sequence[Sequence[Word]]], None],
    ) -> None:
        self._workspace = workspace
        self._body = body
        self._list = list_
        self._show_lines = show_lines
        self._pane: Rows | None = None
        self._width = 0
        self._in_pane = False
        self.in_lines = False

    @property
    def pane_cells(self) -> int:
        """How many cells it takes beside the list."""
        return PANE if self._in_pane else 0

    def fit(self, size: Size) -> None:
        """A pane from 120x34 on, three lines from 80x24 on."""
        self._width = size.width
        self._in_pane = size.width >= 120 and size.height >= 34
        self.in_lines = not self._in_pane and size.width >= 80 and size.height >= 24

    def pane(self) -> Iterator[Widget]:
        """The pane, where there is room for it."""
        if self._in_pane:
            self._pane = Rows(id="pane")
            yield self._pane

    def show_pane(self) -> None:
        """Have the pane come or go, as there is room."""
        if self._pane:
            self._pane.display = self._in_pane
            return
        for pane in self.pane():
            self._body.mount(pane)

    def show(self) -> None:
        """Tell of the measure that is highlighted now."""
        from . import standing

        item, unit = self._list.current, self._workspace.unit
        calendar = unit.calendar()
        if self.in_lines:
            self._show_lines(
                standing.three_lines(
                    item, unit.plan, calendar, unit.identity, unit.history, self._width
                )
            )
        elif self._in_pane and self._pane:
            history = unit.ledger.history if unit.ledger else None
            rows = standing.pane_rows(item, unit.plan, history, calendar) if item else ()
            self._pane.show(tuple(rows))
