"""Ctrl+O: the unit's year at a glance; Enter on a line goes to what it is about on the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from ...domain.period import WEEKDAYS
from ...workspace import Workspace
from ..commands import OVERVIEW, bindings
from ..textual_privates import keymap_of
from ..widgets.bars.bars import Bars, Word
from ..widgets.bars.key_bar import show_keys
from ..widgets.choice_list import ChoiceList
from ..widgets.row import Row, title
from ..widgets.rows import Rows
from . import year
from .page import Page

TWO_SIDES_FROM = 140
"""Columns from which on persons and weeks stand beside sections and dates; below, under them."""
SIDE = 48
_SUMMARY = ("counts", "bar", "pace")
_EDGE = 3
"""Cells beside a line of the list: its margins and the scroll bar."""


class OverviewPage(Page):
    """The year in one bar, sections and dates to go to, persons, how the weeks went.

    `go` is called with the measure that was chosen, `ask` with the person, when the screen has
    closed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(OVERVIEW)]
    DEFAULT_CSS: ClassVar[str] = """
    OverviewPage {
        #sides { height: 1fr; }
        #places { width: 1fr; height: 100%; max-height: 100%; }
        #people { width: 48; height: 100%; max-height: 100%; }
        &.-narrow #people { display: none; }
    }
    """

    def __init__(
        self, workspace: Workspace, go: Callable[[str], None], ask: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._go, self._ask = go, ask
        self._overview = workspace.unit.overview()
        self._head = Bars("title", *_SUMMARY, id="title")
        self._places, self._people = ChoiceList(id="places"), ChoiceList(id="people")
        self._foot = Bars("keys", id="foot")

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield self._head
        with Horizontal(id="sides"):
            yield self._places
            yield self._people
        yield self._foot

    def on_mount(self) -> None:
        """The list has the keys."""
        self._places.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Everything as wide as there is room for."""
        overview, width = self._overview, event.size.width
        narrow = width < TWO_SIDES_FROM
        self.set_class(narrow, "-narrow")
        self._show_head(width)
        cells = width - _EDGE - (0 if narrow else SIDE)
        places, people = year.places(overview, cells), tuple(year.persons(overview))
        drawn = year.trend(overview, (width if narrow else SIDE) - _EDGE, beside=narrow)
        self._places.show((*places, *(people if narrow else ())))
        weeks = (title("每周走势"), *(Row(tuple(line)) for line in drawn))
        self._people.show((*weeks, Row(""), *people))
        for choices in (self._places, self._people):
            if not choices.chosen:
                choices.begin()
        names = [f"week{number}" for number in range(len(drawn))] if narrow else []
        for name, line in zip(names, drawn, strict=False):
            self._foot.show(name, line)
        self._foot.show("weeks", weeks[0].words, fill=weeks[0].fill)
        self._foot.line_up(*(["weeks"] if names else []), *names, "keys")
        show_keys(self._foot, OVERVIEW, width, keymap_of(self.app))

    def _show_head(self, width: int) -> None:
        overview, unit = self._overview, self._workspace.unit
        whose = unit.name or "未设置单位（只能查看）"
        calendar = overview.calendar
        day = calendar.day
        today = f"{day.month}-{day.day:02} 周{WEEKDAYS[day.weekday()]}"
        pace = calendar.pace
        past = Word(calendar.notice, "alert") if pace is None else Word(f"全年过去 {pace:.0f}%")
        self._head.show(
            "title",
            [Word(" 全年总览  ", "head"), Word(whose, "bold")],
            [Word(f"{today}  ", "faint"), past, Word(" ")],
            ground="band",
        )
        for name, words in zip(_SUMMARY, year.summary(overview, width), strict=True):
            self._head.show(name, words)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter or a click."""
        event.stop()
        kind, _, what = event.key.partition("\t")
        if what:
            self.finish()
            (self._ask if f"{kind}\t" == year.PERSON else self._go)(what)

    def action_go(self) -> None:
        """Enter where no list has the focus, and a click on its words below."""
        (self._people if self._people.has_focus else self._places).action_choose()

    async def on_bars_clicked(self, event: Bars.Clicked) -> None:
        """A word of the key bar was clicked."""
        event.stop()
        await self.run_action(event.action)
