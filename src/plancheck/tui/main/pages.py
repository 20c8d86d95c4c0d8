"""What covers the main screen, and what comes of it there: F8, F9, F12, Ctrl+E, L, O, R."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual.app import App

from ...domain.ledger.typed_text import Typed
from ...domain.progress.checklist import Question
from ...workspace import Workspace
from ..recorder import Recorder
from ..widgets.header import read_only
from .browser import Browser
from .edits import MeasureEdits
from .measure_pages import MeasurePages

if TYPE_CHECKING:
    from ...domain.period import Period
    from ...workspace.office.inbox import Inbox
    from ..dialogs.answers import FeedbackAnswers
    from ..widgets.plan.list import PlanList


class CoveredScreen(Protocol):
    """The screen that pages are opened over."""

    @property
    def app(self) -> App[object]:
        """What they are opened in."""

    @property
    def list_(self) -> PlanList:
        """The list of measures."""

    def begin(self) -> None:
        """Show the measures of the unit that was set up."""

    def ask(self, question: Question) -> None:
        """Show the answer to another question."""

    def go_to(self, measure_id: str) -> None:
        """Put the highlight on a measure of the unit."""

    def show_changed(self, touched: set[str] | None) -> None:
        """Show the progress anew."""

    def say(self, words: str, style: str = "plain") -> None:
        """One sentence on the status line."""

    def say_state(self) -> None:
        """What there is to say where nothing was done."""


class MainPages:
    """Opens them, and takes what they give."""

    def __init__(
        self,
        workspace: Workspace,
        recorder: Recorder,
        browser: Browser,
        screen: CoveredScreen,
        edits: MeasureEdits,
        measures: MeasurePages,
    ) -> None:
        self._workspace = workspace
        self._recorder = recorder
        self._browser = browser
        self._edits = edits
        self._screen = screen
        self._measures = measures
        self._reported: Period | None = None
        """The period whose report a measure is mended for: F8 comes back to it."""

    def records(self) -> None:
        """What was done, and what taking it back would change."""
        from ..pages.history import HistoryPage

        self._screen.app.push_screen(HistoryPage(self._workspace, self._recorder))

    def doctor(self) -> None:
        """Ctrl+D: whether all is well, and what of it may be mended."""
        from ..pages.doctor import DoctorPage

        page = DoctorPage(self._workspace, self._recorder)
        self._screen.app.push_screen(page, lambda _: self._screen.say_state())

    def report(self) -> None:
        """F8; after a measure was mended, the period that it was mended for."""
        ledger = self._workspace.unit.ledger
        if ledger is None or ledger.amiss:
            self._screen.say_state()
            return
        from ..report.screen import ReportScreen

        def write(measure_id: str) -> None:
            self._edits.write_note([self._workspace.unit.item(measure_id)])

        screen = ReportScreen(self._workspace, self._recorder, self._reported, write=write)

        def done(measure_id: str | None) -> None:
            self._reported = screen.period if measure_id else None
            self._screen.show_changed(None)
            self._screen.say_state()
            if measure_id:
                self._screen.go_to(measure_id)
                self._measures.open_form([self._workspace.unit.item(measure_id)])

        self._screen.app.push_screen(screen, done)

    def plans(self) -> None:
        """Ctrl+L: the plans there are, and what came in."""
        from ..plan.plans_page import PlansPage

        self._screen.app.push_screen(PlansPage(self._workspace, self._recorder))

    def takeover(self) -> None:
        """Ctrl+E: a table from before."""
        if why := read_only(self._workspace):
            self._screen.say(why, "alert")
            return
        from ..takeover.choice import TableChoice

        TableChoice(self._workspace, self._recorder, self._screen.app).ask()

    def transfer(self) -> None:
        """From the palette alone."""
        from .transfer import Transfer

        screen = self._screen
        Transfer(self._workspace, self._edits, screen.app, screen.say).choose_owner()

    def overview(self) -> None:
        """Ctrl+O: the year at a glance; what is chosen there is shown here."""
        from ..pages.overview import OverviewPage

        def ask(person: str) -> None:
            self._screen.ask(self._browser.own.question._replace(owner=person))

        self._screen.app.push_screen(OverviewPage(self._workspace, self._screen.go_to, ask))

    def rollup(self, receiving: Inbox | None = None) -> None:
        """F9: the roll-up of what came in; it needs no unit."""
        from ...workspace.office.inbox import Inbox
        from ..rollup.screen import RollupScreen

        receiving = receiving or Inbox(self._workspace)
        marks = self._workspace.unit.config.display.ascii_marks
        self._screen.app.push_screen(RollupScreen(receiving, ascii_marks=marks))

    def answer(self) -> None:
        """Ctrl+G: what the office said, of the highlighted measure first."""
        if why := read_only(self._workspace):
            self._screen.say(why, "alert")
            return
        item = self._screen.list_.current
        self._answers.any_for(item.measure.id if item else "")

    @property
    def _answers(self) -> FeedbackAnswers:
        from ..dialogs.answers import FeedbackAnswers

        return FeedbackAnswers(self._workspace, self._recorder, self._screen.app)

    def answer_again(self, typed: Typed) -> None:
        """An answer that could not be saved, where it was typed."""
        id = typed.fields.get("feedback", "")
        for given in self._workspace.feedback.given():
            if given.item.id == id:
                self._answers.ask(given, typed)
                return
        self._screen.say(f"那一条反馈已经不在了。写的是：{typed.text}", "alert")

    def setup(self) -> None:
        """F12, and the first start."""
        from ..pages.setup import SetupPage

        page = SetupPage(self._workspace)

        def done(summary: str | None) -> None:
            if page.wants:
                {"plans": self.plans, "rollup": self.rollup}[page.wants]()
            elif summary:
                ledger = self._workspace.unit.ledger
                self._screen.begin()
                self._edits.newcomer = not (ledger and ledger.history.by_id)
                lead = "　用 ↑ ↓ 走到做完的一项，按空格打勾" if self._edits.newcomer else ""
                self._screen.say(summary + lead, "good")

        self._screen.app.push_screen(page, done)
