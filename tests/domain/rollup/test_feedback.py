"""What the office sends back to a unit."""

from __future__ import annotations

from plancheck.domain.report.feedback import FeedbackItem, FeedbackKind
from plancheck.domain.rollup.feedback import feedback_of
from plancheck.domain.rollup.lists import UnitSubmission
from plancheck.domain.rollup.question import RollupAnswer
from plancheck.domain.rollup.roster.standings import Standing, Submission
from tests.domain.rollup.figures.test_compute import B, report, said
from tests.domain.rollup.test_question import asked


def of(found: RollupAnswer, unit: str) -> tuple[str, ...]:
    handed = next(h for h in found.submissions if h.unit == unit)
    return feedback_of(found.report, handed)


def test_a_unit_is_told_what_it_owes() -> None:
    found = asked()
    assert of(found, "丙居委会")[1:] == ("1. 还没有收到周报，请导出后报来。",)
    (late,) = of(found, "甲居委会")[1:]
    assert late.startswith("1. 逾期1项：2.1.2 ")
    assert of(found, "乙居委会")[1:] == ("1. 已收到第1版，没有要补的。",)


def test_a_late_unit_and_one_in_conflict_are_told_so() -> None:
    other = report("乙居委会", said("1.1.1", percent=1))
    found = asked(B, other)
    handed = next(h for h in found.submissions if h.unit == "乙居委会")
    assert any("内容不同的2份第1版" in line for line in feedback_of(found.report, handed))
    standing = Standing("乙居委会", "居委会", "", Submission.LATE, B.submitted)
    lines = feedback_of(found.report, UnitSubmission(standing, handed.row))
    assert lines[1].startswith("1. 迟报：期限是3月8日17:00（北京时间），你单位电脑的时钟上")


def test_what_a_person_says_comes_first_each_on_one_line() -> None:
    found = asked()
    handed = next(h for h in found.submissions if h.unit == "丙居委会")
    items = (
        FeedbackItem("a", FeedbackKind.ANSWER, "同意\n周三去", "1.1.1", "1.1.1-协1"),
        FeedbackItem("b", FeedbackKind.REMARK, "请补报"),
    )
    assert feedback_of(found.report, handed, items)[1:] == (
        "1. 1.1.1-协1 答复：同意 周三去",
        "2. 意见：请补报",
        "3. 还没有收到周报，请导出后报来。",
    )
