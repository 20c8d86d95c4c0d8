"""A form that came back as a report: what can be said of a week from its cells alone."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache

from ..plan.model import Measure
from ..progress.persons import persons_of
from ..progress.signal import Calendar, Signal, Thresholds, report_calendar
from ..progress.state import FIGURELESS, MeasureState, Status
from ..progress.tally import tally_of_kinds
from ..progress.views import OVER
from ..report.editions import Edition
from ..report.model import Latest, Letterhead, MeasureReport, StatusReport
from ..text import NOTE_LIMIT
from .filled import plan_year
from .model import Filled, FilledForm, FormRow, LastWeek

ZONE = timezone(timedelta(hours=8), "北京时间")
_NO_MEASURE = Measure("", "", (), ())
_UNKNOWN = LastWeek(Status.NOT_STARTED)


def report_of(form: FilledForm) -> StatusReport:
    """The report, of edition 0; it was made on its 填报日期, of which the hour is not known."""
    head, week = form.head, form.head.week
    first = _midnight(head.filled_on) if head.filled_on else None
    calendar = report_calendar(week.sunday, plan_year(head), Thresholds())
    measures = tuple(_Row(row, form).report(calendar) for row in form.rows)
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


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)


class _Row:
    """A row beside how it stood the week before."""

    def __init__(self, row: FormRow, form: FilledForm) -> None:
        self._row, self._filled = row, row.filled
        self._last = row.last or _UNKNOWN
        self._week, self._on = form.head.week, _within(form)
        self._status = _status(row.filled, self._last)

    def report(self, calendar: Calendar) -> MeasureReport:
        """What the week's report says of the measure."""
        filled, status = self._filled, self._status
        known = self._known_percent()
        percent = None if status in FIGURELESS else known or 0
        texts = (filled.progress, filled.problems, filled.coordination, filled.plans)
        moved = (status, percent) != (self._last.status, self._last_percent)
        changed = filled.answered and (moved or any(texts))
        was_done, is_done = self._last.status is Status.DONE, status is Status.DONE
        why = status.needs_reason
        return MeasureReport(
            id=self._row.id,
            status=status,
            percent=percent,
            amount=filled.amount,
            owner=persons_of(filled.owner),
            due=filled.due,
            signal=_signal(calendar, status, known, filled.due),
            changed=changed,
            completed=is_done and not was_done,
            uncompleted=was_done and not is_done,
            answered=filled.answered,
            advanced=changed and self._advanced(percent or 0),
            since=self._on if filled.answered and status is not self._last.status else None,
            reason=filled.problems[:NOTE_LIMIT] if why else "",
            progress=_notes(filled.progress),
            latest=Latest(self._on, _notes(filled.progress)[0]) if filled.progress else None,
            problems=() if why else _notes(filled.problems),
            coordination=_notes(filled.coordination),
            next=() if status in OVER else _notes(filled.plans),
            evidence=tuple(filter(None, map(str.strip, filled.evidence.split("\n")))),
        )

    @property
    def _last_percent(self) -> int | None:
        last = self._last
        return None if last.status in FIGURELESS else last.percent or 0

    def _known_percent(self) -> int | None:
        """What is typed, else what it was before, or more where the amount says so."""
        filled, last, target = self._filled, self._last, self._row.target
        if self._status is Status.DONE:
            return 100
        if filled.percent is not None:
            return filled.percent
        before = None if last.status is Status.DONE else last.percent or None  # 0: nobody knows
        if filled.answered and filled.amount is not None and target:
            return max(before or 0, min(100, int(100 * filled.amount / target)))
        return before

    def _advanced(self, percent: int) -> bool:
        """Whether what is in progress got further: begun or told, and its figure did not fall."""
        last, before = self._last, self._last_percent or 0
        if self._status is not Status.IN_PROGRESS or last.status is Status.DONE or percent < before:
            return False
        begun = last.status is not Status.IN_PROGRESS
        return begun or percent > before or bool(self._filled.progress)


@lru_cache(maxsize=4096)
def _signal(calendar: Calendar, status: Status, percent: int | None, due: date | None) -> Signal:
    state = MeasureState(status, percent_set=percent, due=due)
    return calendar.signal(state, _NO_MEASURE)


def _status(filled: Filled, last: LastWeek) -> Status:
    """What is said, else what the share says, else as it was."""
    if filled.status or filled.percent is None:
        return filled.status or last.status
    if filled.percent == 100:
        return Status.DONE
    if filled.percent and last.status is not Status.BLOCKED:
        return Status.IN_PROGRESS
    return Status.NOT_STARTED if last.status is Status.DONE else last.status


def _within(form: FilledForm) -> date:
    """The day of its week that a form speaks of."""
    week, day = form.head.week, form.head.filled_on
    return week.sunday if day is None else min(max(day, week.monday), week.sunday)


def _notes(text: str) -> tuple[str, ...]:
    """A cell's text as a note, as several where it is longer than one may be."""
    return (
        ()
        if not text
        else tuple(text[at : at + NOTE_LIMIT] for at in range(0, len(text), NOTE_LIMIT))
    )
