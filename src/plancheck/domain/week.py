"""ISO weeks, Monday to Sunday (GB/T 7408.1, which is ISO 8601), and dates as clerks read them."""

from datetime import date, timedelta
from typing import NamedTuple

from .patterns import lazy

WEEKDAYS = "一二三四五六日"
_WEEK = lazy(r"([0-9]{4})-?[Ww]([0-9]{1,2})")


class Week(NamedTuple):
    """An ISO week. `year` is the ISO year, which around New Year is not always the calendar's."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Week":
        """The week a day falls in."""
        iso = day.isocalendar()
        return cls(iso.year, iso.week)

    @classmethod
    def parse(cls, text: str) -> "Week":
        """Read 2024-W10 (also 2024W10, 2024-w9); ValueError where there is no such week."""
        found = _WEEK.fullmatch(text.strip())
        if not found:
            raise ValueError(text)
        week = cls(int(found[1]), int(found[2]))
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

    def shifted(self, weeks: int) -> "Week":
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


def day_label(day: date) -> str:
    """2024-06-30 周日."""
    return f"{day.isoformat()} 周{WEEKDAYS[day.weekday()]}"
