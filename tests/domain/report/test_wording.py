"""The weekly report as prose."""

from __future__ import annotations

from datetime import date

import pytest

from plancheck.domain.period import Week, parse_period
from plancheck.domain.plan.model import Measure
from plancheck.domain.progress import edits
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.signal import Thresholds
from plancheck.domain.progress.state import NoteKind, Status
from plancheck.domain.report.builder import status_report
from plancheck.domain.report.editions import Edition
from plancheck.domain.report.model import Letterhead, StatusReport
from plancheck.domain.report.wording import (
    brief_of,
    counts_sentence,
    report_parts,
    report_subtitle,
    report_title,
    sentences,
    short_title,
    signature_of,
    status_sentence,
)
from tests.making import Pc, measure, moment, small_plan

PLAN = small_plan()
HEAD = Letterhead("宝山八村居委会", "居委会", "某街道办事处")


def report(pc: Pc) -> StatusReport:
    return status_report(PLAN, pc.history, HEAD, Week(2024, 10), moment(), Thresholds())


def does(pc: Pc, id: str, what: Edit) -> None:
    today = date(2024, 3, 6)
    pc.does(edits.change(pc.history, id, what, today, today), moment())


def test_a_week_in_which_nothing_happened_says_so() -> None:
    parts = report_parts(report(Pc()), PLAN)
    assert [p.title[:2] for p in parts] == ["一、", "二、", "三、", "四、"]
    assert [p.lines for p in parts] == [("本周无变化。",), ("无。",), ("无。",), ("无。",)]
    assert counts_sentence(report(Pc())) == "本周完成0项，推进0项，累计完成0/4项，0%"


def test_what_moved_is_told_done_first_with_its_standing_and_notes() -> None:
    pc = Pc()
    does(pc, "1.1.1", Edit(percent=40))
    does(pc, "2.1.1", Edit(status=Status.DONE))
    does(pc, "2.1.2", Edit(status=Status.BLOCKED, percent=20, reason="缺场地"))
    pc.does(edits.note("1.1.1", "a", NoteKind.PROGRESS, "完成摸底", date(2024, 3, 6)), moment())
    pc.does(
        edits.note("1.1.1", "b", NoteKind.PROBLEM, "物业\n不配合！", date(2024, 3, 6)), moment()
    )
    moved, problems, *_ = report_parts(report(pc), PLAN)
    assert moved.title == ("一、本周工作进展（本周完成1项，推进2项，累计完成1/4项，25%）")
    assert moved.lines == (
        "2.1.1 办好社区食堂：已完成。",
        "1.1.1 推进加装电梯12台：推进中，40%。完成摸底。",
        "2.1.2 做好垃圾分类２０２４年度考核：受阻（缺场地），20%。",
    )
    assert problems.lines == ("1.1.1 推进加装电梯12台：物业 不配合！",)


def test_ongoing_work_is_counted_beside_done() -> None:
    pc = Pc()
    does(pc, "1.1.1", Edit(status=Status.ONGOING))
    assert counts_sentence(report(pc)).endswith("累计完成0/4项，0%，常态推进1项")


def test_the_heading_names_the_unit_the_week_and_the_edition() -> None:
    found = report(Pc())
    assert report_title(found, PLAN) == "宝山八村居委会《某街道2024年工作计划》落实情况周报"
    assert report_subtitle(found) == "2024年第10周（3月4日—3月10日）　第1版"
    second = found._replace(edition=Edition(2, found.generated, ("d",)))
    assert report_subtitle(second).endswith("第2版，代替第1版")


@pytest.mark.parametrize(
    ("period", "name", "first", "last"),
    [
        ("2024-03", "月报", "一、本月工作进展（本月完成0项", "四、下月工作计划"),
        ("2024-Q1", "季报", "一、本季度工作进展（本季度完成0项", "四、下季度工作计划"),
        ("2024", "年报", "一、本年度工作进展（本年度完成0项", "四、下年度工作计划"),
    ],
)
def test_other_periods_are_called_by_their_names(
    period: str, name: str, first: str, last: str
) -> None:
    found = status_report(PLAN, Pc().history, HEAD, parse_period(period), moment(), Thresholds())
    assert report_title(found, PLAN) == f"宝山八村居委会《某街道2024年工作计划》落实情况{name}"
    assert report_subtitle(found).startswith(parse_period(period).label())
    titles = [part.title for part in report_parts(found, PLAN)]
    assert titles[0].startswith(first)
    assert titles[3] == last


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("办好食堂，惠及老人", "9.9.9 办好食堂"),
        ("没有逗号", "9.9.9 没有逗号"),
        ("长" * 30, "9.9.9 " + "长" * 30),
        ("长" * 31, "9.9.9 " + "长" * 29 + "…"),
    ],
)
def test_a_short_title_is_the_first_clause(text: str, title: str) -> None:
    named: Measure = measure("9.9.9", text)
    assert short_title(named) == title


def test_only_open_statuses_tell_their_percent_and_only_some_their_reason() -> None:
    pc = Pc()
    does(pc, "1.1.1", Edit(percent=40, reason="因故"))
    (first, *_) = report(pc).measures
    assert status_sentence(first) == "推进中，40%。"
    assert status_sentence(first._replace(status=Status.DONE, percent=100)) == "已完成。"
    assert status_sentence(first._replace(status=Status.NOT_APPLICABLE)) == "不适用（因故）。"
    assert status_sentence(first._replace(status=Status.BLOCKED, reason="")) == "受阻，40%。"


def test_every_sentence_is_ended_once() -> None:
    assert sentences(("一", "二。", "三！", "四？", "五；", "六…")) == "一。二。三！四？五；六…"
    assert sentences(()) == ""


def test_each_line_of_a_part_has_its_measure_and_a_part_without_any_says_so() -> None:
    pc = Pc()
    does(pc, "2.1.1", Edit(status=Status.DONE))
    does(pc, "1.1.1", Edit(percent=40))
    moved, problems, *_ = report_parts(report(pc), PLAN)
    assert moved.measures == ("2.1.1", "1.1.1")
    assert (problems.lines, problems.measures) == (("无。",), ())


def test_the_brief_is_five_lines_whatever_was_written() -> None:
    pc = Pc()
    assert brief_of(report(pc), PLAN) == (
        "【周报】宝山八村居委会 2024年第10周（3月4日—3月10日） 第1版",
        "进展：本周完成0项，推进0项，累计完成0/4项，0%。",
        "问题：无。",
        "协调：无。",
        "下周：无。",
    )
    for number, id in enumerate(("1.1.1", "1.1.2", "2.1.1", "2.1.2")):
        text = f"第一行\n第二行{'长' * 200}"
        pc.does(edits.note(id, f"p{number}", NoteKind.PROBLEM, text, date(2024, 3, 6)), moment())
    does(pc, "1.1.1", Edit(due=date(2024, 3, 1)))
    lines = brief_of(report(pc), PLAN)
    assert len(lines) == 5
    assert not any("\n" in line for line in lines)
    assert lines[2].endswith("…等4项。")
    assert len(lines[2]) < 200
    assert "，逾期1。" in lines[1]


def test_the_foot_says_who_and_a_dash_where_nobody() -> None:
    assert signature_of(report(Pc()))[:4] == (
        "填报单位：宝山八村居委会", "填报人：-", "审核人：-", "电话：-"
    )  # fmt: skip
