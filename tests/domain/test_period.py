"""Weeks, and months, quarters and years beside them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.period import (
    Kind,
    Months,
    Period,
    Week,
    day_label,
    head_label,
    kind_of,
    parse_period,
)
from tests.rows import each_row

DAYS = st.dates(date(2, 1, 8), date(9998, 12, 20))
KINDS = st.sampled_from(Kind)
MARCH, FIRST_QUARTER, YEAR = Months(2024, 3, 1), Months(2024, 1, 3), Months(2024, 1, 12)


# --- weeks


@each_row(
    ("day", "week"),
    [
        (date(2024, 3, 6), Week(2024, 10)),
        (date(2021, 1, 3), Week(2020, 53)),
        (date(2024, 12, 30), Week(2025, 1)),
        (date(2023, 1, 1), Week(2022, 52)),
        (date(2026, 12, 31), Week(2026, 53)),
    ],
)
def test_the_week_of_a_day_has_the_iso_year(day: date, week: Week) -> None:
    assert Week.of(day) == week
    assert week.monday <= day <= week.sunday


@given(DAYS)
def test_a_week_is_seven_days_from_monday(day: date) -> None:
    week = Week.of(day)
    assert week.monday.weekday() == 0
    assert week.sunday - week.monday == timedelta(days=6)
    assert {Week.of(week.monday + timedelta(days=n)) for n in range(7)} == {week}


@given(DAYS, st.integers(-200, 200))
def test_weeks_shift_across_years(day: date, weeks: int) -> None:
    week = Week.of(date(2024, 1, 1) + (day - date(2, 1, 1)) % timedelta(days=20_000))
    moved = week.shifted(weeks)
    assert moved.monday - week.monday == timedelta(weeks=weeks)
    assert moved.shifted(-weeks) == week


@given(DAYS)
def test_a_weeks_name_reads_back(day: date) -> None:
    assert Week.parse(str(Week.of(day))) == Week.of(day)


@each_row("text", ["2024-W10", "2024W10", "2024-w10", " 2024-W10 "])
def test_a_week_is_read_in_several_spellings(text: str) -> None:
    assert Week.parse(text) == Week(2024, 10)


def test_a_week_number_may_have_one_digit() -> None:
    assert Week.parse("2024-w9") == Week(2024, 9)


@each_row(
    "text",
    [
        "",
        "2024",
        "2024-10",
        "2024-W0",
        "2024-W54",
        "2024-W53",
        "24-W10",
        "２０２４-W10",
        "2024-W010",
        "0000-W01",
        "0001-W01",  # the day before it is no date
        "9999-W52",  # its Sunday is no date
        "../2024-W10",
    ],
)
def test_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Week.parse(text)


def test_week_53_is_there_in_long_years_only() -> None:
    assert Week.parse("2020-W53").sunday == date(2021, 1, 3)
    assert Week.parse("2026-W53").monday == date(2026, 12, 28)


def test_labels_of_weeks_and_days() -> None:
    assert Week(2024, 10).label() == "2024年第10周（3月4日—3月10日）"
    assert Week(2020, 53).label() == "2020年第53周（12月28日—1月3日）"
    assert Week(2024, 10).short_label() == "第10周(3/4-3/10)"
    assert str(Week(2024, 9)) == "2024-W09"
    assert day_label(date(2024, 6, 30)) == "2024-06-30 周日"


# --- every kind of period


@given(KINDS, DAYS)
def test_a_day_lies_in_its_period_and_in_no_other(kind: Kind, day: date) -> None:
    period = kind.of(day)
    assert period.first_day <= day <= period.last_day
    assert kind.of(period.first_day) == period == kind.of(period.last_day)
    assert kind_of(period) is kind


@given(KINDS, DAYS)
def test_periods_follow_one_another_without_a_gap(kind: Kind, day: date) -> None:
    period = kind.of(date(1990, 1, 1) + (day - date(2, 1, 1)) % timedelta(days=20_000))
    assert period.shifted(1).first_day - period.last_day == timedelta(days=1)
    assert period.shifted(-1).shifted(1) == period


@given(KINDS, DAYS)
def test_a_periods_name_reads_back_as_the_same_kind(kind: Kind, day: date) -> None:
    period = kind.of(day)
    assert parse_period(str(period)) == period
    assert kind_of(parse_period(str(period))) is kind


@each_row(
    ("text", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2100-2", date(2100, 2, 1), date(2100, 2, 28)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2024q4", date(2024, 10, 1), date(2024, 12, 31)),
        (" 2024 ", date(2024, 1, 1), date(2024, 12, 31)),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
    ],
)
def test_a_period_is_read_with_its_first_and_last_day(text: str, first: date, last: date) -> None:
    assert (parse_period(text).first_day, parse_period(text).last_day) == (first, last)


@each_row(
    "text",
    ["", "2024-", "2024-0", "2024-13", "2024-Q0", "2024-Q5", "2024-W53", "0001", "9999-12",
     "２０２４-03", "24-03", "2024-3-1", "../2024", "2024-03\n2024"],
)  # fmt: skip
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_period(text)


def test_labels() -> None:
    assert MARCH.label() == "2024年3月"
    assert FIRST_QUARTER.label() == "2024年第1季度（1月—3月）"
    assert Months(2024, 10, 3).short_label() == "第4季度"
    assert YEAR.label() == YEAR.short_label() == "2024年"
    assert [str(p) for p in (MARCH, FIRST_QUARTER, YEAR)] == ["2024-03", "2024-Q1", "2024"]
    assert [kind.report for kind in Kind] == ["周报", "月报", "季报", "年报"]
    assert Kind.QUARTER.this + Kind.YEAR.next + Kind.MONTH.next == "本季度下年度下月"


def test_periods_of_different_kinds_are_never_the_same() -> None:
    same_numbers = {Week(2024, 1), Months(2024, 1, 1), Months(2024, 1, 3), Months(2024, 1, 12)}
    assert len(same_numbers) == 4


@each_row(
    ("period", "year", "words"),
    [
        (Week(2024, 10), 2024, "第10周 3/4-3/10"),
        (Week(2024, 10), 2025, "2024年第10周 3/4-3/10"),
        (Months(2024, 3, 1), 2024, "3月"),
        (Months(2024, 1, 3), 2025, "2024年第1季度"),
        (Months(2024, 1, 12), 2025, "2024年"),
    ],
)
def test_a_header_has_the_year_only_where_it_is_another(
    period: Period, year: int, words: str
) -> None:
    assert head_label(period, year) == words
