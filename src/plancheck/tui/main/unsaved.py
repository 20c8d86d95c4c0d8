"""Opening again, with what was typed there, the dialog whose text could not be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.ledger.unsaved import Typed, TypedIn
from ...domain.progress.state import Status
from ...errors import PlancheckError
from ..dialogs.choose import ChooseDialog

if TYPE_CHECKING:
    from ...workspace import Workspace
    from .screen import MainScreen


def reopen(screen: MainScreen, workspace: Workspace) -> None:
    """Open the one there is; of several the clerk chooses."""
    texts = workspace.unsaved.texts()
    if not texts:
        screen.say("没有要补着保存的文字。")
        return
    if len(texts) == 1:
        _open(screen, workspace, texts[0])
        return
    by_key = {typed.key: typed for typed in texts}

    def chosen(key: str | None) -> None:
        if key:
            _open(screen, workspace, by_key[key])

    options = [(key, typed.described) for key, typed in by_key.items()]
    screen.app.push_screen(ChooseDialog("没有保存的文字，打开哪一段", options, ""), chosen)


def _open(screen: MainScreen, workspace: Workspace, typed: Typed) -> None:
    try:
        items = [workspace.unit.item(id) for id in typed.measures]
    except PlancheckError as error:
        screen.say(f"{error}写的是：{typed.text}", "alert")
        return
    if len(items) == 1:
        screen.go_to(items[0].measure.id)
    status = typed.fields.get("status", "")
    if typed.place is TypedIn.NOTE:
        screen.write_note(items, typed=typed)
    elif typed.place is TypedIn.REASON and status in [one.value for one in Status]:
        screen.ask_reason(items, Status(status), typed)
    elif typed.place is TypedIn.STEP:
        screen.action_steps()
    elif typed.place is TypedIn.TRANSFER:
        screen.ask_successor(typed.fields.get("former", ""), typed)
    elif typed.place is TypedIn.PERSON:
        screen.action_report()
    elif typed.place is TypedIn.FOLDER:
        screen.action_rollup()
    elif typed.place is TypedIn.UNIT:
        screen.action_setup()
    elif items:
        screen.open_form(items)
