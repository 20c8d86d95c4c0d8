"""The acts of the main screen: gather input, have the Workspace prepare, say what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.screen import Screen

from ...domain import acts
from ...domain.checklist import Item
from ...domain.progress import Status
from ...domain.tally import Tally
from ...errors import PlancheckError
from ...workspace import Act, Workspace
from ..saver import Failed, Saved, Saver
from ..widgets.plan_list import PlanList

if TYPE_CHECKING:
    from .write import Written

ASKED_OF = frozenset((Status.ONGOING, Status.NOT_APPLICABLE))
"""Statuses on which Space asks for a status instead of ticking."""


class ActingScreen(Screen[None]):
    """A screen on whose current measure the clerk acts; what it shows is the subclass's."""

    def __init__(self, workspace: Workspace, saver: Saver) -> None:
        super().__init__()
        self._workspace = workspace
        self._saver = saver
        self._failure = ""

    @property
    def ascii_marks(self) -> bool:
        """Whether the settings want [x] instead of [完]."""
        return self._workspace.config.display.marks == "ascii"

    @property
    def current(self) -> Item | None:
        """The measure that acts are about."""
        raise NotImplementedError

    @property
    def own_tally(self) -> Tally:
        """The unit's counts."""
        raise NotImplementedError

    def select(self, measure_id: str) -> None:
        """Make another measure the current one."""
        raise NotImplementedError

    def say(self, words: str, style: str = "plain") -> None:
        """One sentence on the status line."""
        raise NotImplementedError

    def say_state(self) -> None:
        """What there is to say where nothing was done."""
        raise NotImplementedError

    def show_changed(self, touched: set[str] | None) -> None:
        """Show the workspace's progress anew; `touched` None where anything may have changed."""
        raise NotImplementedError

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
        self.show_changed(book.apply(act))
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
                self.show_changed(None)
            if not self._saver.pending:
                counts = self.own_tally
                words = f"已保存　{outcome.act.message}　本单位 {counts}　Ctrl+Z 撤销"
                self.say(words, "good")
        elif outcome.dropped:
            self.say(f"{self._failure}后面的 {outcome.act.message} 也没有保存。", "alert")
        else:
            book.reload()
            self.show_changed(None)
            self._failure = f"{outcome.error}（{outcome.act.message}）"
            self.say(self._failure, "alert")

    def check_disk(self) -> None:
        """Show what another window or a merged file has brought, between acts."""
        book = self._workspace.book
        if book and self.is_current and not self._saver.pending and book.stale():
            book.reload()
            self.show_changed(None)
            self.say("台账有新内容（另一窗口或合并），已更新显示。")

    def action_tick(self) -> None:
        """Space: done, or not done after all; asks for a status where neither fits."""
        item = self.current
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
                self.select(act.entries[0].measure)
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
            self.say_state()
            return False
        return True

    def action_status(self) -> None:
        """F2."""
        item = self.current
        if item is None or not self._mine(item.measure.id):
            return
        from .choose import Choose

        ids = [item.measure.id]
        options = [(s.value, f"{s.boxed(self.ascii_marks)} {s.value}") for s in Status]

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
        item = self.current
        if item is None or not self._mine(item.measure.id):
            return
        from .write import Write

        ids = [item.measure.id]

        def written(result: Written | None) -> None:
            if result:
                self.act(lambda: self._workspace.note(ids, result.text, result.kind))

        self.app.push_screen(Write(f"{item.measure.id} 记录", kinds=True), written)
