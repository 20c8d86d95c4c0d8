"""The list of what can be undone, what each would change, and what stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.status import Status
from plancheck.errors import NothingFound
from plancheck.workspace import PreparedAct, Workspace
from tests.support import Clock, open_home, set_up_home

ID = "3.2.1"


def does(workspace: Workspace, act: PreparedAct) -> PreparedAct:
    assert workspace.unit.ledger
    return workspace.unit.ledger.perform(act)


def test_what_can_be_undone_is_told_the_last_first_with_what_it_would_change(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    assert workspace.undo.records() == []
    does(workspace, workspace.edit.change([ID], Edit(Status.BLOCKED, reason="缺料")))
    clock.set("2024-03-07T10:30:00+08:00")
    does(workspace, workspace.edit.note([ID], "已到货"))
    for one in (workspace, open_home(home, clock)):
        assert [(record.when, record.did) for record in one.undo.records()] == [
            ("03-07 10:30 甲", (f"{ID} 进展：已到货",)),
            ("03-06 09:14 甲", (f"{ID} 原因 空 → 缺料", f"{ID} 状态 未启动 → 受阻")),
        ]
        assert one.undo.effect(0) == (f"{ID} 进展：已到货 → 删去一条记录",)
        assert one.undo.effect(1) == (
            f"{ID} 原因 缺料 → 空（自 2024-03-06 起）",
            f"{ID} 状态 受阻 → 未启动（自 2024-03-06 起）",
        )
        assert one.undo.records(back=False) == []
    does(workspace, workspace.undo.last())
    assert len(workspace.undo.records()) == 1
    (undone,) = workspace.undo.records(back=False)
    assert undone.did == (f"{ID} 进展：已到货 → 删去一条记录",)
    assert workspace.undo.effect(0, back=False) == (f"{ID} 进展：已到货",)


def test_what_stays_the_same_on_a_day_is_not_told(workspace: Workspace, clock: Clock) -> None:
    does(workspace, workspace.edit.change([ID], Edit(Status.IN_PROGRESS)))
    clock.set("2024-03-08T09:00:00+08:00")
    does(workspace, workspace.edit.change([ID], Edit(Status.BLOCKED), date(2024, 3, 1)))
    assert workspace.undo.effect(0) == (f"{ID} 状态 受阻 → 未启动（自 2024-03-01 起）",)


def test_an_act_that_another_pc_went_over_says_that_it_stays(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path
) -> None:
    does(workspace, workspace.edit.tick([ID]))
    other = set_up_home(tmp_path / "other", clock)
    other.merge(next(home.glob("ledger/*/*/*.toml")))
    does(other, other.edit.change([ID], Edit(Status.BLOCKED)))
    pc = other.unit.config.pc
    workspace.merge(next((tmp_path / "other").glob(f"ledger/*/*/{pc}.toml")))
    (told,) = workspace.undo.effect(0)
    assert told == f"不能撤销 {ID}：甲在 2024-03-06 又改过，保持现状。"
    with pytest.raises(NothingFound, match="又改过"):
        workspace.undo.last()


def test_the_stacks_are_looked_at_anew_when_entries_come_in(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    assert workspace.unit.ledger
    does(workspace, workspace.edit.tick([ID]))
    assert len(workspace.unit.ledger.stacks().undo) == 1
    window = open_home(home, clock)
    does(window, window.edit.note([ID], "开工"))
    workspace.unit.ledger.reload()
    assert len(workspace.unit.ledger.stacks().undo) == 2
    does(workspace, workspace.undo.last())
    assert [len(s) for s in workspace.unit.ledger.stacks()] == [1, 1]


def test_before_a_unit_is_chosen_there_is_nothing_to_take_back(home: Path, clock: Clock) -> None:
    empty = open_home(home, clock)
    assert empty.undo.records() == []
    assert empty.undo.effect(0) == ()
