"""Months, quarters and years beside the weeks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.period import Kind, Months, Week, kind_of, parse

DAYS = st.dates(date(2, 1, 8), date(9998, 12, 20))
KINDS = st.sampled_from(Kind)
MARCH, FIRST_QUARTER, YEAR = Months(2024, 3, 1), Months(2024, 1, 3), Months(2024, 1, 12)


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
    assert parse(str(period)) == period
    assert kind_of(parse(str(period))) is kind


@pytest.mark.parametrize(
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
    assert (parse(text).first_day, parse(text).last_day) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "2024-", "2024-0", "2024-13", "2024-Q0", "2024-Q5", "2024-W53", "0001", "9999-12",
     "２０２４-03", "24-03", "2024-3-1", "../2024", "2024-03\n2024"],
)  # fmt: skip
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse(text)


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
