"""A unit's ledger folder: one writer per file, and the union of every `*.toml` on reading.

A sync tool's conflict copy, or a file carried over on a stick, is then harmless. A file is read
again only where its size or time changed. What cannot be read is never taken for nothing, and what
was there and is not any more never for news: both are told, and nothing is appended over them.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from ...domain import refusals
from ...domain.ledger.entry import MAJOR, Entry
from ...errors import BadFile, NotSaved
from .. import text_file
from ..file_names import slug
from ..presence import Anchor
from .bytes import OWN_LIMIT, read_ledger
from .file import LedgerFile
from .inventory import Inventory, take_inventory
from .note import Mark, keep_mark, load_marks
from .text import Header, ParsedLedger
from .union import FileReading, LedgerUnion, union_of

GONE = "台账文件夹不见了（U盘拔出或被改名？）：接回来以后接着用"


class LedgerFolder:
    """Reads a unit's folder; `own` is this installation's file in it.

    `ids` are all that this home has ever written under, `note` is where the machine keeps what it
    recorded here.
    """

    def __init__(
        self,
        path: Path,
        pc: str,
        plan: str,
        unit: str,
        before: Callable[[Path], None] | None = None,
        ids: Iterable[str] = (),
        note: Path | None = None,
    ) -> None:
        self.path = path
        self.own_files = {self._file_of(one): one for one in ids}
        """The file of each id that this home has had."""
        self._note = note
        self._marks: Mapping[str, Mark] = {}
        """What the note says of this folder."""
        self._header = Header(MAJOR, plan, unit)
        self._own = partial(LedgerFile, plan=plan, unit=unit, before=before)
        self._files: dict[Path, FileReading] = {}
        self._inventory: Inventory | None = None
        """As the folder was when it was read; replaced as a whole, for another thread appends."""
        self._seen: dict[str, Entry] = {}
        self._anchor = Anchor(path)
        self.write_as(pc)

    def write_as(self, pc: str) -> None:
        """Append to the file of this id from now on."""
        self.pc = pc
        self.own = self._own(self._file_of(pc))
        self.own_files[self.own.path] = pc

    @property
    def sizes(self) -> dict[Path, int]:
        """The files that were read, and how long they were."""
        return {path: read.stamp[0] for path, read in self._files.items()}

    @property
    def odd(self) -> dict[str, str]:
        """Names in the folder that end in .toml and are no file that can be read: what they are."""
        odd = self._inventory.odd if self._inventory else {}
        return {path.name: what for path, what in odd.items()}

    @property
    def may_write(self) -> bool:
        """Whether this user may append to `own`, or make what is missing on the way to it."""
        own, folder = self.own.path, self.path
        try:
            if own.exists() and not os.access(own, os.W_OK):
                return False
            while not folder.exists() and folder != folder.parent:
                folder = folder.parent
            return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
        except OSError:  # a folder on the way may not be entered
            return False

    def stale(self) -> bool:
        """Whether a file appeared, vanished, changed or can be read again since it was read."""
        return self._look() != self._inventory or any(
            read.failed and self._read_file(path, read.stamp).failed != read.failed
            for path, read in self._files.items()
        )

    def read(self) -> LedgerUnion:
        """Read what changed, and give the union of everything."""
        self._marks = load_marks(self._note) if self._note else {}  # before it can run ahead
        now = self._inventory = self._look()
        if not now.closed or now.files:
            for path in [p for p in self._files if p not in now.files]:
                del self._files[path]
        for path, stamp in now.files.items():
            known = self._files.get(path)
            if known is None or known.failed or known.stamp != stamp:
                self._files[path] = self._read_file(path, stamp)
        union = union_of(
            files=self._files,
            own=self.own.path,
            own_files=self.own_files,
            marks=self._marks,
            seen=self._seen,
            closed=now.closed,
        )
        self._seen |= {entry.id: entry for entry in union.entries}
        return union

    def append(self, entries: Sequence[Entry]) -> list[Entry]:
        """Make the entries durable in `own`, as `LedgerFile.append` does; also none at all.

        NotSaved too where the folder or the file is not what it was when it was read.
        """
        before, now, own = self._inventory, self._look(), self.own.path
        if now.closed:
            raise NotSaved(refusals.not_saved(now.closed))
        shorter = before and before.files.get(own, (0, 0))[0] > now.files.get(own, (0, 0))[0]
        if shorter and not self.own.is_resaved():
            raise NotSaved(refusals.shorter(own.name))
        return self.own.append(entries) if entries else []

    def appended(self, entries: Iterable[Entry]) -> bool:
        """What `own` has just recorded: its file need not be read again for it.

        Unless another window has appended to it by now. False where a clean copy was put in its
        place: it must be read again.
        """
        entries, path = [e for e in entries if e.id not in self._seen], self.own.path
        if self.own.rewritten:
            self.own.rewritten = False
            return False
        known = self._files.get(path)
        reading = known.reading if known else ParsedLedger(self._header, [], [])
        reading.entries.extend(entries)
        self._seen.update((entry.id, entry) for entry in entries)
        stamp = self._look().files.get(path)
        if self._inventory and stamp and stamp[0] == self.own.size:
            self._files[path] = FileReading(stamp, reading)
            files = {**self._inventory.files, path: stamp}
            self._inventory = self._inventory._replace(files=files, there=True)
        return True

    def forget_own(self) -> None:
        """Read `own` anew the next time: it has more by now than was told of."""
        self._files.pop(self.own.path, None)

    def noted(self, recorded: Sequence[Entry]) -> None:
        """Keep beside the home what `own` has just recorded."""
        if self._note and recorded:
            keep_mark(self._note, self.path, recorded[-1])

    def own_entries(self) -> Iterator[Entry]:
        """What this home wrote, under whatever id; what is in two files twice.

        Not what another copy of it did under the same: that comes in another file, and is its own
        only as far as this machine has noted that it recorded it.
        """
        for path, pc in self.own_files.items():
            yield from (e for e in self._entries_in(path) if e.pc == pc)
        for path in self._files.keys() - self.own_files.keys():
            ids = {e.id for e in self._entries_in(path)}
            last = {pc: mark.n for pc, mark in self._marks.items() if mark.id in ids}
            yield from (e for e in self._entries_in(path) if e.n <= last.get(e.pc, 0))

    def readings(self) -> dict[Path, ParsedLedger]:
        """What each file held when it was read."""
        return {path: read.reading for path, read in self._files.items()}

    @property
    def own_name(self) -> str:
        """The unit's name in the header of `own`, else of another file of this home."""
        names = [self._name_in(path) for path in (self.own.path, *self.own_files)]
        return next(filter(None, names), "")

    def units(self) -> set[str]:
        """The unit names that the files' headers carry."""
        return {r.reading.header.unit for r in self._files.values() if r.reading.header.unit}

    def _look(self) -> Inventory:
        """The folder as it is; one that was there, or that stood elsewhere, is never made anew."""
        now = take_inventory(self.path, self.own_files)
        if now.there:
            self._anchor.reached = True
        elif self._anchor.lost:
            return now._replace(closed=GONE)
        return now

    def _read_file(self, path: Path, stamp: tuple[int, int]) -> FileReading:
        own = path in self.own_files
        limit = OWN_LIMIT if own else text_file.LIMIT
        try:
            data = text_file.read_bytes(path, limit)
        except BadFile as error:
            nothing = ParsedLedger(Header(), [], [error.problem])
            return FileReading(stamp, nothing, error.problem.message.rstrip("。"))
        reading = read_ledger(data, path.name)
        if path == self.own.path:
            self.own.knows(data, reading)
        return FileReading(stamp, reading)

    def _file_of(self, pc: str) -> Path:
        return self.path / f"{slug(pc)}.toml"

    def _name_in(self, path: Path) -> str:
        read = self._files.get(path)
        return read.reading.header.unit if read else ""

    def _entries_in(self, path: Path) -> list[Entry]:
        read = self._files.get(path)
        return read.reading.entries if read else []
