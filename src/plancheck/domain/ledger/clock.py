"""Clocks that were wrong: what a fast one dated ahead counts as today's, what a slow one dated.

Which of two clocks was right nothing proves. Here is what is taken for wrong, and docs/ledger.md
says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby, pairwise

from .entry import Entry

_SET_RIGHT = timedelta(hours=1)
"""By how much clocks go back that are set right by a little, or written in another time zone."""
_SENT_AHEAD = timedelta(31)
"""How long before the day that stands on it a plan may come: what is done by then is no clock's."""
_FAR = 10**6


def as_known(entry: Entry, today: date) -> Entry:
    """The entry as it counts today: what is dated ahead of it, as today's.

    Its time lies before today's acts then, in the same order among its like: a fast clock shall
    not bring what it wrote behind what was written since.
    """
    on, at = min(entry.on, today), entry.at
    if at.date() > today:
        midnight = datetime.combine(today, time(), at.tzinfo)
        at = midnight - (datetime.max.replace(tzinfo=at.tzinfo) - at) / _FAR
    return entry._replace(on=on, at=at)


def slow_entries(entries: Mapping[str, Entry], now: datetime, issued: date | None) -> set[str]:
    """The ids of entries that a slow clock dated: each speaks of the wrong day that it was made.

    Made before an earlier one of the same installation, or long before the plan was issued. What a
    clerk dated on purpose, by naming an earlier day, is not among them.
    """
    slow: set[str] = set()
    if _ran_on(entries.values(), issued):
        return slow
    fast = None
    for run in _by_pc(entries.values()):
        if issued:
            slow.update(entry.id for entry in run if _too_early(entry, issued))
        if any(went_back(after, entry) for entry, after in pairwise(run)):
            fast = known_fast(entries) if fast is None else fast
            sound = [entry for entry in run if entry.at <= now and entry.id not in fast]
            slow.update(entry.id for entry in _runs_that_were_slow(sound, now))
    return {id for id in slow if entries[id].on == entries[id].at.date()}


def _ran_on(entries: Iterable[Entry], issued: date | None) -> bool:
    """Whether the entries as they lie show at a glance that no clock ever went back."""
    latest: dict[str, datetime] = {}
    for entry in entries:
        at, pc = entry.at, entry.pc
        if at < latest.get(pc, at) or (issued and _too_early(entry, issued)):
            return False
        latest[pc] = at
    return True


def _too_early(entry: Entry, issued: date) -> bool:
    """Whether no plan issued on a day was there yet when an entry was made, by its clock."""
    return issued - entry.at.date() > _SENT_AHEAD


def went_back(after: Entry, before: Entry) -> bool:
    """Whether an entry was made on an earlier day than the one before it, by its clock."""
    day = after.at.astimezone(before.at.tzinfo).date()
    return before.at - after.at > _SET_RIGHT and day < before.at.date()


def _by_pc(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    ordered = sorted(entries, key=lambda e: (e.pc, e.n))
    for _, run in groupby(ordered, key=lambda e: e.pc):
        yield list(run)


def known_fast(entries: Mapping[str, Entry]) -> set[str]:
    """What was dated ahead and then said again with the day of its saying: a fast clock's."""
    until: dict[str, tuple[int, datetime]] = {}
    for entry in entries.values():
        for one in (entries[id] for id in entry.over if id in entries):
            again = entry.value == one.value and entry.on == entry.at.date() < one.on
            last = entry.n if entry.pc == one.pc else one.n
            if again and last > until.get(one.pc, (0,))[0]:
                until[one.pc] = last, entry.at
    fast = set()
    for entry in entries.values():
        n, at = until.get(entry.pc, (0, entry.at))
        if entry.n <= n and entry.at > at:
            fast.add(entry.id)
    return fast


def _runs_that_were_slow(run: Sequence[Entry], now: datetime) -> Iterator[Entry]:
    """Of one installation's entries in turn, those between a step back and the leap that ends it.

    Where the clock crept up to where it had been without a leap, it was fast before the step.
    """
    high: Entry | None = None
    place = 0
    while place < len(run):
        first = run[place]
        if high is None or not went_back(first, high):
            high, place = first, place + 1
            continue
        leap, end = (high.at - first.at) / 2, place
        ends = [entry.at for entry in run[place + 1 :]] + [now]
        for end in range(place, len(run)):
            if ends[end - place] - run[end].at >= leap:
                yield from run[place : end + 1]
                break
            if end + 1 < len(run) and not went_back(run[end + 1], high):
                high = run[end]
                break
        place = end + 1
