"""Daily copies of the own ledger file: seven daily and eight weekly are kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from ...domain.ledger.entry import Entry
from ...errors import BadFile, PlancheckError
from .. import atomic, text_file
from ..file_names import slug
from ..presence import absent
from .bytes import OWN_LIMIT, read_ledger
from .record import record_text
from .text import ParsedLedger

DAILY = 7
WEEKLY = 8


class FullerCopy(NamedTuple):
    """A copy that has records which the ledger has not; `unit` is the name in its header."""

    copy: Path
    lacking: int
    unit: str


class Shelf:
    """The copies of a unit's ledger on one plan. Called before each append: once a day it copies.

    A backup that fails stops nothing: the append itself says what is wrong with the disk.
    """

    def __init__(self, backups: Path, ledger: Path, clock: Callable[[], datetime]) -> None:
        self.path = backups / f"{ledger.parent.name}_{ledger.name}"
        self._plan = ledger.parent.name
        self._former = backups / ledger.name
        """Where copies went while all plans shared a shelf."""
        self._clock = clock
        self._done: date | None = None
        self._begun = False

    def __call__(self, ledger: Path) -> None:
        """Back the ledger up where that was not done today."""
        today = self._clock().date()
        if today != self._done:
            self._done = today
            back_up(ledger, self.path, today)

    def begin(self) -> None:
        """Leave a sign that there is a ledger, before there is a copy of it."""
        if not self._begun:
            self._begun = True
            with suppress(OSError):
                atomic.make_folder(self.path)

    @property
    def begun(self) -> bool:
        """Whether a ledger was ever appended to."""
        return not absent(self.path)

    def copies(self, stem: str = "") -> list[Path]:
        """The copies, the newest first, by default of every file there was.

        OSError where a shelf cannot be listed.
        """
        dated = [
            (day, path)
            for shelf in (self.path, self._former)
            if not absent(shelf)
            for path in shelf.iterdir()
            if (day := day_of(path, stem))
        ]
        return [path for _, path in sorted(dated, reverse=True)]

    def stems(self) -> list[str]:
        """The names of the ledger files that there are copies of."""
        return sorted({path.stem.rpartition("_")[0] for path in self.copies()})

    def ahead(self, stem: str, size: int, known: Container[str]) -> FullerCopy | None:
        """The newest copy, where it is longer than `size` and has records that are not `known`."""
        with suppress(OSError):
            for copy in self.copies(stem):
                if copy.stat().st_size <= size:
                    return None
                if reading := self._read(copy):
                    lacking = sum(entry.id not in known for entry in reading.entries)
                    return FullerCopy(copy, lacking, reading.header.unit) if lacking else None
        return None

    def holding(self, ids: Collection[str]) -> FullerCopy | None:
        """The copy that has most of the records with these ids, the newest of several."""
        best, most = None, 0
        with suppress(OSError):
            for copy in self.copies():
                if most == len(ids):
                    break
                reading = self._read(copy, ids)
                count = len({e.id for e in reading.entries}.intersection(ids)) if reading else 0
                if reading and count > most:
                    best, most = FullerCopy(copy, count, reading.header.unit), count
        return best

    def _read(self, copy: Path, ids: Collection[str] = ()) -> ParsedLedger | None:
        """What a copy holds; None where it cannot be read, or has another plan or none of `ids`.

        Whether it has one is seen ten times faster than it is read.
        """
        try:
            data = text_file.read_bytes(copy, OWN_LIMIT)
        except BadFile:
            return None
        if ids and not any(id.encode() in data for id in ids):
            return None
        reading = read_ledger(data, copy.name)
        return reading if slug(reading.header.plan) == self._plan else None

    def keep(self, stem: str, header: bytes, entries: Iterable[Entry]) -> Path | None:
        """Put what was read of a ledger, and is not there any more, beside the day's copy.

        None where that cannot be done, for one where the shelf is gone as well.
        """
        target = self.path / f"{stem}_{self._clock().date().isoformat()}.toml"
        kept = {entry.id: entry for entry in entries}
        try:
            if not self.path.is_dir():
                return None
            if target.exists():
                data = text_file.read_bytes(target, OWN_LIMIT)
                kept |= {e.id: e for e in read_ledger(data, target.name).entries}
            texts = map(record_text, sorted(kept.values(), key=lambda e: (e.pc, e.n)))
            atomic.write(target, header + "".join(texts).encode())
        except (OSError, PlancheckError, ValueError):
            return None
        return target


def back_up(ledger: Path, shelf: Path, today: date) -> None:
    """Copy the ledger, where it reads clean and the day's copy is not there yet."""
    target = shelf / f"{ledger.stem}_{today.isoformat()}.toml"
    try:
        if target.exists() or not ledger.exists():
            return
        data = text_file.read_bytes(ledger, OWN_LIMIT)
        reading = read_ledger(data, ledger.name)
        if reading.problems or not reading.entries:
            return
        atomic.write(target, data)
        for old in superseded(ledger.stem, shelf, today):
            old.unlink(missing_ok=True)
    except (OSError, PlancheckError):
        return


def superseded(stem: str, shelf: Path, today: date) -> list[Path]:
    """The copies to let go: all but the newest seven days' and the newest of eight weeks'."""
    copies = {day: path for path in shelf.iterdir() if (day := day_of(path, stem))}
    days = sorted((d for d in copies if d <= today), reverse=True)
    kept = set(days[:DAILY])
    weeks: list[tuple[int, int]] = []
    for day in days:
        week = day.isocalendar()[:2]
        if week not in weeks:
            weeks.append(week)
            if len(weeks) <= WEEKLY:
                kept.add(day)
    return [path for day, path in copies.items() if day <= today and day not in kept]


def day_of(copy: Path, stem: str = "") -> date | None:
    """The day that a file is a ledger's copy of; None where it is none."""
    named, _, day = copy.stem.rpartition("_")
    if (stem and named != stem) or copy.suffix != ".toml":
        return None
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None
