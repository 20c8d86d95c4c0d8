"""The measures that move least, what is stuck, what is old: as the units' reports say it."""

from __future__ import annotations

from datetime import date

from plancheck.domain.period import Months
from plancheck.domain.progress.issues.standing import IssueState
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.report.model import IssueReport
from plancheck.domain.rollup.bulletin.obstacles import blocked, old_problems
from plancheck.domain.rollup.bulletin.slowest import slowest
from plancheck.domain.rollup.union import Received
from tests.domain.rollup.figures.test_compute import PLAN, WEEK, report, rolled, said

HALF = Status.IN_PROGRESS


def found(*some: Received, **more: object) -> list[tuple[str, int, int]]:
    made = slowest(rolled(*some, roster=None, **more))  # type: ignore[arg-type]
    return [(one.measure.id, one.open, one.moved) for one in made.measures]


def test_fewest_units_that_moved_it_of_those_that_have_it_open_comes_first() -> None:
    assert found(
        report("甲", said("1.1.1", HALF, 10, changed=True), said("1.1.2", HALF, 50)),
        report("乙", said("1.1.1", HALF, 10), said("1.1.2", HALF, 50), said("2.1.2", HALF, 20)),
    ) == [("2.1.2", 1, 0), ("1.1.2", 2, 0), ("1.1.1", 2, 1)]


def test_what_was_moved_in_one_of_the_weeks_at_hand_was_moved() -> None:
    weeks = [
        report(
            "甲",
            said("1.1.1", HALF, 10, changed=back == 2),
            said("1.1.2"),
            week=WEEK.shifted(-back),
        )
        for back in (0, 1, 2)
    ]
    made = slowest(rolled(*weeks, roster=None))
    assert made.periods == 3
    assert [(one.measure.id, one.moved) for one in made.measures] == [("1.1.2", 0), ("1.1.1", 1)]


def test_a_gap_ends_the_weeks_that_are_looked_at() -> None:
    old = report("甲", said("1.1.1", changed=True), week=WEEK.shifted(-2))
    made = slowest(rolled(report("甲", said("1.1.1")), old, roster=None))
    assert (made.periods, made.measures[0].moved) == (1, 0)


def test_what_is_done_running_or_not_applicable_is_not_slow() -> None:
    assert (
        found(
            report(
                "甲",
                said("1.1.1", Status.DONE, 100),
                said("1.1.2", Status.ONGOING),
                said("2.1.2", Status.NOT_APPLICABLE, reason="没有"),
            )
        )
        == []
    )


def test_a_month_is_judged_by_itself() -> None:
    march = Months(2024, 3, 1)
    made = slowest(
        rolled(report("甲", said("1.1.1", changed=True), week=march), roster=None, week=march)
    )
    assert (made.periods, made.measures[0].moved) == (1, 1)


def test_what_has_been_blocked_longest_comes_first_with_its_reason() -> None:
    made = rolled(
        report("甲", said("1.1.1", Status.BLOCKED, since=date(2024, 3, 1), reason="缺钱")),
        report("乙", said("1.1.2", Status.BLOCKED, since=date(2024, 2, 1), reason="缺人")),
        report("丙", said("1.1.1", Status.BLOCKED)),
        roster=None,
    )
    assert [(one.row.label, one.since, one.reported.reason) for one in blocked(made)] == [
        ("乙", date(2024, 2, 1), "缺人"),
        ("甲", date(2024, 3, 1), "缺钱"),
        ("丙", None, ""),
    ]


def issue(number: int, raised: date, state: IssueState = IssueState.OPEN) -> IssueReport:
    return IssueReport(f"1.1.1-问{number}", "1.1.1", NoteKind.PROBLEM, "缺人", raised, state=state)


def test_a_problem_is_old_after_two_weeks_until_it_is_closed() -> None:
    one = report("甲", said("1.1.1"))
    issues = (
        issue(1, date(2024, 2, 25)),  # 14 days before the week's Sunday: not yet
        issue(2, date(2024, 2, 24)),
        issue(3, date(2024, 1, 1)),
        issue(4, date(2024, 1, 1), IssueState.CLOSED),
        issue(5, date(2024, 1, 2))._replace(measure="9.9.9"),
    )
    made = rolled(one._replace(report=one.report._replace(issues=issues)), roster=None)
    assert [(old.number, old.weeks) for old in old_problems(made)] == [
        ("1.1.1-问3", 9),
        ("1.1.1-问2", 2),
    ]


def test_one_measure_of_several_plans_is_one_and_says_of_how_many() -> None:
    other = PLAN._replace(id="q", title="滨江街道2024年工作计划")
    made = slowest(
        rolled(
            report("甲", said("1.1.1", HALF, 10), said("1.1.2", HALF, 80, changed=True)),
            report("乙", said("1.1.1", HALF, 40, changed=True), plan="q"),
            report("丙", said("1.1.1", HALF, 40), plan="q"),
            roster=None,
            plans=(PLAN, other),
        )
    )
    first, second = made.measures
    assert (first.measure.id, first.plans, first.open, first.moved) == ("1.1.1", "2份计划", 3, 1)
    assert first.mean == 30
    assert (second.measure.id, second.plans) == ("1.1.2", "某街道")
