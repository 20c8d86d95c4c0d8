"""Dates as clerks write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.dates import parse_date

TODAY = date(2024, 3, 6)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-06-30", date(2024, 6, 30)),
        ("2024-6-3", date(2024, 6, 3)),
        ("2024/6/30", date(2024, 6, 30)),
        ("2024.6.30", date(2024, 6, 30)),
        ("2024年6月30日", date(2024, 6, 30)),
        ("2024 年 6 月 30 日", date(2024, 6, 30)),
        ("6-30", date(2024, 6, 30)),
        ("6/30", date(2024, 6, 30)),
        ("6月30日", date(2024, 6, 30)),
        ("6月30号", date(2024, 6, 30)),
        ("6月30", date(2024, 6, 30)),
        ("６月３０日", date(2024, 6, 30)),
        ("２０２４－０６－３０", date(2024, 6, 30)),
        ("6月底", date(2024, 6, 30)),
        ("2月末", date(2024, 2, 29)),
        ("2025年2月底", date(2025, 2, 28)),
        ("月底", date(2024, 3, 31)),
        ("本月底", date(2024, 3, 31)),
        ("年底", date(2024, 12, 31)),
        ("今天", TODAY),
        ("昨日", date(2024, 3, 5)),
        ("前天", date(2024, 3, 4)),
        ("后天", date(2024, 3, 8)),
        ("周五", date(2024, 3, 8)),
        ("周一", date(2024, 3, 4)),
        ("本周日", date(2024, 3, 10)),
        ("下周五", date(2024, 3, 15)),
        ("下个星期天", date(2024, 3, 17)),
        ("上周3", date(2024, 2, 28)),
        ("2-29", date(2024, 2, 29)),
    ],
)
def test_a_date_is_read(text: str, day: date) -> None:
    assert parse_date(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "6月",
        "13月底",
        "0月底",
        "2024-02-30",
        "2023-2-29",
        "32日",
        "6-31",
        "0000-1-1",
        "很快",
        "周八",
        "2024-6-30 10:00",
        "2024年月底",
        "-6-30",
        "6-30-1",
    ],
)
def test_what_names_no_day_is_none(text: str) -> None:
    assert parse_date(text, TODAY) is None


def test_the_year_given_is_taken_where_the_text_has_none() -> None:
    assert parse_date("6-30", TODAY, 2025) == date(2025, 6, 30)
    assert parse_date("2-29", TODAY, 2025) is None
    assert parse_date("12月底", TODAY, 2025) == date(2025, 12, 31)
    assert parse_date("年底", TODAY, 2025) == date(2025, 12, 31)
    assert parse_date("月底", TODAY, 2025) == date(2024, 3, 31)


@given(st.dates(date(1000, 1, 1)))
def test_what_the_program_writes_it_reads(day: date) -> None:
    assert parse_date(day.isoformat(), TODAY) == day
    assert parse_date(f"{day.year}年{day.month}月{day.day}日", TODAY) == day


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    day = parse_date(text, TODAY)
    assert day is None or isinstance(day, date)


@pytest.mark.parametrize("today", [date(1, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize("text", ["前天", "后天", "上周一", "下周日", "月底"])
def test_at_the_ends_of_the_calendar_nothing_breaks(today: date, text: str) -> None:
    day = parse_date(text, today)
    assert day is None or abs(day - today) < timedelta(days=40)
