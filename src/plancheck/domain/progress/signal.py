"""亮灯: computed, never stored. One signal a measure: the first that applies."""

from datetime import date
from enum import Enum
from typing import NamedTuple

from ..plan.model import Measure
from .state import MeasureState
from .status import Status


class Signal(Enum):
    """How a measure stands against its date and the year's pace."""

    NORMAL = "正常"
    DUE_SOON = "临期"
    BEHIND = "滞后"
    OVERDUE = "逾期"

    __hash__ = object.__hash__  # figures count by it, as by the status

    @property
    def mark(self) -> str:
        """One hanzi; nothing for 正常, which nobody needs to see."""
        return "" if self is Signal.NORMAL else self.value[0]


class Thresholds(NamedTuple):
    """When a light goes on: days before the date, percentage points under the pace."""

    due_soon_days: int = 7
    behind_points: int = 10


SETTLED = frozenset((Status.DONE, Status.ONGOING, Status.NOT_APPLICABLE))
"""Statuses that are always 正常."""


class Calendar(NamedTuple):
    """The day a judgement is made for, within or outside the plan's year."""

    day: date
    year: int
    thresholds: Thresholds = Thresholds()

    @property
    def pace(self) -> float | None:
        """序时进度: the share of the plan year that has passed, 0-100; None outside the year."""
        if self.day.year != self.year:
            return None
        first = date(self.year, 1, 1)
        days = (date(self.year + 1, 1, 1) - first).days
        return 100 * ((self.day - first).days + 1) / days

    @property
    def notice(self) -> str:
        """What the header says outside the plan's year."""
        if self.day.year == self.year:
            return ""
        return "计划年度已过" if self.day.year > self.year else "计划年度未到"

    def signal(self, state: MeasureState, measure: Measure) -> Signal:
        """The light of a measure on this day."""
        if state.status in SETTLED:
            return Signal.NORMAL
        due = state.due_of(measure)
        if due:
            left = (due - self.day).days
            if left < 0:
                return Signal.OVERDUE
            if left <= self.thresholds.due_soon_days:
                return Signal.DUE_SOON
        percent = state.known_percent(measure)
        if percent is None:
            return Signal.NORMAL
        pace = self.pace
        if pace is not None and percent < pace - self.thresholds.behind_points:
            return Signal.BEHIND
        return Signal.NORMAL


def report_calendar(last_day: date, year: int, thresholds: Thresholds) -> Calendar:
    """The calendar of a period's report: its last day, 31 December where a week goes over that."""
    last = date(year, 12, 31)
    within = last_day.year == year + 1 and (last_day - last).days < 7
    return Calendar(last if within else last_day, year, thresholds)
