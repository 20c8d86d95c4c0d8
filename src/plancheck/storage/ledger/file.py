"""The installation's own ledger file: appended to under a lock, durable when `append` returns.

Order of an append (docs/ledger.md): lock; put back into UTF-8 what another program saved in another
encoding; look at the tail; set a torn tail aside; one write loop; fsync (and of the folder where
the file is new). On any error the file is cut back to its old length and the act is NotSaved; fsync
is never tried again after it failed, because the kernel may then report success over lost pages.
"""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ...domain import refusals
from ...domain.ledger.entry import MAJOR, Entry, identified
from ...errors import BadFile, NotSaved
from .. import access, atomic, text_file
from ..locks import Lock
from .bytes import OWN_LIMIT, read_ledger
from .descriptor import keep_torn, open_regular, read_from, write_at
from .record import record_text
from .salvage import torn_from
from .text import ParsedLedger, header_text, parse_ledger

_TAIL = 512


class _Known(NamedTuple):
    """A file as it was last seen, whole: its length, its last bytes, its highest entry number."""

    size: int = -1
    end: bytes = b""
    last: int = 0


class LedgerFile:
    """The one file that this installation appends to.

    `before` is called with the path before each append, under the lock (the day's backup).
    """

    def __init__(
        self, path: Path, plan: str, unit: str, before: Callable[[Path], None] | None = None
    ) -> None:
        self.path = path
        self.header = header_text(plan, unit).encode()
        self._before = before
        self._lock = Lock(path)
        self._known = _Known()
        """Replaced as a whole: a reader may tell of the file while another thread appends."""
        self._renamed: dict[str, str] = {}
        """Ids that changed because another window had taken the number; for `over`."""
        self.rewritten = False
        """Whether an append has put a clean copy in place of the file, since that was asked."""

    @property
    def size(self) -> int:
        """The file's length as this object left it; -1 where it has not seen it whole."""
        return self._known.size

    def knows(self, data: bytes, reading: ParsedLedger) -> None:
        """Take over what a reader found in the file."""
        sound = reading.header.major == MAJOR and not reading.encodings
        if sound and torn_from(data) is None:
            self._known = _Known(len(data), data[-_TAIL:], _last(reading.entries))

    def append(self, entries: Sequence[Entry]) -> list[Entry]:
        """Make the entries durable, in this order; returns them as they were recorded.

        Where another window of this installation has appended meanwhile, numbers and so ids
        change; `over` follows. NotSaved where it could not be done: nothing was then recorded.
        """
        known, self._known = self._known, _Known(last=self._known.last)
        try:
            if not known.last:
                atomic.make_folder(self.path.parent)
            elif not self.path.exists():  # asking for the lock might make the folder anew
                raise NotSaved(refusals.shorter(self.path.name))
            with self._lock.held():
                if entries and self.path.is_file() and self.path.stat().st_size != known.size:
                    self._into_utf8(entries[0].at.date(), known.last)
                if self._before:
                    self._before(self.path)
                return self._append(entries, known)
        except OSError as error:
            raise NotSaved(_not_saved(access.told(error, self.path, access.WRITING))) from error

    def is_resaved(self) -> bool:
        """Whether another program has saved the file in another encoding."""
        with suppress(BadFile):  # reading says why
            data = text_file.read_bytes(self.path, OWN_LIMIT)
            return bool(read_ledger(data, self.path.name).encodings)
        return False

    def _into_utf8(self, today: date, last: int) -> None:
        """Put a clean copy in place of what another program has saved in another encoding."""
        from . import repair as ledger_repair

        try:
            self.rewritten |= ledger_repair.into_utf8(self.path, self.header, last, today)
        except NotSaved as error:
            raise NotSaved(f"{refusals.ENCODED_OTHERWISE}{error}") from error

    def _append(self, entries: Sequence[Entry], known: _Known) -> list[Entry]:
        new = 0 if known.last else os.O_CREAT
        descriptor = open_regular(self.path, os.O_RDWR | new)
        try:
            known = self._look(descriptor, known)
            recorded, renamed = self._numbered(entries, known.last)
            data = _encoded(recorded)
            if known.size == 0:
                data = self.header + data
            write_at(descriptor, data, known.size, self.path.parent)
        finally:
            with suppress(OSError):  # what was flushed stands, and what failed has been said
                os.close(descriptor)
        self._renamed |= renamed
        last = recorded[-1].n if recorded else known.last
        self._known = _Known(known.size + len(data), (known.end + data)[-_TAIL:], last)
        return recorded

    def _look(self, descriptor: int, known: _Known) -> _Known:
        """The file as it is, after a torn tail was set aside."""
        size = os.fstat(descriptor).st_size
        if size == known.size and read_from(descriptor, size - len(known.end)) == known.end:
            return known
        data = read_from(descriptor, 0)
        reading = read_ledger(data, "")
        header = reading.header
        if header.major > MAJOR:
            raise NotSaved(refusals.NEWER_LEDGER)
        if _last(reading.entries) < known.last:
            raise NotSaved(refusals.shorter(self.path.name))
        if reading.encodings:  # saved only now, at the very length that it had
            raise NotSaved(refusals.RESAVED)
        cut = torn_from(data)
        if not reading.entries and not (header.major and header.plan and header.unit):
            cut = 0  # not even the first lines are whole
        if cut is not None and data:
            keep_torn(self.path, data[cut:])
            os.ftruncate(descriptor, cut)
            os.fsync(descriptor)
            data = data[:cut]
        return _Known(len(data), data[-_TAIL:], _last(reading.entries))

    def _numbered(self, entries: Sequence[Entry], last: int) -> tuple[list[Entry], dict[str, str]]:
        """The entries in the next numbers, and the ids that changed by that."""
        recorded = []
        renamed: dict[str, str] = {}
        for number, entry in enumerate(entries, last + 1):
            over = tuple(renamed.get(id) or self._renamed.get(id, id) for id in entry.over)
            final = entry
            if entry.n != number or over != entry.over:
                final = identified(entry._replace(n=number, over=over))
                renamed[entry.id] = final.id
            recorded.append(final)
        return recorded, renamed


def _encoded(entries: Sequence[Entry]) -> bytes:
    """The entries' text; NotSaved where it would not read back as these entries."""
    try:
        text = "".join(map(record_text, entries))
    except (TypeError, ValueError) as error:
        raise NotSaved(refusals.TOO_LONG_OR_WORSE) from error
    if [e.id for e in parse_ledger(text, "").entries] != [e.id for e in entries]:
        raise NotSaved(refusals.NOT_READ_BACK)
    return text.encode()


def _last(entries: Sequence[Entry]) -> int:
    return max((entry.n for entry in entries), default=0)


def _not_saved(error: OSError) -> str:
    return refusals.not_saved(atomic.reason(error), refusals.KEPT + refusals.ELSEWHERE)
