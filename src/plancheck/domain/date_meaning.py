"""What a date means that a clerk has written: one day, or one that comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from .date_forms import FORMS, HOLIDAY_DAYS, HOLIDAYS, NEAR, joined, plain_of, without_end
from .text import in_digits

_YEARS = {"前": -2, "去": -1, "上": -1, "明": 1, "来": 1, "次": 1, "后": 2}
_LONGEST = 80
"""Characters; no date has more."""
_FAR = 8
"""Years after which every day of the calendar has come back, the 29th of February among them."""
_NEAR_CENTURY = 10
"""How many years away a year of two digits may be."""


class NoDay(ValueError):
    """A text names no day. The words say why; there are none where it is not understood at all."""


class DayMeaning(NamedTuple):
    """What a text means: the day in the `every` (year, month, …) so many after today's.

    `every` is empty for what is one day alone. `by`: it is a span, or said as a time limit, and so
    no day that something happened on. `weekday` is what is written beside it.
    """

    at: Callable[[int], date]
    every: str = ""
    by: bool = False
    weekday: str = ""

    def days(self, step: int) -> Iterator[date]:
        """The days from today's year, month, … on, in a direction; those that there are."""
        for number in range(_FAR + 1 if self.every else 1):
            try:
                yield self.at(step * number)
            except (ValueError, OverflowError):
                continue


def meaning(text: str, today: date) -> DayMeaning:
    """What a text means; NoDay where it means nothing."""
    if len(text) > _LONGEST:
        raise NoDay
    plain, by = plain_of(text)
    weekday, before = "", False
    while (meant := _understood(joined(plain), today)) is None:
        plain, end = without_end(plain)
        if end is None:
            raise NoDay
        weekday = end.weekday or weekday
        by, before = by or end.by, before or end.before
    if before and meant.by:  # before the middle of June: before its first day, or its last?
        raise NoDay
    return meant._replace(by=meant.by or by, weekday=weekday)


def _understood(plain: str, today: date) -> DayMeaning | None:
    if plain in NEAR:
        return DayMeaning(lambda _: today + timedelta(days=NEAR[plain]))
    for text, forms in ((plain, HOLIDAYS), (in_digits(plain), FORMS)):
        for name, form in forms.items():
            if match := form.fullmatch(text):
                return _READERS[name](match.groupdict(), today)
    return None


# --- what stands in a form

_Parts = dict[str, str | None]


def _number(parts: _Parts, name: str) -> int:
    return int(parts[name] or 0)


def _yearly(parts: _Parts, today: date, of: Callable[[int], date]) -> DayMeaning:
    """A day in the year that is named, else in any."""
    text = parts.get("year") or parts.get("short") or parts.get("of") or ""
    text = text.removesuffix("年")
    if not text:
        return DayMeaning(lambda years: of(today.year + years), "year")
    year = today.year + _YEARS.get(text, 0)
    if text.isdecimal():
        year = int(text) + (2000 if len(text) == 2 else 0)
        if len(text) == 2 and abs(year - today.year) > _NEAR_CENTURY:
            raise NoDay
    return DayMeaning(lambda _: of(year))


def _monthly(parts: _Parts, today: date, of: Callable[[int, int], date]) -> DayMeaning:
    """A day in the month that is named, else in any."""
    text, month = parts["month"], today.month
    if text and text[0].isdecimal():
        named = int(text.rstrip("月份"))
        return _yearly(parts, today, lambda year: of(year, named))
    if parts["year"]:
        raise NoDay
    shift = _shift(text)
    if text:
        return DayMeaning(lambda _: of(*_month(today.year, month + shift)))
    return DayMeaning(lambda months: of(*_month(today.year, month + months)), "month")


def _shift(text: str | None) -> int:
    """How many months or weeks on: 下下 is two, 上 one back, 次 one."""
    return (text or "").count("下") + (text or "").count("次") - (text or "").count("上")


def _month(year: int, month: int) -> tuple[int, int]:
    """A year and month, the month counted on over the year's ends."""
    months = 12 * year + month - 1
    return months // 12, months % 12 + 1


