"""How the entries merge: the only truth about progress.

Entries that no counting entry reaches through `over` are heads; one head is the value, several
that differ are a conflict (并存). docs/ledger.md gives the rules and why.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from .clock import as_known
from .entry import Draft, Entry, Key, Value, identified


class FieldValue(NamedTuple):
    """What a field holds: the entry shown, and all heads where they differ (a conflict)."""

    entry: Entry
    rivals: tuple[Entry, ...] = ()


class History:
    """All entries known, by measure and field, each id once; the one value here that grows.

    Order does not matter: adding the same entries in any order, any number of times, gives the
    same groups but for the order inside them, which `heads` does not look at.

    Where it is known which day is `today`, the groups have what is dated ahead of it as today's;
    `by_id` has every entry as it was recorded.
    """

    def __init__(self, entries: Iterable[Entry] = (), today: date | None = None) -> None:
        self.by_id: dict[str, Entry] = {}
        self.fields: dict[str, dict[str, list[Entry]]] = {}
        self.today = today
        self.latest = date.min
        """The latest day that an entry speaks of or was made on, as it was recorded."""
        self.ahead: set[str] = set()
        """The ids of the entries that are dated ahead of today."""
        self.add(entries)

    def add(self, entries: Iterable[Entry]) -> set[str]:
        """Take in entries; returns the measures ("" for the unit's own) that got something new."""
        touched: set[str] = set()
        for entry in entries:
            if entry.id in self.by_id:
                continue
            self.by_id[entry.id] = entry
            known = self._as_known(entry)
            fields = self.fields.get(entry.measure)
            if fields is None:
                fields = self.fields[entry.measure] = {}
            group = fields.get(entry.field)
            if group is None:
                fields[entry.field] = [known]
            else:
                group.append(known)
            touched.add(entry.measure)
        return touched

    def _as_known(self, entry: Entry) -> Entry:
        day = entry.at.date()
        if entry.on > day:  # noqa: PLR1730  # calls of `max` cost a year's ledger a millisecond
            day = entry.on
        if day > self.latest:  # noqa: PLR1730
            self.latest = day
        if self.today is None or day <= self.today:
            return entry
        if entry.on > self.today:
            self.ahead.add(entry.id)
        return as_known(entry, self.today)

    def group(self, measure: str, field: str) -> Sequence[Entry]:
        """The entries of one field of one measure."""
        return self.fields.get(measure, {}).get(field, ())

    def known(self) -> Iterator[Entry]:
        """All entries as they count today."""
        for fields in self.fields.values():
            for group in fields.values():
                yield from group

    def recorded(self, measure: str, field: str) -> list[Entry]:
        """The same as they were recorded, whatever day they are dated."""
        return [self.by_id[entry.id] for entry in self.group(measure, field)]

    def of_measure(self, measure: str) -> list[Entry]:
        """All entries of one measure, as and in the order they were recorded."""
        groups = self.fields.get(measure, {}).values()
        entries = [self.by_id[e.id] for group in groups for e in group]
        return sorted(entries, key=lambda e: (e.at, e.pc, e.n))


def heads(group: Sequence[Entry], as_of: date | None = None) -> list[Entry]:
    """The entries of one field that count by the day and that no counting entry reaches.

    `as_of` None counts all. The latest by (at, id) comes first. All entries of `group` must be of
    the same measure and field; an id in `over` that is not among them is passed over.
    """
    if len(group) == 1:
        return list(group) if as_of is None or group[0].on <= as_of else []
    counting = [e for e in group if e.on <= as_of] if as_of is not None else group
    dead = {id for entry in counting for id in entry.over}
    if len(counting) != len(group):  # reach through entries that do not count yet
        silent = {e.id: e for e in group if as_of is not None and e.on > as_of}
        todo = [id for id in dead if id in silent]
        while todo:
            for id in silent[todo.pop()].over:
                if id not in dead:
                    dead.add(id)
                    if id in silent:
                        todo.append(id)
    alive = [e for e in counting if e.id not in dead]
    alive.sort(key=lambda e: (e.at, e.id), reverse=True)
    return alive


def head_of(group: Sequence[Entry], as_of: date | None = None) -> FieldValue | None:
    """What the field holds by the day, None where nothing counts yet."""
    alive = heads(group, as_of)
    if len(alive) < 2:
        return FieldValue(alive[0]) if alive else None
    first = alive[0]
    return FieldValue(first, tuple(alive) if any(e.value != first.value for e in alive) else ())


def rivals_of(history: History, measure: str, fields: Iterable[str]) -> list[Entry]:
    """The values that stand side by side (并存) in a measure's fields, each field's shown first."""
    field_heads = (head_of(history.group(measure, field)) for field in fields)
    return [history.by_id[e.id] for head in field_heads if head for e in head.rivals]


def descendants(group: Sequence[Entry], ids: Iterable[str]) -> list[Entry]:
    """The entries of one field that are over the given ones, directly or through others."""
    below: dict[str, list[Entry]] = {}
    for entry in group:
        for id in entry.over:
            below.setdefault(id, []).append(entry)
    later: dict[str, Entry] = {}
    todo = list(ids)
    while todo:
        for entry in below.get(todo.pop(), ()):
            if entry.id not in later:
                later[entry.id] = entry
                todo.append(entry.id)
    return list(later.values())


def first_at(group: Sequence[Entry]) -> datetime:
    """When a field was first set: changed, or taken back and done again, it keeps its place.

    That is the entry which is over none; a clock that has gone back since changes nothing. What a
    fast clock wrote and was dated since lies before what else was written on the day of that.
    """
    if len(group) == 1:
        return group[0].at
    first = min((e for e in group if not e.over), key=lambda e: e.at, default=group[0])
    dated = [e.at for e in group if e.value == first.value and e.on < first.on and e.at < first.at]
    return as_known(first, min(dated).date()).at if dated else first.at


def value_by(group: Sequence[Entry], as_of: date | None) -> Value:
    """The value of one field by the day; None where nothing was set or it was cleared."""
    head = head_of(group, as_of)
    return head.entry.value if head else None


def as_of_day(on: date, today: date) -> date | None:
    """The `as_of` of what is known on a day: everything (None) where the day is today.

    Entries of days yet to come are a wrong clock's; what is shown counts them.
    """
    return on if on < today else None


def dated_by(history: History, today: date) -> History:
    """The same entries, those of days yet to come as today's: a clock was fast that dated them.

    What a period that has ended was like does not depend on it.
    """
    known = history.today or date.max
    if known != today and history.latest > min(known, today):
        return History(history.by_id.values(), today)
    if history.today is not None:
        history.today = today  # nothing is dated ahead of either day
    return history


def superseding_drafts(
    group: Sequence[Entry], key: Key, value: Value, on: date, today: date
) -> list[Draft]:
    """The statements that make the field hold `value` from the day `on`.

    The first is over all heads. What the field was set to for later days is said again after it,
    each with its own day, so that an entry made late changes only the days it speaks of. No day is
    later than today: whatever a wrong clock wrote, an act that speaks of today wins.
    """
    measure, field = key
    over = tuple(e.id for e in heads(group))
    drafts = [Draft(measure=measure, field=field, value=value, on=on, over=over)]
    last = None
    for day in sorted({min(e.on, today) for e in group if e.on > on} - {on}):
        later = [e for e in heads(group, as_of_day(day, today)) if e.on > on]
        if later and later[0] is not last:
            last = later[0]
            drafts.append(Draft(measure, field, last.value, day))
    return drafts


def placed(
    drafts: Iterable[Draft], at: datetime, by: str, pc: str, first: int, act: str
) -> tuple[Entry, ...]:
    """The entries that the drafts become as one act, numbered from `first`.

    A second draft for the same field is over the one before it.
    """
    latest: dict[Key, str] = {}
    entries = []
    for n, draft in enumerate(drafts, first):
        key = (draft.measure, draft.field)
        over = (latest[key],) if key in latest else draft.over
        entry = identified(
            Entry(
                id="",
                at=at,
                on=draft.on,
                by=by,
                pc=pc,
                n=n,
                act=act,
                measure=draft.measure,
                field=draft.field,
                value=draft.value,
                over=over,
                undo=draft.undo,
            )
        )
        latest[key] = entry.id
        entries.append(entry)
    return tuple(entries)


def missing_numbers(entries: Iterable[Entry]) -> dict[str, list[tuple[int, int]]]:
    """By pc, the runs of entry numbers (first, last) that are not there: k3f9a2 缺 58-60."""
    seen: dict[str, set[int]] = {}
    for entry in entries:
        numbers = seen.get(entry.pc)
        if numbers is None:
            seen[entry.pc] = {entry.n}
        else:
            numbers.add(entry.n)
    gaps: dict[str, list[tuple[int, int]]] = {}
    for pc, numbers in seen.items():
        if len(numbers) == max(numbers):
            continue
        expected = 1
        for n in sorted(numbers):
            if n > expected:
                gaps.setdefault(pc, []).append((expected, n - 1))
            expected = n + 1
    return gaps
