"""The main screen: the unit's measures, the highlighted one told at length, every act on it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.widget import Widget

from ...domain.checklist import Checklist, Item, Question
from ...domain.search import by_initials
from ...domain.tally import Tally
from ...errors import PlancheckError
from ...workspace import Workspace
from ..commands import MAIN, bindings
from ..saver import Saver
from ..widgets import detail
from ..widgets.bars import RULE, Lines, Word
from ..widgets.plan_list import PlanList
from . import main_words
from .acting import ActingScreen
from .main_words import ALL_TYPES

if TYPE_CHECKING:
    from textual.widgets import Input


_DETAIL = ("detail0", "detail1", "detail2")
_BELOW = (RULE, "status", "keys")
_BELOW_WITH_DETAIL = (RULE, *_DETAIL, *_BELOW)


class MainScreen(ActingScreen):
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
        super().__init__(workspace, saver)
        self._type_counts: Counter[str] = Counter()
        self._pane = self._three = False
        self._width = 0
        self._question = Question()
        self._learning = False
        """Whether the initials of hanzi were asked for: at the first search that may mean them."""
        self._own: Checklist
        self._checklist: Checklist
        self._ask_anew()
        self._top = Lines("header", "filters", RULE, id="top")
        self._list = PlanList(self._checklist, id="list", ascii_marks=self.ascii_marks)
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
        self.say_state()
        self._show_detail()

    def on_mount(self) -> None:
        """Keys go to the list."""
        self._list.focus()

    @property
    def current(self) -> Item | None:
        """The highlighted measure."""
        return self._list.current

    @property
    def own_tally(self) -> Tally:
        """The unit's counts, whatever is shown."""
        return self._own.tally

    def select(self, measure_id: str) -> None:
        """Put the highlight on a measure."""
        self._list.select(measure_id)

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

    def show_changed(self, touched: set[str] | None) -> None:
        """Show the workspace's progress anew; `touched` None where anything may have changed."""
        progress = self._workspace.progress
        if touched is None:
            self._own = self._workspace.checklist(self._own.question)
            self._checklist = self._own.asking(self._question)
        else:
            same = self._checklist is self._own
            self._own = self._own.after(progress, touched)
            if same:
                self._checklist = self._own
            elif self._question.narrows:
                self._checklist = self._own.asking(self._question)
            else:
                self._checklist = self._checklist.after(progress, touched)
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

    def say_state(self) -> None:
        """What there is to say where nothing was done."""
        word = main_words.opening(self._workspace, self._own.tally.total)
        self.say(word.text, word.style)

    # --- other screens

    def on_plan_list_opened(self, event: PlanList.Opened) -> None:
        """A double click."""
        event.stop()
        self.action_open()

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
            self.say_state()
            return
        from .report import ReportScreen

        self.app.push_screen(ReportScreen(self._workspace), lambda _: self.show_changed(None))

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
        """Search as typed; of a burst of keys only the last is answered."""
        event.stop()
        self._question = self._question._replace(words=event.value.strip())
        self.call_later(self._answer, self._question)

    def _answer(self, question: Question) -> None:
        """Show what is found as it is written, and what is by initials when these are known."""
        if question is not self._question:
            return
        self._ask(question)
        if by_initials(question.words) and not self._learning:
            self._learning = True
            self.run_worker(self._learn_letters())

    async def _learn_letters(self) -> None:
        """Have the initials read, off the screen's thread, and answer once more."""
        try:
            await asyncio.to_thread(self._workspace.learn_letters)
        except PlancheckError as error:
            self.say(str(error), "alert")
            return
        self._own = self._own._replace(letters=self._workspace.letters)
        self._ask(self._question)

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
