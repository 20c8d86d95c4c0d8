"""Where the highlighted measure is told: in a pane beside the list, in three lines, or nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.widget import Widget

from ...workspace import Workspace
from ..widgets import detail
from ..widgets.plan_list import PlanList


class DetailPane(VerticalScroll):
    """A measure told at length, to scroll."""

    DEFAULT_CSS: ClassVar[str] = """
    DetailPane {
        width: 42;
        padding: 0 1;
        border-left: ascii $secondary;
        scrollbar-size-vertical: 1;
        Prose { height: auto; }
    }
    """


class MeasureDetail:
    """The pane in a screen's `body`; `show_lines` takes the three lines where there is no pane."""

    def __init__(
        self,
        workspace: Workspace,
        body: Widget,
        list_: PlanList,
        show_lines: Callable[[Sequence[str]], None],
    ) -> None:
        self._workspace = workspace
        self._body = body
        self._list = list_
        self._show_lines = show_lines
        self._in_pane = False
        self.in_lines = False

    def fit(self, size: Size) -> None:
        """A pane from 120x34 on, three lines from 80x24 on."""
        self._in_pane = size.width >= 120 and size.height >= 34
        self.in_lines = not self._in_pane and size.width >= 80 and size.height >= 24

    def pane(self) -> Iterator[Widget]:
        """The pane, where there is room for it."""
        if self._in_pane:
            from ..widgets.prose import Prose

            yield DetailPane(Prose(id="detail"), id="pane")

    def show_pane(self) -> None:
        """Have the pane come or go, as there is room."""
        panes = self._body.query(DetailPane)
        if panes:
            panes.first().display = self._in_pane
            return
        for pane in self.pane():
            self._body.mount(pane)

    def show(self) -> None:
        """Tell of the measure that is highlighted now."""
        item, unit = self._list.current, self._workspace.unit
        if self.in_lines:
            self._show_lines(detail.three_lines(item, unit.plan) if item else ["", "", ""])
        elif self._in_pane and self._body.query("#detail"):
            from ..widgets.prose import Prose

            history = unit.ledger.history if unit.ledger else None
            text = detail.full_text(item, unit.plan, history) if item else None
            self._body.query_one(Prose).tell(text)
