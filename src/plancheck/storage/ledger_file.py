"""The installation's own ledger file: appended to under a lock, durable when `append` returns.

Order of an append (docs/ledger.md): lock; look at the tail; set a torn tail aside; one write loop;
fsync (and of the folder where the file is new). On any error the file is cut back to its old length
and the act is NotSaved; fsync is never tried again after it failed, because the kernel may then
report success over lost pages.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from ..domain.ledger import Entry, identified
from ..errors import NotSaved
from . import atomic, ledger_record
from .locks import ELSEWHERE, locked

_TAIL = 512
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class LedgerFile:
    """The one file that this installation appends to.

    `before_first` is called with the path, once, before the first append (the day's backup).
    """

    def __init__(
        self, path: Path, plan: str, unit: str, before_first: Callable[[Path], None] | None = None
    ) -> None:
        self.path = path
        self._header = (plan, unit)
        self._before_first = before_first
        self._size = -1
        """Length of the file as this object left it; -1 where it has not looked yet."""
        self._end = b""
        """Its last bytes then."""
        self._last = 0
        """The highest entry number in it then."""
        self._renamed: dict[str, str] = {}
        """Ids that changed because another window had taken the number; for `over`."""

    def knows(self, data: bytes, last: int) -> None:
        """Take over what a reader found: the file's bytes, ending whole, and its last number."""
        if ledger_record.torn_from(data) is None:
            self._size, self._end, self._last = len(data), data[-_TAIL:], last

    def append(self, entries: Sequence[Entry]) -> list[Entry]:
        """Make the entries durable, in this order; returns them as they were recorded.

        Where another window of this installation has appended meanwhile, numbers and so ids
        change; `over` follows. NotSaved where it could not be done: nothing was then recorded.
        """
        try:
            atomic.make_folder(self.path.parent)
        except OSError as error:
            raise NotSaved(_not_saved(error)) from error
        with locked(self.path):
            try:
                return self._append(entries)
            except OSError as error:
                self._size = -1
                raise NotSaved(_not_saved(error)) from error
            except NotSaved:
                self._size = -1
                raise

    def _append(self, entries: Sequence[Entry]) -> list[Entry]:
        if self._before_first:
            self._before_first(self.path)
            self._before_first = None
        descriptor = os.open(self.path, _OPEN, 0o600)
        try:
            old_size = self._look(descriptor)
            recorded = self._numbered(entries)
            data = "".join(map(ledger_record.encode, recorded)).encode()
            if old_size == 0:
                data = ledger_record.header_text(*self._header).encode() + data
            self._write(descriptor, data, old_size)
            self._size = old_size + len(data)
            self._end = (self._end + data)[-_TAIL:]
            self._last = recorded[-1].n if recorded else self._last
        finally:
            os.close(descriptor)
        return recorded

    def _look(self, descriptor: int) -> int:
        """The file's length after a torn tail was set aside; learns the last number."""
        size = os.fstat(descriptor).st_size
        if size == self._size and _read(descriptor, size - len(self._end)) == self._end:
            return size
        data = _read(descriptor, 0)
        reading = ledger_record.decode(data.decode("utf-8-sig", "surrogateescape"), "")
        if reading.header.major > 1:
            raise NotSaved("没有保存：台账由更新版本的 plancheck 写成，只能查看。请升级本程序。")
        self._last = max((e.n for e in reading.entries), default=0)
        cut = ledger_record.torn_from(data)
        if cut is None and not reading.entries and reading.header.major == 0:
            cut = 0
        if cut is not None and cut < len(data):
            self._set_aside(data[cut:])
            os.ftruncate(descriptor, cut)
            os.fsync(descriptor)
            data = data[:cut]
        self._end = data[-_TAIL:]
        return len(data)

    def _set_aside(self, torn: bytes) -> None:
        """Keep bytes that are about to be cut off, durably, in `<pc>.torn`."""
        aside = self.path.with_suffix(".torn")
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        descriptor = os.open(aside, flags, 0o600)
        try:
            atomic.write_all(descriptor, torn + b"\n")
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def _numbered(self, entries: Sequence[Entry]) -> list[Entry]:
        recorded = []
        for number, entry in enumerate(entries, self._last + 1):
            over = tuple(self._renamed.get(id, id) for id in entry.over)
            final = entry
            if entry.n != number or over != entry.over:
                final = identified(entry._replace(n=number, over=over))
                self._renamed[entry.id] = final.id
            recorded.append(final)
        return recorded

    def _write(self, descriptor: int, data: bytes, old_size: int) -> None:
        try:
            os.lseek(descriptor, old_size, os.SEEK_SET)
            atomic.write_all(descriptor, data)
            os.fsync(descriptor)
            if old_size == 0:
                atomic.sync_folder(self.path.parent)
        except OSError as error:
            try:
                os.ftruncate(descriptor, old_size)
            except OSError as worse:
                raise NotSaved(
                    f"不能确定是否已保存：{atomic.reason(error)}，也没能撤回。请检查磁盘后重新打开。",
                    unknown=True,
                ) from worse
            raise


def _read(descriptor: int, start: int) -> bytes:
    os.lseek(descriptor, start, os.SEEK_SET)
    parts = []
    while part := os.read(descriptor, 1 << 20):
        parts.append(part)
    return b"".join(parts)


def _not_saved(error: OSError) -> str:
    return f"没有保存：{atomic.reason(error)}。原有记录没有改动。{ELSEWHERE}"
