"""Evidence, 本周无变化, rewritten notes, transfer and conflicts, through the Workspace."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plancheck.domain.period import Week
from plancheck.domain.progress.checklist import Question
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.progress.steps import StepChange
from plancheck.domain.progress.views import View
from plancheck.errors import NothingFound, UsageFault
from plancheck.workspace import PreparedAct, Workspace
from tests.support import Clock, open_home, set_up_home

ID, NEXT = "3.2.1", "3.3.2"
W10 = Week(2024, 10)


def does(workspace: Workspace, act: PreparedAct) -> PreparedAct:
    assert workspace.unit.ledger
    return workspace.unit.ledger.perform(act)


# --- evidence and notes


def test_evidence_is_named_and_never_looked_at(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    act = does(workspace, workspace.edit.evidence([ID], ["/没有/这个.jpg", "", " 会议纪要 "]))
    assert act.message == "已记佐证 3.2.1"
    again = open_home(home, clock)
    assert set(again.unit.progress.state(ID).evidence) == {"/没有/这个.jpg", "会议纪要"}
    for texts in ([], ["", " "]):
        with pytest.raises(UsageFault, match="佐证"):
            workspace.edit.evidence([ID], texts)


def test_a_note_in_other_words_keeps_its_day_after_a_restart(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    does(workspace, workspace.edit.note([ID], "开工", on=date(2024, 3, 1)))
    (note,) = workspace.unit.progress.state(ID).notes
    clock.set("2024-03-20T10:00:00+08:00")
    act = does(workspace, workspace.edit.rewrite(ID, note, "开 工\n两处", NoteKind.PROBLEM))
    assert act.message == "已改问题 3.2.1"
    (found,) = open_home(home, clock).unit.progress.state(ID).notes
    assert (found.text, found.kind, found.on) == (
        "开 工\n两处",
        NoteKind.PROBLEM,
        date(2024, 3, 1),
    )
    assert workspace.unit.week_changes(Week(2024, 12)).changed == set()
    assert workspace.unit.week_changes(Week(2024, 9)).changed == {ID}
    with pytest.raises(UsageFault, match="没有改动"):
        workspace.edit.rewrite(ID, note, "  ", NoteKind.PROGRESS)
    does(workspace, workspace.undo.last())
    assert [n.text for n in workspace.unit.progress.state(ID).notes] == ["开工"]


# --- 本周无变化


def silent(workspace: Workspace, week: Week | None = None) -> int:
    return workspace.unit.checklist(Question(workspace.unit.identity, view=View.SILENT), week).shown


def test_one_act_answers_for_all_that_are_left_and_one_undo_takes_it_back(
    workspace: Workspace,
) -> None:
    does(workspace, workspace.edit.tick([NEXT]))
    does(workspace, workspace.edit.note([ID], "开工"))
    left = workspace.unit.silent(W10)
    assert len(left) == 36 == silent(workspace)
    act = does(workspace, workspace.edit.no_change(left))
    assert act.message == f"本周无变化 {left[0]} 等 36 项"
    assert workspace.unit.silent(W10) == []
    assert workspace.unit.week_changes().changed == {NEXT, ID}
    does(workspace, workspace.undo.last())
    assert workspace.unit.silent(W10) == left


def test_no_change_of_a_past_week_answers_that_week_only(
    workspace: Workspace, clock: Clock
) -> None:
    clock.set("2024-03-13T09:00:00+08:00")
    act = does(workspace, workspace.edit.no_change([ID], W10))
    assert act.message == "2024年第10周无变化 3.2.1"
    assert ID not in workspace.unit.silent(W10)
    assert ID in workspace.unit.silent(Week(2024, 11))
    assert ID in workspace.unit.silent(Week(2024, 9))
    with pytest.raises(UsageFault, match="还没有到"):
        workspace.edit.no_change([ID], Week(2024, 12))


def test_what_was_asked_of_a_past_week_is_not_taken_for_todays(
    workspace: Workspace, clock: Clock
) -> None:
    does(workspace, workspace.edit.note([ID], "开工"))
    clock.set("2024-03-13T09:00:00+08:00")
    assert workspace.unit.week_changes(W10).changed == {ID}
    checklist = workspace.unit.checklist(Question(workspace.unit.identity))
    assert checklist.changes is None or checklist.changes.week == Week(2024, 11)
    item = checklist.item(ID)
    assert item is not None
    assert not item.traits.changed


# --- transfer


def test_all_that_someone_has_goes_to_another_as_one_act(workspace: Workspace) -> None:
    does(workspace, workspace.edit.change([ID, NEXT], Edit(owner="王某")))
    does(workspace, workspace.edit.change(["3.3.3"], Edit(owner="李某")))
    does(workspace, workspace.edit.steps.add("3.3.3", StepChange("摸底", "王某")))
    before = workspace.unit.progress
    act = does(workspace, workspace.edit.transfer(" 王某", "赵某 "))
    assert act.message == "由 王某 移交 赵某 3.2.1、3.3.2、3.3.3"
    states = workspace.unit.progress.states
    assert [states[id].owner for id in (ID, NEXT, "3.3.3")] == ["赵某", "赵某", "李某"]
    assert [s.owner for s in workspace.unit.steps("3.3.3")] == ["赵某"]
    does(workspace, workspace.undo.last())
    assert workspace.unit.progress == before


def test_who_shared_it_keeps_his_part_and_that_is_told(workspace: Workspace) -> None:
    does(workspace, workspace.edit.change([ID], Edit(owner="王某（书记）、李某")))
    does(workspace, workspace.edit.change([NEXT], Edit(owner="王　某")))
    does(workspace, workspace.edit.steps.add(NEXT, StepChange("摸底", "李某，王某")))
    act = does(workspace, workspace.edit.transfer("王某", "赵某"))
    told = "其中 3.2.1 现由 赵某、李某 负责，3.3.2 现由 李某，赵某 负责"
    assert act.message == f"由 王某 移交 赵某 3.2.1、3.3.2，{told}"
    states = workspace.unit.progress.states
    assert [states[id].owner for id in (ID, NEXT)] == ["赵某、李某", "赵某"]
    assert [s.owner for s in workspace.unit.steps(NEXT)] == ["李某，赵某"]
    act = does(workspace, workspace.edit.transfer("李某", "赵某"))
    assert states.keys() == {ID, NEXT}
    assert [workspace.unit.progress.state(id).owner for id in (ID, NEXT)] == ["赵某", "赵某"]
    assert "其中" not in act.message


def test_of_many_that_are_shared_a_few_are_told(workspace: Workspace) -> None:
    ids = ["1.1.1", "1.1.2", ID, NEXT]
    does(workspace, workspace.edit.change(ids, Edit(owner="王某、李某")))
    act = workspace.edit.transfer("王某", "赵某")
    assert act.message.count("现由 赵某、李某 负责") == 3
    assert act.message.endswith("等 4 处")


def test_a_name_is_known_by_its_initials_where_they_are_those_of_one(workspace: Workspace) -> None:
    name = "阿依古丽·买买提"
    does(workspace, workspace.edit.change([ID], Edit(owner=f"{name}、李某")))
    assert workspace.unit.person("AYGLMMT") == name
    assert workspace.unit.person("aygl") == "aygl"
    does(workspace, workspace.edit.change([NEXT], Edit(owner="梁某")))
    with pytest.raises(UsageFault, match="“lm”可能是"):
        workspace.unit.person("lm")
    does(workspace, workspace.edit.change([NEXT], Edit(owner="LM")))
    assert workspace.unit.person("lm") == "lm"


@pytest.mark.parametrize(
    ("former", "owner"),
    [("", "李某"), (" ", "李某"), ("王某", " "), ("（书记）", "李某"), ("王某", "\u200b、")],
)
def test_nothing_is_transferred_from_nobody_or_to_nobody(
    workspace: Workspace, former: str, owner: str
) -> None:
    does(workspace, workspace.edit.change([ID], Edit(owner="王某")))
    with pytest.raises(UsageFault, match="由谁、交给谁"):
        workspace.edit.transfer(former, owner)


def test_a_transfer_where_there_is_nothing_says_so(workspace: Workspace) -> None:
    with pytest.raises(NothingFound, match="“王某”名下没有措施"):
        workspace.edit.transfer("王某", "李某")
    with pytest.raises(UsageFault, match="都是“王某”"):
        workspace.edit.transfer("王　某", "王某")


def test_another_owner_of_a_measure_takes_the_steps_of_the_same_owner_along(
    workspace: Workspace,
) -> None:
    does(workspace, workspace.edit.change([ID], Edit(owner="王某")))
    for owner in ("王某", "李某"):
        does(workspace, workspace.edit.steps.add(ID, StepChange("摸底", owner)))
    does(workspace, workspace.edit.change([ID], Edit(Status.BLOCKED, owner="赵某", reason="缺料")))
    state = workspace.unit.progress.state(ID)
    assert (state.owner, state.status, state.reason) == ("赵某", Status.BLOCKED, "缺料")
    assert [s.owner for s in state.steps] == ["赵某", "李某"]


# --- 并存


def test_a_conflict_of_two_pcs_is_settled_and_stays_settled_where_it_is_merged_back(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path
) -> None:
    other = set_up_home(tmp_path / "other", clock)
    does(workspace, workspace.edit.change([ID], Edit(Status.IN_PROGRESS, owner="王某")))
    clock.set("2024-03-06T10:00:00+08:00")
    does(other, other.edit.change([ID], Edit(Status.BLOCKED, owner="王某")))
    ledgers = [next(p.glob("ledger/*/*/*.toml")) for p in (home, tmp_path / "other")]
    workspace.merge(ledgers[1])
    rivals = workspace.unit.conflicts(ID)
    assert [(e.field, e.value) for e in rivals] == [("status", "受阻"), ("status", "推进中")]
    assert (
        workspace.unit.checklist(Question(workspace.unit.identity, view=View.CONFLICT)).shown == 1
    )
    act = does(workspace, workspace.edit.settle(rivals[1]))
    assert act.message == "已选定 3.2.1"
    other.merge(ledgers[0])
    for one in (workspace, other):
        assert one.unit.progress.state(ID).status is Status.IN_PROGRESS
        assert one.unit.conflicts(ID) == []
        assert {e.value for e in one.unit.entries_of(ID) if e.field == "status"} == {
            "推进中",
            "受阻",
        }
    assert does(workspace, workspace.edit.settle(rivals[0])).message == "没有变化"
