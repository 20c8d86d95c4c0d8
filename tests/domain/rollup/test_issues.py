"""问题台账 over all units: by age, with what each unit has of it, and over several reports."""

from __future__ import annotations

from datetime import date, timedelta

from plancheck.domain.period import Months, Week
from plancheck.domain.progress.issues.standing import IssueState
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.report.model import IssueReport
from plancheck.domain.rollup.issues import issues_over
from plancheck.domain.rollup.question import RollupQuestion, rollup_answer
from plancheck.domain.rollup.roster.roster import Roster, RosterUnit
from plancheck.domain.rollup.tables import ISSUES
from plancheck.domain.rollup.union import Received
from plancheck.domain.rollup.wording import nothing_said
from tests.domain.rollup.figures.test_compute import report, rolled, said

SUNDAY = date(2024, 3, 10)


def followed(
    number: str,
    days: int,
    state: IssueState = IssueState.OPEN,
    closed: date | None = None,
    text: str = "缺场地",
    owner: tuple[str, ...] = (),
) -> IssueReport:
    """A problem that is so many days old on the week's Sunday."""
    kind = NoteKind.PROBLEM if "问" in number else NoteKind.COORDINATION
    return IssueReport(
        number=number,
        measure=number.partition("-")[0],
        kind=kind,
        text=text,
        raised=SUNDAY - timedelta(days),
        owner=owner,
        state=state,
        closed=closed,
    )


def with_issues(made: Received, *issues: IssueReport) -> Received:
    told = made.report._replace(issues=issues)
    return Received(told, told.digest, made.sources)


A = with_issues(
    report("甲居委会", said("1.1.1", problems=("缺场地", "只在表里写的")), said("2.1.1")),
    followed("1.1.1-问1", 15, owner=("王某",)),
    followed("2.1.1-协1", 3),
)
B = with_issues(
    report(
        "乙居委会", said("1.1.1", Status.DONE, 100), said("1.1.2", Status.BLOCKED, reason="没钱")
    ),
    followed("1.1.1-问1", 22),
    followed("1.1.2-问1", 9, IssueState.CLOSED, SUNDAY - timedelta(2)),
)


def test_what_is_open_stands_by_its_age_and_what_is_closed_apart() -> None:
    found = rolled(A, B).figures
    assert [(one.label, one.number, one.text, one.weeks) for one in found.problems] == [
        ("乙居委会", "1.1.1-问1", "缺场地", 3),
        ("甲居委会", "1.1.1-问1", "缺场地", 2),
        ("甲居委会", "", "只在表里写的", None),
        ("乙居委会", "", "受阻：没钱", None),
    ]
    assert [(one.number, one.weeks, one.age) for one in found.coordination] == [
        ("2.1.1-协1", 0, "不到1周")
    ]
    (closed,) = found.closed
    assert (closed.number, closed.weeks, closed.closed) == (
        "1.1.2-问1",
        1,
        SUNDAY - timedelta(2),
    )


def test_a_problem_of_a_measure_that_is_not_the_units_does_not_count() -> None:
    stray = with_issues(report("某中心", said("1.1.2"), kind="中心"), followed("2.1.1-问1", 3))
    assert rolled(stray).figures.problems == ()


def test_problems_are_found_by_their_numbers_and_by_who_answers() -> None:
    for words in ("1.1.1-问1 甲", "王某"):
        answer = rollup_answer(rolled(A, B), RollupQuestion(words=words))
        assert [one.label for one in answer.problems] == ["甲居委会"]


def test_over_several_reports_the_latest_says_what_is_open_and_what_was_closed_stays_closed() -> (
    None
):
    march = Months(2024, 3, 1)
    weeks = [
        (followed("1.1.1-问1", 15), followed("1.1.1-问2", 2), followed("1.1.1-问3", 2)),
        (followed("1.1.1-问2", 2, IssueState.CLOSED), followed("1.1.1-问1", 15)),
        (followed("1.1.1-问1", 15), followed("1.1.1-问4", 1, IssueState.OPEN)),
    ]
    assert {one.number: one.state for one in issues_over(weeks, march)} == {
        "1.1.1-问1": IssueState.OPEN,
        "1.1.1-问2": IssueState.CLOSED,
        "1.1.1-问4": IssueState.NEW,
    }
    again = [*weeks, (followed("1.1.1-问2", 2),)]
    assert [one.state for one in issues_over(again, march)] == [IssueState.NEW]


