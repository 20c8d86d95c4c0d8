"""A workbook from before 2007 (xls; WPS's et), looked through before it is read.

What is read is a compound file (MS-CFB) made anew of its one stream of records (`old_records`).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...errors import BadFile
from .. import file_kinds
from .old_records import OldRecords
from .workbook_facts import BROKEN, LOCKED, WorkbookFacts

_NO_SECTOR = 0xFFFFFFFC
"""From this number on a sector is none."""
_END = 0xFFFFFFFE
_STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
_ENTRY = 128
_MINI = 64
_CUTOFF = 4096
"""Bytes below which a stream lies in the small sectors within another one."""
_SECTOR = 4096
"""Bytes of a sector of what is made anew."""


def looked_through(data: bytes, name: str) -> WorkbookFacts:
    """A compound file's workbook made anew; BadFile where it is none, or not to be read."""
    try:
        files = _Compound(data)
        if "EncryptedPackage" in files.names:
            raise BadFile(name, LOCKED)
        stream = next((files.read(one) for one in _STREAMS if one in files.names), None)
        if stream is None:
            raise BadFile(name, file_kinds.kind(data[: file_kinds.HEAD]))
        records = OldRecords(bytearray(stream), name)
    except (struct.error, IndexError, ValueError) as error:
        raise BadFile(name, BROKEN) from error
    return WorkbookFacts(
        _packed(bytes(records.stream)), percents=records.percents, faults=records.faults
    )


class _Stream(NamedTuple):
    start: int
    size: int


class _Compound:
    """The streams of a compound file; ValueError, IndexError, struct.error where it is none."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in (9, 12):
            raise ValueError(shift)
        self._size = 1 << shift
        start, _, _, small, _, more = struct.unpack_from("<6I", data, 48)
        self._table = list(self._sector_table(more))
        entries = self._chain(_Stream(start, len(data)))
        self.names: dict[str, _Stream] = {}
        for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            name = entries[at : at + 64].decode("utf-16-le", "replace").partition("\0")[0]
            first, size = struct.unpack_from("<2I", entries, at + 116)
            self.names.setdefault(name, _Stream(first, size))
        root = next(iter(self.names.values()), None)
        if root is None:
            raise ValueError("root")
        table = self._chain(_Stream(small, len(data)))
        self._small_table = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])
        self._small = self._chain(root) if self._small_table else b""

    def read(self, name: str) -> bytes:
        """A stream's bytes."""
        stream = self.names[name]
        if stream.size >= _CUTOFF:
            return self._chain(stream)
        parts = (
            self._small[at * _MINI : (at + 1) * _MINI]
            for at in _numbers(stream.start, self._small_table)
        )
        return b"".join(parts)[: stream.size]

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _sector_table(self, more: int) -> Iterator[int]:
        """Which sector follows which, sector by sector."""
        listed = list(struct.unpack_from("<109I", self._data, 76))
        per = self._size // 4
        for _ in range(len(self._data) // self._size):  # no file has more lists than sectors
            if more >= _NO_SECTOR:
                break
            *found, more = struct.unpack(f"<{per}I", self._sector(more))
            listed += found
        for number in listed:
            if number < _NO_SECTOR:
                yield from struct.unpack(f"<{per}I", self._sector(number))

    def _chain(self, stream: _Stream) -> bytes:
        parts = (self._sector(number) for number in _numbers(stream.start, self._table))
        return b"".join(parts)[: stream.size]


def _numbers(first: int, table: Sequence[int]) -> Iterator[int]:
    """The sectors from the first on; ValueError where they go round."""
    for _ in range(len(table) + 1):
        if first >= _NO_SECTOR:
            return
        yield first
        first = table[first]
    raise ValueError(first)


def _packed(stream: bytes) -> bytes:
    """A compound file that holds the workbook's records and nothing else."""
    count = -(-max(len(stream), _CUTOFF) // _SECTOR)
    size, per = count * _SECTOR, _SECTOR // 4
    tables = -(-(count + 1 + count // per + 2) // per)
    first = tables + 1  # the tables, the directory, the stream
    follows = [0xFFFFFFFD] * tables + [_END, *range(first + 1, first + count), _END]
    follows += [0xFFFFFFFF] * (tables * per - len(follows))
    listed = [*range(tables), *[0xFFFFFFFF] * (109 - tables)]
    header = struct.pack("<8s16s5H6x", file_kinds.COMPOUND, b"", 62, 4, 0xFFFE, 12, 6)
    header += struct.pack("<9I", 1, tables, tables, 0, _CUTOFF, _END, 0, _END, 0)
    header += struct.pack("<109I", *listed)
    entries = _entry("Root Entry", 5, 0, 0) + _entry("Workbook", 2, first, size)
    parts = (
        header.ljust(_SECTOR, b"\0"),
        struct.pack(f"<{len(follows)}I", *follows),
        entries.ljust(_SECTOR, b"\0"),
        stream.ljust(size, b"\0"),
    )
    return b"".join(parts)


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    told = struct.pack("<HBB3I36x", len(text) + 2, kind, 1, *[0xFFFFFFFF] * 3)
    return text.ljust(64, b"\0") + told + struct.pack("<IQ", first, size)
