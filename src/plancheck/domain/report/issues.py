"""问题清单: the problems of a measure that a period's report goes on with, by their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from ..period import Period
from ..progress.issue_numbers import MARKS, Fields, shown_number
from ..progress.state import MeasureState, Note, NoteKind
from ..progress.views import OVER
from .model import IssueReport, IssueState


def issues(
    measure: str, fields: Fields, state: MeasureState, period: Period
) -> Iterator[IssueReport]:
    """The open problems and matters for others, as the measure stands at the period's end.

    One is open until a 进展 follows, or the measure is done or 不适用. One from before there were
    numbers is known by none yet, and is not listed until it was touched.
    """
    if state.status in OVER:
        return
    for note in filter(lambda note: note.number, _open(state.notes)):
        yield IssueReport(
            number=shown_number(fields, note),
            measure=measure,
            kind=note.kind,
            text=note.text,
            raised=note.on,
            state=IssueState.NEW if note.on >= period.first_day else IssueState.OPEN,
        )


def _open(notes: tuple[Note, ...]) -> list[Note]:
    """The notes of such a kind that no 进展 follows."""
    since: list[Note] = []
    for note in notes:
        if note.kind is NoteKind.PROGRESS:
            since = []
        elif note.kind in MARKS:
            since.append(note)
    return since
