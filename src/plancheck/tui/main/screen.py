"""The main screen: the unit's measures, the highlighted one at length, its keys.

What is listed is asked of the Browser; what is done to measures is MeasureEdits' work.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.messages import Update

from ...domain.progress.checklist import Question
from ...errors import PlancheckError
from ...workspace import Workspace
from ..commands import MAIN, UNBOUND, bindings
from ..jobs import off_thread
from ..recorder import Recorder
from ..saver import Saving
from ..screen import OwnScreen
from ..textual_privates import keymap_of
from ..widgets.bars.bars import Bars
from ..widgets.plan.list import PlanList
from ..widgets.search import Search
from . import wording
from .bars import MainBars
from .browser import Browser
from .detail import MeasureDetail
from .edits import MeasureEdits
from .filters import Filters
from .measure_pages import MeasurePages
from .pages import MainPages

if TYPE_CHECKING:
    from textual.widgets import Input


_Part = TypeVar("_Part")
_EDITS: Callable[[MainScreen], MeasureEdits] = attrgetter("edits")
_MEASURES: Callable[[MainScreen], MeasurePages] = attrgetter("measures")
_PAGES: Callable[[MainScreen], MainPages] = attrgetter("pages")


def _by(
    part: Callable[[MainScreen], _Part], act: Callable[[_Part], None]
) -> Callable[[MainScreen], None]:
    """An action of the screen that one of its parts carries out."""

    def action(screen: MainScreen) -> None:
        act(part(screen))

    return action


class MainScreen(OwnScreen[None]):
    """Header, filter bar, list, detail, status line, keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MAIN)]
    KEYLESS: ClassVar[Sequence[str]] = [command.id for command in UNBOUND]
    DEFAULT_CSS: ClassVar[str] = """
    MainScreen {
        #list { width: 1fr; }
        #pane { width: 41; border-left: ascii $line; }
    }
    """

    def __init__(self, workspace: Workspace, recorder: Recorder) -> None:
        super().__init__()
        self._workspace = workspace
        self._recorder = recorder
        self.browser = Browser(workspace)
        self.bars = MainBars(workspace, self.browser)
        marks = workspace.unit.config.display.ascii_marks
        self.list_ = PlanList(self.browser.shown, id="list", ascii_marks=marks)
        self.list_.empty = tuple(wording.nothing(self.browser))
        self._body = Horizontal(id="body")
        self._detail = MeasureDetail(workspace, self._body, self.list_, self.bars.show_detail)
        self.edits = MeasureEdits(workspace, recorder, self.list_, self.say)
        self.measures = MeasurePages(workspace, recorder, self.list_, self.edits, self.go_to)
        self._filters = Filters(workspace, self.browser, self)
        self.pages = MainPages(workspace, recorder, self.browser, self, self.edits, self.measures)
        seek, back = self.browser.seek, self.list_.focus
        self._search = Search(self, "#top", seek=seek, answer=self._answer_search, back=back)

    def compose(self) -> ComposeResult:
        """The lines from top to bottom, already with their words: the first paint is the last."""
        self._fit(self.app.size)
        yield self.bars.above
        with self._body:
            yield self.list_
            yield from self._detail.pane()
        yield self.bars.below
        self.bars.say_state()
        self._detail.show()

    def on_mount(self) -> None:
        """Keys go to the list."""
        self.list_.focus()

    # --- what is shown

    def ask(self, question: Question) -> None:
        """Show the answer to another question."""
        self._answer(question)
        self.bars.say_state()

    def _answer(self, question: Question) -> None:
        self.browser.ask(question)
        self._show_list()

    def _show_list(self, touched: set[str] | None = None) -> None:
        shown = self.browser.shown
        self.list_.empty = () if shown.rows else tuple(wording.nothing(self.browser))
        self.list_.show(shown, touched)
        self.bars.show_counts()
        self.bars.show_keys(self.list_.current)

    def show_changed(self, touched: set[str] | None) -> None:
        """Show the workspace's progress anew; `touched` None where anything may have changed."""
        anew = self.browser.update(touched)
        self._show_list(None if anew else touched)
        if anew:
            self._detail.show()

    def count_week(self) -> None:
        """Show what this week has word on, now that the rest is painted."""
        self.browser.count_week()
        self._show_list()

    def go_to(self, measure_id: str) -> None:
        """Show the unit's measures, with the highlight on one of them."""
        self._search.close()
        self.ask(self.browser.own.question)
        self.list_.select(measure_id)

    def on_screen_suspend(self) -> None:
        """Another screen is opened: what was said here is over."""
        self.bars.status.clear()

    def on_resize(self, event: events.Resize) -> None:
        """Show what there is room for."""
        self._fit(event.size)
        self._detail.show_pane()
        self.call_after_refresh(self._detail.show)

    def _fit(self, size: Size) -> None:
        self._detail.fit(size)
        number, pane = self.list_.number_cells, self._detail.pane_cells
        lines = self._detail.in_lines
        self.bars.fit(size, keymap_of(self.app), detail=lines, pane=pane, number=number)
        self.bars.show_keys(self.list_.current)

    def on_plan_list_highlighted(self, event: PlanList.Highlighted) -> None:
        """Another measure: tell of it."""
        event.stop()
        self.edits.highlighted(event.item)
        self.bars.show_keys(event.item)
        self._detail.show()

    def on_plan_list_marked(self, event: PlanList.Marked) -> None:
        """Say how many are marked."""
        event.stop()
        if event.count:
            self.say(f"已标记 {event.count} 项：下一步对它们一起做；Esc 取消标记")

    def on_plan_list_mark_clicked(self, event: PlanList.MarkClicked) -> None:
        """The mark of a measure was clicked: as Space."""
        event.stop()
        self.edits.tick_clicked(event.item)

    def on_plan_list_opened(self) -> None:
        """A double click."""
        self.measures.open()

    async def on_bars_clicked(self, event: Bars.Clicked) -> None:
        """A word of a bar was clicked."""
        event.stop()
        await self.run_action(event.action)

    def say(self, words: str, style: str = "plain", hint: str = "") -> None:
        """One sentence on the status line."""
        self.bars.status.say(words, style, hint)

    def show_saving(self, saving: Saving) -> None:
        """How it stands with the disk."""
        self.bars.status.show_saving(saving)

    # --- narrowing and searching

    def action_unit_type(self) -> None:
        """F4."""
        self._filters.choose_type()

    def action_show_own(self) -> None:
        """The unit's own measures."""
        self.ask(self.browser.own.question)

    def action_view(self, digit: int) -> None:
        """1 to 9 and 0."""
        self.ask(self.browser.in_view(digit))

    def action_narrow(self) -> None:
        """F7."""
        self._filters.choose()

    def action_widen(self, field: str) -> None:
        """Take one filter off."""
        self.ask(self.browser.without(field))

    async def action_find(self) -> None:
        """F3: a field above the list; every key narrows the list, the next one in a burst too."""
        await self._search.open(self.browser.question.words)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: back to the list, which stays narrowed."""
        event.stop()
        self._search.close()

    def _answer_search(self) -> None:
        """Show what is found as it is written, and what is by initials when these are known."""
        self._answer(self.browser.question)
        # in the frame that shows the key, not two later
        for widget in (self.bars.above, self.list_):
            self.post_message(Update(widget))
        if self.browser.wants_initials():
            self.run_worker(self._learn_letters())

    async def _learn_letters(self) -> None:
        """Have the initials read, off the screen's thread, and answer once more."""
        try:
            await off_thread(self._workspace.unit.learn_letters)
        except PlancheckError as error:
            self.say(str(error), "alert")
            return
        self.show_changed(None)

    def action_back(self) -> None:
        """Esc: one thing at a time: the words, the field, the marks, the filters, the unit type."""
        if self.browser.question.words:
            self._search.close()
            self.action_widen("words")
        elif self._search.is_open:
            self._search.close()
        elif self.list_.unmark():
            return
        elif wider := self.browser.wider():
            self.ask(wider)
        else:
            self.list_.focus()

    action_tick = _by(_EDITS, MeasureEdits.tick)
    action_status = _by(_EDITS, MeasureEdits.ask_status)
    action_note = _by(_EDITS, MeasureEdits.write_note)
    action_steps = _by(_MEASURES, MeasurePages.open_steps)
    action_open = _by(_MEASURES, MeasurePages.open)
    action_issues = _by(_MEASURES, MeasurePages.open_issues)
    action_no_change = _by(_EDITS, MeasureEdits.no_change)
    action_rest_no_change = _by(_EDITS, MeasureEdits.rest_no_change)
    action_date_today = _by(_EDITS, MeasureEdits.date_today)
    action_undo = _by(_EDITS, MeasureEdits.undo)
    action_redo = _by(_EDITS, MeasureEdits.redo)

    def action_unsaved(self) -> None:
        """Ctrl+U: what could not be saved, where it was typed."""
        from .typed_texts import UnsavedTexts

        UnsavedTexts(self._workspace, self.edits, self.measures, self).reopen()

    action_records = _by(_PAGES, MainPages.records)
    action_doctor = _by(_PAGES, MainPages.doctor)
    action_report = _by(_PAGES, MainPages.report)
    action_plans = _by(_PAGES, MainPages.plans)
    action_takeover = _by(_PAGES, MainPages.takeover)
    action_transfer = _by(_PAGES, MainPages.transfer)
    action_overview = _by(_PAGES, MainPages.overview)
    action_setup = _by(_PAGES, MainPages.setup)
    action_rollup = _by(_PAGES, MainPages.rollup)
    action_answer = _by(_PAGES, MainPages.answer)

    def say_state(self) -> None:
        """What there is to say where nothing was done."""
        self.bars.say_state()

    def begin(self) -> None:
        """Show the measures of the unit that was set up."""
        self.browser.begin()
        self._fit(self.size)
        self.ask(self.browser.question)
