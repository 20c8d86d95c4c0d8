"""What a period has brought of one measure, and since when its status is what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ..ledger.entry import Entry
from ..ledger.history import value_by
from ..period import Kind, Period, Week
from .fold import fold_measure
from .state import MeasureState, NoteKind, status_of
from .status import Status

Fields = Mapping[str, Sequence[Entry]]
"""A measure's entries by field."""


class MeasureChange(NamedTuple):
    """What a period brought of a measure.

    `completed`: it became 已完成 and still is; `uncompleted`: it was at the beginning and is not;
    `answered`: something was said of it, 本周无变化 included; `advanced`: it is 推进中 and further
    than it was.
    """

    changed: bool = False
    completed: bool = False
    uncompleted: bool = False
    answered: bool = False
    advanced: bool = False


def measure_change(fields: Fields, now: MeasureState, period: Period) -> MeasureChange:
    """What a period brought of a measure that stands as `now` at the period's end."""
    if not speaks_of(fields, period.first_day, period.last_day):
        return MeasureChange(answered=says_no_change(now, period))
    before = fold_measure(fields, _day_before(period))
    changed = differs(now, before)
    was_done, is_done = before.status is Status.DONE, now.status is Status.DONE
    return MeasureChange(
        changed=changed,
        completed=is_done and not was_done,
        uncompleted=was_done and not is_done,
        answered=changed or says_no_change(now, period) or _changed_in_a_part(fields, period),
        advanced=now.status is Status.IN_PROGRESS and _advanced(now, before),
    )


def _advanced(now: MeasureState, before: MeasureState) -> bool:
    """Whether what is in progress got further: begun or told, and no figure of it fell.

    An owner or a date is no progress.
    """
    if before.status is Status.DONE:
        return False
    pairs = (
        (now.percent_set, before.percent_set),
        (now.amount, before.amount),
        (now.steps_done, before.steps_done),
    )
    figures = [(a or 0, b or 0) for a, b in pairs if a is not None]
    if any(a < b for a, b in figures):
        return False
    begun = before.status is not Status.IN_PROGRESS
    return begun or any(a > b for a, b in figures) or bool(_told(now) - _told(before))


def _told(state: MeasureState) -> set[str]:
    return {note.id for note in state.notes if note.kind is NoteKind.PROGRESS}


def _changed_in_a_part(fields: Fields, period: Period) -> bool:
    """Whether a week or month that ends in a longer period changed it, though that was undone.

    Months too: one may end amid a week that changed nothing from its beginning to its end.
    """
    if isinstance(period, Week):
        return False
    days = {entry.on for group in fields.values() for entry in group}
    parts = {kind.of(day) for day in days for kind in (Kind.WEEK, Kind.MONTH)} - {period}
    return any(
        differs(fold_measure(fields, part.last_day), fold_measure(fields, _day_before(part)))
        for part in parts
        if period.first_day <= part.last_day <= period.last_day
    )


def _day_before(period: Period) -> date:
    return period.first_day - timedelta(days=1)


def speaks_of(fields: Fields, first: date, last: date) -> bool:
    """Whether any entry speaks of these days: else the state at both ends is the same."""
    return any(first <= entry.on <= last for group in fields.values() for entry in group)


def differs(now: MeasureState, before: MeasureState) -> bool:
    """Whether a state is another one; the answer that nothing changed is no change."""
    return now._replace(no_change=()) != before._replace(no_change=())


def says_no_change(now: MeasureState, period: Period) -> bool:
    """Whether 本周无变化 was said of the period's week, or of any week that ends in it."""
    if isinstance(period, Week):
        return str(period) in now.no_change
    return any(period.first_day <= day <= period.last_day for day in _last_days(now.no_change))


def _last_days(weeks: Sequence[str]) -> list[date]:
    days = []
    for text in weeks:
        try:
            days.append(Week.parse(text).last_day)
        except ValueError:  # no week: what somebody else wrote answers nothing
            continue
    return days


def status_since(fields: Fields, as_of: date | None = None) -> date | None:
    """The day from which the status is what it is by a day; None where none was ever set."""
    group = fields.get("status", ())
    now = status_of(value_by(group, as_of))
    since = None
    for day in sorted({e.on for e in group if as_of is None or e.on <= as_of}, reverse=True):
        if status_of(value_by(group, day)) is not now:
            break
        since = day
    return since
