"""The edits of measures, on a list that is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest
from textual.screen import Screen

from plancheck.domain.ledger.typed_text import Typed
from plancheck.domain.progress.checklist import Item
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.status import Status
from plancheck.errors import PlancheckError
from plancheck.tui.dialogs.choose import ChooseDialog
from plancheck.tui.dialogs.note import NoteDialog
from plancheck.tui.main.edits import MeasureEdits
from plancheck.tui.main.measure_pages import MeasurePages
from plancheck.tui.pages.form.form import FormPage
from plancheck.tui.recorder import Recorder
from plancheck.tui.saver import NOTHING
from plancheck.workspace import PreparedAct, Workspace

from ..screen import clerk_at
from ..windows import resize


class Measures:
    """A list of measures, and the app it would be in: keeps what was opened."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.marked: list[str] = []
        self.highlight = "1.1.3"
        self.opened: list[tuple[Screen[Any], Callable[[Any], object]]] = []

    @property
    def app(self) -> Any:
        return self

    def push_screen(self, screen: Screen[Any], then: Callable[[Any], object]) -> None:
        self.opened.append((screen, then))

    @property
    def current(self) -> Item | None:
        return self._workspace.unit.item(self.highlight)

    @property
    def targets(self) -> list[Item]:
        return [self._workspace.unit.item(id) for id in self.marked or [self.highlight]]

    @property
    def listed(self) -> list[str]:
        return ["1.1.2", "1.1.3", "1.2.2"]

    def select(self, measure_id: str) -> None:
        self.highlight = measure_id

    def unmark(self) -> bool:
        self.marked = []
        return True


class Disk:
    """Records each act at once; keeps the hints."""

    saving = NOTHING

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.hints: list[str] = []

    def act(self, prepare: Callable[[], PreparedAct], hint: str, typed: Typed | None) -> bool:
        assert self._workspace.unit.ledger
        try:
            self._workspace.unit.ledger.perform(prepare())
        except PlancheckError:
            return False
        self.hints.append(hint)
        return True


