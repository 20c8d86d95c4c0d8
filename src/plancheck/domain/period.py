"""What a report speaks of: a week (ISO 8601), or a month, a quarter, a year of the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from .startup import lazy

WEEKDAYS = "一二三四五六日"
_WEEK = lazy(r"([0-9]{4})-?[Ww]([0-9]{1,2})")
_CALENDAR = lazy(r"([0-9]{4})(?:-([0-9]{1,2})|-?[Qq]([1-4]))?")


class Kind(Enum):
    """The kinds of period, by the word a clerk calls them."""

    WEEK = "周"
    MONTH = "月"
    QUARTER = "季"
    YEAR = "年"

    @property
    def report(self) -> str:
        """周报, 月报, 季报, 年报."""
        return f"{self.value}报"

    @property
    def word(self) -> str:
        """周, 月, 季度, 年度: after 本, 上, 各."""
        return _LONG.get(self, self.value)

    @property
    def this(self) -> str:
        """本周, 本月, 本季度, 本年度."""
        return f"本{self.word}"

    @property
    def last(self) -> str:
        """上周, 上月, 上季度, 上年度."""
        return f"上{self.word}"

    @property
    def next(self) -> str:
        """下周, 下月, 下季度, 下年度."""
        return f"下{self.word}"

    def of(self, day: date) -> Period:
        """The period of this kind that a day falls in."""
        if self is Kind.WEEK:
            return Week.of(day)
        months = _MONTHS[self]
        return Months(day.year, (day.month - 1) // months * months + 1, months)


_LONG = {Kind.QUARTER: "季度", Kind.YEAR: "年度"}
_MONTHS = {Kind.MONTH: 1, Kind.QUARTER: 3, Kind.YEAR: 12}
_ORDER = {kind: place for place, kind in enumerate(Kind)}
_KINDS = {months: kind for kind, months in _MONTHS.items()}


class Week(NamedTuple):
    """An ISO week, Monday to Sunday (GB/T 7408.1, which is ISO 8601).

    `year` is the ISO year, which around New Year is not always the calendar's.
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Week:
        """The week a day falls in."""
        iso = day.isocalendar()
        return cls(iso.year, iso.week)

    @classmethod
    def parse(cls, text: str) -> Week:
        """Read 2024-W10 (also 2024W10, 2024-w9); ValueError where there is no such week."""
        match = _WEEK.fullmatch(text.strip())
        if not match:
            raise ValueError(text)
        week = cls(int(match[1]), int(match[2]))
        if not 1 < week.year < 9999:
            raise ValueError(text)
        _ = week.monday  # 2024-W53 does not exist: fromisocalendar says so
        return week

    @property
    def monday(self) -> date:
        """The first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        """The last day."""
        return date.fromisocalendar(self.year, self.number, 7)

    @property
    def first_day(self) -> date:
        """The Monday, as any period has a first day."""
        return self.monday

    @property
    def last_day(self) -> date:
        """The Sunday, as any period has a last day."""
        return self.sunday

    def shifted(self, weeks: int) -> Week:
        """The week so many weeks later (earlier where negative)."""
        return Week.of(self.monday + timedelta(weeks=weeks))

    def label(self) -> str:
        """2024年第10周（3月4日—3月10日）."""
        first, last = self.monday, self.sunday
        return (
            f"{self.year}年第{self.number}周"
            f"（{first.month}月{first.day}日—{last.month}月{last.day}日）"
        )

    def short_label(self) -> str:
        """第10周(3/4-3/10), for the narrow header."""
        first, last = self.monday, self.sunday
        return f"第{self.number}周({first.month}/{first.day}-{last.month}/{last.day})"

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.number:02}"


class Months(NamedTuple):
    """A month, a quarter or a year: `months` (1, 3 or 12) of them from month `first` on.

    One type for the three, so that none equals a week or another of them by its numbers.
    """

    year: int
    first: int
    months: int

    @property
    def kind(self) -> Kind:
        """月, 季 or 年."""
        return _KINDS[self.months]

    @property
    def first_day(self) -> date:
        """The first of the first month."""
        return date(self.year, self.first, 1)

    @property
    def last_day(self) -> date:
        """The last day of the last month."""
        return self.shifted(1).first_day - timedelta(days=1)

    def shifted(self, periods: int) -> Months:
        """The period so many later (earlier where negative)."""
        months = 12 * self.year + self.first - 1 + self.months * periods
        return Months(months // 12, months % 12 + 1, self.months)

    def label(self) -> str:
        """2024年3月, 2024年第1季度（1月—3月）, 2024年."""
        year = f"{self.year}年"
        if self.kind is Kind.YEAR:
            return year
        months = f"（{self.first}月—{self.first + 2}月）" if self.kind is Kind.QUARTER else ""
        return year + self.short_label() + months

    def short_label(self) -> str:
        """3月, 第1季度, 2024年."""
        if self.kind is Kind.QUARTER:
            return f"第{self.first // 3 + 1}季度"
        return f"{self.first}月" if self.kind is Kind.MONTH else f"{self.year}年"

    def __str__(self) -> str:
        if self.kind is Kind.MONTH:
            return f"{self.year:04}-{self.first:02}"
        return f"{self.year:04}" + (f"-Q{self.first // 3 + 1}" if self.kind is Kind.QUARTER else "")


Period = Week | Months
"""Both have first_day, last_day, shifted, label, short_label, and str() as `parse_period` reads."""


def kind_of(period: Period) -> Kind:
    """Which kind of period it is."""
    return Kind.WEEK if isinstance(period, Week) else period.kind


def head_label(period: Period, year: int) -> str:
    """第10周 3/4-3/10, 3月: for a header; of another year than that with its year."""
    words = period.short_label().replace("(", " ").replace(")", "")
    own = f"{period.last_day.year}年"
    return words if period.last_day.year == year or words.startswith(own) else own + words


def is_within(period: Period, whole: Period) -> bool:
    """Whether it is the period, or a shorter one in it; a week is in the month of its last day."""
    kind, of = kind_of(period), kind_of(whole)
    return period == whole or (_ORDER[kind] < _ORDER[of] and of.of(period.last_day) == whole)


def parts_of(period: Period) -> list[Period]:
    """The next shorter periods in it, in their order; a week has none."""
    if isinstance(period, Week):
        return []
    if period.kind is Kind.MONTH:
        first, end = Week.of(period.first_day), Week.of(period.shifted(1).first_day)
        weeks = (end.monday - first.monday).days // 7
        return [first.shifted(n) for n in range(weeks)]
    months = 3 if period.kind is Kind.YEAR else 1
    first_part = Months(period.year, period.first, months)
    return [first_part.shifted(n) for n in range(period.months // months)]


def parse_period(text: str) -> Period:
    """Read 2024-W10, 2024-03, 2024-Q1 or 2024; ValueError where there is no such period."""
    match = _CALENDAR.fullmatch(text.strip())
    if not match:
        return Week.parse(text)
    year, month, quarter = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    if not 1 < year < 9999 or not 1 <= month <= 12:
        raise ValueError(text)
    if match[2]:
        return Months(year, month, 1)
    return Months(year, 3 * quarter - 2, 3) if match[3] else Months(year, 1, 12)


def day_label(day: date) -> str:
    """2024-06-30 周日."""
    return f"{day.isoformat()} 周{WEEKDAYS[day.weekday()]}"


def days_left(day: date, today: date) -> str:
    """还有45天, 就是今天, 已过3天."""
    left = (day - today).days
    return f"还有{left}天" if left > 0 else f"已过{-left}天" if left else "就是今天"


def short_day(day: date, year: int) -> str:
    """6-30; 2025-06-30 in another year than the one that is worked in."""
    return f"{day.month}-{day.day:02}" if day.year == year else day.isoformat()
