"""沿用: what last year's plan knows of the same work, each measure confirmed with a tick."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType

from ...domain.plan.likeness import SURE
from ...domain.progress.carry_over import CarryOver
from ...workspace import Workspace
from ...workspace.plan.carry_over import CarryOvers
from ..commands import CARRY, bindings
from ..pages.work_page import WorkPage, reading_area
from ..recorder import Recorder
from ..widgets.bars.bars import Word
from ..widgets.prose import Prose
from ..widgets.row import Row, tick_box
from ..widgets.rows import Rows


class CarryPage(WorkPage):
    """Space ticks; Enter carries what is ticked over, as one act."""

    SHOWN = CARRY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CARRY)]
    DEFAULT_CSS: ClassVar[str] = """
    CarryPage { #both_area { height: 6; } }
    """

    def __init__(self, workspace: Workspace, recorder: Recorder) -> None:
        super().__init__(workspace, recorder)
        self._carry_overs = CarryOvers(workspace.unit)
        self._offers: dict[str, CarryOver] = {}
        self._ticked: set[str] = set()

    def content(self) -> ComposeResult:
        """What is offered, and both texts of the highlighted one."""
        yield Rows(id="offers")
        yield reading_area("both")

    def on_mount(self) -> None:
        """Ticked is what the plan itself says; what is only alike is for the clerk to say."""
        self._learn()
        self._ticked = {id for id, one in self._offers.items() if one.by_was}
        self._show()
        self.query_one(Rows).focus()

    def show_changed(self, touched: set[str] | None) -> None:
        """Some were carried over, or that was taken back."""
        self._learn()
        self._ticked &= self._offers.keys()
        self._show()

    def _learn(self) -> None:
        self._offers = {one.after.id: one for one in self._carry_overs.offers()}

    def _show(self) -> None:
        self.head(
            f"沿用去年的责任人、分解、常态推进   选了 {len(self._ticked)}/{len(self._offers)}"
        )
        rows = self.query_one(Rows)
        rows.show([self._row(one) for one in self._offers.values()])
        self._tell(rows.chosen)
        if not self._offers:
            self.say("没有可以沿用的：没有以前的记录，或者都沿用了。")

    def _row(self, one: CarryOver) -> Row:
        sure = one.by_was or one.likeness >= SURE
        words = [
            tick_box(ticked=one.after.id in self._ticked),
            Word(f" {one.after.id} {one.after.title}"),
            Word(f"  {one.words}", "faint"),
        ]
        how = "" if sure else f"相似 {one.likeness:.0%}，请核对 "
        return Row(words, one.after.id, indent=4, right=[Word(how, "mind")])

    def _tell(self, id: str) -> None:
        one = self._offers.get(id)
        now = f"现在 {one.after.id} {one.after.text}" if one else ""
        before = f"原来 {one.before.id} {one.before.text}" if one else ""
        self.query_one("#both", Prose).tell(Text(f"{now}\n{before}"))

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Another one."""
        event.stop()
        self._tell(event.key)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A click ticks."""
        event.stop()
        self.action_tick()

    def action_tick(self) -> None:
        """Space."""
        chosen = self.query_one(Rows).chosen
        if chosen:
            self._ticked ^= {chosen}
            self._show()

    def action_tick_all(self) -> None:
        """Ctrl+A: all; none where all are."""
        every = set(self._offers)
        self._ticked = set() if self._ticked == every else every
        self._show()

    def action_carry(self) -> None:
        """Enter: one act, to be taken back as one."""
        if not self._ticked:
            self.say("还没有选：空格选上，再按 Enter。")
            return
        wanted = [id for id in self._offers if id in self._ticked]
        self._recorder.act(lambda: self._carry_overs.carry(wanted))
