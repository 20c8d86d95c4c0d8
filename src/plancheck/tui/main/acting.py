"""The acts of the main screen that ask nothing: gather what is meant, have it done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...domain.ledger.unsaved import Typed
from ...domain.progress.checklist import Item
from ...domain.progress.state import Status
from ...domain.progress.tally import Tally
from ...errors import PlancheckError
from ...workspace import PreparedAct, Workspace
from ..recorder import Recorder
from ..screen import OwnScreen
from ..widgets.plan_list import PlanList

ASKED_OF = frozenset((Status.ONGOING, Status.NOT_APPLICABLE))
"""Statuses on which Space asks for a status instead of ticking."""


class ActingScreen(OwnScreen[None]):
    """A screen on whose measures the clerk acts; what it shows is the subclass's."""

    def __init__(self, workspace: Workspace, doer: Recorder) -> None:
        super().__init__()
        self._workspace = workspace
        self._doer = doer
        self.newcomer = False
        """Whether the unit was set up just now: the first tick is then led on to the report."""
        self._just_ticked = ""
        """The measure that the last key ticked: Enter then offers a sentence about it."""

    @property
    def ascii_marks(self) -> bool:
        """Whether the settings want [x] instead of [完]."""
        return self._workspace.unit.config.display.marks == "ascii"

    @property
    def current(self) -> Item | None:
        """The highlighted measure."""
        raise NotImplementedError

    @property
    def targets(self) -> list[Item]:
        """The measures that the next act is about: the marked ones, else the highlighted one."""
        raise NotImplementedError

    @property
    def own_tally(self) -> Tally:
        """The unit's counts."""
        raise NotImplementedError

    def select(self, measure_id: str) -> None:
        """Make another measure the highlighted one."""
        raise NotImplementedError

    def unmark(self) -> None:
        """Mark none."""
        raise NotImplementedError

    def say(self, words: str, style: str = "plain") -> None:
        """One sentence on the status line."""
        raise NotImplementedError

    def say_state(self) -> None:
        """What there is to say where nothing was done."""
        raise NotImplementedError

    def act(
        self,
        prepare: Callable[[], PreparedAct],
        hint: str = "Ctrl+Z 撤销",
        typed: Typed | None = None,
    ) -> bool:
        """Carry an act out; what was marked for it is no longer.

        What was `typed` for it in a dialog that is closed is kept where it fails.
        """
        self._just_ticked = ""
        if not self._workspace.unit.name:
            self.say_state()
            return False
        done = self._doer.act(prepare, hint, typed)
        if not done and typed:
            self._workspace.unsaved.keep(typed)
        if done:
            self.unmark()
        return done

    def mine(self, items: Sequence[Item]) -> list[str]:
        """The measures' numbers where all may be changed here; says so, and none, where not."""
        ids = [item.measure.id for item in items]
        if not self._workspace.unit.name:
            self.say_state()
            return []
        try:
            self._workspace.unit.own(ids)
        except PlancheckError as error:
            self.say(str(error), "alert")
            return []
        if self._workspace.unit.read_only:
            self.say_state()
            return []
        return ids

    def action_tick(self) -> None:
        """Space: done, or not done after all; asks for a status where neither fits."""
        self._tick(self.targets)

    def _tick(self, items: Sequence[Item]) -> None:
        ids = self.mine(items)
        if not ids:
            return
        if any(item.state.status in ASKED_OF for item in items):
            self.ask_status(items)
        elif all(item.state.status is Status.DONE for item in items):
            self.act(lambda: self._workspace.edit.untick(ids))
        else:
            hint = "Enter 写一句　Ctrl+Z 撤销" if len(ids) == 1 else "Ctrl+Z 撤销"
            if self.newcomer:
                self.newcomer, hint = False, f"按 F8 看本周的周报　{hint}"
            open_ids = [i.measure.id for i in items if i.state.status is not Status.DONE]
            if self.act(lambda: self._workspace.edit.tick(open_ids), hint) and len(ids) == 1:
                self._just_ticked = ids[0]

    def ask_status(self, items: Sequence[Item]) -> None:
        """Ask which status the measures are to have."""
        raise NotImplementedError

    def on_plan_list_mark_clicked(self, event: PlanList.MarkClicked) -> None:
        """The mark of a measure was clicked: as Space, but beside marked ones it alone is meant."""
        event.stop()
        clicked = event.item.measure.id
        marked = clicked in (item.measure.id for item in self.targets)
        self._tick(self.targets if marked else [self._workspace.unit.item(clicked)])

    def action_undo(self) -> None:
        """Take back the last act."""
        self._go_with(self._workspace.undo.last)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._go_with(self._workspace.undo.redo)

    def _go_with(self, prepare: Callable[[], PreparedAct]) -> None:
        """Carry an act out and put the highlight where it happened."""

        def prepared() -> PreparedAct:
            act = prepare()
            if act.entries:
                self.select(act.entries[0].measure)
            return act

        self.act(prepared)

    def action_no_change(self) -> None:
        """Ctrl+N: 本周无变化, as an answer for this week."""
        ids = self.mine(self.targets)
        if ids:
            self.act(lambda: self._workspace.edit.no_change(ids))

    def action_rest_no_change(self) -> None:
        """本周无变化 for all measures of the unit that this week has no word on."""
        ids = self._workspace.unit.silent()
        if ids or not self._workspace.unit.name:
            self.act(lambda: self._workspace.edit.no_change(ids))
        else:
            self.say("本周每一项都填过了。")
