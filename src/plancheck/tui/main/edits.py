"""The edits of measures: which are meant, what has to be asked about them, the act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ...domain.ledger.typed_text import Typed, TypedIn
from ...domain.progress.checklist import Item
from ...domain.progress.status import Status
from ...errors import PlancheckError
from ...workspace import PreparedAct, Workspace
from ..recorder import Recorder
from ..widgets.detail import titled
from ..widgets.header import read_only
from .wording import note_lost, reason_missing, was_blocked

if TYPE_CHECKING:
    from ..dialogs.note import NoteText
    from .measure_list import MeasureList

ASKED_OF = frozenset((Status.ONGOING, Status.NOT_APPLICABLE))
"""Statuses on which Space asks for a status instead of ticking."""
UNDO = "Ctrl+Z 撤销"
Say = Callable[[str, str], None]
"""Has one sentence said on the status line, in a style."""


class MeasureEdits:
    """What the clerk does to measures; the workspace prepares each act, the recorder keeps it."""

    def __init__(
        self,
        workspace: Workspace,
        recorder: Recorder,
        list_: MeasureList,
        say: Say,
    ) -> None:
        self._workspace = workspace
        self._recorder = recorder
        self._list = list_
        self._say = say
        self.newcomer = False
        """Whether the unit was set up just now: the first tick is then led on to the report."""
        self._just_ticked = ""
        """The measure that the last key ticked: Enter then offers a sentence about it."""

    def act(
        self, prepare: Callable[[], PreparedAct], hint: str = UNDO, typed: Typed | None = None
    ) -> bool:
        """Carry an act out; what was marked for it is no longer.

        What was `typed` for it in a dialog that is closed is kept where it fails.
        """
        self._just_ticked = ""
        if not self._workspace.unit.name:
            self._say_read_only()
            return False
        done = self._recorder.act(prepare, hint, typed)
        if not done and typed:
            self._workspace.unsaved.keep(typed)
        if done:
            self._list.unmark()
        return done

    def mine(self, items: Sequence[Item]) -> list[str]:
        """The measures' numbers where all may be changed here; says so, and none, where not."""
        ids = [item.measure.id for item in items]
        if self._workspace.unit.name:
            try:
                self._workspace.unit.own(ids)
            except PlancheckError as error:
                self._say(str(error), "alert")
                return []
        if self._workspace.unit.read_only:
            self._say_read_only()
            return []
        return ids

    def _say_read_only(self) -> None:
        self._say(read_only(self._workspace), "alert")

    def _offered(self, place: TypedIn, ids: Sequence[str]) -> Typed:
        """What is written now: with what could not be saved before, if anything."""
        return self._workspace.unsaved.offered(Typed(place, tuple(ids)))

    def tick(self, items: Sequence[Item] = ()) -> None:
        """Measures, or those meant: done, or not done after all; else their status is asked."""
        items = items or self._list.targets
        ids = self.mine(items)
        if not ids:
            return
        asked = next((item.state.status for item in items if item.state.status in ASKED_OF), None)
        if asked:
            self.ask_status(items, f"{asked.value}不打勾，选一个状态")
        elif all(item.state.status is Status.DONE for item in items):
            self.act(lambda: self._workspace.edit.untick(ids))
        else:
            hint = f"Enter 写一句　{UNDO}{was_blocked(items)}" if len(ids) == 1 else UNDO
            if self.newcomer:
                self.newcomer, hint = False, f"按 F8 看本周的周报　{hint}"
            open_ids = [i.measure.id for i in items if i.state.status is not Status.DONE]
            if self.act(lambda: self._workspace.edit.tick(open_ids), hint) and len(ids) == 1:
                self._just_ticked = ids[0]

    def tick_clicked(self, item: Item) -> None:
        """The mark of a measure was clicked: beside marked ones it alone is meant."""
        clicked = item.measure.id
        marked = clicked in (target.measure.id for target in self._list.targets)
        self.tick(() if marked else [self._workspace.unit.item(clicked)])

    def highlighted(self, item: Item | None) -> None:
        """Another measure has the highlight: the tick of the one before is no longer the last."""
        if item is None or item.measure.id != self._just_ticked:
            self._just_ticked = ""

    def was_just_ticked(self, item: Item) -> bool:
        """Whether the last key ticked it; asked once, it is no longer the last."""
        if self._just_ticked != item.measure.id:
            return False
        self._just_ticked = ""
        return True

    def undo(self) -> None:
        """Take back the last act."""
        self._go_with(self._workspace.undo.last)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._go_with(self._workspace.undo.redo)

    def _go_with(self, prepare: Callable[[], PreparedAct]) -> None:
        """Carry an act out and put the highlight where it happened."""

        def prepared() -> PreparedAct:
            act = prepare()
            if act.entries:
                self._list.select(act.entries[0].measure)
            return act

        self.act(prepared)

    def no_change(self) -> None:
        """本周无变化, as an answer for this week."""
        ids = self.mine(self._list.targets)
        if ids:
            self.act(lambda: self._workspace.edit.no_change(ids))

    def rest_no_change(self) -> None:
        """本周无变化 for all measures of the unit that this week has no word on."""
        ids = self._workspace.unit.silent()
        if ids or not self._workspace.unit.name:
            self.act(lambda: self._workspace.edit.no_change(ids))
        else:
            self._say("本周每一项都填过了。", "plain")

    def date_today(self) -> None:
        """Say again today what a wrong clock has dated."""
        self.act(self._workspace.edit.date_today)

    def ask_status(self, items: Sequence[Item] = (), why: str = "") -> None:
        """Ask which status measures, or those meant, are to have; and why where it needs that.

        `why` says why it is asked.
        """
        items = items or self._list.targets
        ids = self.mine(items)
        if not ids:
            return
        from ..dialogs.measure_choices import status_dialog

        def chosen(word: str | None) -> None:
            if word is None:
                return
            status = Status(word)
            if status.needs_reason:
                self.ask_reason(items, status)
            else:
                self._change(ids, status)

        marks = self._workspace.unit.config.display.ascii_marks
        self._list.app.push_screen(status_dialog(items, why, ascii_marks=marks), chosen)

    def ask_reason(self, items: Sequence[Item], status: Status, typed: Typed | None = None) -> None:
        """Why measures are to have a status; `typed` as for a note."""
        from ..dialogs.note import ReasonDialog

        ids = [item.measure.id for item in items]
        asked = typed or self._offered(TypedIn.REASON, ids)
        asked = asked._replace(fields={**asked.fields, "status": status.value})

        def written(result: NoteText | None) -> None:
            if result is None:
                self._workspace.unsaved.drop(asked)
                self._say(reason_missing(dialog.given_up, status), "mind")
            else:
                self._change(ids, status, result)

        dialog = ReasonDialog(f"{titled(items)} {status.value}：写上原因", asked)
        self._list.app.push_screen(dialog, written)

    def _change(self, ids: Sequence[str], status: Status, why: NoteText | None = None) -> None:
        from ...domain.progress.edits import Edit

        change = Edit(status=status, reason=why.text if why else None)
        self.act(lambda: self._workspace.edit.change(ids, change), typed=why and why.typed)

    def write_note(
        self, items: Sequence[Item] = (), *, ticked: bool = False, typed: Typed | None = None
    ) -> None:
        """A note about measures, or those meant; `typed`, else what is found, was not saved."""
        items = items or self._list.targets
        ids = self.mine(items)
        if not ids:
            return
        from ..dialogs.note_offers import note_dialog

        asked = typed or self._offered(TypedIn.NOTE, ids)

        def written(result: NoteText | None) -> None:
            if result is None:
                self._workspace.unsaved.drop(asked)
                if dialog.given_up:
                    self._say(note_lost(dialog.given_up), "mind")
                return
            text, kind, note, on, typed = result
            if note and on is None:
                rewrite = self._workspace.edit.rewrite
                self.act(lambda: rewrite(ids[0], note, text, kind), typed=typed)
            else:
                self.act(lambda: self._workspace.edit.note(ids, text, kind, on), typed=typed)

        dialog = note_dialog(items, asked, self._workspace.unit.today, ticked=ticked)
        self._list.app.push_screen(dialog, written)
