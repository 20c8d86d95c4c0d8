"""The numbers of problems and of what others must settle: 3.2.1-问1, 3.2.1-协1.

The PC that notes one gives it its number, which never changes and is given no second time. Two PCs
that did not know of each other may both give one: then the later note shows a letter behind it
(3.2.1-问1乙). A note from before has no number until it is touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...ledger.entry import Entry, Value
from ...ledger.history import first_at
from ...startup import lazy
from ..state import Note, NoteKind

MARKS = {NoteKind.PROBLEM: "问", NoteKind.COORDINATION: "协"}
"""The kinds of note that have a number, and the hanzi in it."""
_LETTERS = "甲乙丙丁戊己庚辛壬癸"
_NUMBER = lazy(f"[0-9A-Za-z.]{{1,40}}-[{''.join(MARKS.values())}][1-9][0-9]{{0,5}}")

Fields = Mapping[str, Sequence[Entry]]
"""A measure's entries by field."""


def number_for(fields: Fields, measure: str, id: str, kind: NoteKind) -> str:
    """The number of a note of this kind: one that it has had, else the next; "" for no such."""
    if kind not in MARKS:
        return ""
    stem = f"{measure}-{MARKS[kind]}"
    given = [(field, n) for field, n in _given(fields) if n.startswith(stem)]
    own = next((number for field, number in given if field == f"note.{id}"), "")
    last = max((int(number.removeprefix(stem)) for _, number in given), default=0)
    return own or f"{stem}{last + 1}"


def next_numbers(fields: Fields, measure: str, kinds: Sequence[NoteKind]) -> list[str]:
    """The numbers of so many new notes that are written as one act."""
    given: dict[NoteKind, int] = {}
    numbers = []
    for kind in kinds:
        stem = f"{measure}-{MARKS[kind]}"
        first = int(number_for(fields, measure, "", kind).removeprefix(stem))
        numbers.append(f"{stem}{first + given.get(kind, 0)}")
        given[kind] = given.get(kind, 0) + 1
    return numbers


def shown_number(fields: Fields, note: Note) -> str:
    """A note's number as it is shown: with a letter where an earlier note has the same.

    Whether that one still stands, and by which day, changes nothing.
    """
    if not note.number:
        return ""
    holders = {field for field, number in _given(fields) if number == note.number}
    place = sorted(holders, key=lambda field: (first_at(fields[field]), field))
    rank = place.index(f"note.{note.id}")
    if not rank:
        return note.number
    return note.number + (_LETTERS[rank] if rank < len(_LETTERS) else f"-{rank + 1}")


def number_in(value: Value) -> str:
    """The number that a note's value has; "" for none, or what is none."""
    number = value.get("number") if isinstance(value, Mapping) else None
    return number if isinstance(number, str) and _NUMBER.fullmatch(number) else ""


def _given(fields: Fields) -> Iterator[tuple[str, str]]:
    """Every number that a note has had, also one that was taken away or is another kind now."""
    for field, group in fields.items():
        if field.startswith("note."):
            for number in dict.fromkeys(number_in(entry.value) for entry in group):
                if number:
                    yield field, number
