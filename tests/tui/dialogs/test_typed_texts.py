"""What was typed and could not be saved is there again where it was typed, until it is saved."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from plancheck.domain.ledger.typed_text import Typed, TypedIn
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.state import MeasureState, NoteKind
from plancheck.domain.progress.status import Status
from plancheck.errors import NotSaved
from plancheck.storage import paths
from plancheck.storage.ledger.file import LedgerFile
from plancheck.workspace import Workspace
from tests.support import TYPE, UNIT, Clock, open_home

from ..screen import PATIENCE, TURN, Clerk, clerk_at, key_event


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder, where the home cannot take a text."""
    own = tmp_path / "own" / "unsaved"
    monkeypatch.setattr(paths, "spare_folders", lambda: [own])
    return own


@contextmanager
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No ledger takes a byte meanwhile."""

    def full(*_: object) -> None:
        raise NotSaved("没有保存：磁盘已满。")

    with monkeypatch.context() as patched:
        patched.setattr(LedgerFile, "append", full)
        yield


async def types(clerk: Clerk, keys: Sequence[str]) -> None:
    """Press what is in brackets, type everything else."""
    for key in keys:
        if key.startswith("<"):
            await clerk.press(key.strip("<>"))
        else:
            await clerk.type(key)


def note(state: MeasureState) -> object:
    return [note.text for note in state.notes]


def steps(state: MeasureState) -> object:
    return [(step.title, step.owner) for step in state.steps]


CASES: dict[str, tuple[Sequence[str], Callable[[MeasureState], object], object, Sequence[str]]] = {
    # keys, what is recorded of it, once it can be; the keys that lead to it again
    "a note that was not saved twice, by Esc and by Enter": (
        ("<f5>", "选址", "<escape>", "<f5>", "已定", "<enter>"), note, ["选址已定"],
        ("<f5>", "<escape>"),
    ),
    "fields of the form": (
        ("<enter>", "<tab>", "50", "<tab>", "王某", *["<tab>"] * 3, "照片.jpg", "<escape>"),
        lambda s: (s.percent_set, s.owner, s.evidence),
        (50, "王某", ("照片.jpg",)),
        ("<enter>", "<escape>"),
    ),
    "a reason": (
        ("<f2>", "<5>", "图纸未批", "<enter>"),
        lambda s: (s.status, s.reason),
        (Status.BLOCKED, "图纸未批"),
        ("<f2>", "<5>", "<enter>"),
    ),
}  # fmt: skip
OPENED: dict[str, tuple[Sequence[str], Callable[[MeasureState], object], object, Sequence[str]]] = {
    # the same, once one key has opened it at the next start
    "a note of another kind and day": (
        ("<f5>", "<f5>", "缺人", "<tab>", "昨天", "<enter>"),
        lambda s: [(n.text, n.kind, n.on.day) for n in s.notes],
        [("缺人", NoteKind.PROBLEM, 5)],
        ("<enter>",),
    ),
    "another reason": (*CASES["a reason"][:3], ("<enter>",)),
    "two steps": (
        ("<f6>", "选址", "<tab>", "王某", "<enter>", "开工", "<enter>", "<escape>"), steps,
        [("选址", "王某"), ("开工", "")], ("<enter>", "<escape>"),
    ),
}  # fmt: skip


async def test_it_is_put_back_where_it_was_typed_also_at_the_next_start_and_recorded_once(
    workspace: Workspace, home: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each on a measure of its own."""
    at: dict[str, str] = {}
    async with clerk_at(workspace) as clerk:
        with full_disk(monkeypatch):
            for what, (keys, *_) in (CASES | OPENED).items():
                at[what] = clerk.highlighted
                await types(clerk, keys)
                assert at[what] in waiting(workspace), what
                await clerk.press("down")
        assert not open_home(home, clock).unit.progress.states
        for what, (_, recorded, expected, again) in CASES.items():
            clerk.app.main.list_.select(at[what])
            await types(clerk, again)
            assert (what, recorded(workspace.unit.progress.state(at[what]))) == (what, expected)
            assert at[what] not in waiting(workspace), what
    next_time = open_home(home, clock)
    async with clerk_at(next_time) as clerk:
        assert f"{waiting(next_time)[0]} 的" in clerk.status
        assert "Ctrl+U" in clerk.status
        for what, (*_, then) in OPENED.items():
            left = waiting(next_time)
            chosen = [f"<{left.index(at[what]) + 1}>"] if len(left) > 1 else []
            await types(clerk, ("<end>", "<ctrl+u>", *chosen, *then))
            assert at[what] not in waiting(next_time), what
        await clerk.press("ctrl+u")
        assert clerk.app.screen is clerk.app.main
    after = open_home(home, clock)
    assert after.unsaved.texts() == []
    for what, (_, recorded, expected, _) in (CASES | OPENED).items():
        assert (what, recorded(after.unit.progress.state(at[what]))) == (what, expected)


def waiting(workspace: Workspace) -> list[str]:
    """The measure of each text that is not saved."""
    return [typed.measures[0] for typed in workspace.unsaved.texts()]


