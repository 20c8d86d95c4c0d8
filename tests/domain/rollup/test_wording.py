"""The sentences that a roll-up's pages, tables and screen are made of."""

from __future__ import annotations

from datetime import date

from plancheck.domain.period import Kind, Months
from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.status import Status
from plancheck.domain.report.model import MeasureReport
from plancheck.domain.rollup.bulletin.checks import checks
from plancheck.domain.rollup.figures.movement import Movement
from plancheck.domain.rollup.submissions import composed_sentence, submission_sentence
from plancheck.domain.rollup.union import Received
from plancheck.domain.rollup.wording import (
    cell_line,
    counts_line,
    differences,
    issued_by,
    movement_sentence,
    named_in,
    period_words,
    rollup_title,
    units_line,
)
from tests.domain.rollup.figures.test_compute import PLAN, A, B, C, report, rolled, said


def test_what_the_header_counts() -> None:
    assert counts_line(rolled(A, B, C)) == "应报3 按时报2 迟报0 未报1 名册外1"
    assert counts_line(rolled(A, roster=None)) == "按时报1 迟报0"


def test_the_title_names_the_street_once_and_the_office_of_the_plan_signs() -> None:
    plan = PLAN._replace(title="某街道2024年工作计划", office="某市某区某街道党政办公室")
    made = rolled(A, plans=(plan,))
    assert rollup_title(made) == "《某街道2024年工作计划》落实情况汇总"
    assert issued_by(made) == "某市某区某街道党政办公室"
    district = made._replace(name="某区")
    assert rollup_title(district) == "某区《某街道2024年工作计划》落实情况汇总"
    assert issued_by(made._replace(name="别的街道")) == "别的街道"
    assert issued_by(rolled(A, plans=(plan._replace(office=""),))) == "某街道"


def test_a_measures_name_in_a_sentence_has_its_quotation_marks_inside_others() -> None:
    measure = next(PLAN.measures())._replace(text="持续完善“1+3+6N”助餐服务体系，做好")
    assert named_in(measure) == "“持续完善‘1+3+6N’助餐服务体系”（1.1.1）"


def test_a_period_that_is_not_told_to_its_end_says_until_when() -> None:
    week, march, quarter = rolled(A), Months(2024, 3, 1), Months(2024, 1, 3)
    assert period_words(week) == "2024年第10周（3月4日—3月10日）"
    assert period_words(week._replace(period=march)) == "2024年3月（截至3月10日）"
    assert period_words(week._replace(period=quarter)) == ("2024年第1季度（1月—3月，截至3月10日）")


def test_silence_is_not_no_change_and_what_was_taken_back_is_said() -> None:
    week = Movement(completed=3, uncompleted=1, advanced=12, changed=20, unchanged=5, unanswered=9)
    assert movement_sentence(week, Kind.WEEK) == (
        "本周完成3项次、推进12项次、取消完成1项次，填报无变化5项次，未填9项次"
    )
    assert movement_sentence(Movement(unchanged=7), Kind.MONTH) == (
        "本月没有新的进展，填报无变化7项次"
    )
    assert movement_sentence(Movement(unanswered=7), Kind.YEAR) == "本年度没有新的进展，未填7项次"


def test_many_units_are_counted_and_the_first_named() -> None:
    assert units_line(["甲", "乙"]) == "2个单位：甲、乙"
    assert units_line(list("一二三四五六七")) == "7个单位：一、二、三、四、五、六 等"


def test_a_cell_is_told_in_a_line() -> None:
    measure = said(
        "1.1.1", signal=Signal.OVERDUE, owner=("王某",), due=date(2024, 6, 3), problems=("缺\n人",)
    )
    assert isinstance(measure, MeasureReport)
    assert cell_line(measure) == "逾期 未启动 王某 2024-6-03 问题：缺 人"


def test_a_conflict_is_shown_side_by_side() -> None:
    late = report(
        "甲居委会", said("1.1.1", Status.BLOCKED, 9, reason="没有场地"), said("1.1.2"), minute=5
    )
    made = rolled(report("甲居委会", said("1.1.1"), said("1.1.2")), late)
    (editions,) = made.rollup.conflicts()
    assert differences(editions) == [("1.1.1", "受阻，9%。没有场地", "未启动，0%。")]
    assert made.figures.units[0].received == late
    assert any("内容不同的2份第1版" in line for line in checks(made))


def test_a_month_says_how_many_units_it_takes_from_their_weeks() -> None:
    month = Months(2024, 3, 1)
    own = report("甲居委会", said("1.1.1"), week=month)
    weeks = [report(f"{n}居委会", said("1.1.1")) for n in "乙丙"]
    assert composed_sentence(rolled(own, *weeks, week=month)) == ("2个单位没有月报，按所报周报汇总")
    assert composed_sentence(rolled(own, week=month)) == ""
    assert "按时" not in submission_sentence(rolled(own, *weeks, week=month))
    assert submission_sentence(rolled(own, *weeks, week=month)) == "应报送单位3个，已报3个"
    assert submission_sentence(rolled(own, *weeks, week=month, roster=None)).startswith(
        "收到3个单位的报告（没有名册"
    )
    assert "按时报送1个" in submission_sentence(rolled(own, week=month))
    quarter = Months(2024, 1, 3)
    assert composed_sentence(rolled(own, *weeks, week=quarter)) == (
        "3个单位没有季报，按所报周报、月报汇总"
    )


def test_units_that_reported_by_form_are_said_apart() -> None:
    sealed = report("乙居委会", said("1.1.1"))
    first = sealed.report.edition._replace(number=0)
    form = Received(sealed.report._replace(edition=first), "f")
    assert submission_sentence(rolled(A, form)).endswith("未报1个，其中表格填报1个")
    assert submission_sentence(rolled(A, form, roster=None)) == (
        "收到2个单位的周报，其中表格填报1个（没有名册，未报的单位不详）"
    )
    assert counts_line(rolled(A, form)) == "应报3 按时报2 迟报0 未报1 其中表格填报1"
    assert "表格填报" not in counts_line(rolled(A, sealed))
