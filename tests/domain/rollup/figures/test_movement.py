"""What a period brought: each thing apart, silence told from 无变化, 受阻 as long as it lasts."""

from __future__ import annotations

from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.report.model import MeasureReport
from plancheck.domain.rollup.figures.movement import Movement

from .test_compute import PLAN, WEEK, report, rolled, row, said


def test_done_in_the_period_is_told_from_done_before() -> None:
    found = rolled(
        report(
            "甲居委会",
            said("1.1.1", Status.DONE, 100, changed=True, completed=True, answered=True),
            said("1.1.2", Status.DONE, 100, changed=True, answered=True, progress=("补一句",)),
            said("2.1.1", Status.IN_PROGRESS, changed=True, uncompleted=True, answered=True),
            said("2.1.2", Status.IN_PROGRESS, 40, changed=True, advanced=True, answered=True),
        ),
        report(
            "乙居委会",
            said("1.1.1", Status.BLOCKED, changed=True, answered=True, reason="缺人"),
            said("1.1.2", changed=True, answered=True, owner=("王某",)),
            said("2.1.1", answered=True),
            said("2.1.2"),
        ),
    ).figures
    expected = Movement(
        completed=1, uncompleted=1, advanced=1, changed=6, unchanged=1, unanswered=1
    )
    assert found.whole.movement == expected
    assert found.whole.with_status(Status.BLOCKED) == 1
    assert row(found, "1.1.1").movement == Movement(completed=1, changed=2)
    assert [unit.movement.unanswered for unit in found.units] == [0, 1]


def test_a_period_in_which_nobody_said_a_word_is_silent() -> None:
    measures = [said("1.1.1", Status.DONE, 100), said("1.1.2"), said("2.1.1", Status.ONGOING)]
    exempt = said("2.1.2", Status.NOT_APPLICABLE, reason="没有")
    silent = rolled(report("甲居委会", *measures, exempt)).figures.whole.movement
    assert silent == Movement(unanswered=2)  # done and 不适用 need no word
    said_so = [one._replace(answered=True) for one in measures if isinstance(one, MeasureReport)]
    assert rolled(report("甲居委会", *said_so, exempt)).figures.whole.movement == Movement(
        unchanged=3
    )


def test_a_blocked_measure_is_a_problem_in_every_week_that_it_lasts() -> None:
    blocked = said("1.1.1", Status.BLOCKED, reason="缺备餐间", since=date(2024, 2, 5))
    for week in (WEEK.shifted(-1), WEEK):
        one = report("甲居委会", blocked, week=week)
        (issue,) = rolled(one, report("乙居委会", said("1.1.1")), week=week).figures.problems
        assert (issue.kind, issue.unit, issue.since) == (
            *(NoteKind.PROBLEM, "甲居委会", date(2024, 2, 5)),
        )
        assert issue.text == "自2月5日起受阻：缺备餐间"
    bare = said("1.1.1", Status.BLOCKED, problems=("物业不配合",))
    texts = [issue.text for issue in rolled(report("甲居委会", bare)).figures.problems]
    assert texts == ["受阻，没有写原因", "物业不配合"]


def test_what_is_over_is_no_problem_any_more() -> None:
    notes: dict[str, object] = {
        "problems": ("缺人",),
        "coordination": ("请协调",),
        "reason": "不归我们",
    }
    for status in (Status.DONE, Status.NOT_APPLICABLE):
        found = rolled(report("甲居委会", said("1.1.1", status, 0, **notes))).figures
        assert (found.problems, found.coordination) == ((), ())
    open_ = rolled(report("甲居委会", said("1.1.1", Status.ONGOING, 0, **notes))).figures
    assert [issue.text for issue in (*open_.problems, *open_.coordination)] == ["缺人", "请协调"]


IDS = [m.id for m in PLAN.measures() if "居委会" in (*m.lead, *m.support)]
FACTS = ("changed", "completed", "uncompleted", "answered", "advanced")
MEASURES = [
    MeasureReport("", status, **dict(zip(FACTS, facts, strict=True)))  # type: ignore[arg-type]
    for status in Status
    for facts in product((False, True), repeat=len(FACTS))
]
REPORTS = st.lists(
    st.fixed_dictionaries({}, optional=dict.fromkeys(IDS, st.sampled_from(MEASURES))).map(
        lambda told: [one._replace(id=id) for id, one in told.items()]
    ),
    min_size=1,
    max_size=4,
)


@given(REPORTS)
def test_what_was_brought_adds_up_over_units_types_sections_and_measures(
    some: list[list[MeasureReport]],
) -> None:
    found = rolled(*(report(f"{n}居委会", *told) for n, told in enumerate(some))).figures
    (plan,) = found.plans
    for groups in (found.units, found.types, plan.sections, plan.objectives):
        sums = map(sum, zip(*(group.movement for group in groups), strict=True))
        assert Movement(*sums) == found.whole.movement
    sums = map(sum, zip(*(one.movement for one in plan.measures), strict=True))
    assert Movement(*sums) == found.whole.movement
    assert all(tuple(g.movement) == tuple(Movement.of(g.measures.values())) for g in found.units)
