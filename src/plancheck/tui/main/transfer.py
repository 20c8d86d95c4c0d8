"""移交: all that one owner has goes to another, as one act."""

from __future__ import annotations

from textual.app import App

from ...domain.ledger.typed_text import Typed, TypedIn
from ...workspace import Workspace
from ..dialogs.choose import ChooseDialog
from ..dialogs.note import NoteDialog, NoteText
from ..widgets.header import read_only
from .edits import MeasureEdits, Say


class Transfer:
    """Asks from whom and to whom."""

    def __init__(
        self, workspace: Workspace, edits: MeasureEdits, app: App[object], say: Say
    ) -> None:
        self._workspace = workspace
        self._edits = edits
        self._app = app
        self._say = say

    def choose_owner(self) -> None:
        """Whose measures and steps go to another."""
        if why := read_only(self._workspace):
            self._say(why, "alert")
            return
        counts = self._workspace.unit.owners()
        if not counts:
            self._say("还没有写过责任人。", "plain")
            return

        def chosen(former: str | None) -> None:
            if former is not None:
                self.ask_successor(former)

        options = [(name, f"{name}  {count} 项") for name, count in counts]
        dialog = ChooseDialog("移交谁的措施和步骤", options, counts[0][0])
        self._app.push_screen(dialog, chosen)

    def ask_successor(self, former: str, typed: Typed | None = None) -> None:
        """Who is to have all that one had; `typed`, else what is found, could not be saved."""
        unsaved = self._workspace.unsaved
        asked = typed or unsaved.offered(Typed(TypedIn.TRANSFER, fields={"former": former}))

        def written(result: NoteText | None) -> None:
            if result is None:
                unsaved.drop(asked)
                return
            owner = result.text
            self._edits.act(
                lambda: self._workspace.edit.transfer(former, owner), typed=result.typed
            )

        dialog = NoteDialog(f"{former} 的措施和步骤移交给谁", asked)
        self._app.push_screen(dialog, written)
