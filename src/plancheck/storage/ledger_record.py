"""The record of an entry: TOML text written and read back, each entry verified by its id.

Reading goes block by block, so that damage costs only the damaged entries. A block in the form
that `encode` writes is taken apart by one pattern (thirty times faster than a TOML parser, and
held equal to it by a property test); any other form goes to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from json.encoder import encode_basestring_ascii
from typing import NamedTuple, cast

from ..domain.ledger import (
    ENTRY_LIMIT,
    FORMAT,
    Entry,
    Value,
    canonical_json,
    content_of,
    digest_id,
    has_id,
)
from ..domain.text import NOTE_LIMIT, TITLE_LIMIT, clean, is_clean
from ..errors import BadFile, Problem
from . import toml_guard, toml_text

HEADING = re.compile(r"^[ \t]*\[\[[ \t]*entry[ \t]*\]\][ \t]*(?:#[^\n]*)?\r?$", re.MULTILINE)
SALVAGE_TRIES = 2_000
"""How many runs of lines are tried in one file before the rest of its damage is only named."""
SALVAGE_LINES = 64

_TEXT = r'"([^"\\\x00-\x1f\x7f]*)"'
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_WRITTEN = re.compile(
    r"\n?\[\[entry\]\]\n"
    r'id = "([a-z2-7]{26})"\n'
    rf"at = ({_DAY}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(?!-00:00)[+-][0-9]{{2}}:[0-9]{{2}})\n"
    rf"on = ({_DAY})\n"
    rf"by = {_TEXT}\npc = {_TEXT}\n"
    r"n = ([1-9][0-9]{0,14})\n"
    rf"act = {_TEXT}\nmeasure = {_TEXT}\nfield = {_TEXT}\n"
    rf"(?:value = (?:{_TEXT}|(0|-?[1-9][0-9]{{0,14}})|(true|false)|({_DAY})"
    rf"|\{{ kind = {_TEXT}, text = {_TEXT} \}})\n)?"
    r'(?:over = \[("[a-z2-7]{26}"(?:, "[a-z2-7]{26}")*)\]\n)?'
    rf"(?:undo = {_TEXT}\n)?"
    r"(?=\n\[\[entry\]\]\n|\n*\Z)"
)


class Header(NamedTuple):
    """Whose ledger a file is. Empty strings where the header could not be read."""

    major: int = 0
    plan: str = ""
    unit: str = ""


class Reading(NamedTuple):
    """What a ledger's text holds: verified entries, and the damage by line."""

    header: Header
    entries: list[Entry]
    problems: list[Problem]


def header_text(plan: str, unit: str) -> str:
    """The first lines of a new ledger file."""
    return (
        "# plancheck 台账：只追加，不要手工修改；检查请用 plancheck doctor\n"
        f'format = "{FORMAT}/1"\n'
        f"plan = {toml_text.string(plan)}\nunit = {toml_text.string(unit)}\n"
    )


def encode(entry: Entry) -> str:
    """The record of one entry, a blank line first. ValueError where it passes 64 KiB."""
    text = f"\n[[entry]]\nid = {toml_text.string(entry.id)}\n" + toml_text.table(content_of(entry))
    if len(text.encode()) > ENTRY_LIMIT:
        raise ValueError("entry too long")
    return text


def decode(text: str, source: str) -> Reading:
    """Read a ledger's text. Nothing is accepted whose id does not verify; nothing raises."""
    first = HEADING.search(text)
    header, problems = _header(text[: first.start()] if first else text, source)
    entries: list[Entry] = []
    budget = [SALVAGE_TRIES]
    position = first.start() if first else len(text)
    quoted = _Quoted()
    while position < len(text):
        found = _WRITTEN.match(text, position)
        entry = _from_match(found, quoted) if found else None
        if entry and found:
            entries.append(entry)
            position = found.end()
            continue
        following = HEADING.search(text, text.find("\n", position + 1) + 1 or len(text))
        end = following.start() if following else len(text)
        block = text[position:end]
        kept, whole = _from_block(block, budget)
        entries.extend(kept)
        if not whole and not block.isspace():
            line = text.count("\n", 0, position) + 1 + (block[:1] == "\n")
            problems.append(Problem(source, line, "这条记录已损坏，没有采用；原文保留在文件中"))
        position = end
    return Reading(header, entries, problems)


def _header(text: str, source: str) -> tuple[Header, list[Problem]]:
    try:
        content = toml_guard.parse(text.lstrip("\ufeff"), source)
    except BadFile as error:
        return Header(), [error.problem]
    name, _, major = str(content.get("format", "")).partition("/")
    if name != FORMAT or not major.isdecimal():
        return Header(), [Problem(source, 1, "文件开头不是 plancheck 台账的格式")]
    plan, unit = str(content.get("plan", "")), str(content.get("unit", ""))
    return Header(int(major[:9]), clean(plan), clean(unit)), []


class _Quoted(dict[str, str]):
    """Parts of entries as JSON, each worked out once: most come again and again.

    ValueError where reading would change the part, so that the parser takes over.
    """

    def __missing__(self, part: str) -> str:
        quoted = self[part] = _quoted(part)
        return quoted


