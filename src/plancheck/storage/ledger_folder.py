"""A unit's ledger folder: one writer per file, and the union of every `*.toml` on reading.

A sync tool's conflict copy, or a file carried over on a stick, is then harmless. A file is read
again only where its size or time changed.
"""

import stat
from collections.abc import Callable, Container, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ..domain.digests import sha256
from ..domain.ledger import MAJOR, Entry, missing_numbers
from ..domain.text import folded_name
from ..errors import BadFile, NewerFormat, Problem
from . import atomic, ledger_record, toml_guard
from .ledger_file import LedgerFile
from .paths import slug


class _Read(NamedTuple):
    stamp: tuple[int, int]
    reading: ledger_record.Reading
    failed: bool = False
    """Whether the file could not be opened; it is tried again at the next reading."""


class Union(NamedTuple):
    """All that the folder holds: entries of every file, damage, and whether a file is newer."""

    entries: list[Entry]
    problems: tuple[Problem, ...]
    newer: bool
    foreign_pc: bool
    """Entries under this installation's own pc that its own file does not have (a copied home)."""


class LedgerFolder:
    """Reads a unit's folder; `own` appends to this installation's file in it."""

    def __init__(
        self,
        path: Path,
        pc: str,
        plan: str,
        unit: str,
        before: Callable[[Path], None] | None = None,
    ) -> None:
        self.path = path
        self.pc = pc
        self.own = LedgerFile(path / f"{slug(pc)}.toml", plan, unit, before)
        self._files: dict[Path, _Read] = {}

    def stale(self) -> bool:
        """Whether a file appeared, vanished or changed since it was read."""
        return self._stamps() != {path: read.stamp for path, read in self._files.items()}

    def read(self) -> Union:
        """Read what changed, and give the union of everything."""
        stamps = self._stamps()
        for path in [p for p in self._files if p not in stamps]:
            del self._files[path]
        for path, stamp in stamps.items():
            known = self._files.get(path)
            if known is None or known.failed or known.stamp != stamp:
                self._files[path] = self._read_file(path, stamp)
        return self._union()

    def appended(self, entries: Iterable[Entry]) -> None:
        """What `own` has just recorded: its file need not be read again for it.

        Unless another window has appended to it by now.
        """
        path = self.own.path
        known = self._files.get(path)
        header = ledger_record.Header(MAJOR)
        reading = known.reading if known else ledger_record.Reading(header, [], [])
        reading.entries.extend(entries)
        stamp = self._stamps().get(path)
        if stamp and stamp[0] == self.own.size:
            self._files[path] = _Read(stamp, reading)

    def readings(self) -> dict[Path, ledger_record.Reading]:
        """What each file held when it was read."""
        return {path: read.reading for path, read in self._files.items()}

    def units(self) -> set[str]:
        """The unit names that the files' headers carry."""
        return {r.reading.header.unit for r in self._files.values() if r.reading.header.unit}

    def _stamps(self) -> dict[Path, tuple[int, int]]:
        stamps = {}
        for path in _toml_files(self.path):
            with suppress(OSError):  # gone by now, or a link to nowhere
                status = path.stat()
                if stat.S_ISREG(status.st_mode):
                    stamps[path] = (status.st_size, status.st_mtime_ns)
        return stamps

    def _read_file(self, path: Path, stamp: tuple[int, int]) -> _Read:
        own = path == self.own.path
        try:
            data = toml_guard.read_bytes(path, ledger_record.OWN_LIMIT if own else toml_guard.LIMIT)
        except BadFile as error:
            nothing = ledger_record.Reading(ledger_record.Header(), [], [error.problem])
            return _Read(stamp, nothing, failed=True)
        reading = ledger_record.read(data, path.name)
        if own:
            self.own.knows(data, reading)
        return _Read(stamp, reading)

    def _union(self) -> Union:
        entries: list[Entry] = []
        problems: list[Problem] = []
        newer = False
        mine: set[str] = set()
        for path, read in self._files.items():
            if path == self.own.path:
                mine.update(e.id for e in read.reading.entries)
            entries.extend(read.reading.entries)
            problems.extend(read.reading.problems)
            if read.reading.header.major > MAJOR:
                newer = True
                problems.append(
                    Problem(path.name, 0, "由更新版本的 plancheck 写成，只能查看；请升级本程序")
                )
        others = self._files.keys() - {self.own.path}
        foreign = bool(others) and any(e.pc == self.pc and e.id not in mine for e in entries)
        for pc, runs in missing_numbers(entries).items():
            spans = "、".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
            problems.append(Problem(pc, 0, f"缺第 {spans} 条记录"))
        return Union(entries, tuple(problems), newer, foreign)


def _toml_files(folder: Path) -> list[Path]:
    """The ledger files of a folder, in order; none where it is not there or cannot be read."""
    try:
        return sorted(folder.glob("*.toml"))
    except OSError:
        return []


class Imported(NamedTuple):
    """Where a ledger was stored, how many entries it has, in how many places it is damaged."""

    target: Path
    entries: int
    damaged: int


def import_file(
    folder: Path, source: Path, plan: str, units: set[str], known: Container[str] = ()
) -> Imported:
    """Store another PC's ledger file in the folder, as it is.

    BadFile where it is no ledger, of another plan or of another unit. What brings nothing beside
    the ids that are `known` is not stored; the same file again is stored under the same name.
    """
    data = toml_guard.read_bytes(source, toml_guard.LIMIT)
    reading = ledger_record.read(data, source.name)
    header = reading.header
    if header.major == 0:
        raise BadFile(source.name, "不是 plancheck 台账文件，没有合并。")
    if header.major > MAJOR:
        raise NewerFormat(source.name, "由更新版本的 plancheck 写成，没有合并；请升级本程序。")
    if header.plan != plan:
        raise BadFile(source.name, f"是另一份计划（{header.plan}）的台账，没有合并。")
    if folded_name(header.unit) not in map(folded_name, units):
        raise BadFile(source.name, f"是另一个单位（{header.unit}）的台账，没有合并。")
    if not reading.entries:
        raise BadFile(source.name, "没有一条完好的记录，没有合并。")
    pc = reading.entries[0].pc
    safe = pc if pc.isascii() and pc.isalnum() and len(pc) <= 16 else "pc"
    target = folder / f"{safe}-{sha256(data).hexdigest()[:8]}.toml"
    if not target.exists() and any(entry.id not in known for entry in reading.entries):
        atomic.write(target, data)
    return Imported(target, len(reading.entries), len(reading.problems))
