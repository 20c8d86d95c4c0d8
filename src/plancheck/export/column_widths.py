"""How wide a table's columns are: as their texts need, so that the table is low."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..domain.cells import cell_width

_STEPS = 60
_ROWS = 200
"""As many rows are looked at."""
_GRAVE = 8
"""The power by which a row's cells count: nearly, its highest is its height."""


class Need(NamedTuple):
    """What a column asks for: the least width, and its texts where it takes a share of the rest."""

    least: float
    texts: Sequence[str] = ()


class LineRoom(NamedTuple):
    """A unit of width in half hanzi, and how many units at a cell's sides hold no text."""

    cells: float
    margin: float

    def places(self, width: float) -> float:
        """How many half hanzi stand in a line."""
        return max((width - self.margin) * self.cells, 2)


def shared_widths(needs: Iterable[Need], room: float, measure: LineRoom) -> list[float]:
    """The columns' widths, the room filled where any takes a share.

    The rest is given out step by step, each where it makes the rows lowest.
    """
    needs = list(needs)
    widths = [one.least for one in needs]
    sharing = [n for n, one in enumerate(needs) if any(one.texts)]
    rest = room - sum(widths)
    if rest <= 0 or not sharing:
        return widths
    step = rest / _STEPS
    shares = [_Share(one, measure, _longest(needs)) for one in needs]
    rows = [math.fsum(column) for column in zip(*(shares[n].now for n in sharing), strict=True)]
    for _ in range(_STEPS):
        best = min(sharing, key=lambda n: shares[n].height(rows, step))
        rows = shares[best].taken(rows, step)
    for n in sharing:
        widths[n] = round(shares[n].width, 2)
    return widths


def _longest(needs: Sequence[Need]) -> list[int]:
    """The rows that have the most text: those of which a table's height is made."""
    shared = [one.texts for one in needs if one.texts]
    lengths = [sum(map(len, row)) for row in zip(*shared, strict=True)]
    return sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True)[:_ROWS]


class _Share:
    """A column and how much its cells add to their rows."""

    def __init__(self, need: Need, measure: LineRoom, rows: Sequence[int]) -> None:
        self.width = need.least
        self._measure = measure
        self._lengths = [
            [cell_width(line, ambiguous=2) for line in need.texts[row].split("\n")]
            for row in (rows if need.texts else ())
        ]
        self.now = self._at(need.least)

    def height(self, rows: Sequence[float], more: float) -> float:
        """How high all rows are where the column is so much wider."""
        return math.fsum(row ** (1 / _GRAVE) for row in self._changed(rows, more))

    def taken(self, rows: Sequence[float], more: float) -> list[float]:
        """The rows after the column was made so much wider."""
        changed = self._changed(rows, more)
        self.width += more
        self.now = self._at(self.width)
        return changed

    def _changed(self, rows: Sequence[float], more: float) -> list[float]:
        wider = self._at(self.width + more)
        return [max(row - a + b, 1) for row, a, b in zip(rows, self.now, wider, strict=True)]

    def _at(self, width: float) -> list[float]:
        places = self._measure.places(width)
        return [sum(max(n / places, 1) for n in lines) ** _GRAVE for lines in self._lengths]
