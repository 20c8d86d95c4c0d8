"""What a clerk does to a problem as drafts of entries: who answers, by when, closed, open again.

A note from before gets its number with the first of these.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ...ledger.entry import Draft
from ...ledger.history import History, heads
from ..edits import CLEARED, note_value, set_field
from ..state import Note
from .numbers import number_for


class IssueChange(NamedTuple):
    """What is set on a problem; None leaves the field alone, `CLEARED` empties it."""

    owner: str | None = None
    due: date | str | None = None


def change_issue(
    history: History, measure: str, note: Note, what: IssueChange, today: date
) -> list[Draft]:
    """Say who answers for a problem, and by when it is to be settled."""
    drafts: list[Draft] = []
    for part, value in what._asdict().items():
        if value is not None:
            stored = None if value == CLEARED else value
            drafts += set_field(history, measure, f"issue.{note.id}.{part}", stored, today, today)
    return [*_number(history, measure, note, today), *drafts] if drafts else []


def close_issue(
    history: History, measure: str, note: Note, how: str, on: date, today: date
) -> list[Draft]:
    """销号: say that a problem is settled from a day on, and how.

    It counts from no earlier day than what stands there, which would else be said again after it.
    """
    field, value = f"issue.{note.id}.closed", {"how": how, "on": on}
    days = (entry.on for entry in heads(history.group(measure, field)))
    closed = set_field(history, measure, field, value, max((on, *days)), today)
    return [*_number(history, measure, note, today), *closed]


def reopen_issue(history: History, measure: str, note: Note, today: date) -> list[Draft]:
    """Say that a problem is not settled after all, from today on."""
    return set_field(history, measure, f"issue.{note.id}.closed", None, today, today)


def _number(history: History, measure: str, note: Note, today: date) -> list[Draft]:
    if note.number:
        return []
    number = number_for(history.fields.get(measure, {}), measure, note.id, note.kind)
    value = note_value(note.kind, note.text, number)
    return set_field(history, measure, f"note.{note.id}", value, min(note.on, today), today)
