"""A terminal's screen as pyte keeps it, or one that draws ambiguous characters two cells wide."""

from __future__ import annotations

import re
import unicodedata

import pyte
from pyte import screens
from wcwidth import wcwidth

_FOREIGN = re.compile(
    rb"\x1b\[[<=>][0-9;:]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b\[\?u|\x1b\[[0-9;]*u"
    rb"|\x1b[P_^X][^\x1b]*\x1b\\|\x1b\[[0-9;]*t"
)
"""Sequences that pyte would print as text."""
_CURSOR = b"\x1b[6n"


def _wide(char: str) -> int:
    ambiguous = unicodedata.east_asian_width(char) == "A" and not unicodedata.combining(char)
    return 2 if ambiguous else int(wcwidth(char))


class _Strict(pyte.Screen):
    """Remembers what was drawn over its right edge; ambiguous characters take two cells."""

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__(columns, rows)
        self.overruns: list[tuple[int, str]] = []

    def draw(self, data: str) -> None:
        """Each character in the cells that a Chinese terminal gives it."""
        before, screens.wcwidth = screens.wcwidth, _wide
        try:
            for char in data:
                if self.cursor.x + _wide(char) > self.columns:
                    self.overruns.append((self.cursor.y, char))
                super().draw(char)
        finally:
            screens.wcwidth = before


class Emulator:
    """Takes a program's bytes, `ambiguous` being 1 or 2 cells."""

    def __init__(self, columns: int, rows: int, ambiguous: int = 1) -> None:
        self.screen = _Strict(columns, rows) if ambiguous == 2 else pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._width = _wide if ambiguous == 2 else wcwidth

    def cells(self, text: str) -> int:
        """How many cells it draws a text in."""
        return sum(map(self._width, text))

    def feed(self, data: bytes) -> list[bytes]:
        """Draw; the answers to what the bytes ask of the cursor."""
        reports = []
        first, *others = _FOREIGN.sub(b"", data).split(_CURSOR)
        self._stream.feed(first)
        for part in others:
            cursor = self.screen.cursor
            reports.append(f"\x1b[{cursor.y + 1};{cursor.x + 1}R".encode())
            self._stream.feed(part)
        return reports

    @property
    def overruns(self) -> list[tuple[int, str]]:
        """What was drawn over the right edge: row and character."""
        return getattr(self.screen, "overruns", [])

    @property
    def lines(self) -> list[str]:
        """The screen. A wide character takes two cells, the second of them empty."""
        buffer, columns = self.screen.buffer, range(self.screen.columns)
        return ["".join(buffer[y][x].data for x in columns) for y in range(self.screen.lines)]
