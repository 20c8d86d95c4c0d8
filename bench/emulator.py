"""A terminal's screen as pyte keeps it, or one that draws ambiguous characters two cells wide.

Its text alone: colours are not kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

import pyte
from pyte import screens
from wcwidth import wcwidth

_SKIPPED = re.compile(
    rb"\x1b\[[0-9;:]*m|\x1b\[[<=>][0-9;:]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b\[\?u|\x1b\[[0-9;]*u"
    rb"|\x1b[P_^X][^\x1b]*\x1b\\|\x1b\[[0-9;]*t"
)
"""Colours, which are most of what comes, and sequences that pyte would print as text."""
_CURSOR = b"\x1b[6n"
_cell = cache(screens.Char)


@cache
def _wide(char: str) -> int:
    ambiguous = unicodedata.east_asian_width(char) == "A" and not unicodedata.combining(char)
    return 2 if ambiguous else int(wcwidth(char))


class _Screen(pyte.Screen):
    """Draws each character in the cells that `width` gives it; remembers what was drawn over its
    right edge.
    """

    def __init__(self, columns: int, rows: int, width: Callable[[str], int]) -> None:
        super().__init__(columns, rows)
        self.width = width
        self.overruns: list[tuple[int, str]] = []

    def draw(self, data: str) -> None:
        """What needs no second look without one: pyte copies a cell's nine attributes for each."""
        cursor = self.cursor
        for char in data:
            cells, x = self.width(char), cursor.x
            if not 1 <= cells <= self.columns - x:
                self._draw_by_pyte(char, cells)
                continue
            row = self.buffer[cursor.y]
            row[x] = _cell(char)
            if cells == 2:
                row[x + 1] = _cell("")
            cursor.x = x + cells
        self.dirty.add(cursor.y)

    def _draw_by_pyte(self, char: str, cells: int) -> None:
        if self.cursor.x + cells > self.columns:
            self.overruns.append((self.cursor.y, char))
        self.dirty.add(max(self.cursor.y - 1, 0))  # whose last cell an accent at the edge is put on
        before, screens.wcwidth = screens.wcwidth, self.width
        try:
            super().draw(char)
        finally:
            screens.wcwidth = before


class Emulator:
    """Takes a program's bytes, `ambiguous` being 1 or 2 cells."""

    def __init__(self, columns: int, rows: int, ambiguous: int = 1) -> None:
        self._width = _wide if ambiguous == 2 else wcwidth
        self.screen = _Screen(columns, rows, self._width)
        self._stream = pyte.ByteStream(self.screen)
        self._lines = [""] * rows

    def cells(self, text: str) -> int:
        """How many cells it draws a text in."""
        return sum(map(self._width, text))

    def feed(self, data: bytes) -> list[bytes]:
        """Draw; the answers to what the bytes ask of the cursor."""
        reports = []
        first, *others = _SKIPPED.sub(b"", data).split(_CURSOR)
        self._stream.feed(first)
        for part in others:
            cursor = self.screen.cursor
            reports.append(f"\x1b[{cursor.y + 1};{cursor.x + 1}R".encode())
            self._stream.feed(part)
        return reports

    @property
    def overruns(self) -> list[tuple[int, str]]:
        """What was drawn over the right edge: row and character."""
        return self.screen.overruns

    @property
    def lines(self) -> list[str]:
        """The screen. A wide character takes two cells, the second of them empty."""
        columns = range(self.screen.columns)
        for y in self.screen.dirty:
            row = self.screen.buffer[y]
            self._lines[y] = "".join([row[x].data for x in columns])
        self.screen.dirty.clear()
        return [*self._lines]
