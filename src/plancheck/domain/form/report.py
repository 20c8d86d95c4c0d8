"""A form that came back as a report: what can be said of a week from its cells alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple

from ..period import Week
from ..plan.model import Measure
from ..progress.persons import persons_of
from ..progress.signal import Calendar, Signal, Thresholds, report_calendar
from ..progress.state import MeasureState
from ..progress.status import FIGURELESS, Status
from ..progress.tally import tally_of_kinds
from ..progress.views import OVER
from ..report.editions import Edition
from ..report.model import Latest, Letterhead, MeasureReport, StatusReport
from ..text import NOTE_LIMIT
from .answers import plan_year
from .model import FilledForm, FormRow, LastWeek

ZONE = timezone(timedelta(hours=8), "北京时间")
_NO_MEASURE = Measure("", "", (), ())
_UNKNOWN = LastWeek(Status.NOT_STARTED)


def report_of(form: FilledForm) -> StatusReport:
    """The report, of edition 0; it was made on its 填报日期, of which the hour is not known."""
    head, week = form.head, form.head.week
    first = _midnight(head.filled_on) if head.filled_on else None
    calendar = report_calendar(week.sunday, plan_year(head.plan_id, week), Thresholds())
    day = _within(form)
    measures = tuple(_measure_report(row, day, calendar) for row in form.rows)
    return StatusReport(
        head=Letterhead(
            unit=head.unit,
            unit_type=head.unit_type,
            issuer=head.issuer,
            prepared_by=head.prepared_by,
            reviewer=head.reviewer,
            phone=head.phone,
        ),
        period=week,
        as_of=week.sunday,
        edition=Edition(0, first),
        generated=first or _midnight(week.sunday),
        plan_id=head.plan_id,
        plan_revision=head.plan_revision,
        plan_digest=head.plan_digest,
        tally=tally_of_kinds(Counter((one.status, one.signal) for one in measures)),
        measures=measures,
    )


def unfilled(report: StatusReport, ids: Iterable[str]) -> Iterator[MeasureReport]:
    """Measures that a form should have had rows of: nothing is known of them, nobody answered."""
    day = report.period.last_day
    calendar = report_calendar(day, plan_year(report.plan_id, Week.of(day)), Thresholds())
    return (_measure_report(FormRow(id), day, calendar) for id in ids)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)


class _Standing(NamedTuple):
    """How a measure stands, and what the week brought, but for the texts."""

    status: Status
    percent: int | None
    signal: Signal
    changed: bool
    completed: bool
    uncompleted: bool
    advanced: bool
    is_new: bool
    """Whether it stands otherwise since this week."""


def _measure_report(row: FormRow, day: date, calendar: Calendar) -> MeasureReport:
    """What the report of the week that a day is in says of a row's measure."""
    filled = row.filled
    progress = filled.progress
    is_told = bool(progress or filled.problems or filled.coordination or filled.plans)
    standing = _standing(
        filled.status,
        filled.percent,
        filled.amount,
        filled.due,
        filled.answered,
        is_told,
        bool(progress),
        row.last or _UNKNOWN,
        row.target,
        calendar,
    )
    status, notes = standing.status, _notes(progress) if progress else ()
    why = status.needs_reason
    return MeasureReport(
        id=row.id,
        status=status,
        percent=standing.percent,
        amount=filled.amount,
        owner=persons_of(filled.owner) if filled.owner else (),
        due=filled.due,
        signal=standing.signal,
        changed=standing.changed,
        completed=standing.completed,
        uncompleted=standing.uncompleted,
        answered=filled.answered,
        advanced=standing.advanced,
        since=day if standing.is_new else None,
        reason=filled.problems[:NOTE_LIMIT] if why else "",
        progress=notes,
        latest=Latest(day, notes[0]) if notes else None,
        problems=() if why or not filled.problems else _notes(filled.problems),
        coordination=_notes(filled.coordination) if filled.coordination else (),
        next=() if status in OVER or not filled.plans else _notes(filled.plans),
        evidence=_lines(filled.evidence) if filled.evidence else (),
    )


@lru_cache(maxsize=4096)
def _standing(
    said: Status | None,
    typed: int | None,
    amount: int | float | None,
    due: date | None,
    answered: bool,
    is_told: bool,
    has_progress: bool,
    last: LastWeek,
    target: float | None,
    calendar: Calendar,
) -> _Standing:
    """Many rows say the same but for their texts."""
    status = _status(said, typed, last)
    known = _known_percent(status, typed, amount if answered else None, last, target)
    percent = None if status in FIGURELESS else known or 0
    before = None if last.status in FIGURELESS else last.percent or 0
    was_done, is_done = last.status is Status.DONE, status is Status.DONE
    moved = (status, percent) != (last.status, before)
    changed = answered and (moved or is_told)
    goes_on = status is Status.IN_PROGRESS and not was_done and (percent or 0) >= (before or 0)
    begun = last.status is not Status.IN_PROGRESS
    further = begun or (percent or 0) > (before or 0) or has_progress
    state = MeasureState(status, percent_set=known, due=due)
    return _Standing(
        status=status,
        percent=percent,
        signal=calendar.signal(state, _NO_MEASURE),
        changed=changed,
        completed=is_done and not was_done,
        uncompleted=was_done and not is_done,
        # what is in progress got further: begun or told, and its figure did not fall
        advanced=changed and goes_on and further,
        is_new=answered and status is not last.status,
    )


def _known_percent(
    status: Status,
    typed: int | None,
    amount: int | float | None,
    last: LastWeek,
    target: float | None,
) -> int | None:
    """What is typed, else what it was before, or more where the amount says so."""
    if status is Status.DONE:
        return 100
    if typed is not None:
        return typed
    before = None if last.status is Status.DONE else last.percent or None  # 0: nobody knows
    if amount is not None and target:
        return max(before or 0, min(100, int(100 * amount / target)))
    return before


def _status(said: Status | None, percent: int | None, last: LastWeek) -> Status:
    """What is said, else what the share says, else as it was."""
    if said or percent is None:
        return said or last.status
    if percent == 100:
        return Status.DONE
    if percent and last.status is not Status.BLOCKED:
        return Status.IN_PROGRESS
    return Status.NOT_STARTED if last.status is Status.DONE else last.status


def _within(form: FilledForm) -> date:
    """The day of its week that a form speaks of."""
    week, day = form.head.week, form.head.filled_on
    return week.sunday if day is None else min(max(day, week.monday), week.sunday)


def _notes(text: str) -> tuple[str, ...]:
    """A cell's text as a note, as several where it is longer than one may be."""
    return tuple(text[at : at + NOTE_LIMIT] for at in range(0, len(text), NOTE_LIMIT))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, text.split("\n"))))
