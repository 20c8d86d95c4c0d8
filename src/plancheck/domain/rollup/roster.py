"""名册: the units that owe a report, by when, and how each stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import datetime, time, timedelta, tzinfo
from enum import Enum
from typing import NamedTuple

from ..period import WEEKDAYS, Period
from ..startup import lazy
from ..text import folded_name
from .union import Received

_DEADLINE = lazy(r"(下)?(?:个)?(?:周|星期)([一二三四五六日天])(\d{1,2}):(\d{2})")


class Deadline(NamedTuple):
    """By when a report is due: a weekday (Monday is 0) of its period's last week, hour, minute."""

    weekday: int = 4
    hour: int = 17
    minute: int = 0
    weeks: int = 0

    @classmethod
    def parse(cls, text: str) -> Deadline:
        """Read 周五 17:00, 下周一 9:30; ValueError where there is no such time."""
        found = _DEADLINE.fullmatch(unicodedata.normalize("NFKC", text).replace(" ", ""))
        if not found:
            raise ValueError(text)
        weekday = WEEKDAYS.index(found[2].replace("天", "日"))
        due = time(int(found[3]), int(found[4]))
        return cls(weekday, due.hour, due.minute, 1 if found[1] else 0)

    def moment(self, period: Period, zone: tzinfo | None) -> datetime:
        """The moment by the office's clock; the whole minute still counts."""
        monday = period.last_day - timedelta(days=period.last_day.weekday())
        day = monday + timedelta(days=self.weekday, weeks=self.weeks)
        return datetime.combine(day, time(self.hour, self.minute, 59), zone)

    def __str__(self) -> str:
        day = f"{'下' * bool(self.weeks)}周{WEEKDAYS[self.weekday]}"
        return f"{day} {self.hour:02}:{self.minute:02}"


class RosterUnit(NamedTuple):
    """A unit that owes a report, and whom to call."""

    name: str
    type: str
    contact: str = ""


class Roster(NamedTuple):
    """The units in the office's own order."""

    units: tuple[RosterUnit, ...] = ()
    deadline: Deadline = Deadline()


class Submission(Enum):
    """How a unit stands towards its report."""

    ON_TIME = "按时报"
    LATE = "迟报"
    MISSING = "未报"
    OUTSIDE = "名册外"


class Standing(NamedTuple):
    """One unit's. `submitted` is when it first did, None where it did not."""

    unit: str
    type: str
    contact: str
    submission: Submission
    submitted: datetime | None = None


def standings(
    roster: Roster | None, received: Iterable[Received], deadline: datetime
) -> tuple[Standing, ...]:
    """How each unit stands, in the roster's order, then those it does not name.

    Without a roster everyone who reported stands by the deadline alone, and nobody is missing.
    """
    reported: dict[str, list[Received]] = {}
    for one in received:
        reported.setdefault(folded_name(one.report.head.unit), []).append(one)
    found = []
    for unit in roster.units if roster else ():
        mine = reported.pop(folded_name(unit.name), None)
        first = min((r.submitted for r in mine), default=None) if mine else None
        found.append(Standing(*unit, _submission(first, deadline), first))
    for others in reported.values():
        for one in others:
            submission = Submission.OUTSIDE if roster else _submission(one.submitted, deadline)
            head = one.report.head
            found.append(
                Standing(
                    unit=head.unit,
                    type=head.unit_type,
                    contact=head.phone,
                    submission=submission,
                    submitted=one.submitted,
                )
            )
    return tuple(found)


def _submission(first: datetime | None, deadline: datetime) -> Submission:
    if first is None:
        return Submission.MISSING
    return Submission.LATE if first > deadline else Submission.ON_TIME
