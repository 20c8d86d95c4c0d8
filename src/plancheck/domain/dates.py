"""Dates as clerks write them: 6-30, 6月30日, 6月底, 月底, 下周五, 2024/6/30, also full-width."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

from .patterns import lazy

_FULL = lazy(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_MONTH_DAY = lazy(r"([0-9]{1,2})[-/.月]([0-9]{1,2})[日号]?")
_MONTH_END = lazy(r"(?:(?:([0-9]{4})年)?([0-9]{1,2})月|本月|月)[底末]")
_WEEKDAY = lazy(r"(上|下|本|这)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天1-7])")
_NEAR = {"前天": -2, "昨天": -1, "今天": 0, "明天": 1, "后天": 2, "今日": 0, "昨日": -1, "明日": 1}
_WEEK_SHIFT = {"上": -1, "下": 1}


def parse_date(text: str, today: date, year: int | None = None) -> date | None:
    """The day a text names, None where it names none.

    `year` is taken where the text has none (by default today's); weeks and 月底 count from today.
    """
    text = unicodedata.normalize("NFKC", text).replace(" ", "")
    year = year or today.year
    try:
        if text in _NEAR:
            return today + timedelta(days=_NEAR[text])
        if found := _FULL.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _MONTH_DAY.fullmatch(text):
            return date(year, int(found[1]), int(found[2]))
        if found := _MONTH_END.fullmatch(text):
            if found[2] is None:
                return _month_end(today.year, today.month)
            return _month_end(int(found[1] or year), int(found[2]))
        if text in ("年底", "年末"):
            return date(year, 12, 31)
        if found := _WEEKDAY.fullmatch(text):
            weekday = "一二三四五六日".find(found[2].replace("天", "日"))
            weekday = weekday if weekday >= 0 else int(found[2]) - 1
            weeks = _WEEK_SHIFT.get(found[1], 0)
            return today + timedelta(days=weekday - today.weekday(), weeks=weeks)
    except (ValueError, OverflowError):
        return None
    return None


def _month_end(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(month)
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
