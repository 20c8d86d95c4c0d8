"""The entries of the ledger and how they merge: the only truth about progress.

An entry says: this measure's field has this value, counted from the day `on`, and it replaces the
entries named in `over`. Entries that no counting entry reaches through `over` are heads; one head
is the value, several that differ are a conflict (并存). docs/ledger.md gives the rules and why.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from ..startup import sha256

FORMAT = "plancheck-ledger"
MAJOR = 1
BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
"""The alphabet of RFC 4648, lower case."""
ENTRY_LIMIT = 64 * 1024
"""Bytes an entry may take in the file."""

Value = str | int | float | bool | date | Mapping[str, object] | None
"""What an entry may hold; None is a cleared field."""


class Entry(NamedTuple):
    """One recorded statement. `extra` holds keys this version does not know; the id covers them."""

    id: str
    at: datetime
    on: date
    by: str
    pc: str
    n: int
    act: str
    measure: str
    field: str
    value: Value = None
    over: tuple[str, ...] = ()
    undo: str = ""
    extra: tuple[tuple[str, object], ...] = ()


class Draft(NamedTuple):
    """What an entry is to say, before the ledger gives it its place (pc, n, at) and its id."""

    measure: str
    field: str
    value: Value
    on: date
    over: tuple[str, ...] = ()
    undo: str = ""


class FieldValue(NamedTuple):
    """What a field holds: the entry shown, and all heads where they differ (a conflict)."""

    entry: Entry
    rivals: tuple[Entry, ...] = ()


Key = tuple[str, str]
"""(measure, field)."""


def _plain(value: object) -> str:
    if isinstance(value, date):  # datetime is a date
        return value.isoformat()
    raise TypeError(f"not a ledger value: {type(value).__name__}")


def canonical_json(content: Mapping[str, object]) -> str:
    """The one JSON text of a content, over which ids, digests and seals are taken."""
    return json.dumps(
        content, sort_keys=True, ensure_ascii=True, separators=(",", ":"), default=_plain
    )


def digest_id(text: str) -> str:
    """The first 16 bytes of the text's SHA-256, base32 (RFC 4648), lower case, unpadded."""
    return base32(sha256(text.encode("ascii")).digest()[:16])


def base32(data: bytes) -> str:
    """Bytes in base32 (RFC 4648), lower case, unpadded."""
    length = -(-8 * len(data) // 5)
    number = int.from_bytes(data, "big") << 5 * length - 8 * len(data)
    return "".join(BASE32[number >> 5 * place & 31] for place in range(length - 1, -1, -1))


_DIGITS_OF_32 = str.maketrans(BASE32, "0123456789abcdefghijklmnopqrstuv")


def has_id(text: str, id: str) -> bool:
    """Whether `id` is the text's `digest_id`; compared as numbers, five times faster to work out.

    `id` must be 26 characters of the alphabet.
    """
    digest = sha256(text.encode("ascii")).digest()[:16]
    return int(id.translate(_DIGITS_OF_32), 32) == int.from_bytes(digest, "big") << 2


def sha256_text(text: str) -> str:
    """SHA-256 (hex) of an ASCII text, such as a canonical JSON."""
    return sha256(text.encode("ascii")).hexdigest()


def content_of(entry: Entry) -> dict[str, object]:
    """The entry as the keys and values of its record, without `id`."""
    content: dict[str, object] = {
        "at": entry.at,
        "on": entry.on,
        "by": entry.by,
        "pc": entry.pc,
        "n": entry.n,
        "act": entry.act,
        "measure": entry.measure,
        "field": entry.field,
    }
    if entry.value is not None:
        content["value"] = entry.value
    if entry.over:
        content["over"] = list(entry.over)
    if entry.undo:
        content["undo"] = entry.undo
    content.update(entry.extra)
    return content


def identified(entry: Entry) -> Entry:
    """The entry with the id that its content has."""
    return entry._replace(id=digest_id(canonical_json(content_of(entry))))


class History:
    """All entries known, by measure and field, each id once; the one value here that grows.

    Order does not matter: adding the same entries in any order, any number of times, gives the
    same groups but for the order inside them, which `heads` does not look at.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.by_id: dict[str, Entry] = {}
        self.fields: dict[str, dict[str, list[Entry]]] = {}
        self.add(entries)

    def add(self, entries: Iterable[Entry]) -> set[str]:
        """Take in entries; returns the measures ("" for the unit's own) that got something new."""
        touched: set[str] = set()
        for entry in entries:
            if entry.id in self.by_id:
                continue
            self.by_id[entry.id] = entry
            fields = self.fields.get(entry.measure)
            if fields is None:
                fields = self.fields[entry.measure] = {}
            group = fields.get(entry.field)
            if group is None:
                fields[entry.field] = [entry]
            else:
                group.append(entry)
            touched.add(entry.measure)
        return touched

    def group(self, measure: str, field: str) -> Sequence[Entry]:
        """The entries of one field of one measure."""
        return self.fields.get(measure, {}).get(field, ())

    def of_measure(self, measure: str) -> list[Entry]:
        """All entries of one measure, in the order they were recorded."""
        found = [e for group in self.fields.get(measure, {}).values() for e in group]
        return sorted(found, key=lambda e: (e.at, e.pc, e.n))


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


def descendants(group: Sequence[Entry], ids: Iterable[str]) -> list[Entry]:
    """The entries of one field that are over the given ones, directly or through others."""
    below: dict[str, list[Entry]] = {}
    for entry in group:
        for id in entry.over:
            below.setdefault(id, []).append(entry)
    found: dict[str, Entry] = {}
    todo = list(ids)
    while todo:
        for entry in below.get(todo.pop(), ()):
            if entry.id not in found:
                found[entry.id] = entry
                todo.append(entry.id)
    return list(found.values())


def value_by(group: Sequence[Entry], as_of: date | None) -> Value:
    """The value of one field by the day; None where nothing was set or it was cleared."""
    head = head_of(group, as_of)
    return head.entry.value if head else None


def reached(on: date, today: date) -> date | None:
    """The `as_of` of what is known on a day: everything (None) where the day is today.

    Entries of days yet to come are a wrong clock's; what is shown counts them.
    """
    return on if on < today else None


def drafted(group: Sequence[Entry], key: Key, value: Value, on: date, today: date) -> list[Draft]:
    """The statements that make the field hold `value` from the day `on`.

    The first is over all heads. What the field was set to for later days is said again after it,
    each with its own day, so that an entry made late changes only the days it speaks of. No day is
    later than today: whatever a wrong clock wrote, an act that speaks of today wins.
    """
    measure, field = key
    drafts = [Draft(measure, field, value, on, tuple(e.id for e in heads(group)))]
    last = None
    for day in sorted({min(e.on, today) for e in group if e.on > on} - {on}):
        later = [e for e in heads(group, reached(day, today)) if e.on > on]
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
            Entry("", at, draft.on, by, pc, n, act, *key, draft.value, over, draft.undo)
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
