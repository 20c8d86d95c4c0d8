"""Texts that are kept until they are recorded: where they lie, whose they are, when they go."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plancheck.domain.ledger.typed_text import Typed, TypedIn
from plancheck.storage import paths
from plancheck.workspace import Workspace
from tests.support import TYPE, Clock, open_home, set_up_home

NOTE = Typed(TypedIn.NOTE, ("1.1.1",), {"text": "选址已定", "kind": "进展"})


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder."""
    folder = tmp_path / "own"
    monkeypatch.setattr(paths, "spare_folders", lambda: [folder])
    return folder


def test_it_is_offered_until_it_is_dropped_also_after_a_restart(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    workspace.unsaved.keep(NOTE)
    (kept,) = open_home(home, clock).unsaved.texts()
    assert kept._replace(key="") == NOTE
    asked = Typed(TypedIn.NOTE, ("1.1.1",))
    assert workspace.unsaved.offered(asked) == kept
    other = Typed(TypedIn.NOTE, ("1.1.2",))
    assert workspace.unsaved.offered(other) is other
    workspace.unsaved.drop(kept)
    assert workspace.unsaved.offered(asked) is asked
    assert not open_home(home, clock).unsaved.texts()


def test_those_kept_first_come_first(workspace: Workspace, home: Path, clock: Clock) -> None:
    for number in range(20):
        workspace.unsaved.keep(NOTE._replace(fields={"text": str(number)}))
    texts = open_home(home, clock).unsaved.texts()
    assert [typed.text for typed in texts] == [str(number) for number in range(20)]


def test_kept_again_it_is_still_one(workspace: Workspace) -> None:
    workspace.unsaved.keep(NOTE)
    (kept,) = workspace.unsaved.texts()
    workspace.unsaved.keep(kept._replace(fields={"text": "选址"}))
    assert [typed.text for typed in workspace.unsaved.texts()] == ["选址"]


def test_while_it_is_on_its_way_it_is_not_offered(workspace: Workspace) -> None:
    workspace.unsaved.keep(NOTE)
    (kept,) = workspace.unsaved.texts()
    workspace.unsaved.take(kept)
    assert not workspace.unsaved.texts()
    workspace.unsaved.keep(kept)
    assert workspace.unsaved.texts() == [kept]


def test_what_was_recorded_after_all_is_not_offered(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    assert workspace.unit.ledger
    act = workspace.edit.note(["1.1.1"], "选址已定")
    workspace.unsaved.keep(NOTE, act.entries[0].at)
    assert open_home(home, clock).unsaved.texts()
    workspace.unit.ledger.perform(act)
    assert not open_home(home, clock).unsaved.texts()


def test_another_unit_and_another_plan_are_offered_nothing(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path
) -> None:
    workspace.unsaved.keep(NOTE)
    text = Path("data/plan.toml").read_text(encoding="utf-8")
    plan = tmp_path / "plan.toml"
    plan.write_text(text.replace('"youyilu-2024"', '"other-2024"', 1), encoding="utf-8")
    assert not open_home(home, clock, plan).unsaved.texts()
    workspace.set_up("宝山九村居委会", TYPE)
    assert not workspace.unsaved.texts()


def test_a_corrected_name_of_the_unit_loses_none(workspace: Workspace) -> None:
    assert workspace.unit.ledger
    workspace.unit.ledger.perform(workspace.edit.tick(["1.1.2"]))
    workspace.unsaved.keep(NOTE)
    workspace.set_up("宝山八村社区居委会", TYPE)
    assert len(workspace.unsaved.texts()) == 1


def test_where_the_home_takes_nothing_the_users_own_folder_does_for_this_unit_alone(
    workspace: Workspace, home: Path, clock: Clock, own: Path, tmp_path: Path
) -> None:
    (home / "unsaved").write_bytes(b"")
    workspace.unsaved.keep(NOTE)
    assert len(list(own.iterdir())) == 1
    assert len(open_home(home, clock).unsaved.texts()) == 1
    other = set_up_home(tmp_path / "other", clock)
    assert len(other.unsaved.texts()) == 1  # the home may have been made anew
    other.set_up("宝山九村居委会", TYPE)
    assert not other.unsaved.texts()
    workspace.unsaved.drop(workspace.unsaved.texts()[0])
    assert not own.exists()


@pytest.mark.parametrize("gone", ["away", "empty"])
def test_a_home_that_has_gone_is_not_made_anew(
    gone: str, workspace: Workspace, home: Path, clock: Clock, own: Path, tmp_path: Path
) -> None:
    home.rename(tmp_path / "away")
    if gone == "empty":
        home.mkdir()  # a mount point without its mount
    workspace.unsaved.keep(NOTE)
    assert not home.exists() or not list(home.iterdir())
    assert len(list(own.iterdir())) == 1
    shutil.rmtree(home, ignore_errors=True)
    (tmp_path / "away").rename(home)
    assert len(open_home(home, clock).unsaved.texts()) == 1


def test_where_nothing_can_be_written_it_is_kept_in_memory_and_that_is_said(
    workspace: Workspace, home: Path, own: Path
) -> None:
    (home / "unsaved").write_bytes(b"")
    own.write_bytes(b"")
    told = workspace.unsaved.keep(NOTE)
    assert "抄下来" in told
    (kept,) = workspace.unsaved.texts()
    assert workspace.unsaved.in_memory == [kept]
    (home / "unsaved").unlink()
    assert "没有丢" in workspace.unsaved.keep(kept)
    assert workspace.unsaved.in_memory == []


def test_another_window_that_took_it_up_leaves_nothing_to_offer(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    workspace.unsaved.keep(NOTE)
    other = open_home(home, clock)
    other.unsaved.drop(other.unsaved.texts()[0])
    assert not workspace.unsaved.texts()


def test_what_cannot_be_read_is_said_and_stays(workspace: Workspace, home: Path) -> None:
    workspace.unsaved.keep(NOTE)
    (home / "unsaved" / "x.txt").write_text("?", encoding="utf-8")
    assert len(workspace.unsaved.texts()) == 1
    assert ["x.txt" in str(fault) for fault in workspace.unsaved.faults] == [True]


def test_a_unit_that_is_set_by_now_is_not_offered(home: Path, clock: Clock) -> None:
    workspace = open_home(home, clock)
    unit = Typed(TypedIn.UNIT, (), {"unit": "宝山八村居委会", "clerk": "甲", "type": TYPE})
    workspace.unsaved.keep(unit)
    assert workspace.unsaved.texts()
    set_up_home(home, clock)
    assert not open_home(home, clock).unsaved.texts()
    assert not (home / "unsaved").exists()


def test_a_home_that_leaves_nothing_on_the_machine_has_no_folder_beside_it(
    workspace: Workspace, home: Path, own: Path
) -> None:
    workspace.unit.home = workspace.unit.home._replace(notes=None)
    home.rename(home.with_name("away"))
    workspace.unsaved.keep(NOTE)
    assert not own.exists()
    assert len(workspace.unsaved.texts()) == 1
