"""F9: the street's page out of the units' files; read here, asked here, written from here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from ...workspace.office.inbox import Inbox
from ..commands import ROLLUP, bindings
from ..jobs import Job
from ..screen import OwnScreen
from ..widgets.bars.bars import Bars
from ..widgets.matrix import MatrixView
from ..widgets.rows import Rows
from ..widgets.search import Search
from .browser import RollupBrowser
from .export import RollupExport
from .filters import ALL_TYPES, RollupFilters
from .intake import RollupIntake
from .office import RollupOffice
from .pages import RollupPage
from .row_keys import LACK, MEASURE, PAGE, ROSTER, SECTION, TYPE, UNITS
from .shown_page import ShownPage
from .units import RollupUnits

if TYPE_CHECKING:
    from textual.widgets import Input


class RollupScreen(OwnScreen[None], ModalScreen[None]):
    """Header, tabs, filters, the page, what is said, keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ROLLUP)]
    DEFAULT_CSS: ClassVar[str] = """
    RollupScreen {
        background: $surface;
        &.-matrix #rows { display: none; }
        &.-rows #matrix { display: none; }
    }
    """

    def __init__(self, inbox: Inbox, *, ascii_marks: bool = False) -> None:
        super().__init__()
        self._job = Job(self.run_worker)
        self._browser = RollupBrowser()
        self.shown = ShownPage(self, self._browser, ascii_marks=ascii_marks)
        self._filters = RollupFilters(self, self._browser)
        self._intake = RollupIntake(self, self._browser, inbox, self._job)
        self._units = RollupUnits(self, self._browser, inbox, self._intake.again)
        self._export = RollupExport(self, self._browser, inbox, self._job)
        self._office = RollupOffice(
            self, self._browser, inbox, self._job, self._export, self._intake
        )
        self._search = Search(
            self,
            "#head",
            seek=self._browser.seek,
            answer=self._answer_words,
            back=self.shown.focus,
            placeholder="查找：单位、措施、责任人、记录……",
        )

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        self.set_class(True, "-rows")
        yield from self.shown.widgets

    def on_mount(self) -> None:
        """Read at once."""
        self.shown.focus()
        self._intake.read()

    def on_resize(self, event: events.Resize) -> None:
        """Bars as wide, keys as many as there is room for."""
        self.show()

    # --- asking

    def action_unit_type(self) -> None:
        """F4."""
        self._filters.choose_type()

    def action_plan(self) -> None:
        """F2."""
        self._filters.choose_plan()

    def action_narrow(self) -> None:
        """F7."""
        self._filters.choose_part()

    async def action_widen(self, field: str) -> None:
        """A click on a chip, which takes that filter off."""
        if field == "words":
            self._search.close()
        await self._filters.take_off(field)

    async def action_find(self) -> None:
        """F3: a field above the page; every key narrows it."""
        await self._search.open(self._browser.question.words)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: back to the page, which stays narrowed."""
        event.stop()
        self._search.close()

    def _answer_words(self) -> None:
        self._browser.answer_question()
        self.show()

    # --- showing

    def say(self, words: str, style: str = "plain") -> None:
        """One sentence above the keys."""
        self.shown.say(words, style, busy=self.busy)

    def show(self) -> None:
        """The page, by what is asked for."""
        self.shown.show(self._intake.nothing(), searching=self._search.is_open)

    def on_matrix_view_moved(self, event: MatrixView.Moved) -> None:
        """Another cell: tell of it."""
        event.stop()
        self.shown.tell_of_cell()

    async def on_matrix_view_opened(self, event: MatrixView.Opened) -> None:
        """A row was clicked twice."""
        event.stop()
        await self.action_open()

    async def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A click."""
        event.stop()
        await self._open(event.key)

    async def on_bars_clicked(self, event: Bars.Clicked) -> None:
        """A word of a bar was clicked."""
        event.stop()
        await self.run_action(event.action)

    def action_page(self, digit: int) -> None:
        """1 to 6."""
        if self._browser.answer is None:
            return
        before, self.shown.page = self.shown.page, list(RollupPage)[digit - 1]
        if before is RollupPage.MATRIX:
            self._intake.say_sum()
        self.show()

    def action_period(self, step: int) -> None:
        """Another week among those at hand."""
        self._intake.go_to_period(step)

    async def action_open(self) -> None:
        """Enter: what the row stands for."""
        await self._open(self.shown.chosen)

    async def _open(self, key: str) -> None:
        kind, *parts = key.split("\t")
        if kind == SECTION:
            await self._filters.show_section(int(parts[0]))
        elif kind == TYPE:
            await self._filters.show_type(parts[0] or ALL_TYPES)
        elif kind == MEASURE:
            self.shown.matrix.go_to_measure(parts[0])
            self.action_page(RollupPage.MATRIX.digit)
        elif kind in (PAGE, LACK):
            self.action_page(int(parts[0]) if kind == PAGE else RollupPage.SUBMISSIONS.digit)
        elif kind == ROSTER:
            self._intake.open_roster()
        elif kind == UNITS:
            self._units.choose(key)
        else:
            self._units.open(key)

    def action_feedback(self) -> None:
        """F5."""
        self._units.give_feedback(self.shown.chosen)

    def action_read(self) -> None:
        """Ctrl+R."""
        self._intake.read()

    def action_folder(self) -> None:
        """F6."""
        self._intake.choose_folder(self._export.folder)

    def action_export(self) -> None:
        """F8."""
        self._export.start()

    def action_written(self) -> None:
        """Ctrl+O."""
        self._export.show_written()

    def action_office(self) -> None:
        """Ctrl+E."""
        self._office.choose(self.shown.chosen)

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._job.busy

    def finish(self) -> bool:
        """Leave, whatever is being read; files that are being written are written first."""
        if (self._export.under_way or not self._job.busy) and self._job.keeps():
            return False
        self._job.stop()
        self.dismiss(None)
        return True

    async def action_back(self) -> None:
        """Esc: stop, else take one filter off, else leave."""
        if self._job.busy:
            self._job.stop()
        elif self._search.is_open and not self._browser.question.words:
            self._search.close()
        elif field := self._filters.last:
            await self.action_widen(field)
        else:
            self.finish()
