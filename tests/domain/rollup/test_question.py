"""What is asked of a roll-up, and what its screen says of the answer."""

from __future__ import annotations

from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.tally import Tally
from plancheck.domain.rollup.figures.compute import of_type
from plancheck.domain.rollup.question import RollupAnswer, RollupQuestion, rollup_answer
from plancheck.domain.rollup.union import Received

from .figures.test_compute import A, B, C, rolled


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
    assert [h.unit for h in found.submissions] == ["某中心"]
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
    named = A.report._replace(measures=(first._replace(owner=("王　某", "阿·里")), *others))
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
    assert len(found.submissions) == 4


def test_who_did_not_report_stands_among_the_units() -> None:
    found = asked()
    assert [(h.unit, h.row is None) for h in found.submissions] == [
        ("甲居委会", False),
        ("乙居委会", False),
        ("丙居委会", True),
        ("某中心", False),
    ]
