"""亮灯 and the year's pace."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.period import Week
from plancheck.domain.progress.signal import Calendar, Signal, Thresholds, report_calendar
from plancheck.domain.progress.state import MeasureState
from plancheck.domain.progress.status import Status
from tests.rows import each_row
from tests.specimens import ID, measure

PLAIN = measure(ID)
MID_YEAR = Calendar(date(2024, 7, 1), 2024)
OPEN = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.BLOCKED)
SETTLED = (Status.DONE, Status.ONGOING, Status.NOT_APPLICABLE)


@each_row(
    ("left", "signal"),
    [
        (-366, Signal.OVERDUE),
        (-1, Signal.OVERDUE),
        (0, Signal.DUE_SOON),
        (7, Signal.DUE_SOON),
        (8, Signal.NORMAL),
    ],
)
def test_a_date_lights_up_from_seven_days_before(left: int, signal: Signal) -> None:
    due = MID_YEAR.day + timedelta(days=left)
    for status in OPEN:
        assert MID_YEAR.signal(MeasureState(status, due=due), PLAIN) is signal
    assert MID_YEAR.signal(MeasureState(), measure(ID, due=due)) is signal


@each_row("status", SETTLED)
def test_what_is_settled_is_always_normal(status: Status) -> None:
    state = MeasureState(status, percent_set=0, due=date(2024, 1, 1))
    assert MID_YEAR.signal(state, PLAIN) is Signal.NORMAL


def test_overdue_and_due_soon_go_before_behind() -> None:
    for left, signal in ((-1, Signal.OVERDUE), (3, Signal.DUE_SOON)):
        state = MeasureState(percent_set=0, due=MID_YEAR.day + timedelta(days=left))
        assert MID_YEAR.signal(state, PLAIN) is signal


def test_behind_is_more_than_ten_points_under_the_pace() -> None:
    calendar = Calendar(date(2023, 3, 14), 2023)  # day 73 of 365: 20 %
    assert calendar.pace == pytest.approx(20)
    lights = {p: calendar.signal(MeasureState(percent_set=p), PLAIN) for p in (9, 10, 11)}
    assert lights == {9: Signal.BEHIND, 10: Signal.NORMAL, 11: Signal.NORMAL}


def test_without_a_figure_nothing_is_behind() -> None:
    late = Calendar(date(2024, 12, 31), 2024)
    assert late.signal(MeasureState(Status.IN_PROGRESS), PLAIN) is Signal.NORMAL
    assert late.signal(MeasureState(percent_set=0), PLAIN) is Signal.BEHIND


def test_the_thresholds_are_the_configured_ones() -> None:
    calendar = MID_YEAR._replace(thresholds=Thresholds(due_soon_days=0, behind_points=60))
    due = MID_YEAR.day + timedelta(days=1)
    assert calendar.signal(MeasureState(percent_set=0, due=due), PLAIN) is Signal.NORMAL
    assert calendar.signal(MeasureState(due=MID_YEAR.day), PLAIN) is Signal.DUE_SOON


# --- the year


@each_row("year", [2023, 2024])
def test_the_pace_runs_from_the_first_day_to_a_full_hundred(year: int) -> None:
    days = 366 if year == 2024 else 365
    assert Calendar(date(year, 1, 1), year).pace == pytest.approx(100 / days)
    assert Calendar(date(year, 12, 31), year).pace == 100


def test_a_leap_day_has_its_share() -> None:
    before, leap, after = (
        Calendar(d, 2024).pace for d in (date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1))
    )
    assert before is not None and leap is not None and after is not None
    assert leap - before == pytest.approx(100 / 366)
    assert after - leap == pytest.approx(100 / 366)


@each_row(
    ("day", "notice"),
    [
        (date(2023, 12, 31), "计划年度未到"),
        (date(2024, 1, 1), ""),
        (date(2024, 12, 31), ""),
        (date(2025, 1, 1), "计划年度已过"),
    ],
)
def test_outside_the_year_there_is_no_pace_and_a_notice(day: date, notice: str) -> None:
    calendar = Calendar(day, 2024)
    assert calendar.notice == notice
    assert (calendar.pace is None) == bool(notice)
    if notice:
        assert calendar.signal(MeasureState(percent_set=0), PLAIN) is Signal.NORMAL
        overdue = MeasureState(due=day - timedelta(days=1))
        assert calendar.signal(overdue, PLAIN) is Signal.OVERDUE


# --- a report's day


@each_row(
    ("week", "year", "day"),
    [
        (Week(2024, 10), 2024, date(2024, 3, 10)),
        (Week(2025, 1), 2024, date(2024, 12, 31)),  # Sunday is 5 January 2025
        (Week(2025, 1), 2025, date(2025, 1, 5)),
        (Week(2020, 53), 2020, date(2020, 12, 31)),  # Sunday is 3 January 2021
        (Week(2020, 53), 2021, date(2021, 1, 3)),
        (Week(2023, 52), 2023, date(2023, 12, 31)),  # a Sunday
        (Week(2024, 1), 2023, date(2024, 1, 7)),  # the week after: the year is over
        (Week(2023, 1), 2022, date(2022, 12, 31) + timedelta(days=8)),
    ],
)
def test_a_report_is_judged_by_its_sunday_or_the_years_last_day(
    week: Week, year: int, day: date
) -> None:
    assert report_calendar(week.sunday, year, Thresholds()).day == day


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_the_last_day_is_taken_just_where_the_week_holds_it(day: date) -> None:
    week = Week.of(day)
    for year in (day.year, day.year - 1):
        judged = report_calendar(week.sunday, year, Thresholds()).day
        holds = week.monday <= date(year, 12, 31) <= week.sunday
        assert judged == (date(year, 12, 31) if holds else week.sunday)


def test_the_mark_is_one_hanzi_and_none_for_normal() -> None:
    assert [s.mark for s in Signal] == ["", "临", "滞", "逾"]
