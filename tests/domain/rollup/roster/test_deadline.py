"""By when a report is due, as offices say it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from plancheck.domain.period import Kind, Months, Week
from plancheck.domain.rollup.roster.deadline import Deadline, Deadlines
from tests.rows import each_row
from tests.specimens import moment

WEEK, MARCH, QUARTER, YEAR = Week(2024, 10), Months(2024, 3, 1), Months(2024, 1, 3), Months(2024, 1, 12)  # noqa: E501  # fmt: skip
FRIDAY = date(2024, 3, 8)


@each_row(
    ("text", "due"),
    [
        ("周五 17:00", moment(FRIDAY, 17, 0, 59)),
        ("每周五 17:00", moment(FRIDAY, 17, 0, 59)),
        ("每周星期五　１７：００前", moment(FRIDAY, 17, 0, 59)),
        ("本周五下午5点", moment(FRIDAY, 17, 0, 59)),
        ("礼拜四 十二点半", moment(date(2024, 3, 7), 12, 30, 59)),
        ("周五17时30分", moment(FRIDAY, 17, 30, 59)),
        ("周天 23:59", moment(date(2024, 3, 10), 23, 59, 59)),
        ("次周一 12:00", moment(date(2024, 3, 11), 12, 0, 59)),
        ("下周一 9:05", moment(date(2024, 3, 11), 9, 5, 59)),
        ("下个星期一 9:05", moment(date(2024, 3, 11), 9, 5, 59)),
        ("周五 24:00", moment(date(2024, 3, 9), 0)),
        ("3月7日 12:00", moment(date(2024, 3, 7), 12, 0, 59)),
        ("2024-02-08 12:00", moment(date(2024, 2, 8), 12, 0, 59)),
        ("2024年2月8日 下午5点", moment(date(2024, 2, 8), 17, 0, 59)),
    ],
)
def test_a_weeks_deadline_is_read_as_people_write_it(text: str, due: datetime) -> None:
    deadline = Deadline.parse(text)
    assert deadline.moment(WEEK) == due
    assert Deadline.parse(str(deadline)) == deadline


@each_row(
    ("text", "month", "quarter", "year"),
    [
        ("次月5日 17:00", (2024, 4, 5), (2024, 4, 5), (2025, 1, 5)),
        ("每月5号 17:00", (2024, 4, 5), (2024, 4, 5), (2025, 1, 5)),
        ("当月5日 17:00", (2024, 3, 5), (2024, 3, 5), (2024, 12, 5)),
        ("每月25日 17:00", (2024, 3, 25), (2024, 3, 25), (2024, 12, 25)),
        ("月底 17:00", (2024, 3, 31), (2024, 3, 31), (2024, 12, 31)),
        ("次年1月15日 17:00", (2025, 1, 15), (2025, 1, 15), (2025, 1, 15)),
        ("1月15日 17:00", (2025, 1, 15), (2025, 1, 15), (2025, 1, 15)),
        ("12月31日 17:00", (2024, 12, 31), (2024, 12, 31), (2024, 12, 31)),
        ("周五 17:00", (2024, 3, 29), (2024, 3, 29), (2025, 1, 3)),
    ],
)
def test_months_quarters_and_years_have_days_of_their_own(
    text: str,
    month: tuple[int, int, int],
    quarter: tuple[int, int, int],
    year: tuple[int, int, int],
) -> None:
    deadline = Deadline.parse(text)
    for period, day in ((MARCH, month), (QUARTER, quarter), (YEAR, year)):
        assert deadline.moment(period) == moment(date(*day), 17, 0, 59)
    assert Deadline.parse(str(deadline)) == deadline


@each_row(
    "text",
    ["", "周五", "17:00", "周八 17:00", "周五 25:00", "周五 17:60", "周五 24:01", "次月0日 17:00",
     "次月32日 17:00", "2月30日 17:00", "13月1日 17:00", "2024-02-30 17:00", "明天 17:00"],
)  # fmt: skip
def test_what_is_no_deadline_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Deadline.parse(text)


def test_a_day_that_a_month_lacks_is_its_last() -> None:
    due = Deadline.parse("次月31日 12:00").moment(MARCH)
    assert due == moment(date(2024, 4, 30), 12, 0, 59)


def test_a_deadline_is_in_the_plans_zone_whatever_the_pcs_is() -> None:
    due = Deadline.parse("周五 17:00").moment(WEEK)
    assert due == datetime(2024, 3, 8, 9, 0, 59, tzinfo=UTC)
    assert due.tzname() == "北京时间"


def test_unless_the_office_says_otherwise_nothing_is_due_before_its_period_ends() -> None:
    usual = Deadlines()
    for period in (MARCH, QUARTER, YEAR):
        assert usual.moment(period).date() > period.last_day
    assert usual.moment(WEEK) == moment(FRIDAY, 17, 0, 59)


def test_a_single_week_may_have_its_own() -> None:
    early = Deadline.parse("周三 12:00")
    some = Deadlines(own=((WEEK, early),))
    assert some.of(WEEK) is early
    assert some.of(WEEK.shifted(1)) == Deadline()
    assert some.of(MARCH).kind is Kind.MONTH
