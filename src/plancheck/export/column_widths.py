"""How wide a table's columns are: as their texts need, so that the table is low."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..domain.cell_widths import cell_width

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
    longest = _longest(needs)
    shares = {n: _Share(needs[n], measure, longest, step) for n in sharing}
    rows = [math.fsum(column) for column in zip(*(shares[n].now for n in sharing), strict=True)]
    for _ in range(_STEPS):
        best = min(sharing, key=lambda n: shares[n].height(rows))
        rows = shares[best].taken(rows)
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

    def __init__(self, need: Need, measure: LineRoom, rows: Sequence[int], step: float) -> None:
        self.width = need.least
        self._measure, self._step = measure, step
        self._lengths = [
            [cell_width(line, ambiguous=2) for line in need.texts[row].split("\n")] for row in rows
        ]
        self.now, self._wider = self._at(self.width), self._at(self.width + step)

    def height(self, rows: Sequence[float]) -> float:
        """How high all rows are where the column is a step wider."""
        return math.fsum([row ** (1 / _GRAVE) for row in self._changed(rows)])

    def taken(self, rows: Sequence[float]) -> list[float]:
        """The rows after the column was made a step wider."""
        changed = self._changed(rows)
        self.width += self._step
        self.now, self._wider = self._wider, self._at(self.width + self._step)
        return changed

    def _changed(self, rows: Sequence[float]) -> list[float]:
        three = zip(rows, self.now, self._wider, strict=True)
        return [now if (now := row - a + b) > 1 else 1 for row, a, b in three]

    def _at(self, width: float) -> list[float]:
        places = self._measure.places(width)
        return [sum([max(n / places, 1) for n in lines]) ** _GRAVE for lines in self._lengths]
