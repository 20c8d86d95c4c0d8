"""Opening again, with what was typed there, the dialog whose text could not be saved."""

from __future__ import annotations

from typing import Protocol

from textual.app import App

from ...domain.ledger.typed_text import Typed, TypedIn
from ...domain.progress.status import Status
from ...errors import PlancheckError
from ...workspace import Workspace
from ..dialogs.choose import ChooseDialog
from .edits import MeasureEdits
from .measure_pages import MeasurePages
from .pages import MainPages
from .transfer import Transfer


class TypingPlaces(Protocol):
    """The screen from which all is opened that texts are typed in."""

    @property
    def app(self) -> App[object]:
        """What dialogs are opened in."""

    def say(self, words: str, style: str = "plain") -> None:
        """One sentence on the status line."""

    @property
    def pages(self) -> MainPages:
        """What opens what covers it."""

    def go_to(self, measure_id: str) -> None:
        """Put the highlight on a measure of the unit, whatever is shown."""

    def action_report(self) -> None:
        """Open the report."""

    def action_rollup(self) -> None:
        """Open the roll-up."""

    def action_setup(self) -> None:
        """Ask which unit this is."""


class UnsavedTexts:
    """The texts that wait to be saved, each opened where it was typed."""

    def __init__(
        self,
        workspace: Workspace,
        edits: MeasureEdits,
        measures: MeasurePages,
        screen: TypingPlaces,
    ) -> None:
        self._workspace = workspace
        self._edits = edits
        self._measures = measures
        self._screen = screen

    def reopen(self) -> None:
        """Open the one there is; of several the clerk chooses."""
        texts = self._workspace.unsaved.texts()
        if not texts:
            self._screen.say("没有要补着保存的文字。")
            return
        if len(texts) == 1:
            self._open(texts[0])
            return
        by_key = {typed.key: typed for typed in texts}

        def chosen(key: str | None) -> None:
            if key:
                self._open(by_key[key])

        options = [(key, typed.described) for key, typed in by_key.items()]
        dialog = ChooseDialog("没有保存的文字，打开哪一段", options, "")
        self._screen.app.push_screen(dialog, chosen)

    def _open(self, typed: Typed) -> None:
        try:
            items = [self._workspace.unit.item(id) for id in typed.measures]
        except PlancheckError as error:
            self._screen.say(f"{error}写的是：{typed.text}", "alert")
            return
        if len(items) == 1:
            self._screen.go_to(items[0].measure.id)
        status = typed.fields.get("status", "")
        if typed.place is TypedIn.NOTE:
            self._edits.write_note(items, typed=typed)
        elif typed.place is TypedIn.REASON and status in [one.value for one in Status]:
            self._edits.ask_reason(items, Status(status), typed)
        elif typed.place is TypedIn.ISSUE:
            self._measures.open_issues(typed=typed)
        elif typed.place is TypedIn.STEP:
            self._measures.open_steps()
        elif typed.place is TypedIn.TRANSFER:
            transfer = Transfer(self._workspace, self._edits, self._screen.app, self._screen.say)
            transfer.ask_successor(typed.fields.get("former", ""), typed)
        elif typed.place is TypedIn.PERSON:
            self._screen.action_report()
        elif typed.place is TypedIn.ANSWER:
            self._screen.pages.answer_again(typed)
        elif typed.place in (TypedIn.FOLDER, TypedIn.REMARK, TypedIn.ROSTER):
            self._screen.action_rollup()
        elif typed.place is TypedIn.UNIT:
            self._screen.action_setup()
        elif items:
            self._measures.open_form(items)
