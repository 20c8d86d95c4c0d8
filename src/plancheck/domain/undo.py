"""Undo and redo, read off the ledger: any number of steps, also after a restart.

The stack is this installation's own acts. Undo writes what the fields would hold had the act not
been; redo is the undo of an undo. An act that someone else's later entry is over stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from .ledger import Draft, Entry, History, Key, descendants, head_of, heads


class Act(NamedTuple):
    """The entries that one key press made, in their order. `undo` names the act it takes back."""

    id: str
    entries: tuple[Entry, ...]
    undo: str = ""

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures it speaks of, in order, each once."""
        return tuple(dict.fromkeys(e.measure for e in self.entries))


class Stacks(NamedTuple):
    """What can be undone and redone, the next one last."""

    undo: tuple[Act, ...] = ()
    redo: tuple[Act, ...] = ()


def acts_of(entries: Iterable[Entry]) -> list[Act]:
    """The acts that one installation's entries make, in the order of their numbers.

    An act's entries follow one another; the same name later in the year is another act.
    """
    ordered = sorted(entries, key=lambda e: e.n)
    groups = [(id, tuple(group)) for id, group in groupby(ordered, key=lambda e: e.act)]
    return [Act(id, group, group[0].undo) for id, group in groups]


def stacks(entries: Iterable[Entry]) -> Stacks:
    """The undo and redo stacks of one installation's entries; handing in a report is on neither."""
    undo: list[Act] = []
    redo: list[Act] = []
    for act in acts_of(entries):
        if all(not e.measure and e.field.startswith("report.") for e in act.entries):
            continue
        if not act.undo:
            undo.append(act)
            redo.clear()
        elif undo and undo[-1].id == act.undo:
            undo.pop()
            redo.append(act)
        elif redo and redo[-1].id == act.undo:
            redo.pop()
            undo.append(act)
    return Stacks(tuple(undo), tuple(redo))


def overtaken_by(history: History, act: Act) -> Entry | None:
    """Someone else's later entry that is over the act, which therefore is not undone."""
    own = act.entries[0].pc
    for measure, field in dict.fromkeys((e.measure, e.field) for e in act.entries):
        ids = [e.id for e in act.entries if (e.measure, e.field) == (measure, field)]
        for entry in descendants(history.group(measure, field), ids):
            if entry.pc != own:
                return entry
    return None


def taken_back(history: History, act: Act) -> list[Draft]:
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
        group = history.group(*key)
        gone = ids | {e.id for e in descendants(group, ids)}
        rest = [e for e in group if e.id not in gone]
        first = min(e.on for e in entries)
        head = head_of(rest, first)
        value = head.entry.value if head else None
        drafts.append(Draft(*key, value, first, tuple(e.id for e in heads(group)), act.id))
        for day in sorted({e.on for e in rest if e.on > first}):
            then = head_of(rest, day)
            if then and (head is None or then.entry is not head.entry):
                drafts.append(Draft(*key, then.entry.value, day, (), act.id))
                head = then
    return drafts
