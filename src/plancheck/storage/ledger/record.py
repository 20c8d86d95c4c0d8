"""The record of an entry: TOML text written and read back, each entry verified by its id.

Reading goes block by block, so that damage costs only the damaged entries. A block in the form
that `encode` writes is taken apart by one pattern (thirty times faster than a TOML parser, and
held equal to it by a property test); any other form goes to the parser.
"""

import re
from contextlib import suppress
from datetime import date, datetime
from json.encoder import encode_basestring_ascii
from typing import NamedTuple

from ...domain.ledger.entry import ENTRY_LIMIT, FORMAT, Entry, Value, entry_content, has_id
from ...domain.startup import lazy
from ...domain.text import TITLE_LIMIT, clean, is_clean
from ...errors import BadFile, Problem
from .. import file_kinds
from ..toml import guard, writer
from .salvage import HEADING_LINE, Budget, altered, salvage

DAMAGED = "这条记录已损坏，没有采用；原文保留在文件中"
ALTERED = "这条记录里有的字在另存时被换成了“?”，与原来不符，没有采用"
HEADER_LINES = 32
OWN_LIMIT = 64 * 1024 * 1024
"""Bytes of one's own file; a clerk's year is 0.8 MB. Others' files: `toml_guard.LIMIT`."""

_FIRST = lazy(r"^[ \t]*(?:\[|id[ \t]*=)", re.MULTILINE)
"""Where a file's header ends, also where the first heading is damaged."""

_HEADER_LINE = rf'^[ \t]*format[ \t]*=[ \t]*"{FORMAT}/'
_HEADER = lazy(_HEADER_LINE)
_NEXT = lazy(rf"(?:{HEADING_LINE}|{_HEADER_LINE})", re.MULTILINE)
"""Where a record ends: at the next heading, or at the header of a file that was glued on behind."""
_ID = lazy(r'^[ \t]*id[ \t]*=[ \t]*"([a-z2-7]{26})"', re.MULTILINE)
_TEXT = r'"([^"\\\x00-\x1f\x7f]*)"'
_NAME = r'("[A-Za-z0-9._-]{0,160}")'
"""Ids, numbers, field names: with their quotes, as they stand in JSON too."""
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_WRITTEN = lazy(
    r"\n?\[\[entry\]\]\n"
    r'id = "([a-z2-7]{26})"\n'
    rf"at = ({_DAY}T{_TIME}:[0-5][0-9](?!-00:00)[+-]{_TIME})\n"
    rf"on = ({_DAY})\n"
    rf"by = {_TEXT}\npc = {_NAME}\n"
    r"n = ([1-9][0-9]{0,14})\n"
    rf"act = {_NAME}\nmeasure = {_NAME}\nfield = {_NAME}\n"
    rf"(?:value = (?:{_TEXT}|(0|-?[1-9][0-9]{{0,14}})|(true|false)|({_DAY})"
    rf"|\{{ kind = {_TEXT}, text = {_TEXT} \}})\n)?"
    r'(?:over = \[("[a-z2-7]{26}"(?:, "[a-z2-7]{26}")*)\]\n)?'
    rf"(?:undo = {_NAME}\n)?"
    r"(?=\n\[\[entry\]\]\n|\n*\Z)"
)


class Header(NamedTuple):
    """Whose ledger a file is. Empty strings where the header could not be read."""

    major: int = 0
    plan: str = ""
    unit: str = ""


class ParsedLedger(NamedTuple):
    """What a ledger's text holds: verified entries, and the damage by line."""

    header: Header
    entries: list[Entry]
    problems: list[Problem]
    lost: frozenset[str] = frozenset()
    """The ids that damaged records name, of which a backup may have the entries."""
    glued: tuple[Header, ...] = ()
    """The headers of other files that were glued on behind the first."""
    encodings: str = ""
    """Which other encodings another program has saved it in, for the clerk; empty for none."""


def header_text(plan: str, unit: str) -> str:
    """The first lines of a new ledger file."""
    return (
        "# plancheck 台账：只追加，不要手工修改；检查请用 plancheck doctor\n"
        f'format = "{FORMAT}/1"\n'
        f"plan = {writer.string(plan)}\nunit = {writer.string(unit)}\n"
    )


def encode(entry: Entry) -> str:
    """The record of one entry, a blank line first. ValueError where it passes 64 KiB."""
    text = f"\n[[entry]]\nid = {writer.string(entry.id)}\n" + writer.table(entry_content(entry))
    if len(text.encode()) > ENTRY_LIMIT:
        raise ValueError("entry too long")
    return text