def _month_end(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(month)
    return date(*_month(year, month + 1), 1) - timedelta(days=1)


# --- the forms


def _day(parts: _Parts, today: date) -> DayMeaning:
    month, day = _number(parts, "number"), _number(parts, "day")
    return _yearly(parts, today, lambda year: date(year, month, day))


def _day_of_month(parts: _Parts, today: date) -> DayMeaning:
    day = _number(parts, "day")
    return _monthly(parts, today, lambda year, month: date(year, month, day))


def _end_of_month(parts: _Parts, today: date) -> DayMeaning:
    return _monthly(parts, today, _month_end)._replace(by=bool(parts["span"]))


def _ten_days(parts: _Parts, today: date) -> DayMeaning:
    last = {"上": 10, "中": 20}.get(parts["third"] or "")

    def of(year: int, month: int) -> date:
        return date(year, month, last) if last else _month_end(year, month)

    return _monthly(parts, today, of)._replace(by=True)


def _quarter(parts: _Parts, today: date) -> DayMeaning:
    number, word = parts["number"] or parts["letter"], parts["word"]
    if number:
        meant = _yearly(parts, today, lambda year: _month_end(year, 3 * int(number)))
    elif not parts["end"] and not parts["span"]:
        raise NoDay
    else:
        first = (today.month - 1) // 3 * 3 + 3 + 3 * _shift(word)
        meant = DayMeaning(
            lambda quarters: _month_end(*_month(today.year, first + 3 * quarters)),
            "" if word else "quarter",
        )
    return meant._replace(by=not parts["end"])


def _half(parts: _Parts, today: date) -> DayMeaning:
    month = 12 if parts["half"] == "下" else 6
    meant = _yearly(parts, today, partial(_month_end, month=month))
    return meant._replace(by=not parts["end"])


def _end_of_year(parts: _Parts, today: date) -> DayMeaning:
    meant = _yearly(parts, today, lambda year: date(year, 12, 31))
    return meant._replace(by=bool(parts["span"]))


def _weekday(parts: _Parts, today: date) -> DayMeaning:
    text = parts["day"] or ""
    weekday = int(text) - 1 if text.isdecimal() else 6
    monday = today - timedelta(days=today.weekday())
    week, shift = parts["week"], _shift(parts["week"])
    return DayMeaning(
        lambda weeks: monday + timedelta(days=weekday, weeks=weeks + shift), "" if week else "week"
    )


def _end_of_week(parts: _Parts, today: date) -> DayMeaning:
    return _weekday({**parts, "day": "7", "week": parts["week"] or "本"}, today)._replace(by=True)


def _from_today(parts: _Parts, today: date) -> DayMeaning:
    count, way = parts["count"] or "", parts["way"] or ""
    unit = parts["unit"] or parts["long"]
    back, half = -1 if "前" in way else 1, count == "半"
    if half and unit not in ("月", "年"):
        raise NoDay
    number = back * (0 if half else int(count))

    def at(_: int) -> date:
        if unit == "年":
            return _months_on(today, 6 * back if half else 12 * number)
        if unit == "月" and not half:
            return _months_on(today, number)
        days = 15 * back if half else number * (1 if unit in ("天", "日") else 7)
        return today + timedelta(days=days)

    return DayMeaning(at, by="内" in way)


def _months_on(day: date, months: int) -> date:
    """The same day so many months on; a month's last day where it is shorter."""
    year, month = _month(day.year, day.month + months)
    return min(_month_end(year, month), date(year, month, 1) + timedelta(days=day.day - 1))


def _holiday(parts: _Parts, today: date) -> DayMeaning:
    month, day = HOLIDAY_DAYS[parts["name"] or ""]
    if not parts["before"]:
        return _yearly(parts, today, lambda year: date(year, month, day))
    meant = _yearly(parts, today, lambda year: date(year, month, day) - timedelta(days=1))
    if meant.every and (month, day) == (1, 1):  # its eve is in the year before
        at = meant.at
        meant = meant._replace(at=lambda years: at(years + 1))
    return meant._replace(by=True)


_READERS: dict[str, Callable[[_Parts, date], DayMeaning]] = {
    "holiday": _holiday,
    "day": _day,
    "eight digits": _day,
    "day of month": _day_of_month,
    "end of month": _end_of_month,
    "ten days": _ten_days,
    "quarter": _quarter,
    "half": _half,
    "end of year": _end_of_year,
    "weekday": _weekday,
    "end of week": _end_of_week,
    "from today": _from_today,
}
