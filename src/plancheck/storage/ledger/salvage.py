"""One block of a ledger's text: parsed and verified, or what can be saved of it.

A block is what stands from one `[[entry]]` line to the next. Damage costs only the damaged entries:
where a block fails as a whole, the runs of its lines that verify are taken.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from math import isnan
from typing import NamedTuple, cast

from ...domain.ledger.entry import ENTRY_LIMIT, Entry, Value, canonical_json, digest_id
from ...domain.startup import lazy
from ...domain.text import NOTE_LIMIT, clean
from ...errors import BadFile
from ..toml import guard

HEADING_LINE = r"^[ \t]*\[\[[ \t]*entry[ \t]*\]\][ \t]*(?:#[^\n]*)?\r?$"
HEADING = lazy(HEADING_LINE, re.MULTILINE)
RUN_LINES = 64
LEAST_KEYS = 9
"""Keys that every entry has: id, at, on, by, pc, n, act, measure, field."""
_NEAR = 4_096
"""Characters of a file's end in which its last heading nearly always stands."""
_NAMED = lazy(r"^[ \t]*id[ \t]*=", re.MULTILINE)
_PAIR = lazy(r"[ \t]*[\"'\w.-]+[ \t]*=")


class Budget:
    """How much text may be tried in vain before the rest of a file's damage is only named.

    Counted in characters, and in whole blocks given to the parser, so that a hostile file costs a
    bounded time. A record in the form that is written needs neither.
    """

    def __init__(self, characters: int = 4 * 1024 * 1024, blocks: int = 4_000) -> None:
        self.left = characters
        self.blocks = blocks


class Salvage(NamedTuple):
    """The entries of a block, where in it each of them stands, and whether it was whole."""

    entries: list[Entry]
    spans: list[tuple[int, int]]
    whole: bool


def salvage(block: str, budget: Budget) -> Salvage:
    """What a block holds. Runs that begin with an id, as they are written, are tried first."""
    entry = parsed(block) if budget.blocks > 0 else None
    if entry:
        return Salvage([entry], [(0, len(block))], True)
    budget.blocks -= 1
    kept: list[Entry] = []
    spans: list[tuple[int, int]] = []
    taken = 0
    for named in _NAMED.finditer(block):
        if named.start() >= taken and (run := _run_from(block, named.start(), budget)):
            kept.append(run[0])
            taken = run[1]
            spans.append((named.start(), taken))
    start = len(block) if kept else 0
    while start < len(block) and budget.left > 0 and budget.blocks >= 0:
        if run := _run_from(block, start, budget):
            kept.append(run[0])
            spans.append((start, run[1]))
            start = run[1]
        else:
            start = block.find("\n", start) + 1 or len(block)
    return Salvage(kept, spans, False)


def _run_from(block: str, start: int, budget: Budget) -> tuple[Entry, int] | None:
    """The entry that a run of lines from `start` is, and where the run ends.

    A run begins with a key, and ends before a heading or a second id.
    """
    ends: list[int] = []
    pairs, ids, position = True, 0, start
    budget.left -= RUN_LINES
    while budget.left > 0 and len(ends) < RUN_LINES and position < len(block):
        pairs = pairs and _PAIR.match(block, position) is not None
        ids += _NAMED.match(block, position) is not None
        if ids > 1 or not (pairs or ends) or block.startswith("[[", position):
            break
        position = block.find("\n", position) + 1 or len(block)
        if pairs:
            ends.insert(0, position)  # all the lines that look like `key = value`: the likeliest
        else:
            ends.append(position)
    for end in ends:
        run = block[start:end]
        budget.left -= len(run) // 16
        if budget.left <= 0:
            return None
        if run.count("=") >= LEAST_KEYS:
            entry = parsed(f"[[entry]]\n{run}")
            if entry:
                return entry, end
            budget.left -= len(run) + 200
    return None


def parsed(block: str) -> Entry | None:
    """The entry of one block by the TOML parser, None where it is none or does not verify."""
    content = _table(block)
    return entry_of(content) if content else None


def altered(block: str) -> bool:
    """Whether a block that does not verify is a record whose characters were replaced by `?`."""
    if "?" not in block:
        return False
    content = _table(block) or {}
    texts = [content.get("by"), content.get("value")]
    if isinstance(texts[1], Mapping):
        texts += texts[1].values()
    return len(content) >= LEAST_KEYS and any(isinstance(t, str) and "?" in t for t in texts)


def _table(block: str) -> Mapping[str, object] | None:
    """What stands in one block, None where that is no table of an entry."""
    if len(block) > 2 * ENTRY_LIMIT or block.count("=") < LEAST_KEYS:
        return None
    try:
        content = guard.parse_toml(block, "")
    except BadFile:
        return None
    tables = content.get("entry")
    if len(content) != 1 or not isinstance(tables, list) or len(tables) != 1:
        return None
    return cast("Mapping[str, object]", tables[0])


def entry_of(content: Mapping[str, object]) -> Entry | None:
    """The entry that a parsed table is, its texts cleaned; None where its id does not verify."""
    record = dict(content)
    id = record.pop("id", None)
    try:
        if not isinstance(id, str) or digest_id(canonical_json(record)) != id:
            return None
    except (TypeError, ValueError):
        return None
    take = record.pop
    at, on, n = take("at", None), take("on", None), take("n", None)
    texts = [take(name, None) for name in ("by", "pc", "act", "measure", "field")]
    over, undo = take("over", []), take("undo", "")
    value = take("value", None)
    if not isinstance(at, datetime) or at.tzinfo is None or type(n) is not int or n < 1:
        return None
    if not isinstance(on, date) or isinstance(on, datetime) or not isinstance(undo, str):
        return None
    if not all(isinstance(text, str) for text in texts) or not isinstance(over, list):
        return None
    if not all(isinstance(one, str) for one in over):
        return None
    by, pc, act, measure, field = (clean(cast("str", text)) for text in texts)
    return Entry(
        id=id,
        at=at,
        on=on,
        by=by,
        pc=pc,
        n=n,
        act=act,
        measure=measure,
        field=field,
        value=_cleaned(value),
        over=tuple(over),
        undo=undo,
        extra=tuple(record.items()),
    )


def _cleaned(value: object) -> Value:
    if isinstance(value, str):
        return clean(value, NOTE_LIMIT, lines=True)
    if isinstance(value, Mapping):
        return {clean(k): _cleaned(v) for k, v in value.items()}
    if isinstance(value, float) and isnan(value):
        return None  # it would be in conflict with itself
    if isinstance(value, bool | int | float | date):
        return value
    return None


def torn_from(data: bytes) -> int | None:
    """Where a ledger's bytes stop being whole records: an offset, None if nowhere.

    Only the last block is looked at, and only the end of a long file.
    """
    skipped = max(0, len(data) - 2 * ENTRY_LIMIT)
    text = data[skipped:].decode("utf-8", "surrogateescape")
    start = -1
    for near in (max(0, len(text) - _NEAR), 0):
        for heading in HEADING.finditer(text, near):
            start = heading.start()
        if start >= 0:
            break
    else:
        return None
    _, spans, _ = salvage(text[start:], Budget())
    end = spans[-1][1] if spans else 0
    if not spans and text[:start].endswith("\n\n"):
        start -= 1
    cut = skipped + _bytes_in(text[: start + end])
    return cut if cut < len(data) else None


def _bytes_in(text: str) -> int:
    return len(text.encode("utf-8", "surrogateescape"))
