"""Which measures a label belongs to: its item's, those before its line, all under its heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..draft import Duty, Role
from .figures import due_of
from .readings import Reading


def with_duties(claims: Sequence[Reading], year: int) -> list[Reading]:
    """The claims with labels' names given to the measures that they belong to.

    A label within an item is that item's; one on a line of its own belongs to what stands before
    it, back to the label or heading before; right after a heading to all under it.
    """
    found = list(claims)
    for n, claim in enumerate(claims):
        if claim.role not in (Role.LEAD, Role.SUPPORT, Role.LEADER, Role.DUE) or not claim.names:
            continue
        for m in _covered(claims, n):
            found[m] = found[m]._replace(duty=_given(found[m].duty, claim, year))
    return found


_LABELS = (Role.LEAD, Role.SUPPORT, Role.LEADER, Role.DUE)
_HEADINGS = (Role.SECTION, Role.GROUP, Role.OBJECTIVE)


def _covered(claims: Sequence[Reading], n: int) -> Iterator[int]:
    m = n - 1
    while m >= 0 and claims[m].role in _LABELS:
        m -= 1
    if m >= 0 and claims[m].role in _HEADINGS:
        level = _HEADINGS.index(claims[m].role)
        for after in range(n + 1, len(claims)):
            role = claims[after].role
            if role in _HEADINGS and _HEADINGS.index(role) <= level:
                break
            if role is Role.MEASURE:
                yield after
        return
    while m >= 0 and (claims[m].role is Role.MEASURE):
        if claims[n].inline and claims[m].item != claims[n].item:
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
