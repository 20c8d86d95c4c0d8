"""Which problems of a measure are open, and since how many weeks."""

from __future__ import annotations

from datetime import date
from enum import Enum

from ..state import MeasureState, Note, NoteKind
from ..status import Status
from ..views import OVER
from .numbers import MARKS


class IssueState(Enum):
    """How a problem stands at a period's end."""

    NEW = "新增"
    OPEN = "继续"
    CLOSED = "已销号"


def open_issues(state: MeasureState) -> list[Note]:
    """The problems that nobody has closed, in the order of their days.

    One from before there were numbers is open until a 进展 follows or the measure is over.
    """
    found: list[Note] = []
    for note in state.notes:
        if note.kind is NoteKind.PROGRESS:
            found = [one for one in found if one.number]
        elif note.kind in MARKS and note.closing is None:
            found.append(note)
    return [one for one in found if one.number or state.status not in OVER]


def has_problem(state: MeasureState) -> bool:
    """Whether something stands in the way: 受阻, or an open problem."""
    return state.status is Status.BLOCKED or bool(open_issues(state))


def weeks_open(raised: date, day: date) -> int:
    """How many whole weeks a problem is old on a day."""
    return max(0, (day - raised).days // 7)


def age_words(weeks: int) -> str:
    """不到1周, 3周."""
    return f"{weeks}周" if weeks else "不到1周"