class Desk:
    """Everything around the edits."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.measures = Measures(workspace)
        self.disk = Disk(workspace)
        self.said: list[str] = []
        self.edits = MeasureEdits(
            workspace,
            cast(Recorder, self.disk),
            self.measures,
            lambda words, _: self.say(words),
        )
        self.pages = MeasurePages(
            workspace, cast(Recorder, self.disk), self.measures, self.edits, self.measures.select
        )

    def say(self, words: str) -> None:
        self.said.append(words)

    def status(self, id: str) -> Status:
        return self.workspace.unit.progress.state(id).status


@pytest.fixture
def desk(busy: Workspace) -> Desk:
    return Desk(busy)


def test_a_tick_is_done_and_a_second_one_takes_it_back(desk: Desk) -> None:
    desk.edits.tick()
    assert desk.status("1.1.3") is Status.DONE
    desk.edits.tick()
    assert desk.status("1.1.3") is Status.NOT_STARTED


def test_of_marked_measures_those_are_ticked_that_are_not_done_and_the_marks_go(
    desk: Desk,
) -> None:
    desk.measures.marked = ["1.1.1", "1.1.3"]
    assert desk.status("1.1.1") is not Status.NOT_STARTED
    desk.edits.tick()
    assert {desk.status("1.1.1"), desk.status("1.1.3")} == {Status.DONE}
    assert desk.measures.marked == []


def test_a_clicked_mark_means_that_measure_unless_it_is_one_of_the_marked(desk: Desk) -> None:
    desk.measures.marked = ["1.2.4", "1.2.2"]
    desk.edits.tick_clicked(desk.workspace.unit.item("1.1.3"))
    assert desk.status("1.1.3") is Status.DONE
    assert desk.status("1.2.4") is Status.NOT_STARTED
    desk.measures.marked = ["1.2.4", "1.2.2"]
    desk.edits.tick_clicked(desk.workspace.unit.item("1.2.2"))
    assert {desk.status("1.2.4"), desk.status("1.2.2")} == {Status.DONE}


def test_enter_asks_for_a_sentence_behind_a_tick_and_opens_the_form_else(desk: Desk) -> None:
    desk.edits.tick()
    desk.pages.open()
    desk.pages.open()
    assert [type(screen) for screen, _ in desk.measures.opened] == [NoteDialog, FormPage]


def test_a_tick_is_the_last_no_more_when_the_highlight_went_elsewhere(desk: Desk) -> None:
    desk.edits.tick()
    desk.edits.highlighted(desk.workspace.unit.item("1.1.3"))
    desk.edits.highlighted(desk.workspace.unit.item("1.2.4"))
    desk.pages.open()
    assert isinstance(desk.measures.opened[0][0], FormPage)


def test_the_first_tick_of_a_newcomer_leads_on_to_the_report(desk: Desk) -> None:
    desk.edits.newcomer = True
    for id in ("1.1.3", "1.2.4"):
        desk.measures.highlight = id
        desk.edits.tick()
    assert ["F8" in hint for hint in desk.disk.hints] == [True, False]


def test_what_was_chosen_is_set_and_where_it_needs_a_reason_that_is_asked(desk: Desk) -> None:
    desk.edits.ask_status()
    dialog, chosen = desk.measures.opened.pop()
    assert isinstance(dialog, ChooseDialog)
    chosen(Status.IN_PROGRESS.value)
    assert desk.status("1.1.3") is Status.IN_PROGRESS
    desk.edits.ask_status()
    desk.measures.opened.pop()[1](Status.NOT_APPLICABLE.value)
    dialog, _ = desk.measures.opened.pop()
    assert isinstance(dialog, NoteDialog)
    assert desk.status("1.1.3") is Status.IN_PROGRESS


def test_undo_and_redo_put_the_highlight_where_it_happened(desk: Desk) -> None:
    desk.edits.tick()
    for step, status in ((desk.edits.undo, Status.NOT_STARTED), (desk.edits.redo, Status.DONE)):
        desk.measures.highlight = "3.2.2"
        step()
        assert desk.measures.highlight == "1.1.3"
        assert desk.status("1.1.3") is status


def test_of_another_units_measure_nothing_is_asked(desk: Desk) -> None:
    unit = desk.workspace.unit
    others = (m for m in unit.plan.measures() if not unit.owns(m))
    desk.measures.highlight = next(others).id
    for edit in (
        desk.edits.tick, desk.edits.ask_status, desk.edits.write_note, desk.edits.no_change,
    ):  # fmt: skip
        edit()
    assert len(desk.said) == 4
    assert not desk.measures.opened
    assert not desk.disk.hints


async def test_a_status_that_needs_a_reason_is_not_set_without_one(workspace: Workspace) -> None:
    async with clerk_at(workspace, (80, 24)) as clerk:
        for id, status, keys, text, after in (
            ("1.1.3", Status.BLOCKED, ("escape",), "", Status.NOT_STARTED),
            ("1.1.3", Status.BLOCKED, ("enter", "escape"), "", Status.NOT_STARTED),
            ("1.1.3", Status.BLOCKED, ("enter", "x", "enter"), "x", Status.BLOCKED),
            ("1.1.2", Status.NOT_APPLICABLE, ("x", "enter"), "x", Status.NOT_APPLICABLE),
        ):
            clerk.app.main.list_.select(id)
            clerk.app.main.edits.ask_reason([workspace.unit.item(id)], status)
            await clerk.settled()
            assert "换一类" not in clerk.screen
            await clerk.press(*keys)
            assert clerk.app.screen is clerk.app.main
            state = workspace.unit.progress.state(id)
            assert (id, keys, state.status, state.reason) == (id, keys, after, text)
            assert text or "没有写原因" in clerk.status


async def test_the_keys_behind_a_tick_are_whole_whatever_it_settled(workspace: Workspace) -> None:
    """A note says how it is not written, and so it is."""
    assert workspace.unit.ledger
    blocked = Edit(status=Status.BLOCKED, reason="场地还没有落实，要等区里批复")
    workspace.unit.ledger.perform(workspace.edit.change(["1.1.3"], blocked))
    async with clerk_at(workspace, (60, 20)) as clerk:
        await clerk.press("f5")
        assert clerk.line_of("删空再按 Esc")
        await clerk.type("选址")
        await clerk.press("backspace", "backspace", "escape")
        assert clerk.app.screen is clerk.app.main
        assert set(workspace.unit.progress.states) == {"1.1.3"}
        clerk.app.main.list_.select("1.1.3")
        await clerk.press("space")
        assert "Ctrl+Z 撤销" in clerk.lines[-2]
        await resize(clerk, (80, 24))
        said = clerk.lines[-2]
        assert "Ctrl+Z 撤销" in said
        assert "原为受阻" in said


async def test_a_tick_says_what_it_settled_and_a_status_why_it_is_asked(
    workspace: Workspace,
) -> None:
    desk = Desk(workspace)
    assert workspace.unit.ledger
    blocked = Edit(status=Status.BLOCKED, reason="缺料")
    workspace.unit.ledger.perform(workspace.edit.change(["1.1.3"], blocked))
    desk.edits.tick()
    assert "原为受阻：缺料" in desk.disk.hints[-1]
    workspace.unit.ledger.perform(workspace.edit.change(["1.1.3"], Edit(status=Status.ONGOING)))
    desk.edits.tick()
    dialog, _ = desk.measures.opened[-1]
    assert isinstance(dialog, ChooseDialog)
    assert dialog.title_text() == "1.1.3 常态推进不打勾，选一个状态"
