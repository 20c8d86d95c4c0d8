"""Breaking down and following up: steps, the form, notes, several at once, views, records."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plancheck.domain.progress.checklist import Question
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.state import MeasureState, NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.progress.steps import StepChange
from plancheck.workspace import Workspace
from tests.support import TYPE, UNIT, Clock, open_home, set_up_home

from ..screen import Clerk, clerk_at
from ..windows import resize

ID = "3.2.1"


def state(workspace: Workspace, id: str = ID) -> MeasureState:
    return workspace.unit.progress.state(id)


async def go(clerk: Clerk, id: str = ID) -> None:
    """To a measure of the list."""
    clerk.app.main.list_.select(id)
    await clerk.settled()
    assert clerk.highlighted == id


async def write_step(clerk: Clerk, title: str, owner: str = "", due: str = "") -> None:
    await clerk.at_once(*title, "tab", *owner, "tab", *due, "enter")


# --- steps


@pytest.mark.parametrize(
    ("size", "then"),
    [
        ((60, 20), (120, 40)),
        pytest.param((80, 24), (80, 24), marks=pytest.mark.soak),
        pytest.param((120, 40), (60, 20), marks=pytest.mark.soak),
    ],
)
async def test_steps_are_added_one_after_another_and_ticked(
    workspace: Workspace, size: tuple[int, int], then: tuple[int, int]
) -> None:
    async with clerk_at(workspace, size) as clerk:
        await go(clerk)
        await clerk.press("f6")
        await write_step(clerk, "选址 1 2", "王某", "3-15")
        await write_step(clerk, "验收")
        await write_step(clerk, "开业", "李某", "6月底")
        await clerk.press("escape")
        assert [(s.title, s.owner) for s in state(workspace).steps] == [
            ("选址 1 2", "王某"),
            ("验收", ""),
            ("开业", "李某"),
        ]
        assert state(workspace).steps[2].due == date(2024, 6, 30)
        assert state(workspace).status is Status.NOT_STARTED
        await resize(clerk, then)
        assert "0/3" in clerk.line_of(f">[未] {ID}") or then[0] == 60
        await clerk.press("f6", "space")
        assert state(workspace).status is Status.IN_PROGRESS
        await clerk.press("down", "space", "down")
        assert "步骤都完成了" not in clerk.screen
        await clerk.press("space")
        assert "步骤都完成了" in clerk.screen
        assert state(workspace).status is Status.IN_PROGRESS
        await clerk.press("f2")
        assert state(workspace).status is Status.DONE
        await clerk.press("space")
        assert "仍是已完成" in clerk.screen
        assert state(workspace).status is Status.DONE


async def test_a_step_is_changed_sorted_dropped_and_brought_back(workspace: Workspace) -> None:
    book = workspace.unit.ledger
    assert book
    for title, due in (("乙", date(2024, 5, 1)), ("甲", date(2024, 4, 1)), ("丙", None)):
        book.perform(workspace.edit.steps.add(ID, StepChange(title, due=due)))
    async with clerk_at(workspace) as clerk:
        await go(clerk)
        await clerk.press("f6", "f4")
        assert [s.title for s in state(workspace).steps] == ["甲", "乙", "丙"]
        await clerk.press("down", "enter", "end")
        await clerk.type("改")
        await clerk.press("enter", "escape", "f6")
        assert [s.title for s in state(workspace).steps] == ["甲", "乙改", "丙"]
        await clerk.press("down", "delete")
        assert [s.title for s in state(workspace).steps] == ["甲", "丙"]
        await clerk.press("ctrl+z")
        assert [s.title for s in state(workspace).steps] == ["甲", "乙改", "丙"]


async def test_a_step_with_a_date_that_cannot_be_read_is_kept_on_the_screen_and_dropped_on_demand(
    workspace: Workspace,
) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("f6")
        await clerk.type("选址")
        await clerk.press("escape")  # which keeps what is in order
        assert [s.title for s in state(workspace, "1.1.1").steps] == ["选址"]
        await go(clerk)
        await clerk.press("f6")
        await clerk.at_once(*"选址", "tab", "tab", *"一月十五日")
        assert "= 2024-01-15 周一 已过51天" in clerk.screen
        await clerk.at_once("ctrl+u", *"6月31日", "enter")
        assert "看不懂这个日期" in clerk.screen
        assert not state(workspace).steps
        await clerk.press("escape")
        assert "还没有保存" in clerk.screen
        await clerk.press("f10")
        assert clerk.app.screen is clerk.app.main
        assert not state(workspace).steps


# --- the form


async def test_the_form_keeps_what_is_valid_as_one_act(workspace: Workspace) -> None:
    async with clerk_at(workspace, (80, 24)) as clerk:
        await go(clerk, "1.3.1")
        await clerk.press("enter", "right", "down")
        await clerk.type("４０％")
        await clerk.press("tab")
        await clerk.type("2")
        assert "2/3 个 生活圈资源项目" in clerk.screen
        await clerk.press("tab")
        await clerk.type("王某")
        await clerk.press("tab")
        await clerk.type("1-15")
        assert "= 2024-01-15 周一 已过51天" in clerk.screen
        await clerk.press("ctrl+u")
        await clerk.type("6月30日（周六）")
        assert "2024-06-30 周日，不是周六" in clerk.screen
        await clerk.press("ctrl+u")
        await clerk.type("6月底前")
        shown = clerk.screen
        assert "= 2024-06-30 周日" in shown
        assert "已过" not in shown
        await clerk.press("tab", "tab")
        await clerk.type("照片/一.jpg")
        await clerk.press("escape")
        kept = state(workspace, "1.3.1")
        assert (kept.status, kept.percent_set, kept.amount) == (Status.IN_PROGRESS, 40, 2)
        assert (kept.owner, kept.due, kept.evidence) == (
            "王某",
            date(2024, 6, 30),
            ("照片/一.jpg",),
        )
        await clerk.press("ctrl+z")
        assert state(workspace, "1.3.1") == MeasureState()


async def test_what_is_not_valid_keeps_the_form_open_once(workspace: Workspace) -> None:
    async with clerk_at(workspace) as clerk:
        await go(clerk)
        await clerk.press("enter", "down")
        await clerk.type("130")
        assert "要写 0 到 100 的整数" in clerk.screen
        await clerk.press("tab")
        await clerk.type("王某")
        for leave in ("escape", "f10"):
            await clerk.press(leave)
            assert clerk.app.screen is not clerk.app.main
            shown = clerk.screen
            assert "130" in shown
            assert "进度没有写对" in shown
            assert state(workspace).owner == "王某"
            await clerk.press(leave)
            assert state(workspace).percent_set is None
            if leave == "escape":
                assert clerk.app.screen is clerk.app.main
                await clerk.press("enter", "down")
                await clerk.type("130")
        assert clerk.app._exit


async def test_the_form_asks_for_a_reason_offers_the_owner_used_last_and_heeds_the_day_it_has(
    workspace: Workspace,
) -> None:
    """Each of a measure of its own."""
    book = workspace.unit.ledger
    assert book
    book.perform(workspace.edit.change(["1.1.1"], Edit(owner="王某")))
    async with clerk_at(workspace) as clerk:
        await go(clerk)
        await clerk.press("enter")
        await clerk.at_once(*["right"] * 4)
        assert "受阻要写原因" in clerk.screen
        await clerk.press("escape")
        assert "受阻要写原因" in clerk.screen
        await clerk.press("escape")
        assert (state(workspace).status, state(workspace).reason) == (Status.BLOCKED, "")
        await clerk.press("enter")
        await clerk.type("等图纸")
        await clerk.press("escape")
        assert clerk.app.screen is clerk.app.main
        assert state(workspace).reason == "等图纸"

        await go(clerk, "1.1.2")
        await clerk.press("enter", "down")
        await clerk.type("100")
        await clerk.press("down")
        assert "按 → 填 王某" in clerk.screen
        await clerk.press("right", "escape")
        assert state(workspace, "1.1.2").owner == "王某"
        assert "完成了就按空格打勾" in clerk.status
        assert state(workspace, "1.1.2").status is Status.IN_PROGRESS

        await go(clerk, "1.1.3")
        await clerk.press("enter", "right", "right")
        await clerk.at_once(*["tab"] * 6)
        await clerk.type("明天")
        assert "还没有到" in clerk.screen
        await clerk.press("escape")
        assert state(workspace, "1.1.3").status is Status.NOT_STARTED
        await clerk.press("home", "ctrl+k")
        await clerk.type("上周五")
        await clerk.press("escape")
        assert state(workspace, "1.1.3").status is Status.DONE
        (entry,) = book.history.of_measure("1.1.3")
        assert entry.on == date(2024, 3, 1)


# --- notes


async def test_notes_are_offered_never_forced_and_may_be_of_a_day_that_has_passed(
    workspace: Workspace,
) -> None:
    book = workspace.unit.ledger
    assert book
    plan = workspace.edit.note([ID], "下周完成消防验收", NoteKind.PLAN, date(2024, 3, 1))
    book.perform(plan)
    async with clerk_at(workspace) as clerk:
        await go(clerk)
        await clerk.press("f5")
        assert "→ 采用上周的计划：下周完成消防验收" in clerk.screen
        await clerk.press("right", "enter")
        assert [n.kind for n in state(workspace).notes] == [NoteKind.PLAN, NoteKind.PROGRESS]
        await clerk.press("f5", "up", "end")
        await clerk.type("，已办妥")
        await clerk.press("enter")
        texts = [n.text for n in state(workspace).notes]
        assert texts == ["下周完成消防验收", "下周完成消防验收，已办妥"]

        await go(clerk, "1.1.1")
        await clerk.press("space", "enter")
        assert "→ 采用：" in clerk.screen  # test_week takes it over
        await clerk.press("escape")
        assert not state(workspace, "1.1.1").notes
        await clerk.press("f5")
        await clerk.type("补记一条")
        await clerk.press("tab")
        await clerk.type("后天")
        await clerk.press("enter")
        assert "还没有保存" in clerk.screen
        await clerk.press("home", "ctrl+k")
        await clerk.type("昨天")
        assert "= 2024-03-05 周二" in clerk.screen
        await clerk.press("enter")
        (note,) = state(workspace, "1.1.1").notes
        assert (note.text, note.on) == ("补记一条", date(2024, 3, 5))


# --- several at once


async def test_marked_measures_are_set_as_one_act_and_come_back_with_one_undo(
    workspace: Workspace,
) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("shift+down", "shift+down")
        assert "已标记 3 项" in clerk.status
        assert [line[4] for line in clerk.lines if line[1:2] == "["][:4] == ["*", "*", "*", " "]
        await clerk.press("space")
        done = [
            id for id in ("1.1.1", "1.1.2", "1.1.3") if state(workspace, id).status.mark == "完"
        ]
        assert len(done) == 3
        assert "*" not in clerk.screen
        await clerk.press("ctrl+z")
        assert workspace.unit.checklist(Question(workspace.unit.identity)).tally.done == 0
        await clerk.press("insert", "insert", "escape")
        assert "*" not in clerk.screen
        await clerk.press("home", "insert", "insert", "f2", "6")
        await clerk.type("本年无此项任务")
        await clerk.press("enter")
        for id in ("1.1.1", "1.1.2"):
            kept = state(workspace, id)
            assert (kept.status, kept.reason) == (Status.NOT_APPLICABLE, "本年无此项任务")
        await clerk.press("up")
        shown = clerk.screen
        assert "全年 0/36" in shown
        assert "原因 本年无此项任务" in shown
        await clerk.press("ctrl+z")
        assert state(workspace, "1.1.1").reason == ""


async def test_a_predecessors_measures_and_open_steps_are_transferred_together(
    workspace: Workspace,
) -> None:
    book = workspace.unit.ledger
    assert book
    book.perform(workspace.edit.change([ID, "3.2.2"], Edit(owner="王某")))
    for title in ("选址", "开业"):
        book.perform(workspace.edit.steps.add(ID, StepChange(title, "王某")))
    book.perform(workspace.edit.steps.tick(ID, [1]))
    async with clerk_at(workspace) as clerk:
        await clerk.press("f7")
        await clerk.press("end", "enter")
        assert "<王某 x>" in clerk.lines[1]
        await clerk.press("ctrl+a", "enter")
        await clerk.at_once("down", "down")
        await clerk.type("李某")
        await clerk.press("escape")
        assert [state(workspace, id).owner for id in (ID, "3.2.2")] == ["李某", "李某"]
        assert [s.owner for s in state(workspace).steps] == ["王某", "李某"]
        await clerk.press("ctrl+z")
        assert [s.owner for s in state(workspace).steps] == ["王某", "王某"]


async def test_one_of_several_owners_is_chosen_for_a_transfer(workspace: Workspace) -> None:
    book = workspace.unit.ledger
    assert book
    book.perform(workspace.edit.change([ID], Edit(owner="李某，王某（书记）")))
    book.perform(workspace.edit.change(["3.2.2"], Edit(owner="王　某")))
    book.perform(workspace.edit.steps.add(ID, StepChange("选址", "王某、李某")))
    async with clerk_at(workspace, (80, 24)) as clerk:
        await clerk.press("f7", "end")
        owners = [line for line in clerk.lines if "责任人 " in line and "时限" not in line]
        assert [line.split("责任人 ")[1].split("  ")[:2] for line in owners] == [
            ["王某", "2"],
            ["李某", "1"],
        ]
        await clerk.press("escape")
        clerk.app.main.action_transfer()
        await clerk.settled()
        await clerk.press("enter")
        await clerk.type("赵某")
        await clerk.press("enter")
        assert [state(workspace, id).owner for id in (ID, "3.2.2")] == ["李某，赵某", "赵某"]
        assert [s.owner for s in state(workspace).steps] == ["赵某、李某"]
        assert "李某" in clerk.lines[-2]


# --- views, filters, 本周无变化


async def test_views_narrow_with_their_counts_and_escape_takes_one_filter_off_at_a_time(
    workspace: Workspace,
) -> None:
    book = workspace.unit.ledger
    assert book
    book.perform(workspace.edit.tick(["3.3.2", "4.1.2"]))
    async with clerk_at(workspace) as clerk:
        assert "1我牵头 8" in clerk.lines[1]
        await clerk.press("１")
        assert "[1我牵头 8]" in clerk.lines[1]
        await clerk.press("4", "f7", "home")
        await clerk.at_once(*["down"] * 11)
        await clerk.press("enter")
        tabs = clerk.lines[1]
        assert [
            words for words in ("<已完成 x>", "<第三部分 x>", "1/38 项") if words not in tabs
        ] == []
        await clerk.press("insert", "escape")
        assert "<第三部分 x>" in clerk.lines[1]
        await clerk.press("escape")
        tabs = clerk.lines[1]
        assert "<第三部分" not in tabs
        assert "[4已完成 2]" in tabs
        await clerk.press("4")
        assert "[0全部 38]" in clerk.lines[1]


async def test_no_change_is_an_answer_and_one_act_says_it_for_all_that_are_left(
    workspace: Workspace,
) -> None:
    book = workspace.unit.ledger
    assert book
    book.perform(workspace.edit.tick(["1.1.1"]))
    async with clerk_at(workspace) as clerk:
        await clerk.press("9")
        head, tabs, *_ = clerk.lines
        assert "[9本周未填 37]" in tabs
        assert "已填 1/38" in head
        await clerk.press("ctrl+n")
        assert "[9本周未填 36]" in clerk.lines[1]
        await clerk.press("ctrl+a", "ctrl+n")
        shown = clerk.screen
        assert "[9本周未填 0]" in shown
        assert "本周都填了" in shown
        await clerk.press("ctrl+z")
        assert "[9本周未填 36]" in clerk.lines[1]
        clerk.app.main.action_rest_no_change()
        await clerk.settled()
        assert "已填 38/38" in clerk.lines[0]
        assert workspace.unit.week_changes().changed == {"1.1.1"}


# --- records and conflicts


async def test_the_records_say_what_undo_would_change_and_take_back_down_to_an_act(
    workspace: Workspace,
) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("space", "down", "space", "down", "space", "ctrl+r")
        assert "可撤销 3 步" in clerk.screen
        await clerk.press("down")
        assert "1.1.2 状态 已完成 > 未启动" in clerk.screen
        await clerk.press("enter")
        assert "可撤销 1 步，可重做 2 步" in clerk.screen
        marks = [state(workspace, id).status for id in ("1.1.1", "1.1.2", "1.1.3")]
        assert marks == [Status.DONE, Status.NOT_STARTED, Status.NOT_STARTED]
        await clerk.press("ctrl+y")
        assert state(workspace, "1.1.2").status is Status.DONE


async def test_two_pcs_values_are_shown_with_who_and_when_and_one_key_chooses(
    tmp_path: Path, clock: Clock
) -> None:
    ours, theirs = (set_up_home(tmp_path / name, clock) for name in ("a", "b"))
    theirs.set_up(UNIT, TYPE, "乙")
    assert ours.unit.ledger
    assert theirs.unit.ledger
    ours.unit.ledger.perform(ours.edit.change([ID], Edit(owner="王某")))
    clock.set("2024-03-06T10:00:00+08:00")
    theirs.unit.ledger.perform(theirs.edit.change([ID], Edit(owner="李某")))
    (ledger,) = (tmp_path / "b").glob("ledger/*/*/*.toml")
    ours.merge(ledger)
    async with clerk_at(ours, (120, 40)) as clerk:
        assert "并存 1" in clerk.lines[1]
        await go(clerk)
        assert "王某（甲 2024-03-06 09:14）" in clerk.screen.replace("|", "")
        await clerk.press("enter")
        assert "责任人有 2 个值" in clerk.screen
        await clerk.press("2")
        assert state(ours).owner == "王某"
        assert not state(ours).conflicts
    assert not open_home(tmp_path / "a", clock).unit.progress.state(ID).conflicts