def _from_match(found: re.Match[str], quoted: _Quoted) -> Entry | None:
    """The entry of a block in written form, None where its id does not verify."""
    (id, at, on, by, pc, n, act, measure, field, *value_parts, over, undo) = found.groups()
    text, number, truth, day, kind, note = value_parts
    value: Value = None
    tail = ""
    try:
        if text is not None:
            value, tail = text, f',"value":{quoted[text]}'
        elif number is not None:
            value, tail = int(number), f',"value":{number}'
        elif truth is not None:
            value, tail = truth == "true", f',"value":{truth}'
        elif day is not None:
            value, tail = date.fromisoformat(day), f',"value":"{day}"'
        elif kind is not None:
            value = {"kind": kind, "text": note}
            tail = f',"value":{{"kind":{quoted[kind]},"text":{_quoted(note)}}}'
        when, day_of = datetime.fromisoformat(at), date.fromisoformat(on)
        json_text = (
            f'{{"act":{quoted[act]},"at":"{at}","by":{quoted[by]},"field":{quoted[field]},'
            f'"measure":{quoted[measure]},"n":{n},"on":"{on}"'
            + (f',"over":[{over.replace(", ", ",")}]' if over else "")
            + f',"pc":{quoted[pc]}'
            + (f',"undo":{quoted[undo]}' if undo is not None else "")
            + tail
            + "}"
        )
    except ValueError:
        return None
    if not has_id(json_text, id):
        return None
    overs = tuple(over[1:-1].split('", "')) if over else ()
    return Entry._make(
        (id, when, day_of, by, pc, int(n), act, measure, field, value, overs, undo or "", ())
    )


def _quoted(part: str) -> str:
    """The part as JSON; ValueError where reading would change it, so that the parser takes over."""
    if len(part) > TITLE_LIMIT or part != part.strip() or not is_clean(part):
        raise ValueError(part)
    return encode_basestring_ascii(part)


def _from_block(block: str, budget: list[int]) -> tuple[list[Entry], bool]:
    """The entries of one block of text, and whether the block was whole.

    Where the block as a whole fails, the longest runs of its lines that verify are taken.
    """
    entry = _parsed(block)
    if entry:
        return [entry], True
    lines = block.split("\n")
    named = [i for i, line in enumerate(lines) if line.lstrip().startswith("id")]
    starts = named + [i for i in range(len(lines)) if i not in named]
    kept: list[Entry] = []
    taken = 0
    for tried, start in enumerate(starts):
        if start < taken or (kept and tried >= len(named)):
            continue
        for end in range(min(len(lines), start + SALVAGE_LINES), start + 8, -1):
            if budget[0] <= 0:
                return kept, False
            if not lines[end - 1].strip():
                continue
            budget[0] -= 1
            entry = _parsed("[[entry]]\n" + "\n".join(lines[start:end]))
            if entry:
                kept.append(entry)
                taken = end
                break
    return kept, False


def _parsed(block: str) -> Entry | None:
    """The entry of one block by the TOML parser, None where it is none or does not verify."""
    try:
        content = toml_guard.parse(block, "")
    except BadFile:
        return None
    tables = content.get("entry")
    if len(content) != 1 or not isinstance(tables, list) or len(tables) != 1:
        return None
    return entry_of(tables[0])


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
    if not isinstance(at, datetime) or at.tzinfo is None or not isinstance(n, int) or n < 1:
        return None
    if not isinstance(on, date) or isinstance(on, datetime) or not isinstance(undo, str):
        return None
    if not all(isinstance(text, str) for text in texts) or not isinstance(over, list):
        return None
    if not all(isinstance(one, str) for one in over):
        return None
    by, pc, act, measure, field = (clean(cast("str", text)) for text in texts)
    return Entry(
        id,
        at,
        on,
        by,
        pc,
        n,
        act,
        measure,
        field,
        _cleaned(value),
        tuple(over),
        undo,
        tuple(record.items()),
    )


def _cleaned(value: object) -> Value:
    if isinstance(value, str):
        return clean(value, NOTE_LIMIT, lines=True)
    if isinstance(value, Mapping):
        return {clean(k): _cleaned(v) for k, v in value.items()}
    if isinstance(value, bool | int | float | date):
        return value
    return None


def torn_from(tail: bytes) -> int | None:
    """Where a ledger's bytes stop being whole records: an offset, None if nowhere.

    Only the last block is looked at.
    """
    last = tail.rfind(b"\n[[entry]]\n")
    if last >= 0 and _parsed(tail[last:].decode("utf-8", "surrogateescape")):
        return None
    text = tail.decode("utf-8", "surrogateescape")
    headings = [found.start() for found in HEADING.finditer(text)]
    if not headings:
        return None
    block = text[headings[-1] :]
    if _parsed(block):
        return None
    ends = [i + 1 for i in _newlines(block)]
    for end in reversed(ends[:SALVAGE_LINES]):
        if _parsed(block[:end]):
            return _bytes_in(text[: headings[-1] + end])
    start = headings[-1]
    if text[:start].endswith("\n\n"):
        start -= 1
    return _bytes_in(text[:start])


def _newlines(text: str) -> Iterator[int]:
    position = text.find("\n")
    while position >= 0:
        yield position
        position = text.find("\n", position + 1)


def _bytes_in(text: str) -> int:
    return len(text.encode("utf-8", "surrogateescape"))
