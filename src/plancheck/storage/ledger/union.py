"""The union of a unit's ledger files: every entry, and what is amiss with the files together."""

from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from ...domain.ledger.entry import MAJOR, Entry
from ...domain.ledger.history import missing_numbers
from ...errors import Problem
from ..file_names import slug
from .inventory import unread_words
from .note import Lost, Mark, lost
from .text import ParsedLedger

Files = Mapping[Path, "FileReading"]


class FileReading(NamedTuple):
    """A file as it was read: its size and time, and what it held."""

    stamp: tuple[int, int]
    reading: ParsedLedger
    failed: str = ""
    """Why the file could not be opened; it is tried again at the next reading."""


class LedgerUnion(NamedTuple):
    """All that the folder holds: entries of every file, damage, and whether a file is newer."""

    entries: list[Entry]
    problems: tuple[Problem, ...]
    newer: bool
    spent: frozenset[str] = frozenset()
    """Own ids that another copy of the home has numbered entries under: no more are given."""
    lost: tuple[Lost, ...] = ()
    """What this machine has recorded here and is not here any more."""
    unread: str = ""
    """Why not all that is there could be read, in a sentence."""
    missing: tuple[Entry, ...] = ()
    """What was there when it was read before, and is not any more."""
    damaged: frozenset[str] = frozenset()
    """The ids that damaged records name, where no file has the record whole."""


def union_of(
    files: Files,
    own: Path,
    own_files: Mapping[Path, str],
    marks: Mapping[str, Mark],
    seen: Mapping[str, Entry],
    closed: str,
) -> LedgerUnion:
    """What the files amount to, of which `own` is appended to and `own_files` have own ids.

    `marks` say what was recorded here, `seen` what was there before, `closed` why not everything
    could be looked at.
    """
    entries = [entry for read in files.values() for entry in read.reading.entries]
    problems: list[Problem] = []
    newer = False
    for path, read in files.items():
        if read.reading.encodings:
            problems.append(_resaved(path.name, read.reading, own=path == own))
        problems.extend(read.reading.problems)
        if read.reading.header.major > MAJOR:
            newer = True
            words = "由更新版本的 plancheck 写成，只能查看；请升级本程序"
            problems.append(Problem(path.name, 0, words))
    for pc, runs in missing_numbers(entries).items():
        spans = "、".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
        problems.append(Problem(pc, 0, f"缺第 {spans} 条记录"))
    failed = (unread_words(path.name, read.failed) for path, read in files.items() if read.failed)
    why_unread = closed or next(failed, "")
    damaged = {path.name for path, read in files.items() if read.reading.problems}
    gone = lost(marks, entries) if not why_unread else []
    losses = [one for one in gone if f"{slug(one.pc)}.toml" not in damaged]  # else in its own words
    here = {entry.id for entry in entries}
    return LedgerUnion(
        entries=entries,
        problems=tuple(problems),
        newer=newer,
        spent=frozenset(_elsewhere(files, own, own_files) | {one.pc for one in losses}),
        lost=tuple(losses),
        unread=why_unread,
        missing=tuple(entry for id, entry in seen.items() if id not in here),
        damaged=frozenset(chain.from_iterable(r.reading.lost for r in files.values())) - here,
    )


def _elsewhere(files: Files, own: Path, own_files: Mapping[Path, str]) -> set[str]:
    """Own ids under which there are entries that the id's own file does not have."""
    if files.keys() <= {own}:
        return set()
    mine = {
        pc: {e.id for e in files[path].reading.entries} if path in files else set[str]()
        for path, pc in own_files.items()
    }
    everything = chain.from_iterable(read.reading.entries for read in files.values())
    return {e.pc for e in everything if e.pc in mine and e.id not in mine[e.pc]}


def _resaved(name: str, reading: ParsedLedger, *, own: bool) -> Problem:
    """That another program saved the file in another encoding, and what that means."""
    words = f"被别的程序另存成了 {reading.encodings}，{len(reading.entries)} 条记录照常读出"
    lossless = "" if reading.problems else "，没有丢失"
    then = "；下次保存时先换回 UTF-8，原件会留着" if own else ""
    return Problem(name, 0, f"{words}{lossless}{then}")
