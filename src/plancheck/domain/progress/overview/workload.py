"""What each 责任人 has in hand, and what of it somebody has to ask about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ...ledger.history import History
from ..checklist import Item
from ..persons import owner_texts, persons
from ..signal import SETTLED, Signal
from ..status import Status
from .quiet import is_quiet


class Workload(NamedTuple):
    """A person, and how many measures: not settled, overdue, behind, quiet for four weeks."""

    name: str
    open: int = 0
    overdue: int = 0
    behind: int = 0
    quiet: int = 0


def workloads(items: Iterable[Item], history: History, today: date) -> tuple[Workload, ...]:
    """Those who have a measure or an open step of one, who has most first.

    A person who is written in several ways is named as it was met first.
    """
    found: dict[str, Workload] = {}
    for item in items:
        state = item.state
        if state.status in SETTLED:
            continue
        here = {p.key: p.name for text in owner_texts(state).values() for p in persons(text)}
        quiet = (
            bool(here)
            and state.status is Status.IN_PROGRESS
            and is_quiet(history, item.measure.id, today, today)
        )
        for key, name in here.items():
            one = found.get(key, Workload(name))
            found[key] = one._replace(
                open=one.open + 1,
                overdue=one.overdue + (item.signal is Signal.OVERDUE),
                behind=one.behind + (item.signal is Signal.BEHIND),
                quiet=one.quiet + quiet,
            )
    return tuple(sorted(found.values(), key=lambda one: (-one.open, one.name)))
