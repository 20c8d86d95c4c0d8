"""The text of a ledger: its header, and every record that verifies; damage by line.

Reading goes block by block, so that damage costs only the damaged entries. A block in the form that
is written is taken apart by one pattern (`record`); any other form goes to the parser (`salvage`).
"""

import re
from contextlib import suppress
from typing import NamedTuple

from ...domain.ledger.entry import FORMAT, Entry
from ...domain.startup import lazy
from ...domain.text import clean
from ...errors import BadFile, Problem
from ..toml import guard, writer
from .record import WRITTEN, JsonParts, entry_of_match
from .salvage import HEADING_LINE, Budget, altered, salvage

DAMAGED = "这条记录已损坏，没有采用；原文保留在文件中"
ALTERED = "这条记录里有的字在另存时被换成了“?”，与原来不符，没有采用"
HEADER_LINES = 32

_FIRST = lazy(r"^[ \t]*(?:\[|id[ \t]*=)", re.MULTILINE)
"""Where a file's header ends, also where the first heading is damaged."""

_HEADER_LINE = rf'^[ \t]*format[ \t]*=[ \t]*"{FORMAT}/'
_HEADER = lazy(_HEADER_LINE)
_NEXT = lazy(rf"(?:{HEADING_LINE}|{_HEADER_LINE})", re.MULTILINE)
"""Where a record ends: at the next heading, or at the header of a file that was glued on behind."""
_ID = lazy(r'^[ \t]*id[ \t]*=[ \t]*"([a-z2-7]{26})"', re.MULTILINE)


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


def parse_ledger(text: str, source: str) -> ParsedLedger:
    """Read a ledger's text. Nothing is accepted whose id does not verify; nothing raises."""
    if not text.strip():
        return ParsedLedger(Header(), [], [])
    position = header_end(text)
    header, problems = header_in(text[:position], source)
    parsed = entries_in(text, position, source, Budget())
    return parsed._replace(header=header, problems=[*problems, *parsed.problems])


def entries_in(text: str, position: int, source: str, budget: Budget) -> ParsedLedger:
    """What the text holds from an entry's heading on."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    lost: set[str] = set()
    glued: list[Header] = []
    line = counted = 0
    parts = JsonParts()
    while position < len(text):
        match = WRITTEN.match(text, position)
        entry = entry_of_match(match, parts) if match else None
        if entry and match:
            entries.append(entry)
            position = match.end()
            continue
        following = _NEXT.search(text, text.find("\n", position + 1) + 1 or len(text))
        end = following.start() if following else len(text)
        block = text[position:end]
        if _HEADER.match(block):
            glued.append(header_in(block, source)[0])
        elif not block.isspace():
            saved = salvage(block, budget)
            entries.extend(saved.entries)
            if not saved.whole:
                line += text.count("\n", counted, position)
                counted = position
                place = line + 1 + (block[:1] == "\n")
                problems.append(Problem(source, place, ALTERED if altered(block) else DAMAGED))
                lost.update(_ID.findall(block))
        position = end
    lost.difference_update(entry.id for entry in entries)
    return ParsedLedger(
        header=Header(),
        entries=entries,
        problems=problems,
        lost=frozenset(lost),
        glued=tuple(glued),
    )


def header_end(text: str) -> int:
    """Where the first entry of a ledger's text begins."""
    first = _FIRST.search(text)
    return first.start() if first else len(text)


def header_in(text: str, source: str) -> tuple[Header, list[Problem]]:
    """What the lines before the first entry say; line by line where they are damaged."""
    content: dict[str, object] = {}
    problems: list[Problem] = []
    try:
        content = guard.parse_toml(text, source)
    except BadFile as error:
        problems.append(error.problem)
        for line in text.split("\n", HEADER_LINES)[:HEADER_LINES]:
            with suppress(BadFile):
                content |= guard.parse_toml(line, source)
    name, _, major = str(content.get("format", "")).partition("/")
    if name != FORMAT or not major.isdecimal():
        return Header(), problems or [Problem(source, 1, "文件开头不是 plancheck 台账的格式")]
    plan, unit = str(content.get("plan", "")), str(content.get("unit", ""))
    return Header(int(major[:9]), clean(plan), clean(unit)), problems
