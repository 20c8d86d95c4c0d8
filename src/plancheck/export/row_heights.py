"""How high a row must be for the wrapped texts in it, how wide a column for a row of some height.

Columns are in Excel's width units (a digit of the default font, 7 pixels), heights in points.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import accumulate

from ..domain.cell_widths import cell_width

TALLEST = 408.75
"""The highest row Excel allows, in points, in whole pixels."""
SIZE = 10
"""The size of the type, where nothing else is said."""
_LINE = 14.0


def height(cells: Iterable[tuple[str, float]], size: float = SIZE) -> float:
    """The height in points that shows the wrapped texts, each of a cell so many units wide.

    A hanzi is as wide as the type is high; one a line is spare, for punctuation.
    """
    lines = 1
    for text, width in cells:
        places = max(int(width * 7 * 0.75 / size) * 2 - 2, 2)
        if len(text) * 2 > places * lines or "\n" in text:
            lines = max(lines, sum(_lines(part, places) for part in text.split("\n")))
    return lines * _LINE * size / SIZE + 6


def width_for(text: str, tallest: float) -> float:
    """The width in which a row so high shows the whole text."""
    lines = int((tallest - 6) / _LINE) - 2 - text.count("\n")
    places = math.ceil(cell_width(text, ambiguous=2) / max(lines, 1))
    return (places + 4) / 2 * SIZE / 7 / 0.75


def pieces(text: str, width: float, size: float, lines: int) -> list[str]:
    """The text in pieces that each take at most so many lines of a cell, ended at sentences.

    A row that is high leaves a page half empty, one above `TALLEST` is cut off.
    """
    room = max(int(width * 7 * 0.75 / size) * 2 - 2, 2) * lines
    found = []
    while cell_width(text, ambiguous=2) > room:
        end = next(n for n, cells in enumerate(_running(text)) if cells > room)
        whole = max(text.rfind(mark, 0, end) for mark in "。；！？") + 1
        found.append(text[: whole or end])
        text = text[whole or end :]
    return [*found, text]


def _running(text: str) -> Iterator[int]:
    return accumulate(cell_width(char, ambiguous=2) for char in text)


def _lines(text: str, places: int) -> int:
    if len(text) * 2 <= places:
        return 1
    return math.ceil(cell_width(text, ambiguous=2) / places)
