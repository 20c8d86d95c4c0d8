"""Which measures a label belongs to: its item's, those before its line, all under its heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...draft import Duty, Role
from ..readings import Reading
from ..text.labels import LABELS
from .figures import due_of


def with_duties(readings: Sequence[Reading], year: int) -> list[Reading]:
    """The readings with labels' names given to the measures that they belong to.

    A label within an item is that item's; one on a line of its own belongs to what stands before
    it, back to the label or heading before; right after a heading to all under it. Beside one that
    goes first (牵头), others that are responsible help.
    """
    found = list(readings)
    for run in _runs(readings):
        led = any(readings[n].first and readings[n].role is Role.LEAD for n in run)
        for n in run:
            label = readings[n]
            if led and label.role is Role.LEAD and not label.first:
                label = label._replace(role=Role.SUPPORT)
                found[n] = label
            for m in _covered(readings, n):
                found[m] = found[m]._replace(duty=_given(found[m].duty, label, year))
    return found


def _runs(readings: Sequence[Reading]) -> Iterator[list[int]]:
    """The labels that stand together."""
    run: list[int] = []
    for n, reading in enumerate(readings):
        if reading.role in LABELS:
            run.append(n)
        elif run:
            yield run
            run = []
    if run:
        yield run


_HEADINGS = (Role.SECTION, Role.GROUP, Role.OBJECTIVE)


def _covered(readings: Sequence[Reading], n: int) -> Iterator[int]:
    m = n - 1
    while m >= 0 and readings[m].role in LABELS:
        m -= 1
    if m >= 0 and readings[m].role in _HEADINGS:
        level = _HEADINGS.index(readings[m].role)
        for after in range(n + 1, len(readings)):
            role = readings[after].role
            if role in _HEADINGS and _HEADINGS.index(role) <= level:
                break
            if role is Role.MEASURE:
                yield after
        return
    while m >= 0 and readings[m].role is Role.MEASURE:
        if readings[n].inline and readings[m].item != readings[n].item:
            break
        yield m
        m -= 1


def _given(duty: Duty, label: Reading, year: int) -> Duty:
    if label.role is Role.LEAD:
        return duty._replace(lead=tuple(dict.fromkeys((*duty.lead, *label.names))))
    if label.role is Role.SUPPORT:
        return duty._replace(support=tuple(dict.fromkeys((*duty.support, *label.names))))
    if label.role is Role.LEADER:
        return duty._replace(leader=duty.leader or "、".join(label.names))
    return duty._replace(due=duty.due or due_of("、".join(label.names), year))
