"""What this machine has recorded in a ledger, noted outside of the home.

Where an older copy of the home, or one from elsewhere, is put over it, nothing in it says what is
gone. A note is a help and no promise: it is written after each act, not flushed, and where it
cannot be written or read there is none.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ...domain.ledger.entry import Entry
from ...domain.startup import sha256
from ...domain.text import clean
from ...errors import BadFile, NotSaved
from .. import atomic, text_file
from ..file_names import slug
from ..places import PATH_LIMIT
from ..presence import absent
from ..toml import guard, writer

LIMIT = 64 * 1024
_HEAD = """\
# plancheck：这台电脑在下面的台账里保存到了哪一条。台账少于这里，程序会说明。
# 少了的确实找不回来，就把这个文件删去。
"""


class Mark(NamedTuple):
    """The last entry recorded under an id: its number and its own id."""

    n: int
    id: str


class Lost(NamedTuple):
    """More was recorded under a pc than the ledger holds: up to `n`, and up to `held`."""

    pc: str
    n: int
    held: int

    @property
    def words(self) -> str:
        """What is gone, in as few words as the screen's line has room for."""
        if self.held < self.n:
            gone = f"保存到 {self.n} 条，只剩 {self.held} 条"
        else:
            gone = f"保存过的第 {self.n} 条不见了"
        return f"{gone}：见 plancheck doctor"


def note_of(notes: Path, ledger: Path) -> Path:
    """The note on a ledger folder."""
    place = os.path.normcase(os.path.realpath(ledger))
    digest = sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return notes / f"{slug(ledger.name, 80)}-{digest}.toml"


def load_marks(note: Path) -> dict[str, Mark]:
    """The last entry of each id; none where there is no note that can be read."""
    try:
        return _marks(note)
    except BadFile:
        return {}


def _marks(note: Path) -> dict[str, Mark]:
    content = guard.parse_toml(text_file.read_text(note, LIMIT), note.name)
    marks = {}
    for pc, mark in _mapping(content.get("recorded")).items():
        n, id = _mapping(mark).get("n"), _mapping(mark).get("id")
        if isinstance(n, int) and isinstance(id, str):
            marks[clean(pc)] = Mark(n, id)
    return marks


def keep_mark(note: Path, ledger: Path, last: Entry) -> None:
    """Note the last entry that was recorded; where that fails there is no note of it."""
    marks = {}
    try:
        marks = _marks(note)
    except BadFile as error:
        if isinstance(error.__cause__, OSError) and not absent(note):
            return  # what cannot be read just now is not written over
    marks[last.pc] = Mark(last.n, last.id)
    text = _HEAD + writer.pairs({"ledger": clean(str(ledger), PATH_LIMIT)}) + "\n[recorded]\n"
    text += writer.pairs({pc: mark._asdict() for pc, mark in marks.items()})
    with suppress(NotSaved):
        atomic.write(note, text.encode("utf-8"), flush=False)


def lost(marks: Mapping[str, Mark], entries: Iterable[Entry]) -> list[Lost]:
    """What was recorded here and is not among the entries."""
    if not marks:
        return []
    entries = list(entries)
    there = {entry.id for entry in entries}
    return [
        Lost(pc, mark.n, max((e.n for e in entries if e.pc == pc), default=0))
        for pc, mark in marks.items()
        if mark.id not in there
    ]


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}
