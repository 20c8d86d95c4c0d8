"""问题清单: the problems of a measure that a period's report lists, by their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from ..period import Period
from ..progress.issues.numbers import MARKS, Fields, shown_number
from ..progress.issues.standing import IssueState
from ..progress.persons import persons_of
from ..progress.state import Closing, MeasureState
from .model import IssueReport


def issues(
    measure: str, fields: Fields, state: MeasureState, period: Period
) -> Iterator[IssueReport]:
    """The problems that are open at the period's end, or were closed in it.

    What was closed on an earlier day and put on record in the period is listed too: the report of
    that day had gone. One from before there were numbers is not listed until it was touched.
    """
    for note in state.notes:
        closing = note.closing
        if note.kind not in MARKS or not note.number or (closing and not _is_told(closing, period)):
            continue
        new = IssueState.NEW if note.on >= period.first_day else IssueState.OPEN
        yield IssueReport(
            number=shown_number(fields, note),
            measure=measure,
            kind=note.kind,
            text=note.text,
            raised=note.on,
            owner=persons_of(note.owner),
            due=note.due,
            state=IssueState.CLOSED if closing else new,
            closed=closing.on if closing else None,
            how=closing.how if closing else "",
        )


def _is_told(closing: Closing, period: Period) -> bool:
    days = (closing.on, closing.recorded)
    return any(period.first_day <= day <= period.last_day for day in days)