async def test_it_is_put_back_for_the_same_measures_alone_and_never_once_it_was_deleted(
    workspace: Workspace, home: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So is who is to have it all."""
    async with clerk_at(workspace) as clerk:
        with full_disk(monkeypatch):
            await types(clerk, ("<f5>", "选址", "<enter>", "<f6>", "开工", "<escape>"))
        await clerk.press("f5", "backspace", "backspace", "escape")
        await clerk.press("f6", "backspace", "backspace", "escape")
        after = open_home(home, clock)
        assert after.unsaved.texts() == []
        assert not after.unit.progress.states

        with full_disk(monkeypatch):
            await types(clerk, ("<shift+down>", "<f5>", "都开了会", "<enter>"))
        await clerk.press("f5")
        assert "都开了会" not in clerk.screen
        await clerk.press("escape", "ctrl+u", "enter")
        states = open_home(home, clock).unit.progress.states
        assert {id: note(state) for id, state in states.items()} == {
            "1.1.1": ["都开了会"],
            "1.1.2": ["都开了会"],
        }

        assert workspace.unit.ledger
        workspace.unit.ledger.perform(workspace.edit.change(["1.1.1"], Edit(owner="王某")))
        with full_disk(monkeypatch):
            clerk.app.main.action_transfer()
            await clerk.settled()
            await types(clerk, ("<enter>", "李某", "<enter>"))
        await types(clerk, ("<ctrl+u>", "<enter>"))
    after = open_home(home, clock)
    assert after.unit.progress.state("1.1.1").owner == "李某"
    assert after.unsaved.texts() == []


async def test_what_waits_behind_an_act_that_is_not_saved_is_kept(
    workspace: Workspace, home: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def slow_then_full(self: LedgerFile, entries: object) -> object:
        gate.wait(10)
        raise NotSaved("没有保存：磁盘已满。")

    async with clerk_at(workspace) as clerk:
        with monkeypatch.context() as patched:
            patched.setattr(LedgerFile, "append", slow_then_full)
            clerk.send(*map(key_event, ("space", "f5", *"abc", "enter")))
            async with asyncio.timeout(PATIENCE):
                while clerk.app.saver.pending < 2:
                    await asyncio.sleep(TURN)
            gate.set()
            await clerk.settled()
        assert "也没有保存" in clerk.status
        assert [typed.text for typed in workspace.unsaved.texts()] == ["abc"]
        await clerk.press("f5", "enter")
    assert note(open_home(home, clock).unit.progress.state("1.1.1")) == ["abc"]


async def test_names_that_the_settings_do_not_take_are_put_back(
    workspace: Workspace, home: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.set_up(UNIT, TYPE, "")
    async with clerk_at(workspace) as clerk:
        await clerk.press("f8")
        with monkeypatch.context() as patched:
            patched.setattr(Workspace, "remember", _full)
            clerk.app.screen._settings.ask_for("phone")  # type: ignore[attr-defined]
            await clerk.settled()
            await types(clerk, ("56100000", "<enter>"))
            assert "没有保存" in clerk.screen
        clerk.app.screen._settings.ask_for("phone")  # type: ignore[attr-defined]
        await clerk.settled()
        assert "56100000" in clerk.screen
        await clerk.press("enter")
    after = open_home(home, clock)
    assert after.unit.config.phone == "56100000"
    assert after.unsaved.texts() == []


def _full(*_: object) -> None:
    raise NotSaved("没有保存：磁盘已满。")


async def test_a_unit_that_was_typed_and_not_set_stands_in_the_first_start_again(
    home: Path, clock: Clock
) -> None:
    async with clerk_at(open_home(home, clock)) as clerk:
        await types(clerk, ("<enter>", UNIT, "<ctrl+q>"))
        await clerk.settled()
    async with clerk_at(open_home(home, clock)) as clerk:
        assert UNIT in clerk.screen
        await types(clerk, ("<enter>", "<enter>", "<enter>"))
    after = open_home(home, clock)
    assert after.unit.name == UNIT
    assert after.unsaved.texts() == []


async def test_a_folder_that_cannot_be_taken_is_put_back(workspace: Workspace) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("f9", "f6", "2")
        await clerk.press("ctrl+u")  # the field's own: all before the caret
        await types(clerk, ("/没有的", "<enter>"))
        assert "没有这个文件夹" in clerk.screen
        await clerk.press("f6", "2")
        assert "/没有的" in clerk.screen


async def test_what_stands_in_the_line_of_a_step_is_kept_when_another_is_begun(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    async with clerk_at(workspace) as clerk:
        await types(clerk, ("<f6>", "选址", "<f6>", "开工", "<shift+tab>", "<enter>", "<escape>"))
    assert steps(open_home(home, clock).unit.progress.state("1.1.1")) == [
        ("选址", ""),
        ("开工", ""),
    ]


async def test_a_fault_of_the_program_costs_nothing_that_is_typed(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    def faulty() -> None:
        raise RuntimeError("of the program")

    with pytest.raises(RuntimeError):
        async with clerk_at(workspace) as clerk:
            await types(clerk, ("<f5>", "选址已定"))
            clerk.app.call_later(faulty)
            await clerk.settled()
    assert [typed.text for typed in open_home(home, clock).unsaved.texts()] == ["选址已定"]


async def test_an_end_that_nobody_asked_for_keeps_what_is_put_back_and_not_right(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    wrong = {"text": "选址已定", "kind": "进展", "on": "某天", "note": ""}
    workspace.unsaved.keep(Typed(TypedIn.NOTE, ("1.1.1",), wrong))
    async with clerk_at(open_home(home, clock)) as clerk:
        await clerk.press("enter", "f5")  # over the form
        assert "某天" in clerk.screen
        clerk.app.post_message(clerk.app.End())
        await clerk.settled()
        assert clerk.app.return_code == 4
    (kept,) = open_home(home, clock).unsaved.texts()
    assert kept.fields == wrong
    async with clerk_at(open_home(home, clock)) as clerk:
        await types(clerk, ("<f5>", "<tab>", "<backspace>", "<backspace>", "<enter>"))
    assert note(open_home(home, clock).unit.progress.state("1.1.1")) == ["选址已定"]