def test_a_months_figures_have_the_weeks_problems_once() -> None:
    told = A.report._replace(period=Week(2024, 11), as_of=SUNDAY + timedelta(7))
    later = Received(told, told.digest)
    found = rolled(A, later, week=Months(2024, 3, 1)).figures
    assert [(one.number, one.weeks) for one in found.problems if one.number] == [("1.1.1-问1", 3)]


def test_what_a_unit_that_has_not_reported_wrote_before_is_open_and_told_apart() -> None:
    told = B.report._replace(period=Week(2024, 11), as_of=SUNDAY + timedelta(7), issues=())
    later = Received(told._replace(measures=(told.measures[0],)), "x")
    found = rolled(A, later, week=Week(2024, 11)).figures
    assert (found.problems, found.coordination) == ((), ())
    assert [(one.label, one.called) for one in found.unheard] == [
        ("甲居委会", "1.1.1-问1"),
        ("甲居委会", "2.1.1-协1"),
        ("甲居委会", "1.1.1 问题"),
    ]
    gone = Roster((RosterUnit("乙居委会", "居委会"),))
    for roster in (None, gone):
        found = rolled(A, later, week=Week(2024, 11), roster=roster).figures
        assert bool(found.unheard) is (
            roster is None
        )  # of one that owes none nothing is waited for
    assert rolled(A, B).figures.unheard == ()


def test_what_a_unit_followed_stays_open_when_it_reports_by_a_form_which_knows_no_numbers() -> None:
    week = Week(2024, 11)
    form = report(
        "甲居委会", said("1.1.1", problems=("缺场地",)), said("2.1.1"), week=week, edition=0
    )
    found = rolled(A, form, week=week).figures
    assert [one.text for one in found.problems] == ["缺场地"]
    assert [(one.called, one.weeks) for one in found.unheard] == [("2.1.1-协1", 1)]
    assert rolled(A, with_issues(form), B, week=week).figures.unheard != ()
    sealed = report("甲居委会", said("1.1.1"), said("2.1.1"), week=week)
    assert rolled(A, form, sealed, week=week).figures.unheard == ()


def test_what_was_open_before_is_listed_behind_what_is_and_says_why_nobody_speaks_of_it() -> None:
    week = Week(2024, 11)
    form = report("甲居委会", said("1.1.1", problems=("缺场地",)), said("2.1.1"), edition=0)
    by_form = form.report._replace(period=week, as_of=SUNDAY + timedelta(7))
    other = B.report._replace(period=week, as_of=SUNDAY + timedelta(7), issues=())
    later = Received(other, other.digest)
    for now, words in ((Received(by_form, by_form.digest), "表格未写"), (later, "本期未报")):
        figures = rolled(A, now, week=week).figures
        assert figures.unheard
        listed = ISSUES.texts(("unit", "issue", "state"), figures.register)
        told = [row for row in listed if row[2] == f"此前未销号、{words}"]
        assert len(told) == len(figures.unheard)
        assert listed.index(told[0]) == len(figures.problems) + len(figures.coordination)
        assert ("甲居委会", "2.1.1-协1", f"此前未销号、{words}") in told


def test_nothing_is_called_empty_while_something_stands_open_in_earlier_reports() -> None:
    assert nothing_said("协调", 0) == "没有单位写协调。"
    assert "还有2条没有销号" in nothing_said("协调", 2)


def test_what_has_no_number_says_what_it_is_and_that_nobody_knows_since_when() -> None:
    stuck = said("1.1.1", Status.BLOCKED, reason="")
    found = rolled(report("甲居委会", stuck, said("2.1.1", problems=("缺人",)))).figures.register
    keys = ("issue", "text", "weeks", "state")
    assert sorted(ISSUES.texts(keys, found)) == [
        ("1.1.1 受阻", "受阻，没有写原因", "—", "受阻"),
        ("2.1.1 问题", "缺人", "—", "未编号"),
    ]
