"""The main screen: the unit's measures, the highlighted one told at length, every act on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.widget import Widget

from ...domain.progress.checklist import Item
from ...workspace import Workspace
from ..commands import MAIN, UNBOUND, bindings
from ..recorder import Recorder
from ..textual_privates import keymap_of
from ..widgets import detail
from ..widgets.bars import RULE, Lines, Word
from ..widgets.header import header
from ..widgets.plan_list import PlanList
from . import wording
from .finding import FindingScreen

if TYPE_CHECKING:
    from ...domain.period import Period
    from ...workspace.inbox import Inbox


_DETAIL = ("detail0", "detail1", "detail2")
_BELOW = (RULE, "status", "keys")
_BELOW_WITH_DETAIL = (RULE, *_DETAIL, *_BELOW)
_TOP = ("header", "filters", RULE)
_TOP_WITH_VIEWS = ("header", "filters", "views", RULE)


class MainScreen(FindingScreen):
    """Header, filter bar, list, detail, status line, keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MAIN)]
    KEYLESS: ClassVar[Sequence[str]] = [command.id for command in UNBOUND]
    DEFAULT_CSS: ClassVar[str] = """
    MainScreen {
        #body { height: 1fr; }
        #list { width: 1fr; }
        #pane {
            width: 42;
            padding: 0 1;
            border-left: ascii $secondary;
            scrollbar-size-vertical: 1;
        }
        #detail { height: auto; }
    }
    """

    def __init__(self, workspace: Workspace, doer: Recorder) -> None:
        super().__init__(workspace, doer)
        self._pane = self._three = False
        self._width = 0
        self._reported: Period | None = None
        """The period whose report a measure is mended for: F8 comes back to it."""
        self.top = Lines(*_TOP, id="top")
        self.list_ = PlanList(self._checklist, id="list", ascii_marks=self.ascii_marks)
        self._bottom = Lines(*_BELOW, id="bottom")

    def compose(self) -> ComposeResult:
        """The lines from top to bottom, already with their words: the first paint is the last."""
        self._fit(self.app.size)
        yield self.top
        with Horizontal(id="body"):
            yield self.list_
            if self._pane:
                yield from _pane()
        yield self._bottom
        self.say_state()
        self._show_detail()

    def on_mount(self) -> None:
        """Keys go to the list."""
        self.list_.focus()

    @property
    def current(self) -> Item | None:
        """The highlighted measure."""
        return self.list_.current

    @property
    def targets(self) -> list[Item]:
        """The marked measures, else the highlighted one."""
        return self.list_.targets

    def select(self, measure_id: str) -> None:
        """Put the highlight on a measure."""
        self.list_.select(measure_id)

    def unmark(self) -> None:
        """Mark none."""
        self.list_.unmark()

    # --- what is shown

    def show_changed(self, touched: set[str] | None) -> None:
        """Show the workspace's progress anew; `touched` None where anything may have changed."""
        super().show_changed(touched)
        if touched is None:
            self._show_detail()

    def show_counts(self) -> None:
        """The header, the filter bar and the views."""
        own, width = self._own.tally, self._width
        self.top.show("header", *header(self._workspace, own, width))
        shown, counts = self._checklist, self._type_counts
        self.top.show("filters", *wording.filters(self._types, counts, shown, own, width))
        self.top.show("views", wording.views(shown))

    def on_resize(self, event: events.Resize) -> None:
        """Three lines of detail from 80x24 on, a pane from 120x34 on, none below."""
        self._fit(event.size)
        panes = self.query("#pane")
        if panes:
            panes.first().display = self._pane
        elif self._pane:
            self.query_one("#body").mount(*_pane())
        self.call_after_refresh(self._show_detail)

    def _fit(self, size: Size) -> None:
        """Choose what there is room for."""
        self._width = size.width
        self._pane = size.width >= 120 and size.height >= 34
        self._three = not self._pane and size.width >= 80 and size.height >= 24
        views = size.width >= wording.VIEWS_FROM[0] and size.height >= wording.VIEWS_FROM[1]
        self.top.line_up(*(_TOP_WITH_VIEWS if views else _TOP))
        self._bottom.line_up(*(_BELOW_WITH_DETAIL if self._three else _BELOW))
        self.show_counts()
        self._bottom.show("keys", wording.keys(size.width, keymap_of(self.app)))

    def _show_detail(self) -> None:
        item, plan = self.list_.current, self._workspace.unit.plan
        if self._pane:
            if not self.query("#detail"):
                return
            from ..widgets.prose import Prose

            book = self._workspace.unit.ledger
            text = detail.full_text(item, plan, book.history if book else None) if item else None
            self.query_one("#detail", Prose).tell(text)
        elif self._three:
            lines = detail.three_lines(item, plan) if item else ["", "", ""]
            for name, line in zip(_DETAIL, lines, strict=True):
                self._bottom.show(name, [Word(line)])

    def on_plan_list_highlighted(self, event: PlanList.Highlighted) -> None:
        """Another measure: tell of it."""
        event.stop()
        if event.item is None or event.item.measure.id != self._just_ticked:
            self._just_ticked = ""
        self._show_detail()

    def on_plan_list_marked(self, event: PlanList.Marked) -> None:
        """Say how many are marked."""
        event.stop()
        if event.count:
            self.say(f"已标记 {event.count} 项：下一步对它们一起做；Esc 取消标记")

    # --- saying

    def say(self, words: str, style: str = "plain") -> None:
        """One sentence on the status line."""
        self._bottom.show("status", [Word(f" {words}", style)])

    def say_state(self) -> None:
        """What there is to say where nothing was done."""
        word = wording.opening(self._workspace, self._own.tally.total)
        self.say(word.text, word.style)

    def say_unsaved(self) -> None:
        """What could not be saved the last time, where anything."""
        if words := wording.unsaved(self._workspace):
            self.say(words, "alert")

    # --- other screens

    def action_unsaved(self) -> None:
        """Ctrl+U: what could not be saved, where it was typed."""
        from .unsaved import reopen

        reopen(self, self._workspace)

    def action_report(self) -> None:
        """F8; after a measure was mended, the period that it was mended for."""
        book = self._workspace.unit.ledger
        if book is None or book.amiss:
            self.say_state()
            return
        from ..report.screen import ReportScreen

        screen = ReportScreen(self._workspace, self._doer, self._reported)

        def done(measure_id: str | None) -> None:
            self._reported = screen.period if measure_id else None
            self.show_changed(None)
            self.say_state()
            if measure_id:
                self.go_to(measure_id)
                self.open_form([self._workspace.unit.item(measure_id)])

        self.app.push_screen(screen, done)

    def action_overview(self) -> None:
        """Ctrl+O: the year at a glance; what is chosen there is shown here."""
        from ..pages.overview import OverviewPage

        self.app.push_screen(OverviewPage(self._workspace, self.go_to))

    def action_rollup(self, receiving: Inbox | None = None) -> None:
        """F9: the roll-up of what came in; it needs no unit."""
        from ...workspace.inbox import Inbox
        from ..rollup.screen import RollupScreen

        receiving = receiving or Inbox(self._workspace)
        self.app.push_screen(RollupScreen(receiving, ascii_marks=self.ascii_marks))

    def go_to(self, measure_id: str) -> None:
        """Show the unit's measures, with the highlight on one of them."""
        self.query("#find").remove()
        self.list_.focus()
        self.ask(self._own.question)
        self.select(measure_id)

    def action_setup(self) -> None:
        """F12, and the first start."""
        from ..dialogs.setup import SetupDialog

        def done(told: str | None) -> None:
            if told:
                book = self._workspace.unit.ledger
                self.ask_anew()
                self.ask(self._question)
                self.newcomer = not (book and book.history.by_id)
                lead = "　用 ↑ ↓ 走到做完的一项，按空格打勾" if self.newcomer else ""
                self.say(told + lead, "good")

        self.app.push_screen(SetupDialog(self._workspace), done)

    async def on_lines_clicked(self, event: Lines.Clicked) -> None:
        """A word of a bar was clicked."""
        event.stop()
        await self.run_action(event.action)


def _pane() -> Iterator[Widget]:
    from textual.containers import VerticalScroll

    from ..widgets.prose import Prose

    yield VerticalScroll(Prose(id="detail"), id="pane")
