"""The command line: what each command prints, writes and answers with."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from plancheck import __version__
from plancheck.domain.period import Week
from plancheck.storage.plan.file import default_plan_path
from plancheck.storage.report import file as report_file
from tests.cli.conftest import Run, ids
from tests.support import TYPE, UNIT, Clock, make_link, open_home


def test_setup_says_how_many_measures_are_the_units_and_where_things_lie(
    plancheck: Run, home: Path
) -> None:
    answer = plancheck("setup", "--unit", UNIT, "--type", TYPE)
    assert answer.status == 0
    assert "本单位有 38 项措施" in answer.out
    assert str(home) in answer.out


def test_the_version_says_the_numbers_of_its_files_too(plancheck: Run) -> None:
    answer = plancheck("--version")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        f"plancheck {__version__}",
        "文件格式：台账 1，计划 2，周报 2，汇总 2，反馈 1",
    ]


def test_setup_again_with_another_name_keeps_the_records(unit: Run) -> None:
    unit("tick", "3.3.2")
    answer = unit("setup", "--unit", "宝山第八居委会", "--type", TYPE)
    assert "更正" in answer.out
    assert ids(unit("list", "--status", "已完成", "--json")) == ["3.3.2"]


@pytest.mark.parametrize("name", ["../../x", "CON", "a/b\\c", "名" * 300, "\u202e反", "😀", "."])
def test_a_unit_of_any_name_stays_inside_the_home(plancheck: Run, home: Path, name: str) -> None:
    assert plancheck("setup", "--unit", name, "--type", TYPE, "--clerk", name).status == 0
    assert plancheck("tick", "3.3.2").status == 0
    exported = plancheck("export", "--format", "toml,md")
    assert exported.status == 0
    for line in exported.out.splitlines():
        assert Path(line).resolve().is_relative_to(home.resolve())
    assert ids(plancheck("list", "--status", "已完成", "--json")) == ["3.3.2"]


def test_before_setup_everything_is_listed_and_nothing_can_be_ticked(plancheck: Run) -> None:
    assert len(ids(plancheck("list", "--json"))) == 51
    answer = plancheck("tick", "3.3.2")
    assert answer.status == 2
    assert "plancheck setup" in answer.err


def test_list_gives_each_measure_as_scripts_read_it(unit: Run) -> None:
    unit("set", "1.3.1", "--amount", "2", "--owner", "王某", "--due", "6月底")
    item = next(i for i in unit("list", "--json").json if i["id"] == "1.3.1")
    assert item == {
        "id": "1.3.1",
        "section": "全力深化党建引领强基础",
        "objective": "推进阵地建设体系化",
        "text": "依托“1+3+N”党群服务矩阵，实施3个生活圈资源项目建设",
        "lead": ["中心"],
        "support": ["居委会"],
        "status": "推进中",
        "percent": 66,
        "amount": 2,
        "target": {"amount": 3, "unit": "个", "item": "生活圈资源项目", "shared": True},
        "owner": "王某",
        "due": "2024-06-30",
        "signal": "正常",
        "steps_done": 0,
        "steps_total": 0,
        "changed": True,
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--type", "执法队"], 17),
        (["--type", "全部"], 51),
        (["--section", "5"], 7),
        (["--search", "居民"], 1),
        (["--search", "１２３４５"], 1),
        (["--status", "未启动"], 38),
    ],
)
def test_list_filters(unit: Run, words: Sequence[str], expected: int) -> None:
    assert len(ids(unit("list", *words, "--json"))) == expected


def test_a_filter_that_matches_nothing_is_exit_status_1(unit: Run) -> None:
    answer = unit("list", "--status", "受阻")
    assert (answer.status, answer.err) == (1, "没有符合条件的措施。\n")


def test_list_prints_headings_with_counts_and_never_cuts_in_a_pipe(unit: Run) -> None:
    unit("tick", "3.3.2")
    answer = unit("list")
    assert "1/38 (2.6%)" in answer.out.splitlines()[0]
    assert "三、全力打造美好生活新场景  1/11" in answer.out
    assert "[完] 3.3.2" in answer.out
    assert "感知信息助“防”，赋能基层应用实效" in answer.out


def test_tick_untick_and_the_status_before(unit: Run) -> None:
    unit("set", "3.3.3", "--status", "推进中")
    assert "已完成 3.3.3　本单位 1/38 (2.6%)" in unit("tick", "3.3.3").out
    assert unit("untick", "3.3.3").status == 0
    assert ids(unit("list", "--status", "推进中", "--json")) == ["3.3.3"]
    assert unit("untick", "3.3.3").status == 2


def test_several_are_ticked_as_one_act_and_undone_as_one(unit: Run) -> None:
    unit("tick", "3.3.2", "3.3.3", "4.1.2")
    assert len(ids(unit("list", "--status", "已完成", "--json"))) == 3
    unit("undo")
    assert unit("list", "--status", "已完成").status == 1
    unit("redo")
    assert len(ids(unit("list", "--status", "已完成", "--json"))) == 3


def test_undo_goes_n_steps_and_says_where_there_are_fewer(unit: Run) -> None:
    unit("tick", "3.3.2")
    unit("tick", "3.3.3")
    assert "只有 2 步" in unit("undo", "9").out
    answer = unit("undo")
    assert (answer.status, answer.err) == (1, "没有可以撤销的操作。\n")
    assert unit("redo", "2").status == 0
    assert unit("undo", "0").status == 2


def test_an_unknown_id_is_told_with_the_nearest_ones(unit: Run) -> None:
    answer = unit("tick", "3.3.22")
    assert answer.status == 2
    assert "3.3.2" in answer.err.replace("3.3.22", "")


def test_a_measure_of_another_unit_type_is_not_ticked(unit: Run) -> None:
    answer = unit("tick", "3.3.2", "2.1.2")
    assert answer.status == 2
    assert "不是居委会的措施" in answer.err
    assert unit("history").status == 1, "nothing of the act was recorded"


def test_the_day_without_a_year_is_the_latest_and_the_limit_one_to_come(
    unit: Run, clock: Clock
) -> None:
    clock.set("2025-01-03T09:00:00+08:00")
    assert "记在 2024-12-30 周一" in unit("tick", "3.3.2", "--on", "12-30").out
    assert "完成时限 2025-01-15 周三\n" in unit("set", "3.3.2", "--due", "1-15").out
    clock.set("2024-03-06T09:00:00+08:00")
    assert "完成时限 2024-01-15 周一（已过）\n" in unit("set", "3.3.3", "--due", "1-15").out
    answer = unit("step", "3.3.3", "add", "摸底", "--due", "元月十五日")
    assert answer.out.endswith("时限 2024-01-15 周一（已过）\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["set", "3.3.2", "--due", "6月30日（周六）"], "2024-06-30 周日，不是周六，请核对。"),
        (["set", "3.3.2", "--due", "6月前"], "看不懂日期“6月前”。可以写"),
        (["set", "3.3.2", "--due", "2月30日"], "没有这一天"),
        (["tick", "3.3.2", "--on", "6月底前"], "要写明是哪一天"),
        (["tick", "3.3.2", "--on", "本周五"], "2024-03-08 还没有到"),
    ],
)
def test_a_day_that_is_none_is_told_with_why(unit: Run, words: Sequence[str], told: str) -> None:
    answer = unit(*words)
    assert (answer.status, told in answer.err) == (2, True)
    assert unit("history").status == 1


@pytest.mark.parametrize("week", ["9", "第9周", "上周", "2024第9周", "2024-W09"])
def test_a_week_is_named_as_people_do(unit: Run, week: str) -> None:
    assert "2024年第9周" in unit("list", "--week", week).out
    assert "2024年第9周无变化" in unit("nochange", "3.3.2", "--week", week).out
    assert "2024-W09" in unit("export", "--week", week, "--format", "toml").out
    assert "2024年第9周" in unit("check", "--week", week).err


def test_a_status_is_set_and_listed_by_the_words_that_people_type(unit: Run) -> None:
    unit("set", "3.3.2", "--status", "进行中")
    unit("set", "3.3.3", "--status", "完成")
    assert ids(unit("list", "--status", "推进中", "--json")) == ["3.3.2"]
    assert ids(unit("list", "--status", "办结", "--json")) == ["3.3.3"]
    answer = unit("set", "3.3.2", "--status", "未完成")
    assert (answer.status, "未启动、推进中" in answer.err) == (2, True)


WRONG: list[list[str]] = [
    ["set", "3.3.2", "--status", "完"],
    ["set", "3.3.2", "--due", "没有的日子"],
    ["set", "3.3.2", "--due", "2024-02-30"],
    ["set", "3.3.2", "--percent", "101"],
    ["set", "3.3.2", "--amount", "-1"],
    ["set", "3.3.2", "--amount", "nan"],
    ["set", "3.3.2", "--amount", "inf"],
    ["set", "3.3.2"],
    ["tick", "3.3.2", "--on", "明天"],
    ["tick", "3.3.2", "--on", "第五天"],
    ["note", "3.3.2", "  "],
    ["note", "3.3.2", "长" * 8001],
    ["note", "3.3.2", "写", "--kind", "别的"],
    ["list", "--type", "村委会"],
    ["list", "--signal", "红灯"],
    ["list", "--week", "2023-W53"],
    ["export", "--format", "pdf"],
    ["export", "--week", "2024-W11"],
    ["tick"],
    ["list", "--nope"],
    ["list", "--section", "三"],
    ["frobnicate"],
    ["plan"],
    ["plan", "burn"],
]


def test_wrong_usage_is_exit_status_2_in_chinese_and_records_nothing(unit: Run) -> None:
    english = ("usage", "error", "invalid", "required", "argument", "choose", "Traceback")
    for words in WRONG:
        answer = unit(*words)
        assert (words, answer.status) == (words, 2)
        assert answer.err.strip()
        assert not [one for one in english if one in answer.err], words
        assert unit("history").status == 1, words


def test_a_percent_begins_a_measure_and_a_hundred_offers_the_tick(unit: Run) -> None:
    assert "plancheck tick 3.3.2" in unit("set", "3.3.2", "--percent", "100").out
    item = next(i for i in unit("list", "--json").json if i["id"] == "3.3.2")
    assert (item["status"], item["percent"]) == ("推进中", 100)


def test_a_status_without_its_reason_is_recorded_and_the_reason_asked_for(unit: Run) -> None:
    assert "还没有写原因" in unit("set", "3.3.2", "--status", "受阻").out
    assert "还没有写原因" not in unit("set", "3.3.2", "--reason", "缺人").out
    assert "原因：缺人" in unit("show", "3.3.2").out


def test_what_was_set_can_be_cleared(unit: Run) -> None:
    unit("set", "3.3.2", "--owner", "王某", "--due", "6-30", "--reason", "缺人")
    unit("set", "3.3.2", "--owner", "无", "--due", "无", "--reason", "无")
    item = next(i for i in unit("list", "--json").json if i["id"] == "3.3.2")
    assert (item["owner"], item["due"]) == ("", None)


def test_a_date_is_echoed_as_it_was_read(unit: Run) -> None:
    assert "2024-06-30 周日" in unit("set", "3.3.2", "--due", "６月底").out


def test_show_and_history_tell_the_whole_and_who_did_it(unit: Run) -> None:
    unit("tick", "3.2.1")
    unit("note", "3.2.1", "缺一间备餐间", "--kind", "问题")
    shown = unit("show", "3.2.1").out
    for words in (
        "牵头：中心",
        "（拟定）",
        "6N代表N个点位",
        "问题",
        "缺一间备餐间",
        "未启动 → 已完成",
    ):
        assert words in shown
    history = unit("history", "3.2.1", "--json").json
    assert [(e["field"].partition(".")[0], e["by"]) for e in history] == [
        ("status", "甲"),
        ("note", "甲"),
    ]
    assert unit("show", "3.2.1", "--json").json["notes"][0]["text"] == "缺一间备餐间"


def test_a_past_day_counts_in_its_own_week(unit: Run, clock: Clock) -> None:
    clock.set("2024-03-20T10:00:00+08:00")
    unit("tick", "3.3.2", "--on", "3月8日")
    done = unit("list", "--status", "已完成", "--week", "2024-W10", "--json")
    assert ids(done) == ["3.3.2"]
    assert done.json[0]["changed"] is True
    assert unit("list", "--status", "已完成", "--week", "2024-W09").status == 1


def test_export_prints_each_path_and_the_files_agree(unit: Run) -> None:
    unit("tick", "3.3.2")
    unit("note", "3.3.2", "=cmd|'/c calc'!A1", "--kind", "进展")
    answer = unit("export", "--format", "toml,csv,md,txt")
    paths = [Path(line) for line in answer.out.splitlines()]
    assert [p.suffix for p in paths] == [".toml", ".csv", ".md", ".txt"]
    assert {p.stem for p in paths} == {"周报_宝山八村居委会_2024-W10_第1版"}
    assert "校验码" in answer.err
    report = report_file.load_status(paths[0])
    assert (report.tally.done, report.tally.total) == (1, 38)
    rows = list(csv.DictReader(io.StringIO(paths[1].read_text(encoding="utf-8-sig"))))
    assert [row["编号"] for row in rows] == [f"措施{m.id}" for m in report.measures]
    assert [row["状态"] for row in rows] == [m.status.value for m in report.measures]
    told = next(row for row in rows if row["编号"] == "措施3.3.2")
    assert told["进展情况"] == "'=cmd|'/c calc'!A1"
    counts = "累计完成1项，完成率2.6%（应办38项）"
    assert counts in paths[2].read_text(encoding="utf-8")
    assert counts in paths[3].read_text(encoding="utf-8-sig")


def test_the_same_content_is_the_same_edition_and_a_change_is_the_next(
    unit: Run, clock: Clock
) -> None:
    unit("tick", "3.3.2")
    first = unit("export", "--format", "toml").out.strip()
    clock.set("2024-03-07T08:00:00+08:00")
    assert unit("export", "--format", "toml").out.strip() == first
    one = report_file.load_status(Path(first))
    unit("tick", "3.3.3")
    second = unit("export", "--format", "toml").out.strip()
    assert "第2版" in second
    two = report_file.load_status(Path(second))
    assert two.edition.stands_for == (one.digest,)
    assert two.edition.first_generated == one.edition.first_generated


def test_export_to_a_folder_of_ones_own(unit: Run, tmp_path: Path) -> None:
    out = tmp_path / "U盘"
    answer = unit("export", "--out", str(out), "--format", "md")
    assert Path(answer.out.strip()).parent == out


def test_export_onto_a_link_or_into_a_file_is_refused_and_harms_nothing(
    unit: Run, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    victim = tmp_path / "victim"
    victim.write_text("别动", encoding="utf-8")
    make_link(out / "周报_宝山八村居委会_2024-W10_第1版.md", victim)
    answer = unit("export", "--out", str(out), "--format", "md")
    assert answer.status == 4
    assert victim.read_text(encoding="utf-8") == "别动"
    assert unit("export", "--out", str(victim), "--format", "md").status == 4


def test_merge_brings_in_another_pc_once_and_refuses_what_is_not_the_units(
    unit: Run, tmp_path: Path, clock: Clock
) -> None:
    other = open_home(tmp_path / "other", clock)
    other.set_up(UNIT, TYPE, "乙")
    assert other.unit.ledger
    other.unit.ledger.perform(other.edit.tick(["4.1.3"]))
    (ledger,) = (tmp_path / "other").glob("ledger/*/*/*.toml")
    assert "新增 1 条" in unit("merge", str(ledger)).out
    assert "新增 0 条" in unit("merge", str(ledger)).out
    assert ids(unit("list", "--status", "已完成", "--json")) == ["4.1.3"]
    stranger = open_home(tmp_path / "stranger", clock)
    stranger.set_up("宝山七村居委会", TYPE)
    assert stranger.unit.ledger
    stranger.unit.ledger.perform(stranger.edit.tick(["4.1.3"]))
    (foreign,) = (tmp_path / "stranger").glob("ledger/*/*/*.toml")
    answer = unit("merge", str(foreign))
    assert (answer.status, "另一个单位" in answer.err) == (3, True)
    assert unit("merge", str(tmp_path / "none.toml")).status == 3
    note = tmp_path / "note.txt"
    note.write_text("不是台账", encoding="utf-8")
    assert unit("merge", str(note)).status == 3


def a_home(root: Path, clock: Clock, unit: str, id: str) -> Path:
    """Another home with one measure ticked on two days, a backup and an export."""
    workspace = open_home(root, clock)
    workspace.set_up(unit, TYPE, "乙")
    for number in (7, 8):
        clock.set(f"2024-03-0{number}T09:00:00+08:00")
        book = workspace.unit.ledger
        assert book
        book.perform(workspace.edit.note([id], f"第{number}日"))
    workspace.reports.export(Week(2024, 10), ["toml"])
    assert list(root.glob("backups/*/*.toml"))
    return root


def test_merge_takes_a_whole_folder_tells_each_ledger_and_names_what_it_refuses(
    unit: Run, home: Path, tmp_path: Path, clock: Clock
) -> None:
    stick = tmp_path / "stick"
    a_home(stick / "甲的", clock, UNIT, "4.1.3")
    a_home(stick / "别人的", clock, "宝山七村居委会", "3.3.2")
    answer = unit("merge", str(stick))
    assert answer.status == 3
    assert answer.err.count("另一个单位（宝山七村居委会）") == 2  # its ledger and the backup of it
    first, second = answer.out.splitlines()
    assert "3 条记录，新增 3 条" in first
    assert "1 条记录，新增 0 条" in second
    assert len(list(home.glob("ledger/*/*/*.toml"))) == 1
    shown = unit("show", "4.1.3", "--json").json
    assert [note["text"] for note in shown["notes"]] == ["第7日", "第8日"]
    for again in (stick / "甲的", stick / "甲的" / "ledger"):
        answer = unit("merge", str(again))
        assert answer.status == 0
        assert "新增 3" not in answer.out
    assert len(list(home.glob("ledger/*/*/*.toml"))) == 1


def test_what_is_refused_keeps_nothing_else_from_being_merged(
    unit: Run, tmp_path: Path, clock: Clock
) -> None:
    other = a_home(tmp_path / "other", clock, UNIT, "4.1.3")
    empty = tmp_path / "empty"
    empty.mkdir()
    note = tmp_path / "note.toml"
    note.write_text("不是台账", encoding="utf-8")
    (ledger,) = other.glob("ledger/*/*/*.toml")
    missing = tmp_path / "none.toml"
    answer = unit("merge", str(note), str(missing), str(empty), str(ledger))
    assert answer.status == 3
    assert "新增 3 条" in answer.out
    assert [line.partition("：")[0] for line in answer.err.splitlines()] == [
        "“empty”里没有 plancheck 台账。",
        "note.toml",
        "none.toml",
    ]
    assert unit("merge", str(empty)).status == 1


def test_the_homes_own_folder_brings_nothing_and_does_no_harm(
    unit: Run, home: Path, clock: Clock
) -> None:
    for number in (7, 8):
        clock.set(f"2024-03-0{number}T09:00:00+08:00")
        unit("note", "4.1.3", f"第{number}日")
    before = {path: path.read_bytes() for path in home.rglob("*.toml")}
    answer = unit("merge", str(home))
    assert answer.status == 0
    assert ["新增 0 条" in line for line in answer.out.splitlines()] == [True, True]
    assert {path: path.read_bytes() for path in home.rglob("*.toml")} == before
    assert unit("undo").status == 0


def test_a_damaged_ledger_says_what_of_it_could_not_be_merged(
    unit: Run, tmp_path: Path, clock: Clock
) -> None:
    other = a_home(tmp_path / "other", clock, UNIT, "4.1.3")
    (ledger,) = other.glob("ledger/*/*/*.toml")
    ledger.write_bytes(ledger.read_bytes().replace("第7日".encode(), "第9日".encode()))
    answer = unit("merge", str(ledger))
    assert answer.status == 0
    assert "2 条记录，新增 2 条" in answer.out
    assert "1 处损坏" in answer.out


def test_two_pcs_that_set_the_same_thing_are_told_as_a_conflict(
    unit: Run, tmp_path: Path, clock: Clock
) -> None:
    other = open_home(tmp_path / "other", clock)
    other.set_up(UNIT, TYPE, "乙")
    assert other.unit.ledger
    other.unit.ledger.perform(other.edit.tick(["4.1.3"]))
    unit("set", "4.1.3", "--status", "受阻", "--reason", "缺人")
    (ledger,) = (tmp_path / "other").glob("ledger/*/*/*.toml")
    assert "1 处并存" in unit("merge", str(ledger)).out
    assert "并存" in unit("list", "--search", "活力楼群").out


def test_plan_check_names_faults_with_file_and_line(plancheck: Run, tmp_path: Path) -> None:
    assert plancheck("plan", "check").status == 0
    faulty = tmp_path / "faulty.toml"
    faulty.write_text(
        'schema = 2\n[plan]\nid = "x"\ntitle = "某街道2024年工作计划"\nyear = 2024\n'
        '[[unit_type]]\nname = "中心"\n'
        '[[section]]\nnumber = 1\ntitle = "一"\naim = "目标"\n'
        '[[section.objective]]\nnumber = "1.1"\ntitle = "任务"\n'
        '[[section.objective.measure]]\nid = "1.1.1"\ntext = "做"\nlead = ["某办"]\nodd = 1\n',
        encoding="utf-8",
    )
    answer = plancheck("plan", "check", str(faulty))
    assert answer.status == 1
    assert "faulty.toml 第18行" in answer.out
    assert "faulty.toml 第19行" in answer.out
    listed = plancheck("--plan", str(faulty), "list", "--type", "全部")
    assert (listed.status, "1.1.1" in listed.out) == (0, True)


def test_plan_show_prints_the_document(plancheck: Run) -> None:
    shown = plancheck("plan", "show").out
    for words in ("宝友工委（2024）1号", "一、全力深化党建引领强基础", "三是", "牡丹江路商业街"):
        assert words in shown
    assert "〔牵头" not in shown
    assert "〔牵头 居委会" in plancheck("plan", "show", "--assignments").out


def test_without_a_terminal_the_list_is_printed_with_how_to_open_the_screen(unit: Run) -> None:
    answer = unit()
    assert answer.status == 0
    assert "3.3.2" in answer.out
    assert "plancheck --help" in answer.out


@pytest.mark.parametrize("kind", ["dumb", *([""] if sys.platform != "win32" else [])])
def test_a_terminal_that_can_show_no_screen_gets_the_list_and_a_sentence(
    unit: Run, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plancheck.cli.command.screen.is_terminal", lambda _: True)
    answer = unit(environment={"TERM": kind})
    assert answer.status == 0
    assert "3.3.2" in answer.out
    assert "TERM=xterm-256color" in answer.out


def test_setup_again_needs_only_what_is_new(unit: Run, home: Path, clock: Clock) -> None:
    assert unit("setup", "--clerk", "乙", "--phone", "5611").status == 0
    config = open_home(home, clock).unit.config
    assert (config.unit, config.unit_type) == (UNIT, TYPE)
    assert (config.clerk, config.phone) == ("乙", "5611")
    assert unit("setup", "--unit", "").status == 2


def test_the_first_setup_asks_for_unit_and_type(plancheck: Run) -> None:
    for words in ([], ["--unit", UNIT], ["--type", TYPE]):
        answer = plancheck("setup", *words)
        assert answer.status == 2
        assert "居委会、中心、执法队" in answer.err


def test_a_number_typed_with_an_input_method_is_the_same_number(unit: Run) -> None:
    assert "已完成 3.3.2　" in unit("tick", "3。3。2", "３．３．２", "3.3.2").out
    assert len(unit("history", "--json").json) == 1
    assert unit("show", "３.３.２").status == 0


def test_a_part_of_a_number_is_answered_with_those_under_it(unit: Run) -> None:
    assert "相近的有：3.2.1、3.2.2。" in unit("show", "3.2").err
    assert "list --type 全部" in unit("show", "x").err


def test_the_day_an_act_speaks_of_is_echoed(unit: Run) -> None:
    assert "记在 2024-03-05 周二" in unit("tick", "3.3.2", "--on", "昨天").out
    assert "记在" not in unit("tick", "3.3.3").out


def test_what_changes_nothing_says_so_and_records_nothing(unit: Run) -> None:
    unit("tick", "3.3.2")
    assert unit("tick", "3.3.2").out == "没有变化　本单位 1/38 (2.6%)\n"
    assert unit("set", "3.3.2", "--due", "").out == "没有变化　本单位 1/38 (2.6%)\n"
    assert len(unit("history", "--json").json) == 1


def test_undo_says_how_to_go_on_and_redo_how_to_go_back(unit: Run) -> None:
    assert unit("tick", "3.3.2").out.endswith("plancheck undo 可撤销\n")
    assert unit("undo").out == "已撤销 3.3.2　本单位 0/38 (0%)　plancheck redo 可重做\n"
    assert unit("redo").out == "已重做 3.3.2　本单位 1/38 (2.6%)　plancheck undo 可撤销\n"


def test_a_hundred_percent_offers_the_tick_only_when_it_is_set(unit: Run) -> None:
    unit("set", "3.3.2", "--percent", "100")
    assert "打勾" not in unit("set", "3.3.2", "--owner", "王某").out
    assert "打勾" not in unit("set", "3.3.3", "--percent", "100", "--status", "已完成").out


def test_the_check_code_is_that_of_the_toml_file(unit: Run) -> None:
    answer = unit("export", "--format", "toml")
    seal = Path(answer.out.strip()).read_text(encoding="utf-8").partition("[seal]")[2]
    code = answer.err.rstrip().rpartition("校验码 ")[2]
    assert f'check = "{code}"' in seal
    assert "校验码" not in unit("export", "--format", "csv，md").err


def test_json_is_json_where_nothing_matches(unit: Run) -> None:
    for words in (["list", "--status", "受阻"], ["history"], ["history", "3.3.2"]):
        answer = unit(*words, "--json")
        assert (answer.status, answer.json) == (1, [])
        assert answer.err


def test_show_tells_all_that_is_known_of_how_a_measure_stands(unit: Run) -> None:
    unit("set", "1.3.1", "--amount", "2", "--owner", "王某", "--due", "3月8日")
    out = unit("show", "1.3.1").out
    assert "状态：推进中  进度：66%  亮灯：临期  责任人：王某  完成时限：2024-03-08 周五" in out
    assert "目标：3个生活圈资源项目  完成量：2个" in out


def test_a_faulty_plan_is_shown_and_the_faults_are_counted_beside_it(
    plancheck: Run, tmp_path: Path
) -> None:
    faulty = tmp_path / "faulty.toml"
    text = default_plan_path().read_text(encoding="utf-8")
    faulty.write_text(text + "odd = 1\n", encoding="utf-8")
    answer = plancheck("plan", "show", str(faulty))
    assert answer.status == 0
    assert "1 处问题" in answer.err
    checked = plancheck("--plan", str(faulty), "plan", "check")
    assert (checked.status, "odd" in checked.out) == (1, True)
