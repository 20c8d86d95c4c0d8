"""One statement of the ledger: an entry, its content, its canonical text and its id.

An entry says: this measure's field has this value, counted from the day `on`, and it replaces the
entries named in `over`. docs/ledger.md gives the record's form.
"""

import json
from collections.abc import Mapping
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


Key = tuple[str, str]
"""(measure, field)."""


def _plain(value: object) -> str:
    if isinstance(value, date):  # datetime is a date
        return value.isoformat()
    raise TypeError(f"not a ledger value: {type(value).__name__}")


_CANONICAL = json.JSONEncoder(
    sort_keys=True,
    ensure_ascii=True,
    separators=(",", ":"),
    default=_plain,
    check_circular=False,  # what came out of a file, or goes into one, is a tree
)


def canonical_json(content: Mapping[str, object]) -> str:
    """The one JSON text of a content, over which ids, digests and seals are taken."""
    return _CANONICAL.encode(content)


def digest_id(text: str) -> str:
    """The first 16 bytes of the text's SHA-256, base32 (RFC 4648), lower case, unpadded."""
    return base32(sha256(text.encode("ascii")).digest()[:16])


def base32(data: bytes) -> str:
    """Bytes in base32 (RFC 4648), lower case, unpadded."""
    length = -(-8 * len(data) // 5)
    number = int.from_bytes(data, "big") << 5 * length - 8 * len(data)
    return "".join(BASE32[number >> 5 * place & 31] for place in range(length - 1, -1, -1))


_DIGITS_OF_32 = bytes.maketrans(BASE32.encode(), b"0123456789abcdefghijklmnopqrstuv")


def has_id(text: str, id: str) -> bool:
    """Whether `id` is the text's `digest_id`; compared as numbers, five times faster to work out.

    `id` must be 26 characters of the alphabet.
    """
    digest = sha256(text.encode("ascii")).digest()[:16]
    return (
        int(id.encode("ascii").translate(_DIGITS_OF_32), 32) == int.from_bytes(digest, "big") << 2
    )


def sha256_text(text: str) -> str:
    """SHA-256 (hex) of an ASCII text, such as a canonical JSON."""
    return sha256(text.encode("ascii")).hexdigest()


def entry_content(entry: Entry) -> dict[str, object]:
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
    return entry._replace(id=digest_id(canonical_json(entry_content(entry))))
