"""Undo and redo, read off the ledger: any number of steps, also after a restart.

The stack is this installation's own acts, under all ids that it had. Undo writes what the fields
would hold had the act not been; redo is the undo of an undo. An act that someone else's later entry
is over stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence, Set
from datetime import datetime
from heapq import heapify, heappop, heappush
from itertools import groupby
from typing import NamedTuple

from .entry import Draft, Entry, Key
from .history import History, descendants, head_of, heads
from .unit_names import FIELD as NAME


class Act(NamedTuple):
    """The entries that one key press made, in their order. `undo` names the act it takes back."""

    id: str
    entries: tuple[Entry, ...]
    undo: str = ""

    @property
    def pc(self) -> str:
        """The id that it was made under."""
        return self.entries[0].pc

    @property
    def at(self) -> datetime:
        """When it was made, by that PC's clock."""
        return self.entries[0].at

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures it speaks of, in order, each once."""
        return tuple(dict.fromkeys(e.measure for e in self.entries))


class Stacks(NamedTuple):
    """What can be undone and redone, the next one last."""

    undo: tuple[Act, ...] = ()
    redo: tuple[Act, ...] = ()


def acts_of(entries: Iterable[Entry], now: datetime) -> list[Act]:
    """The acts that one installation's entries make, in the order in which they were made.

    Those under one id stand by their numbers. Between the ids that an installation had, an act
    follows those that it is over, else the clock; one dated after now was made by a wrong clock and
    comes first. An act's entries follow one another; the same name later in the year is another
    act.
    """
    ordered = sorted(entries, key=lambda e: (e.pc, e.n))
    groups = (tuple(group) for _, group in groupby(ordered, key=lambda e: (e.pc, e.act)))
    acts = [Act(group[0].act, group, group[0].undo) for group in groups]
    if not acts or acts[0].pc == acts[-1].pc:
        return acts
    made_by = {e.id: number for number, act in enumerate(acts) for e in act.entries}
    after: list[set[int]] = [set() for _ in acts]
    for number, act in enumerate(acts):
        before = {made_by[id] for e in act.entries for id in e.over if id in made_by} - {number}
        if number and acts[number - 1].pc == act.pc:
            before.add(number - 1)
        for earlier in before:
            after[earlier].add(number)
    return [acts[number] for number in _in_turn(after, [(a.at <= now, a.at) for a in acts])]


def _in_turn(after: Sequence[Set[int]], place: Sequence[tuple[bool, datetime]]) -> Iterator[int]:
    """The numbers, none before one that it is to come after, else by their places."""
    waits = Counter(number for numbers in after for number in numbers)
    ready = [(place[number], number) for number in range(len(after)) if not waits[number]]
    heapify(ready)
    while ready:
        _, number = heappop(ready)
        yield number
        for following in after[number]:
            waits[following] -= 1
            if not waits[following]:
                heappush(ready, (place[following], following))


def stacks(entries: Iterable[Entry], now: datetime) -> Stacks:
    """The undo and redo stacks of one installation's entries.

    Submitting a report is on neither, nor is what the unit is called.
    """
    undo: list[Act] = []
    redo: list[Act] = []
    cleared: list[Act] = []
    """Off the redo stack by an act that only a wrong clock has put before their redo."""
    for act in acts_of(entries, now):
        if all(map(_is_of_the_unit, act.entries)):
            continue
        if not act.undo:
            undo.append(act)
            cleared += redo
            redo.clear()
        elif _is_taken(undo, act.undo):
            redo.append(act)
        elif _is_taken(redo, act.undo) or _is_taken(cleared, act.undo):
            undo.append(act)
    return Stacks(tuple(undo), tuple(redo))


def _is_of_the_unit(entry: Entry) -> bool:
    return not entry.measure and (entry.field.startswith("report.") or entry.field == NAME)


def _is_taken(stack: list[Act], id: str) -> bool:
    """Take the last act of this name off the stack; False where there is none.

    It lies on top, but where a wrong clock has put another over it.
    """
    for place in range(len(stack) - 1, -1, -1):
        if stack[place].id == id:
            del stack[place]
            return True
    return False


def overtaken_by(history: History, act: Act, own: Container[str]) -> Entry | None:
    """Someone else's later entry that is over the act, which therefore is not undone.

    `own` are the ids of the installation's own entries.
    """
    for measure, field in dict.fromkeys((e.measure, e.field) for e in act.entries):
        ids = [e.id for e in act.entries if (e.measure, e.field) == (measure, field)]
        for entry in descendants(history.group(measure, field), ids):
            if entry.id not in own:
                return entry
    return None


def undo_drafts(history: History, act: Act) -> list[Draft]:
    """The drafts that make every field of the act hold what it would without the act.

    Each speaks from the act's first day; what the field would then hold from later days on is said
    with those days. A conflict that the act settled stays settled, on the value that was shown.
    """
    ids = {e.id for e in act.entries}
    fields: dict[Key, list[Entry]] = {}
    for entry in act.entries:
        fields.setdefault((entry.measure, entry.field), []).append(entry)
    drafts = []
    for key, entries in fields.items():
        group = history.recorded(*key)
        gone = ids | {e.id for e in descendants(group, ids)}
        rest = [e for e in group if e.id not in gone]
        first = min(e.on for e in entries)
        if history.today is not None:
            first = min(first, history.today)
        head = head_of(rest, first)
        value = head.entry.value if head else None
        over = tuple(e.id for e in heads(group))
        drafts.append(Draft(*key, value, first, over, undo=act.id))
        for day in sorted({e.on for e in rest if e.on > first}):
            then = head_of(rest, day)
            if then and (head is None or then.entry is not head.entry):
                drafts.append(Draft(*key, then.entry.value, day, (), undo=act.id))
                head = then
    return drafts
