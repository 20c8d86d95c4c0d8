"""录入旧台账: what becomes of each row of a table, each for the clerk to agree to; one act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType

from ...domain.takeover.offers import TakeoverOffer
from ...domain.takeover.takeover import Takeover
from ...domain.takeover.wording import own_words, row_label, waiting
from ...workspace import Workspace
from ...workspace.takeover import Takeovers
from ..commands import TAKEOVER, bindings
from ..jobs import Job, failure
from ..pages.work_page import WorkPage, reading_area
from ..recorder import Recorder
from ..widgets.prose import Prose
from ..widgets.rows import Rows
from .measure_dialog import MeasureDialog
from .wording import head_facts, offer_rows, told_at_length

_NAMED = 20
"""Characters of a row's own words in a title."""


class TakeoverPage(WorkPage):
    """Space ticks, F2 gives a row to a measure; Enter records what is ticked, as one act."""

    SHOWN = TAKEOVER
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(TAKEOVER)]
    DEFAULT_CSS: ClassVar[str] = """
    TakeoverPage { #row_area { height: 8; } }
    """

    def __init__(
        self,
        workspace: Workspace,
        recorder: Recorder,
        name: str,
        read: Callable[[], Takeover],
    ) -> None:
        super().__init__(workspace, recorder)
        self._file = name
        self._read = read
        self._takeovers = Takeovers(workspace.unit)
        self._takeover = Takeover()
        self._offers: dict[str, TakeoverOffer] = {}
        self._assigned: dict[str, str] = {}
        """The measures that rows were given here."""
        self._ticked: set[str] = set()
        self._today = False
        """Whether the act speaks of today, whatever day the table names."""
        self._job = Job(self.run_worker)

    def content(self) -> ComposeResult:
        """The rows, and the highlighted one at length."""
        yield Rows(id="rows")
        yield reading_area("row")

    def on_mount(self) -> None:
        """Read the table, which may take a second."""
        self.head(f"旧台账　{self._file}")
        self.query_one(Rows).focus()
        self.say("正在读……")
        self._job.begin()
        self._job.do(self._read, self._know, self._failed)

    def _failed(self, error: Exception) -> None:
        self.say(failure(error, "没有读取"), "alert")

    def _know(self, takeover: Takeover) -> None:
        self._takeover = takeover
        self._learn()
        self._ticked = {key for key, one in self._offers.items() if one.sure}
        self._show()
        self.query_one(Rows).begin()
        if left := self._waiting:
            self.say(f"{left} 行要核对：看过一行，按空格选上；选好按 Enter 录入。")
        elif self._ticked:
            self.say("看过以后按 Enter 录入。")
        else:
            self.say("没有可录的：对得上的措施，台账里都已经有了。")

    @property
    def _waiting(self) -> int:
        return waiting(self._offers.values(), self._ticked)

    def show_changed(self, touched: set[str] | None) -> None:
        """Some were recorded, or that was taken back."""
        before = self._offers
        self._learn()
        again = {key for key, one in self._offers.items() if one.sure and before[key].refused}
        taken = {key for key, one in self._offers.items() if one.refused}
        self._ticked = (self._ticked | again) - taken
        self._show()

    @property
    def _on(self) -> date | None:
        """The day that the act speaks of, None for today."""
        return None if self._today else self._takeover.on

    def _learn(self) -> None:
        offers = self._takeovers.offers(self._takeover, self._assigned, self._on)
        self._offers = {one.key: one for one in offers}

    def _show(self) -> None:
        offers = list(self._offers.values())
        self._show_head()
        rows = self.query_one(Rows)
        rows.show(list(offer_rows(self._takeover, offers, self._ticked)))
        self._tell(rows.chosen)

    def _show_head(self) -> None:
        offers, cells = list(self._offers.values()), self.app.size.width
        facts = head_facts(self._takeover, offers, self._ticked, self._on, cells)
        self.head(f"旧台账　{self._file}", facts if offers else ())

    def on_resize(self) -> None:
        """As much as there is room for."""
        super().on_resize()
        self._show_head()

    def _tell(self, key: str) -> None:
        one = self._offers.get(key)
        self.query_one("#row", Prose).tell(Text(told_at_length(one) if one else ""))

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Another one."""
        event.stop()
        self._tell(event.key)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A click ticks."""
        event.stop()
        self.action_tick()

    @property
    def _chosen(self) -> TakeoverOffer | None:
        return self._offers.get(self.query_one(Rows).chosen)

    def action_tick(self) -> None:
        """Space."""
        one = self._chosen
        if one and one.refused:
            self.say(f"这一行不录：{one.refused}。按 F2 定它归哪项措施。")
        elif one:
            self._ticked ^= {one.key}
            self._show()

    def action_tick_all(self) -> None:
        """Ctrl+A: all; none where all are."""
        every = {key for key, one in self._offers.items() if not one.refused}
        self._ticked = set() if self._ticked == every else every
        self._show()

    def action_assign(self) -> None:
        """F2: which measure the row is about."""
        one = self._chosen
        if one is None:
            return
        unit = self._workspace.unit

        def chosen(id: str | None) -> None:
            if id is not None:
                self._assign(one.key, id)

        now = [one.measure] if one.measure and unit.owns(one.measure) else []
        own = filter(unit.owns, unit.measures.values())
        about = f"{row_label(one, sheets=False)}归哪项措施：{own_words(one, _NAMED)}"
        self.app.push_screen(MeasureDialog(about, now, own), chosen)

    def _assign(self, key: str, id: str) -> None:
        if id:
            self._assigned[key] = id
            self._learn()
        self._ticked -= {key}
        if id and not self._offers[key].refused:
            self._ticked |= {key}
        self._show()

    def action_turn_day(self) -> None:
        """F4: the day that the table names, or today."""
        if self._takeover.on is None:
            self.say("表上没有写日期，记在今天。")
            return
        self._today = not self._today
        self.show_changed(None)

    def action_record(self) -> None:
        """Enter: one act, to be taken back as one."""
        agreed = [one for one in self._offers.values() if one.key in self._ticked]
        if not agreed:
            self.say("还没有选：空格选上，再按 Enter。")
            return
        left = self._waiting
        self._recorder.act(lambda: self._takeovers.record(agreed, self._on, left))

    def action_undo(self) -> None:
        """Ctrl+Z: all that was recorded is taken back; it is offered again."""
        self._recorder.act(self._workspace.undo.last, "Ctrl+Y 重做")

    def action_redo(self) -> None:
        """Ctrl+Y."""
        self._recorder.act(self._workspace.undo.redo)
