"""Weeks, months, quarters and years as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.period import Kind, Months, Week, kind_of
from plancheck.domain.typed_periods import typed_period, typed_week
from tests.rows import each_row

TODAY = date(2024, 3, 6)
"""In 2024-W10."""
JANUARY = date(2025, 1, 8)
"""In 2025-W02, after the plan's year."""
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
TYPED = st.text(st.sampled_from("0123456789年月周季度第Ww-Qq上下本去一二十（）"), max_size=9)
NO_WEEKS = """
0 53 54 2024-W53 2024-W00 2024-10 202410 第周 周 三月 10周报 9999-W52 3月4日 -1 1.5
2024年第10周（3月4日—3月11日） 第10周(4/4-4/10)
"""
NO_PERIODS = "10 24 13月 2024-13 2024-Q5 5季度 上半年 2024-00 0000"


@each_row(
    ("week", "texts"),
    [
        ("2024-W10", "10 ｗ10 第10周 第十周 10周 2024-W10 2024W10 2024第10周 24年第10周"),
        ("2024-W10", "本周 这周 这个周 这个星期 今年第10周 2024年第10周 第10周(3/4-3/10)"),
        ("2024-W10", "2024年第10周（3月4日—3月10日）"),
        ("2024-W09", "9 09 第９周 上周 上一周 上个星期 2024-w9"),
        ("2024-W08", "上上周 上上个星期 8"),
        ("2024-W11", "11 下周 第十一周"),
        ("2023-W52", "2023-W52 去年第52周"),
        ("2020-W53", "2020-W53 2020年第53周"),
    ],
)
def test_a_week_is_read(week: str, texts: str) -> None:
    for text in texts.split():
        assert str(typed_week(text, TODAY, 2024)) == week


def test_blanks_in_a_week_play_no_part() -> None:
    assert typed_week(" 第 10 周\u200b ", TODAY, 2024) == Week(2024, 10)


@each_row("text", ["", *NO_WEEKS.split()])
def test_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        typed_week(text, TODAY, 2024)


@each_row(
    ("period", "texts"),
    [
        ("2024-03", "3月 三月 3月份 2024年3月 24年3月 2024-03 2024-3 2024/3 2024.3 本月 这个月"),
        ("2024-02", "上月 上个月 2月"),
        ("2024-04", "4月 下月"),
        ("2024-Q1", "一季度 第一季度 1季度 Q1 2024Q1 2024-q1 2024年一季度 本季度"),
        ("2024-Q1", "2024年第1季度（1月—3月）"),
        ("2023-Q4", "上季度 上个季度 2023年四季度"),
        ("2024", "2024 2024年 2024年度 今年 本年度 全年"),
        ("2023", "去年 2023 上年"),
        ("2024-W10", "第10周 2024-W10 本周"),
        ("2024-W09", "上周 w9"),
    ],
)
def test_a_period_is_read(period: str, texts: str) -> None:
    for text in texts.split():
        assert str(typed_period(text, TODAY, 2024)) == period


@each_row("text", ["", *NO_PERIODS.split()])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        typed_period(text, TODAY, 2024)


def test_without_a_year_it_is_the_latest_that_has_begun_but_none_before_the_plan() -> None:
    weeks = {text: str(typed_week(text, JANUARY, 2024)) for text in ("52", "2", "3")}
    assert weeks == {"52": "2024-W52", "2": "2025-W02", "3": "2024-W03"}
    assert str(typed_period("12月", JANUARY, 2024)) == "2024-12"
    assert str(typed_period("全年", JANUARY, 2024)) == "2024"
    assert str(typed_week("52", TODAY, 2024)) == "2024-W52"
    assert str(typed_week("1", date(2024, 12, 31), 2024)) == "2025-W01"
    assert str(typed_week("53", date(2021, 1, 2), 2020)) == "2020-W53"


# --- laws


@given(DAYS, DAYS, st.sampled_from(Kind))
def test_what_the_program_writes_it_reads(day: date, today: date, kind: Kind) -> None:
    period = kind.of(day)
    for text in (str(period), period.label()):
        assert typed_period(text, today, day.year) == period
        if isinstance(period, Week):
            assert typed_week(text, today, day.year) == period


@given(DAYS)
def test_the_one_before_is_of_its_kind(today: date) -> None:
    for kind, text in ((Kind.WEEK, "上周"), (Kind.MONTH, "上月"), (Kind.QUARTER, "上季度")):
        found = typed_period(text, today, 2024)
        assert kind_of(found) is kind
        assert found.last_day == kind.of(today).first_day - timedelta(days=1)


@given(DAYS, st.integers(1, 52))
def test_a_bare_number_is_the_latest_such_week(today: date, number: int) -> None:
    week = typed_week(str(number), today, 1990)
    assert week.number == number
    assert week.first_day <= today < week.first_day + timedelta(weeks=53)


@given(st.text(max_size=9) | TYPED, DAYS)
def test_any_text_is_read_or_refused(text: str, today: date) -> None:
    for read in (typed_week, typed_period):
        try:
            period = read(text, today, 2024)
        except ValueError:
            continue
        assert isinstance(period, Week | Months)
        assert period.first_day <= period.last_day
