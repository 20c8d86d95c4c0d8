"""A home that is copied or carried: its ids, what can be undone, and what was lost on the way."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plancheck.domain.progress.edits import Edit
from plancheck.errors import NothingFound, NotSaved
from plancheck.storage import places
from plancheck.storage.ledger.file import LedgerFile
from plancheck.workspace import PreparedAct, Workspace
from tests.specimens import made
from tests.support import UNIT, USERS_DATA, Clock, open_home, set_up_home
from tests.tui.screen import clerk_at

ONE, TWO, THREE = "3.2.1", "3.3.2", "4.1.3"


def does(workspace: Workspace, act: PreparedAct) -> None:
    assert workspace.unit.ledger
    workspace.unit.ledger.perform(act)


def copied(source: Path, target: Path) -> None:
    """Put a copy of the whole folder in the place of another."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)


def done(workspace: Workspace) -> list[str]:
    states = workspace.unit.progress.states.items()
    return sorted(id for id, state in states if state.status.value == "已完成")


def pcs(workspace: Workspace, id: str) -> list[str]:
    return [entry.pc for entry in workspace.unit.entries_of(id)]


@pytest.fixture
def pc(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sits down at another PC."""

    def sit_at(host: str) -> None:
        monkeypatch.setattr(places, "_host", lambda: host)

    sit_at("PC-1")
    return sit_at


def test_a_copy_takes_an_id_of_its_own_at_its_first_act_and_not_before(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path
) -> None:
    does(workspace, workspace.edit.tick([ONE]))
    copied(home, tmp_path / "copy")
    before = {path: path.read_bytes() for path in (tmp_path / "copy").rglob("*.toml")}
    copy = open_home(tmp_path / "copy", clock)
    assert copy.undo.records()
    with pytest.raises(NothingFound):
        copy.undo.redo()
    assert {path: path.read_bytes() for path in (tmp_path / "copy").rglob("*.toml")} == before
    does(copy, copy.edit.note([TWO], "在副本上"))
    assert copy.unit.config.pc != workspace.unit.config.pc
    assert pcs(copy, TWO) == [copy.unit.config.pc]
    again = open_home(tmp_path / "copy", clock)
    does(again, again.edit.note([TWO], "接着写"))
    assert pcs(again, TWO) == [copy.unit.config.pc] * 2
    does(workspace, workspace.edit.note([THREE], "在原处"))
    assert pcs(workspace, THREE) == [workspace.unit.config.pc]


def test_back_in_its_place_a_home_takes_up_the_id_it_had_there(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path
) -> None:
    does(workspace, workspace.edit.tick([ONE]))
    first = workspace.unit.config.pc
    copied(home, tmp_path / "copy")
    copy = open_home(tmp_path / "copy", clock)
    does(copy, copy.edit.tick([TWO]))
    second = copy.unit.config.pc
    copied(tmp_path / "copy", home)
    back = open_home(home, clock)
    assert back.unit.problems == ()
    does(back, back.edit.tick([THREE]))
    assert pcs(back, THREE) == [first]
    copied(home, tmp_path / "copy")
    there = open_home(tmp_path / "copy", clock)
    does(there, there.edit.note([THREE], "第二处"))
    assert sorted(pcs(there, THREE)) == sorted([first, second])
    assert set(there.unit.config.places) == {first, second}


def test_acts_under_every_id_are_undone_in_the_order_they_were_made(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path
) -> None:
    root, other = home, tmp_path / "copy"
    for minute, id in enumerate((ONE, TWO, THREE)):
        clock.set(f"2024-03-06T10:0{minute}:00+08:00")
        one = open_home(root, clock)
        does(one, one.edit.tick([id]))
        copied(root, other)
        root, other = other, root
    last = open_home(root, clock)
    assert len(last.unit.config.ids) == 2
    for left in ([ONE, TWO], [ONE], []):
        clock.set(f"2024-03-06T11:0{len(left)}:00+08:00")
        does(last, last.undo.last())
        assert done(last) == left
    with pytest.raises(NothingFound):
        last.undo.last()
    copied(root, other)
    back = open_home(other, clock)
    does(back, back.undo.redo())
    assert done(back) == [ONE]


def test_what_a_copy_did_afterwards_is_somebody_elses(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path
) -> None:
    does(workspace, workspace.edit.change([ONE], Edit(owner="甲")))
    copied(home, tmp_path / "copy")
    clock.set("2024-03-06T10:00:00+08:00")
    does(workspace, workspace.edit.change([ONE], Edit(owner="在原处改过")))
    does(workspace, workspace.edit.tick([TWO]))
    copy = open_home(tmp_path / "copy", clock)
    for source in copy.ledgers_at(home).files:
        copy.merge(source)
    assert done(copy) == [TWO]
    with pytest.raises(NothingFound, match="又改过"):
        copy.undo.last()
    assert done(copy) == [TWO]
    assert len(copy.undo.records()) == 1


def test_a_portable_home_belongs_to_a_pc_and_a_user_whatever_its_path(
    workspace: Workspace,
    home: Path,
    clock: Clock,
    tmp_path: Path,
    pc: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (home / "portable").touch()
    stick, ids = home, dict[tuple[str, str], str]()
    for turn, (host, user) in enumerate((("PC-1", "a"), ("PC-2", "a"), ("PC-1", "b")) * 2):
        pc(host)
        monkeypatch.setattr(places, "_user", lambda user=user: user)
        moved = tmp_path / f"{turn}盘"
        stick.rename(moved)
        stick = moved
        carried = open_home(stick, clock)
        does(carried, carried.edit.note([ONE], f"第{turn}次"))
        assert ids.setdefault((host, user), carried.unit.config.pc) == carried.unit.config.pc
    assert len(set(ids.values())) == 3
    assert len(carried.undo.records()) == 6


def test_the_other_pc_and_the_other_user_write_under_ids_of_their_own(
    workspace: Workspace,
    home: Path,
    clock: Clock,
    pc: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    does(workspace, workspace.edit.tick([ONE]))
    pc("PC-2")
    does(workspace, workspace.edit.tick([TWO]))
    monkeypatch.setattr(places, "_user", lambda: "另一位")
    does(workspace, workspace.edit.tick([THREE]))
    monkeypatch.undo()
    assert len({*pcs(workspace, ONE), *pcs(workspace, TWO), *pcs(workspace, THREE)}) == 3


def without_places(home: Path) -> Path:
    """The settings as the version before wrote them, a person's comment in them."""
    config = home / "config.toml"
    text, *_ = config.read_text(encoding="utf-8").partition("[installation.places")
    config.write_text(text.replace("[installation]", "[installation] # 我的"), encoding="utf-8")
    return config


def test_a_home_from_before_places_were_written_down_keeps_its_id(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    does(workspace, workspace.edit.tick([ONE]))
    config, pc = without_places(home), workspace.unit.config.pc
    old = open_home(home, clock)
    assert len(old.undo.records()) == 1
    does(old, old.edit.tick([TWO]))
    assert pcs(old, TWO) == [pc]
    assert "# 我的" in config.read_text(encoding="utf-8")
    assert open_home(home, clock).unit.config.places == {pc: places.here(old.unit.home)}


def test_settings_that_cannot_be_written_stop_no_act_under_a_known_id(
    workspace: Workspace, home: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    does(workspace, workspace.edit.tick([ONE]))

    def full(*_: object, **__: object) -> None:
        raise NotSaved("没有写入“config.toml”：磁盘已满。")

    without_places(home)
    monkeypatch.setattr("plancheck.workspace.settings.save_config", full)
    old = open_home(home, clock)
    assert old.unit.config.places == {}
    does(old, old.edit.tick([TWO]))
    assert pcs(old, TWO) == [old.unit.config.pc]
    monkeypatch.setattr(places, "_host", lambda: "PC-2")
    with pytest.raises(NotSaved):
        does(old, old.edit.tick([THREE]))
    assert done(open_home(home, clock)) == [ONE, TWO]


async def test_on_the_screen_the_first_act_in_a_copy_is_saved_under_its_own_id_and_undone(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path
) -> None:
    does(workspace, workspace.edit.tick([ONE]))
    copied(home, tmp_path / "copy")
    copy = open_home(tmp_path / "copy", clock)
    async with clerk_at(copy) as clerk:
        await clerk.press("space")
        (first,) = {*done(copy)} - {ONE}
        assert pcs(open_home(tmp_path / "copy", clock), first) == [copy.unit.config.pc]
        assert copy.unit.config.pc != workspace.unit.config.pc
        await clerk.press("ctrl+z")
        await clerk.press("ctrl+z")
    assert done(open_home(tmp_path / "copy", clock)) == []
    assert done(open_home(home, clock)) == [ONE]


# --- what this machine recorded and the home does not hold


def test_a_copy_put_over_the_home_is_said_until_the_lost_act_is_merged(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path
) -> None:
    """The tick in A, the note in B, B over A."""
    copied(home, tmp_path / "B")
    does(workspace, workspace.edit.tick([ONE]))
    there = open_home(tmp_path / "B", clock)
    does(there, there.edit.note([TWO], "在 B"))
    shutil.copytree(home, tmp_path / "kept")
    copied(tmp_path / "B", home)

    back = open_home(home, clock)
    (problem,) = back.unit.problems
    assert problem.source == workspace.unit.config.pc
    does(back, back.edit.note([THREE], "接着写"))
    assert pcs(back, THREE)[0] not in (workspace.unit.config.pc, there.unit.config.pc)
    assert [p.source for p in open_home(home, clock).unit.problems] == [workspace.unit.config.pc]
    for source in back.ledgers_at(tmp_path / "kept").files:
        back.merge(source)
    assert done(back) == [ONE]
    assert open_home(home, clock).unit.problems == back.unit.problems == ()
    entries = [e for id in (ONE, TWO, THREE) for e in back.unit.entries_of(id)]
    assert len({(e.pc, e.n) for e in entries}) == len(entries) == 3


def test_what_was_lost_and_merged_again_can_be_undone(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path
) -> None:
    """Up to where this place recorded it: what the copy did under that id later is not its own."""
    copied(home, tmp_path / "older")
    for minute, id in enumerate((ONE, TWO)):
        clock.set(f"2024-03-06T10:0{minute}:00+08:00")
        does(workspace, workspace.edit.tick([id]))
    copied(home, tmp_path / "kept")
    twin = LedgerFile(
        next((tmp_path / "kept").glob("ledger/*/*/*.toml")), workspace.unit.plan.id, UNIT
    )
    pc = workspace.unit.config.pc
    twin.append([made("已完成", measure=THREE, pc=pc, n=3, at=clock(), act="twin")])
    copied(tmp_path / "older", home)
    back = open_home(home, clock)
    for source in back.ledgers_at(tmp_path / "kept").files:
        back.merge(source)
    assert done(back) == [ONE, TWO, THREE]
    clock.set("2024-03-06T11:00:00+08:00")
    for left in ([ONE, THREE], [THREE]):
        does(back, back.undo.last())
        assert done(back) == left
    with pytest.raises(NothingFound):
        back.undo.last()


def test_settings_that_were_lost_take_no_act_from_what_can_be_undone(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    does(workspace, workspace.edit.tick([ONE]))
    (home / "config.toml").unlink()
    again = set_up_home(home, clock)
    assert again.unit.config.pc != workspace.unit.config.pc
    does(again, again.undo.last())
    assert done(again) == []


@pytest.mark.parametrize("how", ["an older copy", "deleted", "emptied", "the same number"])
def test_less_than_was_recorded_here_is_said(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path, how: str
) -> None:
    does(workspace, workspace.edit.tick([ONE]))
    copied(home, tmp_path / "older")
    does(workspace, workspace.edit.tick([TWO]))
    (ledger,) = home.glob("ledger/*/*/*.toml")
    if how == "an older copy":
        copied(tmp_path / "older", home)
    elif how == "deleted":
        shutil.rmtree(home / "ledger")
    elif how == "emptied":
        ledger.write_bytes(b"")
    else:
        copied(tmp_path / "older", home)
        twin = open_home(home, clock)
        assert twin.unit.ledger
        twin.unit.ledger._folder._note = None  # as a version before notes would
        twin.unit.ledger._spent = frozenset()
        does(twin, twin.edit.tick([THREE]))
    said = [p for p in open_home(home, clock).unit.problems if p.source == workspace.unit.config.pc]
    assert len(said) == 1


def test_a_home_that_was_moved_or_merged_into_says_nothing(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path
) -> None:
    does(workspace, workspace.edit.tick([ONE]))
    home.rename(tmp_path / "moved")
    moved = open_home(tmp_path / "moved", clock)
    assert moved.unit.problems == ()
    does(moved, moved.edit.tick([TWO]))
    assert done(open_home(tmp_path / "moved", clock)) == [ONE, TWO]
    assert open_home(tmp_path / "moved", clock).unit.problems == ()


def test_a_second_window_is_no_loss(workspace: Workspace, home: Path, clock: Clock) -> None:
    does(workspace, workspace.edit.tick([ONE]))
    window = open_home(home, clock)
    does(window, window.edit.tick([TWO]))
    assert workspace.unit.ledger
    workspace.unit.ledger.reload()
    assert workspace.unit.problems == window.unit.problems == ()


@pytest.mark.parametrize("hindrance", ["a file", "closed", "none"])
def test_a_note_that_cannot_be_written_keeps_no_act_from_being_saved(
    workspace: Workspace,
    home: Path,
    clock: Clock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    hindrance: str,
) -> None:
    data = tmp_path / "data"
    monkeypatch.setenv(USERS_DATA, str(data))
    if hindrance == "a file":
        data.write_text("", encoding="utf-8")
    elif hindrance == "closed":
        monkeypatch.setattr("os.replace", lambda *_: None)
        data.mkdir(mode=0o500)
    elif sys.platform == "win32":
        pytest.skip("Windows always names a folder")
    else:
        monkeypatch.setenv(USERS_DATA, "relative")
    other = open_home(home, clock)
    does(other, other.edit.tick([ONE]))
    assert done(open_home(home, clock)) == [ONE]
    assert open_home(home, clock).unit.problems == ()
