"""Dates as clerks write them: 6-30, 六月三十日, 6月底前, 一季度末, 下下周五, 3天后, 国庆前.

A day that an act speaks of is the latest such day that has been; a time limit is in the plan's year
while that runs, else the next such day. Nothing is guessed: what names no day is refused, with why.
"""

from __future__ import annotations

from datetime import date

from .date_meaning import DayMeaning, NoDay, meaning
from .period import WEEKDAYS, day_label

NO_SUCH_DAY = "看不懂这个日期：没有这一天。"


def past_day(text: str, today: date) -> date:
    """The day that an act speaks of: the latest such day that has been; NoDay."""
    meant = meaning(text, today)
    if meant.by:
        raise NoDay("要写明是哪一天。")
    days = list(meant.days(-1))
    day = next((day for day in days if day <= today), None)
    if day is None:
        raise NoDay(f"{days[0]} 还没有到，不能记在将来的日期上。" if days else NO_SUCH_DAY)
    return _checked(day, meant)


def due_day(text: str, today: date, year: int) -> date:
    """A time limit: in the plan's year while that runs, else the next such day; NoDay."""
    meant = meaning(text, today)
    plans = meant.every == "year" and today.year == year
    days = meant._replace(every="").days(0) if plans else meant.days(1)
    day = next((day for day in days if plans or not meant.every or day >= today), None)
    if day is None:
        raise NoDay(NO_SUCH_DAY)
    return _checked(day, meant)


def due_label(day: date, today: date) -> str:
    """2024-06-30 周日, and that it has passed where it has."""
    return day_label(day) + ("（已过）" if day < today else "")


def _checked(day: date, meant: DayMeaning) -> date:
    if meant.weekday and meant.weekday != WEEKDAYS[day.weekday()]:
        raise NoDay(f"{day_label(day)}，不是周{meant.weekday}，请核对。")
    return day
