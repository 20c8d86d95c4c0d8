"""A month, a quarter, a year of reports on it, or of what is at hand of the periods within it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import example, given
from hypothesis import strategies as st

from plancheck.domain.period import Kind, Months, Period, Week
from plancheck.domain.progress.measure_change import measure_change
from plancheck.domain.progress.signal import Thresholds
from plancheck.domain.progress.status import Status
from plancheck.domain.progress.tally import Tally
from plancheck.domain.report.builder import status_report
from plancheck.domain.report.model import Letterhead, MeasureReport
from plancheck.domain.rollup.figures.compute import figures
from plancheck.domain.rollup.figures.figures import Figures, PeriodChange, UnitRow
from plancheck.domain.rollup.periods import measures_over, periods_at_hand
from plancheck.domain.rollup.union import Received, Rollup
from tests.domain.play import MEASURES, Play, Player, plays
from tests.specimens import Pc, moment, small_plan

from .figures.test_compute import report, rolled, said

PLAN = small_plan()
MARCH = Months(2024, 3, 1)
WEEKS = tuple(Week(2024, number) for number in (9, 10, 11, 12, 13))
"""Those of March: the first ends on the 3rd, the last on the 31st."""


def of(period: Period, *some: Received) -> Figures:
    return figures(period, (PLAN,), Rollup(some), None)


def unit(found: Figures, name: str = "甲居委会") -> UnitRow:
    return next(row for row in found.units if row.received.report.head.unit == name)


def test_several_weeks_make_one_row_a_unit_that_stands_as_the_latest() -> None:
    found = of(
        MARCH,
        report("甲居委会", said("1.1.1", changed=True), said("1.1.2"), week=WEEKS[0]),
        report("甲居委会", said("1.1.1"), said("1.1.2", progress=("走访8家",)), week=WEEKS[3]),
        report("甲居委会", said("1.1.1", Status.DONE, 100), week=WEEKS[1]),
        report("乙居委会", said("1.1.1"), week=WEEKS[2]),
    )
    assert found.whole.tally == Tally(total=3)
    row = unit(found)
    assert row.received.report.period == WEEKS[3]
    assert row.parts == (WEEKS[0], WEEKS[1], WEEKS[3])
    assert [(m.id, m.status, m.changed) for m in row.measures.values()] == [
        ("1.1.1", Status.NOT_STARTED, True),
        ("1.1.2", Status.NOT_STARTED, False),
    ]
    assert row.measures["1.1.2"].progress == ("走访8家",)


def test_a_week_belongs_to_the_month_of_its_last_day() -> None:
    first, last = Week(2024, 5), Week(2024, 9)
    assert (first.first_day, last.last_day) == (date(2024, 1, 29), date(2024, 3, 3))
    some = [report("甲居委会", said("1.1.1"), week=week) for week in (first, last)]
    found = of(Months(2024, 2, 1), *some)
    assert unit(found).parts == (first,)
    assert [trend.period for trend in found.trend] == [Months(2024, 2, 1), MARCH]
    of_year = [report("甲居委会", said("1.1.1"), week=Week(2025, 1))]
    assert [t.period for t in of(Months(2025, 1, 12), *of_year).trend] == [Months(2025, 1, 12)]


def test_a_units_own_report_goes_before_what_lies_within_its_period() -> None:
    own = report("甲居委会", said("1.1.1", Status.DONE, 100), week=MARCH)
    weeks = [report("甲居委会", said("1.1.1"), said("1.1.2"), week=week) for week in WEEKS]
    february = report("甲居委会", said("1.1.1"), week=Week(2024, 6))
    others = report("乙居委会", said("1.1.1"), week=WEEKS[1])
    found = of(MARCH, *weeks, own, others, february)
    assert unit(found).parts == (MARCH,)
    assert unit(found).tally == Tally(total=1, done=1)
    assert unit(found, "乙居委会").parts == (WEEKS[1],)
    quarter = of(Months(2024, 1, 3), *weeks, own, february)
    assert unit(quarter).parts == (Week(2024, 6), MARCH)
    year = of(
        Months(2024, 1, 12), *weeks, own, report("甲居委会", said("1.1.1"), week=Months(2024, 4, 3))
    )
    assert unit(year).parts == (MARCH, Months(2024, 4, 3))


def test_a_month_is_compared_with_the_month_before() -> None:
    found = of(
        MARCH,
        report("甲居委会", said("1.1.1", Status.DONE, 100), week=WEEKS[0]),
        report("甲居委会", said("1.1.1"), week=Week(2024, 7)),
        report("甲居委会", said("1.1.1"), week=WEEKS[0].shifted(-1)),
    )
    assert found.whole.change == PeriodChange(units=1, done=1)


def test_what_stands_still_for_four_weeks_is_said_of_weeks_alone() -> None:
    weeks = [report("甲居委会", said("1.1.1"), week=week) for week in WEEKS]
    months = [report("甲居委会", said("1.1.1"), week=MARCH.shifted(-n)) for n in range(5)]
    for period in (MARCH, Months(2024, 1, 3), Months(2024, 1, 12)):
        (plan,) = of(period, *weeks, *months).plans
        assert (plan.stalled.weeks, plan.stalled.known) == (0, False)
    assert of(WEEKS[-1], *weeks, *months).plans[0].stalled.known


def test_what_is_at_hand_is_told_by_kind() -> None:
    rollup = Rollup(
        report("甲居委会", said("1.1.1"), week=period)
        for period in (Week(2024, 10), Months(2024, 4, 3), Months(2023, 1, 12))
    )
    assert periods_at_hand(rollup, Kind.WEEK) == [Week(2024, 10)]
    assert periods_at_hand(rollup, Kind.MONTH) == [MARCH]
    assert periods_at_hand(rollup, Kind.QUARTER) == [Months(2024, 1, 3), Months(2024, 4, 3)]
    years = [Months(2023, 1, 12), Months(2024, 1, 12)]
    assert periods_at_hand(rollup, Kind.YEAR) == years


class Weeks(NamedTuple):
    """Weeks running, as a longer period."""

    first_day: date
    last_day: date


BEGUN_IN_JANUARY_PUT_BACK_IN_FEBRUARY = [
    Play("change", "1.1.1", 1, 9, 0),
    Play("change", "1.1.1", 0, 5, 0),
]
"""Amid week 5, so that January alone saw it."""


@example(BEGUN_IN_JANUARY_PUT_BACK_IN_FEBRUARY, 2)
@given(st.lists(plays(), max_size=25), st.integers(1, 8))
def test_weeks_together_say_what_their_whole_would_of_completion(
    acts: list[Play], count: int
) -> None:
    player = Player(Pc())
    for act in acts:
        player.plays(act)
    weeks = [Week(2024, 4 + n) for n in range(count)]
    whole = Weeks(weeks[0].first_day, weeks[-1].last_day)
    months = [Months(2024, number, 1) for number in (1, 2)]
    months = [one for one in months if whole.first_day <= one.last_day <= whole.last_day]

    def told(measure: str, period: Period | Weeks) -> MeasureReport:
        fields = player.pc.history.fields.get(measure, {})
        state = player.state(measure, period.last_day)
        change = measure_change(fields, state, period)  # type: ignore[arg-type]
        return MeasureReport(measure, state.status, **change._asdict())

    found = measures_over([{m: told(m, week) for m in MEASURES} for week in weeks])
    for measure in MEASURES:
        of_whole, together = told(measure, whole), found[measure]
        for field in ("status", "completed", "uncompleted"):
            assert getattr(together, field) == getattr(of_whole, field), field
        assert together.changed >= of_whole.changed  # what was taken back had changed meanwhile
        of_months = any(
            told(measure, month).answered for month in months
        )  # one may end amid a week
        assert (together.answered or of_months) >= of_whole.answered


@given(st.permutations(range(6)))
def test_a_months_figures_do_not_depend_on_the_order(order: list[int]) -> None:
    some = [
        *(report("甲居委会", said("1.1.1", changed=n == 1), week=WEEKS[n]) for n in range(4)),
        report("乙居委会", said("1.1.1", Status.DONE, 100, completed=True), week=MARCH),
        report("乙居委会", said("1.1.1"), week=WEEKS[2]),
    ]
    assert of(MARCH, *(some[n] for n in order)) == of(MARCH, *some)


@given(st.lists(plays(late=8), max_size=10))
def test_a_month_of_weeks_stands_as_the_units_own_report_on_it(acts: list[Play]) -> None:
    """Of a month that ends with a week, before which nothing was done."""
    player = Player(Pc(), today=70)
    for act in acts:
        player.plays(act)
    head = Letterhead("甲居委会", "居委会", "某街道办事处")
    made = moment(player.today + timedelta(days=40))

    def reported(period: Period) -> Received:
        one = status_report(PLAN, player.pc.history, head, period, made, Thresholds())
        return Received(one, one.digest)

    own, together = of(MARCH, reported(MARCH)), of(MARCH, *map(reported, WEEKS))
    assert unit(together).parts == WEEKS
    assert together.whole.tally == own.whole.tally
    assert together.whole.kinds == own.whole.kinds
    assert [row.percent for row in together.plans[0].measures] == [
        row.percent for row in own.plans[0].measures
    ]
    for figure in ("completed", "uncompleted", "unanswered"):
        assert getattr(together.whole.movement, figure) == getattr(own.whole.movement, figure)


def test_what_a_units_own_report_goes_before_is_in_no_conflict_and_tells_no_day() -> None:
    weeks = [report("甲居委会", said("1.1.1", percent=n), week=WEEKS[1], minute=n) for n in (1, 2)]
    assert [one.counted for one in rolled(*weeks, week=MARCH).conflicts()] == [weeks[1]]
    own = report("甲居委会", said("1.1.1"), week=MARCH)
    until = own._replace(report=own.report._replace(as_of=date(2024, 3, 8)))
    made = rolled(*weeks, until, week=MARCH)
    assert made.conflicts() == []
    assert made.as_of == date(2024, 3, 8)  # not the Sunday of the week
