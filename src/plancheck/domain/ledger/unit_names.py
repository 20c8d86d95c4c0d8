"""What a unit was called: its names and types on record, where they were corrected.

The folder and the header of a file keep the name that they were made under. A correction is an
entry, so that other PCs and the office know who is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from ..text import folded_name
from .entry import Draft, Entry
from .history import History, heads

FIELD = "unit"
"""The field of a unit's name and type, on measure ""."""


class UnitName(NamedTuple):
    """What a unit is called and of which type it is; `type` empty where only the name is known."""

    name: str
    type: str


def name_in(entry: Entry) -> UnitName | None:
    """What an entry says that the unit is called; None where it says nothing of it."""
    if entry.measure or entry.field != FIELD or not isinstance(entry.value, Mapping):
        return None
    name, type = entry.value.get("name"), entry.value.get("type", "")
    if not isinstance(name, str) or not isinstance(type, str) or not folded_name(name):
        return None
    return UnitName(name, type)


def names_on_record(entries: Iterable[Entry]) -> list[UnitName]:
    """The names that entries record, in the order of these, each once."""
    return list(dict.fromkeys(name for name in map(name_in, entries) if name))


def names_in(history: History) -> list[UnitName]:
    """The names on record, in the order in which they were recorded."""
    return names_on_record(sorted(history.group("", FIELD), key=lambda e: (e.at, e.pc, e.n)))


def naming_drafts(history: History, names: Iterable[UnitName], on: date) -> list[Draft]:
    """Put names on record, the last of them the present one."""
    over = tuple(e.id for e in heads(history.group("", FIELD)))
    return [
        Draft(measure="", field=FIELD, value=name._asdict(), on=on, over=over) for name in names
    ]


def former_names(known: Iterable[UnitName], now: UnitName) -> tuple[UnitName, ...]:
    """All names with their types that the unit had and has no more, in one order on every PC.

    A name whose type nobody recorded is of the type that the unit is of now.
    """
    names = sorted(known, reverse=True)
    typed = {folded_name(name) for name, type in names if type}
    others: dict[tuple[str, str], UnitName] = {}
    for name, type in names:
        if type or folded_name(name) not in typed:
            others[folded_name(name), type or now.type] = UnitName(name, type or now.type)
    others.pop((folded_name(now.name), now.type), None)
    return tuple(sorted(others.values()))
