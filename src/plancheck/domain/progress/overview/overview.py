"""The unit's year at a glance: sections, dates, and the weeks since the plan was issued."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from ...ledger.history import History, as_of_day, value_by
from ...period import Week
from ..checklist import Checklist, GroupHeading, Item
from ..edits import STATUS
from ..signal import SETTLED, Calendar
from ..state import status_of
from ..status import Status
from ..tally import Tally
from .workload import Workload, workloads


class SectionStanding(NamedTuple):
    """A section's counts; `first` is its first measure of the unit type."""

    number: int
    title: str
    tally: Tally
    first: str
    statuses: Mapping[Status, int]
    """How many of its measures have each status."""


class DueDate(NamedTuple):
    """A date that a measure or one of its steps (`step` is its title) has to keep."""

    day: date
    measure: str
    text: str
    step: str
    left: int
    """Days from the day of the overview; negative where the date has passed."""


class WeekStanding(NamedTuple):
    """A week: what was done of the total by its Sunday, and how many entries speak of its days."""

    week: Week
    done: int
    total: int
    entries: int


class Overview(NamedTuple):
    """`late` has the longest past first, `coming` the nearest first, `weeks` the earliest first."""

    calendar: Calendar
    tally: Tally
    sections: tuple[SectionStanding, ...]
    late: tuple[DueDate, ...]
    coming: tuple[DueDate, ...]
    weeks: tuple[WeekStanding, ...]
    statuses: Mapping[Status, int]
    workloads: tuple[Workload, ...]

    @property
    def expected(self) -> int | None:
        """How many measures would be done by now at an even pace; None outside the year."""
        pace = self.calendar.pace
        return None if pace is None else int(pace * self.tally.total / 100 + 0.5)


def overview_of(checklist: Checklist, history: History) -> Overview:
    """The overview of all measures of a unit type; the checklist must not be narrowed further."""
    day = checklist.calendar.day
    items = checklist.items()
    dates = sorted(date for item in items for date in _dates(item, day))
    sections = tuple(_sections(checklist))
    return Overview(
        calendar=checklist.calendar,
        tally=checklist.tally,
        sections=sections,
        late=tuple(date for date in dates if date.left < 0),
        coming=tuple(date for date in dates if date.left >= 0),
        weeks=tuple(_weeks(checklist, history)),
        statuses=sum((Counter(section.statuses) for section in sections), Counter()),
        workloads=workloads(items, history, day),
    )


def _sections(checklist: Checklist) -> Iterator[SectionStanding]:
    headings: dict[str, GroupHeading] = {}
    firsts: dict[str, str] = {}
    statuses: dict[str, Counter[Status]] = {}
    number = ""
    for row in checklist.rows:
        if isinstance(row, GroupHeading):
            if row.level == 1:
                number = row.number
                headings[number] = row
        else:
            firsts.setdefault(number, row.measure.id)
            if not row.measure.withdrawn:
                statuses.setdefault(number, Counter())[row.state.status] += 1
    for number, first in firsts.items():
        yield SectionStanding(
            number=int(number),
            title=headings[number].title,
            tally=checklist.tallies[number],
            first=first,
            statuses=statuses.get(number, Counter()),
        )


def _dates(item: Item, day: date) -> Iterator[DueDate]:
    measure, state = item.measure, item.state
    if state.status in SETTLED:
        return
    due = state.due_of(measure)
    if due:
        yield DueDate(
            day=due, measure=measure.id, text=measure.text, step="", left=(due - day).days
        )
    for step in state.steps:
        if step.due and not step.done:
            left = (step.due - day).days
            yield DueDate(
                day=step.due, measure=measure.id, text=measure.text, step=step.title, left=left
            )


def _weeks(checklist: Checklist, history: History) -> Iterator[WeekStanding]:
    """From the week the plan was issued to today's, or to the last of the plan's year.

    Each measure's status is worked out for the weeks alone that brought it something: folding the
    ledger anew for every week would take a second at 10,000 entries.
    """
    plan, day = checklist.plan, checklist.calendar.day
    first = Week.of(plan.issued or date(plan.year, 1, 1))
    last = Week.of(min(day, date(plan.year, 12, 31)))
    monday = first.monday
    count = (last.monday - monday).days // 7 + 1
    if count < 1:
        return
    ends = [as_of_day(monday + timedelta(days=7 * n + 6), day) for n in range(count)]
    done, left_out, entries = [0] * count, [0] * count, [0] * count
    for item in checklist.items():
        fields = history.fields.get(item.measure.id, {})
        for group in fields.values():
            for entry in group:
                week = (entry.on - monday).days // 7
                if 0 <= week < count:
                    entries[week] += 1
        statuses = fields.get(STATUS, ())
        weeks = {max(0, (entry.on - monday).days // 7) for entry in statuses}
        if ends[-1] is None:  # what is shown today counts days yet to come too
            weeks = {min(week, count - 1) for week in weeks}
        before = Status.NOT_STARTED
        for week in sorted(weeks):
            if week >= count:
                break
            status = status_of(value_by(statuses, ends[week]))
            done[week] += (status is Status.DONE) - (before is Status.DONE)
            no = Status.NOT_APPLICABLE
            left_out[week] += (status is no) - (before is no)
            before = status
    running = zip(accumulate(done), accumulate(left_out), entries, strict=True)
    for week, (finished, without, written) in enumerate(running):
        yield WeekStanding(
            Week.of(monday + timedelta(weeks=week)),
            finished,
            checklist.candidates - without,
            written,
        )
