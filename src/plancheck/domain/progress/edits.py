"""What a clerk's acts write into the ledger: drafts of entries, worked out from what is there.

Nothing here writes. An empty list means that nothing would change. `on` is the day an act speaks
of, at most `today`, the day it is recorded.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from ..ledger.entry import Draft, Entry, Value
from ..ledger.history import History, as_of_day, head_of, heads, superseding_drafts, value_by
from ..period import Week
from .issues.numbers import number_for
from .persons import owner_texts, person_keys, persons, replace_persons
from .state import MeasureState, Note, NoteKind, status_of
from .status import Status

STATUS = "status"


class Edit(NamedTuple):
    """What is set on a measure; None leaves the field alone, `CLEARED` empties it."""

    status: Status | None = None
    percent: int | str | None = None
    amount: int | float | str | None = None
    owner: str | None = None
    due: date | str | None = None
    reason: str | None = None


CLEARED = ""
"""Set as a value, empties the field."""


def set_field(
    history: History, measure: str, field: str, value: Value, on: date, today: date
) -> list[Draft]:
    """Make one field hold a value from a day on; nothing where it does so already."""
    group = history.group(measure, field)
    head = head_of(group)
    agreed = head is None or not head.rivals
    now = head.entry.value if head else None
    then = value_by(group, as_of_day(on, today))
    if agreed and now == then == value and type(now) is type(then) is type(value):
        return []
    return superseding_drafts(group, (measure, field), value, on, today)


def change(history: History, measure: str, what: Edit, on: date, today: date) -> list[Draft]:
    """Set several fields of a measure as one act.

    A percent or an amount on a 未启动 measure makes it 推进中 in the same act.
    """
    drafts: list[Draft] = []
    for field, value in what._replace(status=None)._asdict().items():
        if value is not None:
            stored = None if value == CLEARED else value
            drafts += set_field(history, measure, field, stored, on, today)
    if what.status is not None:
        drafts += set_field(history, measure, STATUS, _stored(what.status), on, today)
    elif what.percent or what.amount:
        drafts += begin(history, measure, on, today)
    return drafts


def begin(history: History, measure: str, on: date, today: date) -> list[Draft]:
    """Make a 未启动 measure 推进中: something has been done of it. Nothing for another one."""
    if status_by(history, measure, on, today) is not Status.NOT_STARTED:
        return []
    return set_field(history, measure, STATUS, Status.IN_PROGRESS.value, on, today)


def status_by(history: History, measure: str, on: date, today: date) -> Status:
    """The status of a measure by a day; for today, as it is shown."""
    return status_of(value_by(history.group(measure, STATUS), as_of_day(on, today)))


def _stored(status: Status) -> str | None:
    return None if status is Status.NOT_STARTED else status.value


def tick(history: History, measure: str, on: date, today: date) -> list[Draft]:
    """Say that the unit's part is done."""
    return set_field(history, measure, STATUS, Status.DONE.value, on, today)


def untick(history: History, measure: str, on: date, today: date) -> list[Draft]:
    """Bring back the status from before the measure was done."""
    before = _before_done(history.group(measure, STATUS), as_of_day(on, today))
    return set_field(history, measure, STATUS, before, on, today)


def _before_done(group: Sequence[Entry], as_of: date | None) -> str | None:
    """The last status before 已完成 along the entries that the heads are over; None for 未启动.

    Entries that do not count yet by the day are looked through.
    """
    entries = {e.id: e for e in group}
    layer = heads(group, as_of)
    seen: set[str] = set()
    while layer:
        counting = [e for e in layer if as_of is None or e.on <= as_of]
        other = [e for e in counting if status_of(e.value) is not Status.DONE]
        if other:
            value = max(other, key=lambda e: (e.at, e.id)).value
            return value if isinstance(value, str) else None
        seen.update(e.id for e in layer)
        ids = {id for e in layer for id in e.over} - seen
        layer = [entries[id] for id in ids if id in entries]
    return None


def note(
    measure: str, id: str, kind: NoteKind, text: str, on: date, number: str = ""
) -> list[Draft]:
    """Write down one note, under an id of its own; a problem with its number."""
    return [Draft(measure, f"note.{id}", note_value(kind, text, number), on)]


def rewrite_note(
    history: History, measure: str, old: Note, kind: NoteKind, text: str, today: date
) -> list[Draft]:
    """A note in other words, still speaking of its day (today where a wrong clock dated it)."""
    on = min(old.on, today)
    number = number_for(history.fields.get(measure, {}), measure, old.id, kind)
    value = note_value(kind, text, number)
    same = old.number == "" and (kind, text) == (old.kind, old.text)
    return [] if same else set_field(history, measure, f"note.{old.id}", value, on, today)


def note_value(kind: NoteKind, text: str, number: str) -> dict[str, object]:
    """What the ledger holds of a note."""
    value: dict[str, object] = {"kind": kind.value, "text": text}
    return value | {"number": number} if number else value


def evidence(measure: str, id: str, text: str, on: date) -> list[Draft]:
    """Name a file that shows the work, under an id of its own."""
    return [Draft(measure, f"evidence.{id}", text, on)]


def no_change(history: History, measure: str, week: Week, today: date) -> list[Draft]:
    """Answer 本周无变化 for a week: on its last day, or today while it runs."""
    on = min(week.last_day, today)
    return set_field(history, measure, f"nochange.{week}", True, on, today)


def transfer(
    history: History,
    measure: str,
    state: MeasureState,
    owners: tuple[str | None, str],
    on: date,
    today: date,
) -> list[Draft]:
    """Give a predecessor's part of a measure, its open steps with it, to another.

    `owners` is who had it and who gets it; who shared it with the one keeps his part. None for the
    first gives the measure whoever had it, and along with it what those who leave had of its steps.
    """
    former, owner = owners
    changed = _given(state, owner) if former is None else _passed_on(state, former, owner)
    drafts: list[Draft] = []
    for field, text in changed.items():
        drafts += set_field(history, measure, field, text or None, on, today)
    return drafts


def _passed_on(state: MeasureState, former: str, owner: str) -> dict[str, str]:
    leaving = person_keys(former)
    return {
        field: replace_persons(text, leaving, owner)
        for field, text in owner_texts(state).items()
        if leaving & person_keys(text)
    }


def _given(state: MeasureState, owner: str) -> dict[str, str]:
    """Steps in the very hands of the measure go along, others where it is clear who comes."""
    before, after = person_keys(state.owner), person_keys(owner)
    leaving = before - after
    coming = [owner[p.start : p.end] for p in persons(owner) if p.key not in before]
    given = {}
    for field, text in owner_texts(state).items():
        if leaving and person_keys(text) == before:
            given[field] = owner
        elif leaving & person_keys(text) and len(coming) == 1:
            given[field] = replace_persons(text, leaving, coming[0])
    return given | {"owner": owner}


def settle(history: History, chosen: Entry, today: date) -> list[Draft]:
    """Settle a conflict (并存) on the value of one of its heads."""
    key = (chosen.measure, chosen.field)
    head = head_of(history.group(*key))
    if head is None or chosen.id not in {entry.id for entry in head.rivals}:
        return []
    on = min(today, max(entry.on for entry in head.rivals))
    return set_field(history, *key, chosen.value, on, today)
