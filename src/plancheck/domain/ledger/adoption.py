"""By which revision of its plan a unit works: adopted (接收) from a day on, on record like any act.

Where two PCs adopted different revisions at once the later revision counts, whichever was clicked
last: a unit never goes back to an older one by a merge, only by undoing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from .entry import Draft, Entry, Key
from .history import History, heads, superseding_drafts

FIELD = "plan"
"""The field of the adopted revision, on measure ""."""
KEY: Key = ("", FIELD)


class Adopted(NamedTuple):
    """A revision as a ledger names it: its number, and the digest of the plan's content."""

    revision: int
    digest: str


def adopted_in(entry: Entry) -> Adopted | None:
    """The revision that an entry names; None where it names none (an undone adoption)."""
    if not isinstance(entry.value, Mapping):
        return None
    revision, digest = entry.value.get("revision"), entry.value.get("digest")
    if not isinstance(revision, int) or isinstance(revision, bool) or revision < 1:
        return None
    return Adopted(revision, digest) if isinstance(digest, str) and digest else None


def adoption_in_force(history: History, day: date | None = None) -> Entry | None:
    """The adoption that counts by a day (None: by all entries); None where there is none."""
    alive = heads(history.group(*KEY), day)
    named = [(one, entry.at, entry.id, entry) for entry in alive if (one := adopted_in(entry))]
    named.sort(key=lambda place: (place[0].revision, *place[1:3]))
    return named[-1][-1] if named else None


def in_force(history: History, day: date | None = None) -> Adopted | None:
    """The revision in force by a day; None where none was ever adopted, or that was undone."""
    entry = adoption_in_force(history, day)
    return adopted_in(entry) if entry else None


def are_contested(history: History) -> bool:
    """Whether two PCs adopted files that are published as one revision and differ."""
    alive = {one for entry in heads(history.group(*KEY)) if (one := adopted_in(entry))}
    latest = max((one.revision for one in alive), default=0)
    return sum(one.revision == latest for one in alive) > 1


def revision_by(history: History, day: date) -> Adopted | None:
    """The revision in force by a day, before the first adoption the one adopted first.

    None where nothing was ever adopted, or all of that was undone.
    """
    if now := in_force(history, day):
        return now
    later = sorted({entry.on for entry in history.group(*KEY) if entry.on > day})
    found = (adoption_in_force(history, one) for one in later)
    entry = next((one for one in found if one), None)
    return adopted_in(_first_before(history, entry)) if entry else None


def _first_before(history: History, entry: Entry) -> Entry:
    """The adoption of the same day that an entry goes back to, with none undone between."""
    same = {one.id: one for one in history.group(*KEY) if one.on == entry.on and adopted_in(one)}
    reached, todo = {entry.id: entry}, [entry]
    while todo:
        for id in todo.pop().over:
            if id in same and id not in reached:
                reached[id] = same[id]
                todo.append(same[id])
    return min(reached.values(), key=lambda one: (one.at, one.id))


def fallback(history: History) -> Adopted | None:
    """What a unit works by where all adoption was undone: the first revision that is on record."""
    return min(adoptions(history), default=None)


def ever_in_force(history: History) -> set[Adopted]:
    """The revisions that are in force on some day: reports of some period are by each."""
    days = (None, *{entry.on for entry in history.group(*KEY)})
    return {one for day in days if (one := in_force(history, day))}


def adoptions(history: History) -> list[Adopted]:
    """All revisions that the ledger names, each once, the latest first."""
    named = (adopted_in(entry) for entry in history.group(*KEY))
    return sorted({one for one in named if one}, reverse=True)


def adoption_drafts(
    history: History,
    new: Adopted,
    before: tuple[Adopted, date] | None,
    on: date,
    today: date,
) -> list[Draft]:
    """Adopt a revision from a day on.

    `before` is by what the unit worked until then, and since when: it goes on record too, where
    nothing is, so that reports of earlier periods go on being by it.
    """
    drafts = []
    if before and in_force(history, on) is None:
        revision, since = before
        since = min(since, on - timedelta(1))
        over = tuple(entry.id for entry in heads(history.group(*KEY)))
        drafts.append(Draft(*KEY, revision._asdict(), since, over))
    return drafts + superseding_drafts(history.group(*KEY), KEY, new._asdict(), on, today)
