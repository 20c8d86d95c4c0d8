"""期限: by when the reports of a period are due, as an office says it, in the plan's own zone.

`Deadlines` has one for each kind of period, and those of single periods (a holiday's week).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

from ...period import WEEKDAYS, Kind, Months, Period, kind_of
from ...startup import lazy
from ...text import in_digits, normalized

ZONE = timezone(timedelta(hours=8), "北京时间")
"""The clock that a plan's deadlines go by, whatever the PC's is set to."""
_DAY_END = 24 * 60
_HALF = 15
"""每月5日 is of the month after, 每月25日 of the month itself."""
_TIME = (
    r"(?P<part>凌晨|早上|上午|中午|下午|晚上|晚)?(?P<hour>\d{1,2})"
    r"(?::(?P<minute>\d{2})(?::\d{2})?|[点时](?:(?P<spoken>\d{1,2})分|(?P<half>半))?整?)(?:之?前)?"
)
_DEADLINE = lazy(
    r"(?:每周?(?=[周星礼])|每|(?P<same>[本当]))?(?:"
    r"(?P<next_week>[下次])?个?(?:周|星期|礼拜)(?P<weekday>[1-7日天])"
    r"|(?P<next_month>[下次])?个?月(?P<day>\d{1,2})[日号]"
    r"|(?P<end>月|季度?|年度?)(?:底|末|最后1[天日])"
    r"|(?P<next_year>次年|下年|明年|来年)?(?P<month>\d{1,2})月(?P<date>\d{1,2})[日号]"
    r"|(?P<on>\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2})[日号]?t?"
    rf"){_TIME}"
)


class Deadline(NamedTuple):
    """A day counted from the end of the period (its `kind` says how), and a time of it in minutes.

    WEEK: a weekday, 1 to 7, of the last week or `later` ones. MONTH: a day of the last month or
    `later` ones, 0 its last. YEAR: a day of `month`, in the year or `later` ones.
    """

    kind: Kind = Kind.WEEK
    day: int = 5
    minutes: int = 17 * 60
    later: int = 0
    month: int = 0
    on: date | None = None
    """The very day, where one was named."""

    @classmethod
    def parse(cls, text: str) -> Deadline:
        """Read 周五 17:00, 次周一 12:00, 次月5日 17:00, 月底 24:00, 2024年2月8日 下午5点.

        ValueError where there is no such time.
        """
        found = _DEADLINE.fullmatch("".join(in_digits(normalized(text)).split()))
        if not found:
            raise ValueError(text)
        minutes = _minutes(found.groupdict())
        if found["on"]:
            on = date(*map(int, found["on"].translate(_PARTS).split("-")))
            return cls(minutes=minutes, on=on)
        if found["weekday"]:
            day = 7 if found["weekday"] in "日天" else int(found["weekday"])
            return cls(day=day, minutes=minutes, later=1 if found["next_week"] else 0)
        if found["end"]:
            return cls(Kind.MONTH, 0, minutes)
        day = _day(found["day"] or found["date"])
        if found["month"]:
            month = int(found["month"])
            _ = date(2024, month, day)
            return cls(Kind.YEAR, day, minutes, 1 if found["next_year"] else 0, month=month)
        later = 1 if found["next_month"] or (day <= _HALF and not found["same"]) else 0
        return cls(Kind.MONTH, day, minutes, later)

    def moment(self, period: Period) -> datetime:
        """The moment, in the plan's zone; the whole minute still counts, and 24:00 ends the day."""
        seconds = 0 if self.minutes == _DAY_END else 59
        midnight = datetime.combine(self._day_for(period), datetime.min.time(), ZONE)
        return midnight + timedelta(minutes=self.minutes, seconds=seconds)

    def _day_for(self, period: Period) -> date:
        if self.on:
            return self.on
        last = period.last_day
        if self.kind is Kind.WEEK:
            return last + timedelta(days=self.day - 1 - last.weekday(), weeks=self.later)
        if self.kind is Kind.MONTH:
            month = Months(last.year, last.month, 1).shifted(self.later)
            return _in_month(month, self.day or 31)
        found = _in_month(Months(last.year + self.later, self.month, 1), self.day)
        if self.later or found >= max(period.first_day, last - timedelta(days=31)):
            return found
        return _in_month(Months(last.year + 1, self.month, 1), self.day)

    def __str__(self) -> str:
        hour, minute = divmod(self.minutes, 60)
        return f"{self._day_words()} {hour:02}:{minute:02}"

    def _day_words(self) -> str:
        if self.on:
            return self.on.isoformat()
        if self.kind is Kind.WEEK:
            return f"{'下' * bool(self.later)}周{WEEKDAYS[self.day - 1]}"
        if self.kind is Kind.YEAR:
            return f"{'次年' * bool(self.later)}{self.month}月{self.day}日"
        return f"{'次' if self.later else '当'}月{self.day}日" if self.day else "月底"


_PARTS = str.maketrans("/.年月", "----")


def _day(text: str) -> int:
    day = int(text)
    if not 1 <= day <= 31:
        raise ValueError(text)
    return day


def _in_month(month: Months, day: int) -> date:
    """The day, or the month's last where it has none of that number."""
    return min(month.last_day, month.first_day + timedelta(days=day - 1))


def _minutes(found: Mapping[str, str | None]) -> int:
    hour = int(found["hour"] or 0)
    minute = 30 if found["half"] else int(found["minute"] or found["spoken"] or 0)
    if found["part"] in ("下午", "晚上", "晚") and hour < 12:
        hour += 12
    minutes = hour * 60 + minute
    if minute > 59 or minutes > _DAY_END:
        raise ValueError(hour)
    return minutes


def is_late(came: Iterable[datetime], due: datetime) -> bool:
    """迟报: whether what came first came after it was due."""
    return min(came) > due


class Deadlines(NamedTuple):
    """The deadlines of all reports; `own` are those of single periods."""

    week: Deadline = Deadline()
    month: Deadline = Deadline(Kind.MONTH, 5, later=1)
    quarter: Deadline = Deadline(Kind.MONTH, 10, later=1)
    year: Deadline = Deadline(Kind.YEAR, 15, later=1, month=1)
    own: tuple[tuple[Period, Deadline], ...] = ()

    def of(self, period: Period) -> Deadline:
        """The deadline of one period."""
        usual = {
            Kind.WEEK: self.week,
            Kind.MONTH: self.month,
            Kind.QUARTER: self.quarter,
            Kind.YEAR: self.year,
        }
        return dict(self.own).get(period, usual[kind_of(period)])

    def moment(self, period: Period) -> datetime:
        """By when the reports of a period are due."""
        return self.of(period).moment(period)
