"""Where the matrix has its columns: as narrow as a mark, apart where another objective begins."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len

NAME_CELLS = range(8, 25)
"""How wide the column of names may be."""
PITCH = 3
"""Cells of a column: a mark, and a blank that its bracket may stand in."""
TOTALS = 10
"""Cells of the sums at the right end."""


class Grid(NamedTuple):
    """Names of rows, numbers of columns, and a mark (or "") where they meet; what is done of each.

    A row's sums are how many are done and how many are late.
    """

    names: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()
    row_sums: tuple[tuple[int, int], ...] = ()
    column_sums: tuple[int, ...] = ()


class Layout(NamedTuple):
    """The widths at one width of the window."""

    name: int
    room: int
    """Cells for the columns."""
    columns: tuple[int, ...] = ()
    """From each column to the next; the last one is a column wide."""

    @classmethod
    def of(cls, grid: Grid, width: int) -> Layout:
        """Names as wide as the longest, within bounds; columns as wide as their numbers."""
        longest = max(map(cell_len, grid.names), default=0)
        most = min(NAME_CELLS.stop - 1, max(NAME_CELLS.start, width // 3))
        name = max(NAME_CELLS.start, min(longest, most))
        split = [_split(head) for head in grid.heads]
        pitch = max(PITCH, max((len(number) for _, number in split), default=0) + 1)
        steps = [
            pitch if one == other else max(pitch, len(one)) + 1
            for (one, _), (other, _) in pairwise(split)
        ]
        return cls(name, width - name - 2 - TOTALS, (*steps, pitch) if split else ())

    def shown(self, left: int) -> Iterator[tuple[int, int]]:
        """The columns in a window that begins at one, and the cell where each stands."""
        at = 0
        for column in range(left, len(self.columns)):
            if at + PITCH > self.room and column > left:
                return
            yield column, self.name + 2 + at
            at += self.columns[column]

    def leftmost(self, column: int) -> int:
        """Where a window may begin at the earliest so that a column is in it."""
        used = PITCH
        while column > 0 and used + self.columns[column - 1] <= self.room:
            column -= 1
            used += self.columns[column]
        return column

    def column_at(self, left: int, x: int) -> int | None:
        """Which column a cell belongs to; None before the first."""
        return next((column for column, at in reversed([*self.shown(left)]) if at - 1 <= x), None)


def _split(head: str) -> tuple[str, str]:
    """A measure's objective, and its own number in it."""
    objective, _, number = head.rpartition(".")
    return objective, number


def headings(grid: Grid, layout: Layout, left: int) -> tuple[str, str]:
    """The two lines above the marks: the objectives, the measures' numbers in them."""
    objectives, numbers, before = "部分", "措施", ""
    for column, at in layout.shown(left):
        objective, number = _split(grid.heads[column])
        numbers += " " * (at - cell_len(numbers) - 1) + number
        if objective != before:
            objectives += " " * (at - cell_len(objectives) - 1) + objective
            before = objective
    return objectives, numbers
