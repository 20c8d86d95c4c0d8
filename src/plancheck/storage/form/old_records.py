"""The records of an xls (MS-XLS), looked through: how far its sheets reach, what it would take."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from ...domain.form.sheet import Place
from ...errors import BadFile
from .workbook_facts import LOCKED, SHEETS, TEXTS, TOO_MUCH, refuse_large

RECORDS = 2_000_000
_BEGIN, _END, _GO_ON, _LOCK = 0x0809, 0x000A, 0x003C, 0x002F
_SHEET, _STYLE, _FORMAT, _TEXTS = 0x0085, 0x00E0, 0x041E, 0x00FC
_SIZE, _FORMULA, _FIGURES, _TEXT = 0x0200, 0x0006, 0x00BD, 0x00FD
_FLAG = 0x0205
_CELLS = frozenset((0x0203, 0x0204, _FLAG, 0x00D6, 0x027E, _TEXT, _FORMULA))
_PERCENT = (9, 10)
_NOTHING = b"\xfe\x0f"
"""A kind of record that no reader knows."""


class _Record(NamedTuple):
    at: int
    kind: int
    first: int
    last: int


class OldRecords:
    """A workbook's records: `stream` is made harmless. BadFile where they are not to be read."""

    def __init__(self, stream: bytearray, name: str) -> None:
        self.stream = stream
        self.percents: dict[int, frozenset[Place]] = {}
        self.faults: dict[int, dict[Place, str]] = {}
        self._name = name
        self._left = RECORDS
        self._lengths: list[int] = []
        self._shown = 0
        styles, formats, sheets = self._globals()
        self._percents = {at for at, one in enumerate(styles) if one in _PERCENT or one in formats}
        if len(sheets) > SHEETS:
            raise BadFile(name, TOO_MUCH)
        refuse_large([self._sheet(index, at) for index, at in enumerate(sheets)], name)

    def _records(self, at: int) -> Iterator[_Record]:
        while at + 4 <= len(self.stream):
            kind, size = struct.unpack_from("<2H", self.stream, at)
            self._left -= 1
            if self._left < 0:
                raise BadFile(self._name, TOO_MUCH)
            yield _Record(at, kind, at + 4, at + 4 + size)
            at += 4 + size

    def _globals(self) -> tuple[list[int], set[int], list[int]]:
        """The formats of the styles, which of these are percentages, where the sheets begin."""
        styles: list[int] = []
        formats: set[int] = set()
        sheets: list[int] = []
        texts: list[bytes] = []
        goes_on = False
        for _, kind, first, last in self._records(0):
            if kind == _LOCK and any(self.stream[first:last]):
                raise BadFile(self._name, LOCKED)
            if kind == _STYLE:
                styles += struct.unpack_from("<H", self.stream, first + 2)
            elif kind == _FORMAT and _is_percent(self.stream[first + 2 : last]):
                formats.add(*struct.unpack_from("<H", self.stream, first))
            elif kind == _SHEET:
                sheets += struct.unpack_from("<I", self.stream, first)
            elif kind == _TEXTS or (kind == _GO_ON and goes_on):
                texts.append(bytes(self.stream[first:last]))
            elif kind == _END:
                break
            goes_on = kind == _TEXTS or (kind == _GO_ON and goes_on)
        self._lengths = _lengths(texts)
        return styles, formats, sheets

    def _sheet(self, index: int, at: int) -> Place:
        """The last cell that holds something; the record that says how many there are is none."""
        row = column = depth = 0
        percents: set[Place] = set()
        faults: dict[Place, str] = {}
        for where, kind, first, last in self._records(at):
            if kind == _BEGIN:
                depth += 1
            elif kind == _END:
                depth -= 1
                if depth <= 0:
                    break
            elif kind == _SIZE:
                self.stream[where : where + 2] = _NOTHING
            elif kind in _CELLS or kind == _FIGURES:
                down, right, style = struct.unpack_from("<3H", self.stream, first)
                styles = [style]
                if kind == _FIGURES:
                    count = max(1, (last - first - 6) // 6)
                    styles = [
                        struct.unpack_from("<H", self.stream, first + 4 + 6 * one)[0]
                        for one in range(count)
                    ]
                elif self._is_error(kind, first):
                    faults[Place(down, right)] = "#错误"
                elif kind == _TEXT:
                    self._show(struct.unpack_from("<I", self.stream, first + 6)[0])
                row, column = max(row, down), max(column, right + len(styles) - 1)
                percents.update(
                    Place(down, right + one)
                    for one, found in enumerate(styles)
                    if found in self._percents
                )
        self.percents[index], self.faults[index] = frozenset(percents), faults
        return Place(row, column)

    def _is_error(self, kind: int, first: int) -> bool:
        """Whether a cell holds an error, or a formula came to one."""
        if kind == _FLAG:
            return bool(self.stream[first + 7])
        if kind != _FORMULA:
            return False
        end = struct.unpack_from("<H", self.stream, first + 12)[0]
        return end == 0xFFFF and self.stream[first + 6] == 2

    def _show(self, text: int) -> None:
        self._shown += self._lengths[text] if text < len(self._lengths) else 0
        if self._shown > TEXTS:
            raise BadFile(self._name, TOO_MUCH)


def _is_percent(text: bytearray) -> bool:
    """Whether a format's text has a %, in one byte a character or in two."""
    return b"%" in (text[3::2] if len(text) > 2 and text[2] & 1 else text)


def _lengths(parts: list[bytes]) -> list[int]:
    """How long each of the texts is that cells refer to; they run on over the parts."""
    return _Texts(parts).lengths() if parts else []


class _Texts:
    def __init__(self, parts: list[bytes]) -> None:
        self._parts = parts
        self._part, self._at = 0, 8

    def lengths(self) -> list[int]:
        found = []
        while self._room() or self._next():
            length = self._number("<H")
            flags = self._number("<B")
            runs = self._number("<H") * 4 if flags & 8 else 0
            extra = self._number("<I") if flags & 4 else 0
            found.append(length)
            self._characters(length, flags & 1)
            self._skip(runs + extra)
        return found

    def _room(self) -> int:
        return len(self._parts[self._part]) - self._at

    def _next(self) -> bool:
        if self._part + 1 >= len(self._parts):
            return False
        self._part, self._at = self._part + 1, 0
        return True

    def _number(self, form: str) -> int:
        (number,) = struct.unpack_from(form, self._parts[self._part], self._at)
        self._at += struct.calcsize(form)
        return int(number)

    def _characters(self, left: int, wide: int) -> None:
        while left:
            width = 1 + wide
            here = min(left, self._room() // width)
            left -= here
            self._at += here * width
            if left:
                if not self._next():
                    return
                wide = self._number("<B") & 1

    def _skip(self, left: int) -> None:
        while left > self._room():
            left -= self._room()
            if not self._next():
                return
        self._at += left