def read(data: bytes, source: str) -> ParsedLedger:
    """Read a ledger's bytes, in whatever encoding another program has saved them."""
    data = data.removesuffix(b"\x1a")  # where DOS's copy says that a text ends
    reading = _read(data, source)
    if reading.problems and not reading.entries and not reading.header.major:
        foreign = file_kinds.foreign(data)
        return reading._replace(problems=[Problem(source, 0, foreign)]) if foreign else reading
    return reading


def _read(data: bytes, source: str) -> ParsedLedger:
    reading = None
    with suppress(UnicodeDecodeError):
        text = data.removeprefix(guard.BOM).decode()
        reading = decode(text, source)
        if not reading.problems or not ("\0" in text or "\ufeff" in text):
            return reading
    from . import encoding

    text, encodings = encoding.unified(data)
    return decode(text, source)._replace(encodings=encodings)


def text_of(data: bytes) -> str:
    """A ledger's bytes as the text that is read of them."""
    from . import encoding

    return encoding.unified(data).text


def decode(text: str, source: str) -> ParsedLedger:
    """Read a ledger's text. Nothing is accepted whose id does not verify; nothing raises."""
    if not text.strip():
        return ParsedLedger(Header(), [], [])
    position = header_end(text)
    header, problems = header_in(text[:position], source)
    found = entries_in(text, position, source, Budget())
    return found._replace(header=header, problems=[*problems, *found.problems])


def entries_in(text: str, position: int, source: str, budget: Budget) -> ParsedLedger:
    """What the text holds from an entry's heading on."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    lost: set[str] = set()
    glued: list[Header] = []
    line = counted = 0
    quoted = _Quoted()
    while position < len(text):
        found = _WRITTEN.match(text, position)
        entry = _from_match(found, quoted) if found else None
        if entry and found:
            entries.append(entry)
            position = found.end()
            continue
        following = _NEXT.search(text, text.find("\n", position + 1) + 1 or len(text))
        end = following.start() if following else len(text)
        block = text[position:end]
        if _HEADER.match(block):
            glued.append(header_in(block, source)[0])
        elif not block.isspace():
            found_in = salvage(block, budget)
            entries.extend(found_in.entries)
            if not found_in.whole:
                line += text.count("\n", counted, position)
                counted = position
                place = line + 1 + (block[:1] == "\n")
                problems.append(Problem(source, place, ALTERED if altered(block) else DAMAGED))
                lost.update(_ID.findall(block))
        position = end
    lost.difference_update(entry.id for entry in entries)
    return ParsedLedger(Header(), entries, problems, frozenset(lost), tuple(glued))


def header_end(text: str) -> int:
    """Where the first entry of a ledger's text begins."""
    first = _FIRST.search(text)
    return first.start() if first else len(text)


def header_in(text: str, source: str) -> tuple[Header, list[Problem]]:
    """What the lines before the first entry say; line by line where they are damaged."""
    content: dict[str, object] = {}
    problems: list[Problem] = []
    try:
        content = guard.parse(text, source)
    except BadFile as error:
        problems.append(error.problem)
        for line in text.split("\n", HEADER_LINES)[:HEADER_LINES]:
            with suppress(BadFile):
                content |= guard.parse(line, source)
    name, _, major = str(content.get("format", "")).partition("/")
    if name != FORMAT or not major.isdecimal():
        return Header(), problems or [Problem(source, 1, "文件开头不是 plancheck 台账的格式")]
    plan, unit = str(content.get("plan", "")), str(content.get("unit", ""))
    return Header(int(major[:9]), clean(plan), clean(unit)), problems


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
            f'{{"act":{act},"at":"{at}","by":{quoted[by]},"field":{field},'
            f'"measure":{measure},"n":{n},"on":"{on}"'
            + (f',"over":[{over.replace(", ", ",")}]' if over else "")
            + f',"pc":{pc}'
            + (f',"undo":{undo}' if undo is not None else "")
            + tail
            + "}"
        )
    except ValueError:
        return None
    if not has_id(json_text, id):
        return None
    overs: tuple[str, ...] = ()
    if over:
        overs = tuple(over[1:-1].split('", "')) if "," in over else (over[1:-1],)
    pc, act, measure, field = pc[1:-1], act[1:-1], measure[1:-1], field[1:-1]
    undone = undo[1:-1] if undo else ""
    return Entry._make(
        (id, when, day_of, by, pc, int(n), act, measure, field, value, overs, undone, ())
    )


def _quoted(part: str) -> str:
    """The part as JSON; ValueError where reading would change it, so that the parser takes over."""
    if len(part) > TITLE_LIMIT or part != part.strip() or not is_clean(part):
        raise ValueError(part)
    return encode_basestring_ascii(part)
