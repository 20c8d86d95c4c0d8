"""What is asked of a roll-up, and what its screen says of the answer."""

from __future__ import annotations

from datetime import date

import pytest

from plancheck.domain.cells import cell_width, pad
from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.tally import Tally
from plancheck.domain.report.model import MeasureReport
from plancheck.domain.rollup.compute import of_type
from plancheck.domain.rollup.feedback import feedback_of
from plancheck.domain.rollup.figures import Group
from plancheck.domain.rollup.lines import bar_lines, cell_line, counts_line, units_line
from plancheck.domain.rollup.lists import UnitSubmission
from plancheck.domain.rollup.question import RollupAnswer, RollupQuestion, rollup_answer
from plancheck.domain.rollup.roster import Standing, Submission
from plancheck.domain.rollup.union import Received

from .test_compute import A, B, C, report, rolled, said


def asked(*some: Received, **what: object) -> RollupAnswer:
    made = rolled(*(some or (A, B, C)))
    question = RollupQuestion(**what)  # type: ignore[arg-type]
    return rollup_answer(of_type(made, question.unit_type), question)


def cells(found: RollupAnswer) -> dict[str, list[str]]:
    return {row.unit.received.report.head.unit: list(row.cells) for row in found.matrix.rows}


def columns(found: RollupAnswer) -> list[str]:
    return [measure.id for measure in found.matrix.measures]


def test_without_a_question_everything_is_there() -> None:
    found = asked()
    assert columns(found) == ["1.1.1", "1.1.2", "1.2.1", "2.1.1", "2.1.2"]
    assert cells(found) == {
        "甲居委会": ["1.1.1", "1.1.2", "2.1.1", "2.1.2"],
        "乙居委会": ["1.1.1", "1.1.2", "2.1.1", "2.1.2"],
        "某中心": ["1.1.2", "1.2.1"],
    }
    assert [g.key for g in found.bars] == ["1", "2"]


def test_a_unit_type_chooses_reports_and_every_figure_is_of_them() -> None:
    found = asked(unit_type="中心")
    assert list(cells(found)) == ["某中心"]
    assert found.report.figures.whole.tally == Tally(total=2, done=1, behind=1)
    assert found.problems == ()
    assert [h.unit for h in found.handed] == ["某中心"]
    nobody = asked(A, unit_type="中心")
    assert nobody.plan is None
    assert nobody.matrix.rows == ()


def test_a_section_leaves_its_objectives_columns_and_issues() -> None:
    found = asked(section=2)
    assert columns(found) == ["2.1.1", "2.1.2"]
    assert [g.key for g in found.bars] == ["2.1"]
    assert {issue.measure.id for issue in found.problems} == {"2.1.1"}


def test_a_person_is_found_however_his_name_is_written() -> None:
    (first, *others) = A.report.measures
    named = A.report._replace(measures=(first._replace(owner="王　某、阿·里"), *others))
    for words in ("王某", "阿里", "阿・里", "王 某"):
        assert cells(asked(A._replace(report=named), B, words=words)) == {"甲居委会": [first.id]}


def test_a_light_leaves_the_cells_that_show_it() -> None:
    found = asked(signal=Signal.BEHIND)
    assert cells(found) == {"某中心": ["1.2.1"]}
    assert found.late[Signal.OVERDUE] == ()
    (late,) = found.late[Signal.BEHIND]
    assert late.measure.id == "1.2.1"
    assert [issue.text for issue in asked(signal=Signal.OVERDUE).coordination] == ["请协调"]


def test_words_are_found_in_units_measures_and_what_was_written() -> None:
    assert list(cells(asked(words="甲居"))) == ["甲居委会"]
    assert columns(asked(words="2.1.2")) == ["2.1.2"]
    assert cells(asked(words="缺钱")) == {"乙居委会": ["2.1.1"]}
    assert cells(asked(words="乙居 １．１．１")) == {"乙居委会": ["1.1.1"]}
    assert [issue.text for issue in asked(words="缺钱").problems] == ["缺钱"]
    assert asked(words="没有的").matrix.measures == ()


def test_words_list_units_by_name_alone_but_lose_none() -> None:
    found = asked(words="缺钱")
    assert found.listed == ()
    assert len(found.handed) == 4


def test_who_did_not_report_stands_among_the_units() -> None:
    found = asked()
    assert [(h.unit, h.row is None) for h in found.handed] == [
        ("甲居委会", False),
        ("乙居委会", False),
        ("丙居委会", True),
        ("某中心", False),
    ]


def test_what_the_header_counts() -> None:
    assert counts_line(rolled(A, B, C)) == "应报3 已报2 迟报0 未报1 名册外1"
    assert counts_line(rolled(A, roster=None)) == "已报1 迟报0"


def test_bars_are_of_done_and_with_a_light_of_what_shows_it() -> None:
    group = Group("1", "部分", 2, Tally(10, 5, overdue=1), {}, None)
    (line,) = bar_lines([group], None, 60, pad)
    assert cell_width(line) <= 60
    assert line.startswith("一、部分")
    bar = line.split()[2]
    assert bar.count("#") == len(bar) // 2
    assert set(bar) == {"#", "."}
    assert line.endswith("5/10 (50%)")
    (lit,) = bar_lines([group], Signal.OVERDUE, 60, pad)
    assert lit.endswith("1/10 (10%)")
    assert " 逾 " in lit


@pytest.mark.parametrize("cells", [57, 77, 117])
def test_bars_of_many_groups_line_up(cells: int) -> None:
    found = rolled(A, B, C).figures
    lines = bar_lines((*found.plans[0].sections, found.whole), None, cells, pad)
    assert len({cell_width(line.partition("%)")[0]) for line in lines}) == 1
    assert max(map(cell_width, lines)) <= cells


def test_many_units_are_counted_and_the_first_named() -> None:
    assert units_line(["甲", "乙"]) == "2个单位：甲、乙"
    assert units_line(list("一二三四五六七")) == "7个单位：一、二、三、四、五、六 等"


def test_a_cell_is_told_in_a_line() -> None:
    measure = said(
        "1.1.1", signal=Signal.OVERDUE, owner="王某", due=date(2024, 6, 3), problems=("缺\n人",)
    )
    assert isinstance(measure, MeasureReport)
    assert cell_line(measure) == "逾期 未启动 王某 2024-6-03 问题：缺 人"


def of(found: RollupAnswer, unit: str) -> tuple[str, ...]:
    handed = next(h for h in found.handed if h.unit == unit)
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
    handed = next(h for h in found.handed if h.unit == "乙居委会")
    assert any("内容不同的2份第1版" in line for line in feedback_of(found.report, handed))
    standing = Standing("乙居委会", "居委会", "", Submission.LATE, B.handed_in)
    lines = feedback_of(found.report, UnitSubmission(standing, handed.row))
    assert lines[1].startswith("1. 迟报：")
