"""What a wrong clock has dated, field by field, and the act that dates it today.

A clerk cannot date anything ahead of today, so what is dated so counts as today's in what runs. A
slow clock's entries count by the day they name, which is the wrong one. Both are said until one act
says them again with today's day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from ..ledger.adoption import FIELD as ADOPTED
from ..ledger.clock import slow_entries
from ..ledger.entry import Draft, Entry, Key, Value
from ..ledger.history import History, head_of, heads, value_by
from ..period import Week
from .edits import set_field

_NO_CHANGE = "nochange."
_NAMED = 3
_WORDS = {
    True: "的记录日期比今天还晚（电脑日期错过），先按今天算",
    False: "的记录日期偏早（电脑日期慢过）",
}


class Misdated(NamedTuple):
    """A field that holds what a wrong clock dated, and the ids of all that it dated there."""

    entry: Entry
    ids: frozenset[str]
    ahead: bool

    @property
    def key(self) -> Key:
        """Which field."""
        return self.entry.measure, self.entry.field


def misdated(history: History, now: datetime, issued: date | None) -> list[Misdated]:
    """The fields that hold what a wrong clock dated: ahead of today first, then a slow clock's.

    `now` is the clock's time; the history must know today.
    """
    slow = slow_entries(history.by_id, now, issued)
    return [*_misdated(history, history.ahead, ahead=True), *_misdated(history, slow, ahead=False)]


def _misdated(history: History, ids: Iterable[str], *, ahead: bool) -> list[Misdated]:
    wrong = frozenset(ids)
    keys = dict.fromkeys((e.measure, e.field) for e in map(history.by_id.__getitem__, wrong))
    found = []
    for key in sorted(keys):
        if not key[0] and key[1] != ADOPTED:
            continue  # editions and names count whatever their day
        group = history.recorded(*key)
        head = head_of(history.group(*key))
        own = frozenset(_with_undone([entry for entry in group if entry.id in wrong], group))
        if head is None or head.rivals or head.entry.id not in own:
            continue  # settling a conflict dates it
        rest = [entry for entry in group if entry.id not in own]
        if head.entry.undo or value_by(rest, history.today) != head.entry.value:
            found.append(Misdated(history.by_id[head.entry.id], own, ahead))
    return found


def _with_undone(wrong: Sequence[Entry], group: Iterable[Entry]) -> Iterator[str]:
    """The ids of what a wrong clock dated, and of what an undo has put back as it was."""
    for entry in group:
        put_back = entry.undo and any((e.on, e.value) == (entry.on, entry.value) for e in wrong)
        if put_back or entry in wrong:
            yield entry.id


def dating_drafts(history: History, found: Sequence[Misdated], today: date) -> list[Draft]:
    """Say again today what a wrong clock dated, and nothing of it for the days before."""
    drafts: list[Draft] = []
    for one in found:
        measure, field = one.key
        value, this = one.entry.value, f"{_NO_CHANGE}{Week.of(today)}"
        if field.startswith(_NO_CHANGE) and field != this:
            drafts += set_field(history, measure, this, value, today, today)
            value = None
        days = [*_days_before(history, one, today), (today, value)]
        over = _heads(history, one.key)
        for place, (day, held) in enumerate(days):
            if not place or held != days[place - 1][1]:
                drafts.append(Draft(measure=measure, field=field, value=held, on=day, over=over))
    return drafts


def _days_before(history: History, one: Misdated, today: date) -> list[tuple[date, Value]]:
    """What the field held day by day before today, had the wrong clock not been."""
    group = history.recorded(*one.key)
    rest = [entry for entry in group if entry.id not in one.ids]
    first = min(entry.on for entry in group if entry.id in one.ids)
    days = {first, *(entry.on for entry in rest if entry.on > first)}
    return [(day, value_by(rest, day)) for day in sorted(days) if day < today]


def _heads(history: History, key: Key) -> tuple[str, ...]:
    return tuple(entry.id for entry in heads(history.group(*key)))


def misdated_words(found: Sequence[Misdated]) -> str:
    """What is said of it, in a sentence; empty where there is nothing."""
    parts = []
    for ahead, words in _WORDS.items():
        measures = list(dict.fromkeys(one.entry.measure for one in found if one.ahead is ahead))
        if measures:
            named = "、".join(filter(None, measures[:_NAMED])) or "计划"
            more = f" 等 {len(measures)} 项" if len(measures) > _NAMED else " "
            parts.append(f"{named}{more}{words}")
    return "；".join(parts)
