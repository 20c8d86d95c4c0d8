"""Weeks, months, quarters and years as people type them: 10, 第十周, 上周, 3月, 一季度, 去年.

Files say 2024-W10 and nothing else (`Week.parse`, `period.parse`). What has no year is the latest
such week, month or quarter that has begun, but none from before the plan's year. ValueError where a
text names none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from typing import TypeVar

from .period import Kind, Months, Period, Week
from .startup import lazy
from .text import in_digits, normalized

_P = TypeVar("_P", Week, Months)
_Any = TypeVar("_Any", Week, Period)

_LONGEST = 80
"""Characters; no label has more."""
_TAIL = lazy(r"(.+?)(\(.+\))")
_NEAR = "(?P<near>[本这]|上+|下+)[1个]?"
_YEAR = "(?P<year>[0-9]{4}|[0-9]{2}(?=年)|[今本去上明]年)"
_WEEK = lazy(
    f"{_NEAR}(?:周|星期|礼拜)"
    f"|(?:{_YEAR}(?:年?第|年|-?w))?(?P<mark>第|w)?(?P<number>[0-9]{{1,2}})(?P<end>周)?"
)
_MONTH = lazy(
    f"{_NEAR}月份?|{_YEAR}(?:年|[-/.])(?P<number>[0-9]{{1,2}})(?:月份?)?"
    "|(?P<alone>[0-9]{1,2})月份?"
)
_QUARTER = lazy(f"{_NEAR}季度?|(?:{_YEAR}年?-?)?(?:第?(?P<number>[1-4])季度?|q(?P<letter>[1-4]))")
_YEARS = lazy(f"{_YEAR}年?度?|全年")
_SHIFT = {"去": -1, "上": -1, "明": 1}


def typed_week(text: str, today: date, plan_year: int) -> Week:
    """The week a text names: 10, 第10周, 2024第10周, 2024-W10, 上周, 本周."""
    return _with_tail(text, lambda words: _week(words, today, plan_year))


def typed_period(text: str, today: date, plan_year: int) -> Period:
    """The week, month, quarter or year a text names; a bare number of no year's digits is none."""

    def read(words: str) -> Period:
        if match := _MONTH.fullmatch(words):
            if match["near"]:
                return Kind.MONTH.of(today).shifted(_shift(match["near"]))
            month = int(match["number"] or match["alone"])
            years = _years(match["year"], today.year, plan_year)
            return _latest([Months(year, month, 1) for year in years], today)
        if match := _QUARTER.fullmatch(words):
            if match["near"]:
                return Kind.QUARTER.of(today).shifted(_shift(match["near"]))
            first = 3 * int(match["number"] or match["letter"]) - 2
            years = _years(match["year"], today.year, plan_year)
            return _latest([Months(year, first, 3) for year in years], today)
        if match := _YEARS.fullmatch(words):
            years = _years(match["year"], today.year, plan_year) if match["year"] else [plan_year]
            return _latest([Months(year, 1, 12) for year in years], today)
        if words.isdecimal():
            raise ValueError(words)
        return _week(words, today, plan_year)

    return _with_tail(text, read)


def _week(words: str, today: date, plan_year: int) -> Week:
    match = _WEEK.fullmatch(words)
    if match is None:
        raise ValueError(words)
    if match["near"]:
        return Week.of(today).shifted(_shift(match["near"]))
    years = _years(match["year"], Week.of(today).year, plan_year)
    return _latest([Week(year, int(match["number"])) for year in years], today)


def _with_tail(text: str, read: Callable[[str], _Any]) -> _Any:
    """What is read of a text; days in brackets behind it must be its own, as labels have them."""
    if len(text) > _LONGEST:
        raise ValueError(text)
    words = _plain(text)
    tailed = _TAIL.fullmatch(words)
    period = read(tailed[1] if tailed else words)
    if tailed and not any(
        _plain(label).endswith(tailed[2]) for label in (period.label(), period.short_label())
    ):
        raise ValueError(text)
    return period


def _plain(text: str) -> str:
    return in_digits("".join(normalized(text).split()))


def _shift(near: str) -> int:
    return near.count("下") - near.count("上")


def _years(year: str | None, this: int, plan_year: int) -> list[int]:
    """The years that a text may mean, the likeliest first: none before the plan's unless named."""
    if year is None:
        return [this, this - 1] if this > plan_year else [this]
    if year.isdecimal():
        return [int(year) + (2000 if len(year) == 2 else 0)]
    return [this + _SHIFT.get(year[0], 0)]


def _latest(periods: Sequence[_P], today: date) -> _P:
    """The first that has begun, else the first; ValueError where there is none."""
    valid = []
    for period in periods:
        with suppress(ValueError):  # week 53, month 13
            if 1 < period.first_day.year < 9999:
                valid.append(period)
    if not valid:
        raise ValueError(periods)
    return next((period for period in valid if period.first_day <= today), valid[0])
