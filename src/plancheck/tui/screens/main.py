"""The main screen: the unit's measures, the highlighted one told at length, every act on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from ...domain import acts
from ...domain.checklist import Checklist, Question
from ...domain.progress import Status
from ...errors import PlancheckError
from ...workspace import Act, Workspace
from ..commands import MAIN, bindings
from ..saver import Failed, Saved, Saver
from ..widgets import detail
from ..widgets.bars import RULE, Lines, Word
from ..widgets.plan_list import PlanList
from . import main_words
from .main_words import ALL_TYPES

if TYPE_CHECKING:
    from textual.widgets import Input

    from .write import Written

ASKED_OF = frozenset((Status.ONGOING, Status.NOT_APPLICABLE))
"""Statuses on which Space asks for a status instead of ticking."""

_DETAIL = ("detail0", "detail1", "detail2")
_BELOW = (RULE, "status", "keys")
_BELOW_WITH_DETAIL = (RULE, *_DETAIL, *_BELOW)


class MainScreen(Screen[None]):
    """Header, filter bar, list, detail, status line, keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MAIN)]
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

    def __init__(self, workspace: Workspace, saver: Saver) -> None:
        super().__init__()
        self._workspace = workspace
        self._saver = saver
        self._type_counts: Counter[str] = Counter()
        self._pane = self._three = False
        self._width = 0
        self._question = Question()
        self._own: Checklist
        self._checklist: Checklist
        self._ask_anew()
        self._top = Lines("header", "filters", RULE, id="top")
        self._list = PlanList(self._checklist, id="list")
        self._bottom = Lines(*_BELOW, id="bottom")

    def compose(self) -> ComposeResult:
        """The lines from top to bottom, already with their words: the first paint is the last."""
        self._fit(self.app.size)
        yield self._top
        with Horizontal(id="body"):
            yield self._list
            if self._pane:
                yield from _pane()
        yield self._bottom
        self._say_state()
        self._show_detail()

    def on_mount(self) -> None:
        """Keys go to the list."""
        self._list.focus()

    # --- what is asked and shown

    def _ask_anew(self) -> None:
        """After another unit was chosen, or at the start."""
        self._question = Question(unit_type=self._workspace.unit_type)
        self._own = self._checklist = self._workspace.checklist(self._question)
        counts: Counter[str] = Counter()
        for measure in self._workspace.plan.measures():
            counts.update({ALL_TYPES, *measure.lead, *measure.support})
        self._type_counts = counts
        self._types = (*self._workspace.plan.type_names(), ALL_TYPES)

    def _ask(self, question: Question) -> None:
        self._question = question
        own = question == self._own.question
        self._checklist = self._own if own else self._own.asking(question)
        self._list.show(self._checklist)
        self._show_counts()

    def _show_changed(self, touched: set[str] | None) -> None:
        """Show the workspace's progress anew; `touched` None where anything may have changed."""
        progress = self._workspace.progress
        if touched is None:
            self._own = self._workspace.checklist(self._own.question)
            self._checklist = self._own.asking(self._question)
        else:
            same = self._checklist is self._own
            self._own = self._own.after(progress, touched)
            self._checklist = self._own if same else self._checklist.after(progress, touched)
        self._list.show(self._checklist, touched)
        self._show_counts()

    def _show_counts(self) -> None:
        own, width = self._own.tally, self._width
        self._top.show("header", *main_words.header(self._workspace, own, width))
        shown, counts = self._checklist, self._type_counts
        self._top.show("filters", *main_words.filters(self._types, counts, shown, own, width))

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
        self._bottom.line_up(*(_BELOW_WITH_DETAIL if self._three else _BELOW))
        self._show_counts()
        self._bottom.show("keys", main_words.keys(size.width))

    def _show_detail(self) -> None:
        item, plan = self._list.current, self._workspace.plan
        if self._pane:
            if not self.query("#detail"):
                return
            from textual.widgets import Static

            book = self._workspace.book
            text = detail.whole(item, plan, book.history if book else None) if item else ""
            self.query_one("#detail", Static).update(text)
        elif self._three:
            lines = detail.three_lines(item, plan) if item else ["", "", ""]
            for name, line in zip(_DETAIL, lines, strict=True):
                self._bottom.show(name, [Word(line)])

    def on_plan_list_highlighted(self, event: PlanList.Highlighted) -> None:
        """Another measure: tell of it."""
        event.stop()
        self._show_detail()

    # --- saying

    def say(self, words: str, style: str = "plain") -> None:
        """One sentence on the status line."""
        self._bottom.show("status", [Word(f" {words}", style)])

    def _say_state(self) -> None:
        word = main_words.opening(self._workspace, self._own.tally.total)
        self.say(word.text, word.style)

    # --- acts

    def act(self, prepare: Callable[[], Act]) -> None:
        """Prepare an act, let it count at once, and have it made durable."""
        book = self._workspace.book
        try:
            act = prepare()
        except PlancheckError as error:
            self.say(str(error), "alert")
            return
        if self._workspace.book is not book:  # a copied home took an id of its own
            book = self._workspace.book
        if not act.entries or book is None:
            self.say(act.message)
            return
        self._show_changed(book.apply(act))
        self.say(f"正在保存　{act.message}")
        made_in = self._saver.promise()
        self.call_after_refresh(self._saver.put, made_in, book.store, act)

    def outcome(self, outcome: Saved | Failed) -> None:
        """What became of an act: said, and on failure the screen goes back to what is on disk."""
        book = self._workspace.book
        self._saver.told(outcome)
        if book is None:
            return
        if isinstance(outcome, Saved):
            if book.stored(outcome.recorded):
                self._show_changed(None)
            if not self._saver.pending:
                counts = self._own.tally
                words = f"已保存　{outcome.act.message}　本单位 {counts}　Ctrl+Z 撤销"
                self.say(words, "good")
        elif outcome.dropped:
            self.say(f"{self._failure}后面的 {outcome.act.message} 也没有保存。", "alert")
        else:
            book.reload()
            self._show_changed(None)
            self._failure = f"{outcome.error}（{outcome.act.message}）"
            self.say(self._failure, "alert")

    _failure = ""

    def check_disk(self) -> None:
        """Show what another window or a merged file has brought, between acts."""
        book = self._workspace.book
        if book and self.is_current and not self._saver.pending and book.stale():
            book.reload()
            self._show_changed(None)
            self.say("台账有新内容（另一窗口或合并），已更新显示。")

    def action_tick(self) -> None:
        """Space: done, or not done after all; asks for a status where neither fits."""
        item = self._list.current
        if item is None:
            return
        status, ids = item.state.status, [item.measure.id]
        if status in ASKED_OF and self._mine(item.measure.id):
            self.action_status()
        elif status is Status.DONE:
            self.act(lambda: self._workspace.untick(ids))
        else:
            self.act(lambda: self._workspace.tick(ids))

    def on_plan_list_mark_clicked(self, event: PlanList.MarkClicked) -> None:
        """The mark was clicked."""
        event.stop()
        self.action_tick()

    def on_plan_list_opened(self, event: PlanList.Opened) -> None:
        """A double click."""
        event.stop()
        self.action_open()

    def action_undo(self) -> None:
        """Take back the last act."""
        self._go_with(self._workspace.undo)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._go_with(self._workspace.redo)

    def _go_with(self, prepare: Callable[[], Act]) -> None:
        """Carry an act out and put the highlight where it happened."""

        def prepared() -> Act:
            act = prepare()
            if act.entries:
                self._list.select(act.entries[0].measure)
            return act

        self.act(prepared)

    def _mine(self, measure_id: str) -> bool:
        """Whether the measure may be changed here; says so where it may not."""
        try:
            self._workspace.own([measure_id])
        except PlancheckError as error:
            self.say(str(error), "alert")
            return False
        if self._workspace.read_only:
            self._say_state()
            return False
        return True

    def action_status(self) -> None:
        """F2."""
        item = self._list.current
        if item is None or not self._mine(item.measure.id):
            return
        from .choose import Choose

        ids = [item.measure.id]
        options = [(s.value, f"[{s.mark}] {s.value}") for s in Status]

        def chosen(value: str | None) -> None:
            if value is None:
                return
            status = Status(value)
            if status.needs_reason:
                self._ask_reason(ids, status)
            else:
                self.act(lambda: self._workspace.change(ids, acts.Change(status=status)))

        title = f"{item.measure.id} 的状态"
        self.app.push_screen(Choose(title, options, item.state.status.value), chosen)

    def _ask_reason(self, ids: list[str], status: Status) -> None:
        from .write import Write

        def written(result: Written | None) -> None:
            reason = result.text if result else None
            change = acts.Change(status=status, reason=reason)
            self.act(lambda: self._workspace.change(ids, change))

        self.app.push_screen(
            Write(f"{'、'.join(ids)} {status.value}：写上原因", kinds=False), written
        )

    def action_note(self) -> None:
        """F5."""
        item = self._list.current
        if item is None or not self._mine(item.measure.id):
            return
        from .write import Write

        ids = [item.measure.id]

        def written(result: Written | None) -> None:
            if result:
                self.act(lambda: self._workspace.note(ids, result.text, result.kind))

        self.app.push_screen(Write(f"{item.measure.id} 记录", kinds=True), written)

    # --- other screens

    def action_open(self) -> None:
        """Enter: everything about the measure, to read."""
        item, book = self._list.current, self._workspace.book
        if item is None:
            return
        from .reading import Reading

        text = detail.whole(item, self._workspace.plan, book.history if book else None)
        self.app.push_screen(Reading(f"措施 {item.measure.id}", text))

    def action_report(self) -> None:
        """F8."""
        if not self._workspace.unit:
            self._say_state()
            return
        from .report import ReportScreen

        self.app.push_screen(ReportScreen(self._workspace), lambda _: self._show_changed(None))

    def action_setup(self) -> None:
        """F12, and the first start."""
        from .setup import Setup

        def done(told: str | None) -> None:
            if told:
                self._ask_anew()
                self._ask(self._question)
                self.say(told, "good")

        self.app.push_screen(Setup(self._workspace), done)

    def action_unit_type(self) -> None:
        """F4."""
        from .choose import Choose

        own = self._workspace.unit_type
        options = [
            (n, f"{n} {self._type_counts[n]} 项" + ("（本单位）" if n == own else ""))
            for n in self._types
        ]
        current = self._question.unit_type or ALL_TYPES

        def chosen(name: str | None) -> None:
            if name is not None:
                self.action_show_type(self._types.index(name))

        self.app.push_screen(Choose("看哪一类单位的措施", options, current), chosen)

    def action_show_type(self, index: int) -> None:
        """The measures of one of the unit types."""
        name = self._types[index]
        unit_type = None if name == ALL_TYPES else name
        self._ask(self._question._replace(unit_type=unit_type))

    # --- searching

    def action_find(self) -> None:
        """F3: a field above the list; every key narrows the list."""
        fields = self.query("#find")
        if fields:
            fields.first().focus()
            return
        from ..widgets.find import Find

        find = Find(self._question.words, id="find")
        self.mount(find, after="#top")
        find.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as typed."""
        event.stop()
        self._ask(self._question._replace(words=event.value.strip()))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: back to the list, which stays narrowed."""
        event.stop()
        self._close_find()

    def _close_find(self) -> None:
        self.query("#find").remove()
        self._list.focus()

    def action_back(self) -> None:
        """Esc: one thing at a time: the field, the words, the unit type."""
        if self._question.words:
            self._close_find()
            self._ask(self._question._replace(words=""))
        elif self.query("#find"):
            self._close_find()
        elif self._question != self._own.question:
            self._ask(self._own.question)
        else:
            self._list.focus()

    async def on_lines_clicked(self, event: Lines.Clicked) -> None:
        """A word of a bar was clicked."""
        event.stop()
        await self.run_action(event.action)


def _pane() -> Iterator[Widget]:
    from textual.containers import VerticalScroll
    from textual.widgets import Static

    yield VerticalScroll(Static("", id="detail"), id="pane")
