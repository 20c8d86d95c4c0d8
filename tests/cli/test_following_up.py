"""Steps, evidence, 本周无变化, transfer, conflicts, the list of acts: the commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.cli import run
from plancheck.storage.plan.file import default_plan_path
from tests.cli.conftest import Run, ids
from tests.support import Clock, set_up_home

ID = "3.2.1"


def steps(unit: Run) -> list[tuple[str, bool]]:
    return [(s["title"], s["done"]) for s in unit("show", ID, "--json").json["steps"]]


# --- steps


def test_a_measure_is_broken_down_and_worked_off(unit: Run) -> None:
    answer = unit("step", ID, "add", "摸底", "--owner", "王某", "--due", "3月20日")
    assert answer.out.startswith("已加步骤1 3.2.1　本单位 0/38 (0%)　plancheck undo 可撤销\n")
    assert "1  [ ] 摸底  王某  2024-03-20 周三" in answer.out
    assert unit("step", ID, "add", "--due", "下周五", "选址").status == 0
    assert unit("step", "３．２．１", "add", "施工").status == 0
    assert "都完成" not in unit("step", ID, "done", "1", "２").out
    assert steps(unit) == [("摸底", True), ("选址", True), ("施工", False)]
    (item,) = (i for i in unit("list", "--json").json if i["id"] == ID)
    assert (item["steps_done"], item["steps_total"], item["percent"]) == (2, 3, 66)
    assert item["status"] == "推进中"
    assert "2/3步" in unit("list").out


def test_the_last_step_offers_the_tick_and_never_makes_it(unit: Run) -> None:
    unit("step", ID, "add", "摸底")
    answer = unit("step", ID, "done", "1")
    assert "3.2.1 的 1 步都完成了；这项完成了就打勾：plancheck tick 3.2.1" in answer.out
    assert ids(unit("list", "--status", "推进中", "--json")) == [ID]
    unit("tick", ID)
    assert "都完成了" not in unit("step", ID, "done", "1").out


def test_a_step_unticked_of_a_done_measure_says_that_it_stays_done(unit: Run) -> None:
    unit("step", ID, "add", "摸底")
    unit("step", ID, "done", "1")
    assert "仍是已完成" not in unit("step", ID, "undone", "1").out
    unit("step", ID, "done", "1")
    unit("tick", ID)
    answer = unit("step", ID, "undone", "1")
    assert "3.2.1 仍是已完成，进度仍是 100%" in answer.out
    assert "plancheck untick 3.2.1" in answer.out
    assert ids(unit("list", "--view", "已完成", "--json")) == [ID]


def test_steps_are_changed_dropped_and_sorted(unit: Run) -> None:
    for title, due in (("后", "6月底"), ("先", "4月1日"), ("多余", "5月1日")):
        unit("step", ID, "add", title, "--due", due)
    assert unit("step", ID, "drop", "3").status == 0
    assert "1  [ ] 先" in unit("step", ID, "sort").out
    answer = unit("step", ID, "set", "1", "--title", "最先", "--owner", "王某", "--due", "无")
    assert answer.out.splitlines()[1] == "1  [ ] 最先  王某"
    assert unit("undo", "9").status == 0
    assert steps(unit) == []


def test_a_late_tick_of_a_step_is_echoed_with_its_day(unit: Run) -> None:
    unit("step", ID, "add", "摸底", "--on", "3月1日")
    assert "记在 2024-03-04 周一" in unit("step", ID, "done", "1", "--on", "3月4日").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["done", "1"], "还没有分解步骤"),
        (["add", " "], "没有写标题"),
        (["add"], "缺少：标题"),
        ([], "缺少：做什么"),
        (["mend"], "没有 'mend'"),
        (["done"], "缺少：N"),
        (["done", "x"], "“x”不是整数"),
        (["set", "1"], "没有说要改什么"),
        (["add", "摸底", "--due", "某天"], "看不懂日期“某天”"),
        (["add", "摸底", "--on", "明天"], "不能记在将来"),
    ],
)
def test_a_step_that_cannot_be_is_exit_status_2(unit: Run, words: list[str], told: str) -> None:
    answer = unit("step", ID, *words)
    assert answer.status == 2
    assert told in answer.err
    assert unit("history").status == 1, "nothing was recorded"


def test_the_help_of_steps_is_chinese(plancheck: Run) -> None:
    answer = plancheck("step", ID, "add", "--help")
    assert answer.status == 0
    assert answer.out.startswith("用法：plancheck step 编号 add")


# --- evidence, 本周无变化, transfer


def test_evidence_is_named_and_shown(unit: Run) -> None:
    assert "已记佐证 3.2.1" in unit("evidence", ID, "照片/一.jpg", "会议纪要").out
    out = unit("show", ID).out
    assert "佐证：照片/一.jpg" in out
    assert "佐证：会议纪要" in out
    assert unit("evidence", ID, " ").status == 2


def test_no_change_answers_for_what_is_named_and_for_all_that_is_left(unit: Run) -> None:
    unit("tick", "3.3.2")
    assert len(ids(unit("list", "--view", "9", "--json"))) == 37
    assert "本周无变化 3.2.1　" in unit("nochange", ID).out
    assert "等 36 项" in unit("nochange", "--all").out
    assert unit("list", "--view", "本周未填").status == 1
    answer = unit("nochange", "--all")
    assert (answer.status, answer.out) == (1, "")
    assert "没有还没填的措施" in answer.err
    unit("undo")
    assert len(ids(unit("list", "--view", "９", "--json"))) == 36


def test_no_change_of_a_past_week_counts_for_it_alone(unit: Run) -> None:
    assert "2024年第9周无变化 3.2.1" in unit("nochange", ID, "--week", "2024-W09").out
    assert ID not in ids(unit("list", "--view", "9", "--week", "2024-W09", "--json"))
    assert ID in ids(unit("list", "--view", "9", "--json"))
    assert unit("nochange", ID, "--week", "2024-W11").status == 2


@pytest.mark.parametrize("words", [[], [ID, "--all"]])
def test_no_change_wants_numbers_or_all(unit: Run, words: list[str]) -> None:
    answer = unit("nochange", *words)
    assert answer.status == 2
    assert "--all" in answer.err


def test_what_someone_has_is_transferred(unit: Run) -> None:
    unit("set", ID, "3.3.2", "--owner", "王某")
    unit("step", "3.3.3", "add", "摸底", "--owner", "王某")
    assert ids(unit("list", "--owner", "王某", "--json")) == [ID, "3.3.2", "3.3.3"]
    answer = unit("handover", "王某", "李某")
    assert "由 王某 移交 李某 3.2.1、3.3.2、3.3.3" in answer.out
    assert len(ids(unit("list", "--owner", "李某", "--json"))) == 3
    answer = unit("handover", "王某", "李某")
    assert (answer.status, answer.err) == (1, "“王某”名下没有措施，也没有未完成的步骤。\n")
    assert unit("handover", "", "李某").status == 2


@pytest.mark.parametrize("owner", ["王某（书记）、李某", "王某 李某", "钱某/王　某"])
def test_one_of_several_owners_is_found_and_transferred(unit: Run, owner: str) -> None:
    unit("set", ID, "--owner", owner)
    assert ids(unit("list", "--owner", "王某", "--json")) == [ID]
    assert ids(unit("list", "--search", "王某", "--json")) == [ID]
    answer = unit("handover", "王某", "赵某")
    assert (answer.status, answer.err) == (0, "")
    assert unit("list", "--owner", "王某").status == 1
    assert ids(unit("list", "--owner", "赵某", "--json")) == [ID]


def test_a_name_with_a_dot_is_found_with_any_dot_and_by_initials(unit: Run) -> None:
    unit("set", ID, "--owner", "阿依古丽·买买提")
    for name in ("阿依古丽•买买提", "阿依古丽・买买提", "阿依古丽.买买提", "ayglmmt"):
        assert ids(unit("list", "--owner", name, "--json")) == [ID]
        assert ids(unit("list", "--search", name, "--json")) == [ID]
    assert "由 阿依古丽·买买提 移交 李某" in unit("handover", "ayglmmt", "李某").out


# --- views and why


def test_a_view_is_named_by_its_name_or_its_digit(unit: Run) -> None:
    assert len(ids(unit("list", "--view", "1", "--json"))) == 8
    assert ids(unit("list", "--view", "我牵头", "--json")) == ids(
        unit("list", "--view", "１", "--type", "居委会", "--json")
    )
    assert len(ids(unit("list", "--view", "1", "--type", "全部", "--json"))) == 8
    unit("note", ID, "缺经费", "--kind", "问题")
    assert ids(unit("list", "--view", "有问题", "--json")) == [ID]
    assert ids(unit("list", "--view", "8", "--json")) == [ID]
    for word in ("0", "11", "", "未起动"):
        answer = unit("list", "--view", word)
        assert answer.status == 2
        assert "可用的有：我牵头" in answer.err


def test_show_says_why_the_measure_is_the_units(unit: Run) -> None:
    assert "本单位：居委会配合" in unit("show", ID).out
    assert unit("show", ID, "--json").json["part"] == "配合"
    assert "本单位：不是居委会的，只能看" in unit("show", "2.1.2").out
    assert "本单位：宝山八村居委会牵头" in unit("show", "4.1.4").out


def test_another_committee_reads_the_measure_of_the_one_that_is_named(plancheck: Run) -> None:
    assert plancheck("setup", "--unit", "宝山七村居委会", "--type", "居委会").status == 0
    shown = plancheck("show", "4.1.4")
    assert "牵头：宝山八村居委会" in shown.out
    assert "本单位：不是本单位的，只能看" in shown.out
    assert plancheck("show", "4.1.4", "--json").json["part"] == ""
    own, whole = plancheck("list", "--json"), plancheck("list", "--type", "居委会", "--json")
    assert {*ids(whole)} - {*ids(own)} == {"4.1.4"}
    assert "看：居委会" in plancheck("list", "--type", "居委会").out
    assert "看：" not in plancheck("list").out


def test_a_measure_that_was_withdrawn_is_read_where_it_was_recorded(
    unit: Run, tmp_path: Path
) -> None:
    unit("note", ID, "食堂已经选址")
    text = default_plan_path().read_text(encoding="utf-8")
    for id in (ID, "3.3.3"):
        text = text.replace(f'id = "{id}"', f'id = "{id}"\nwithdrawn = true')
    path = tmp_path / "计划.toml"
    path.write_text(text, encoding="utf-8")
    plan = ("--plan", str(path))
    assert "49 项措施，另有 2 项已作废" in unit("plan", "check", str(path)).out
    (line,) = (at for at in unit(*plan, "list", "--type", "全部").out.splitlines() if ID in at)
    assert "作废" in line
    assert ID not in unit(*plan, "list").out
    shown = unit(*plan, "show", ID).out
    assert "已作废，不再列入计划" in shown and "食堂已经选址" in shown
    assert "本单位：" not in shown
    assert unit(*plan, "show", ID, "--json").json["withdrawn"] is True
    assert unit(*plan, "show", "3.3.3").status == 2
    assert "持续完善" not in unit(*plan, "plan", "show").out


# --- 并存


@pytest.fixture
def conflict(unit: Run, home: Path, clock: Clock, tmp_path: Path) -> Run:
    """甲 said 推进中 at 9:14, 乙 on another PC 受阻 at 10:00; merged."""
    unit("set", ID, "--status", "推进中")
    clock.set("2024-03-06T10:00:00+08:00")
    other = ["--home", str(tmp_path / "other")]
    set_up_home(tmp_path / "other", clock)
    run([*other, "setup", "--clerk", "乙"], {}, clock)
    run([*other, "set", ID, "--status", "受阻"], {}, clock)
    ledger = next((tmp_path / "other").glob("ledger/*/*/*.toml"))
    assert unit("merge", str(ledger)).status == 0
    return unit


def test_both_values_of_a_conflict_are_shown_with_who_and_when(conflict: Run) -> None:
    lines = ["1 状态 受阻（乙 2024-03-06 10:00）", "2 状态 推进中（甲 2024-03-06 09:14）"]
    shown = conflict("show", ID).out
    listed = conflict("settle", ID)
    assert listed.status == 0
    for line in lines:
        assert f"  {line}\n" in shown
        assert line.replace(" ", "  ", 1) in listed.out
    assert [
        (c["number"], c["field"], c["value"], c["by"])
        for c in conflict("show", ID, "--json").json["conflicts"]
    ] == [(1, "status", "受阻", "乙"), (2, "status", "推进中", "甲")]
    assert ids(conflict("list", "--view", "并存", "--json")) == [ID]


@pytest.mark.parametrize(("number", "value"), [("1", "受阻"), ("2", "推进中")])
def test_one_value_is_chosen_and_the_other_stays_in_the_history(
    conflict: Run, number: str, value: str
) -> None:
    answer = conflict("settle", ID, number)
    assert answer.status == 0
    assert f"状态 {value}（" in answer.out
    assert ids(conflict("list", "--status", value, "--json")) == [ID]
    assert conflict("list", "--view", "并存").status == 1
    values = [e["value"] for e in conflict("history", ID, "--json").json]
    assert sorted(values) == sorted(["推进中", "受阻", value])
    answer = conflict("settle", ID, "1")
    assert (answer.status, answer.err) == (1, "3.2.1 没有并存的值。\n")


def test_a_value_that_is_not_there_is_not_chosen(conflict: Run) -> None:
    for number in ("0", "3"):
        answer = conflict("settle", ID, number)
        assert answer.status == 2
        assert "有 2 个并存的值" in answer.err


# --- 操作记录


def test_the_acts_that_can_be_undone_are_listed_with_what_that_would_change(unit: Run) -> None:
    unit("tick", ID)
    unit("note", ID, "开工")
    answer = unit("undo", "--list")
    assert answer.out.splitlines() == [
        "1  03-06 09:14 甲",
        "   3.2.1 进展：开工",
        "   撤销后：3.2.1 进展：开工 → 删去一条记录",
        "2  03-06 09:14 甲",
        "   3.2.1 状态 未启动 → 已完成",
        "   撤销后：3.2.1 状态 已完成 → 未启动",
    ]
    assert unit("undo", "1", "--list").out.splitlines()[-1].startswith("以上 1 步，共可撤销 2 步")
    assert [r["number"] for r in unit("undo", "--list", "--json").json] == [1, 2]
    assert unit("undo", "--list", "--json").json[1]["undone"] == ["3.2.1 状态 已完成 → 未启动"]
    assert len(unit("history", "--json").json) == 2, "listing takes nothing back"


def test_an_act_on_many_is_listed_in_a_few_lines(unit: Run) -> None:
    unit("nochange", "--all")
    out = unit("undo", "--list").out
    assert len(out.splitlines()) == 13
    assert "……共 38 处" in out
    assert len(unit("undo", "--list", "--json").json[0]["did"]) == 38


def test_where_nothing_can_be_undone_the_list_is_exit_status_1(unit: Run) -> None:
    answer = unit("undo", "--list", "--json")
    assert (answer.status, answer.json) == (1, [])
    assert unit("undo", "--json").status == 2
    assert unit("undo", "0", "--list").status == 2
