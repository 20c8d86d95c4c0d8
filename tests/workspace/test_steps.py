"""Steps through the Workspace: named by their place, recorded, merged from two PCs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plancheck.domain.progress.status import Status
from plancheck.domain.progress.steps import StepChange
from plancheck.errors import UsageFault
from plancheck.workspace import PreparedAct, Workspace
from tests.support import Clock, open_home, set_up_home

ID = "3.2.1"


def does(workspace: Workspace, act: PreparedAct) -> PreparedAct:
    assert workspace.unit.ledger
    return workspace.unit.ledger.perform(act)


def add(workspace: Workspace, *titles: str) -> None:
    for title in titles:
        does(workspace, workspace.edit.steps.add(ID, StepChange(title)))


def titles(workspace: Workspace) -> list[str]:
    return [step.title for step in workspace.unit.steps(ID)]


def test_steps_are_there_after_a_restart(workspace: Workspace, home: Path, clock: Clock) -> None:
    what = StepChange(" 摸底 ", " 王某", date(2024, 3, 20))
    act = does(workspace, workspace.edit.steps.add("３．２．１", what))
    assert act.message == "已加步骤1 3.2.1"
    for one in (workspace, open_home(home, clock)):
        (step,) = one.unit.steps(ID)
        assert (step.title, step.owner, step.due) == ("摸底", "王某", date(2024, 3, 20))


def test_several_steps_are_ticked_as_one_act(workspace: Workspace) -> None:
    add(workspace, "摸底", "选址", "施工")
    act = does(workspace, workspace.edit.steps.tick(ID, [3, 1, 3]))
    assert act.message == "步骤1、3已完成 3.2.1"
    assert [s.done for s in workspace.unit.steps(ID)] == [True, False, True]
    assert workspace.unit.progress.state(ID).status is Status.IN_PROGRESS
    does(workspace, workspace.undo.last())
    assert not any(s.done for s in workspace.unit.steps(ID))
    assert workspace.unit.progress.state(ID).status is Status.NOT_STARTED


def test_the_last_steps_tick_leaves_the_measure_to_the_clerk(workspace: Workspace) -> None:
    add(workspace, "摸底")
    does(workspace, workspace.edit.steps.tick(ID, [1]))
    state = workspace.unit.progress.state(ID)
    assert state.status is Status.IN_PROGRESS
    assert state.percent(workspace.unit.known(ID)) == 100


def test_a_step_unticked_of_a_done_measure_leaves_it_done(workspace: Workspace) -> None:
    add(workspace, "摸底", "选址")
    does(workspace, workspace.edit.steps.tick(ID, [1, 2]))
    does(workspace, workspace.edit.tick([ID]))
    does(workspace, workspace.edit.steps.tick(ID, [2], done=False))
    state = workspace.unit.progress.state(ID)
    assert (state.status, state.steps_done) == (Status.DONE, 1)
    does(workspace, workspace.edit.untick([ID]))
    assert workspace.unit.progress.state(ID).percent(workspace.unit.known(ID)) == 50


def test_steps_are_changed_dropped_and_sorted_by_their_place(workspace: Workspace) -> None:
    add(workspace, "后", "先", "多余")
    does(workspace, workspace.edit.steps.change(ID, 1, StepChange(due=date(2024, 6, 30))))
    does(workspace, workspace.edit.steps.change(ID, 2, StepChange("最先", due=date(2024, 4, 1))))
    does(workspace, workspace.edit.steps.drop(ID, 3))
    assert does(workspace, workspace.edit.steps.sort(ID)).message == "步骤已按时限排序 3.2.1"
    assert titles(workspace) == ["最先", "后"]
    assert does(workspace, workspace.edit.steps.sort(ID)).message == "没有变化"
    for expected in (["后", "最先"], ["后", "最先", "多余"], ["后", "先", "多余"]):
        does(workspace, workspace.undo.last())
        assert titles(workspace) == expected


def test_a_step_that_is_not_there_is_told_with_how_many_there_are(workspace: Workspace) -> None:
    with pytest.raises(UsageFault, match="还没有分解步骤"):
        workspace.edit.steps.tick(ID, [1])
    add(workspace, "摸底")
    for number in (0, 2, -1):
        with pytest.raises(UsageFault, match="只有 1 步"):
            workspace.edit.steps.tick(ID, [number])
        with pytest.raises(UsageFault, match="只有 1 步"):
            workspace.edit.steps.drop(ID, number)
        with pytest.raises(UsageFault, match="只有 1 步"):
            workspace.edit.steps.change(ID, number, StepChange("x"))


def test_a_step_without_a_title_or_too_long_is_refused(workspace: Workspace) -> None:
    for what in (
        StepChange(),
        StepChange("  "),
        StepChange("长" * 501),
        StepChange("x", "长" * 501),
    ):
        with pytest.raises(UsageFault, match="没有保存"):
            workspace.edit.steps.add(ID, what)
    add(workspace, "摸底")
    with pytest.raises(UsageFault, match="删去"):
        workspace.edit.steps.change(ID, 1, StepChange(" "))


def test_steps_of_a_measure_of_others_are_read_only(workspace: Workspace) -> None:
    with pytest.raises(UsageFault, match="只能查看"):
        workspace.edit.steps.add("2.1.2", StepChange("摸底"))
    assert workspace.unit.steps("2.1.2") == ()


def test_two_pcs_that_add_steps_at_once_lose_none(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path
) -> None:
    other = set_up_home(tmp_path / "other", clock)
    add(workspace, "摸底", "选址")
    add(other, "施工", "验收")
    ledgers = [next(p.glob("ledger/*/*/*.toml")) for p in (home, tmp_path / "other")]
    workspace.merge(ledgers[1])
    other.merge(ledgers[0])
    assert set(titles(workspace)) == {"摸底", "选址", "施工", "验收"}
    assert workspace.unit.steps(ID) == other.unit.steps(ID)
    assert workspace.unit.progress.state(ID).conflicts == ()
