"""A sheet of a workbook as plain values: what each cell holds, whatever program wrote it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

Cell = str | int | float | bool | date | datetime | time | timedelta
"""What a cell holds; "" where it is empty. A day is a `date`, and 80 % is the text 80%: a figure
alone would not say whether it is one of a hundred.
"""


NO_RESULT = "公式没有结果"
"""What stands for a formula that no program has worked out."""


class Place(NamedTuple):
    """A cell's place, counted from 0."""

    row: int
    column: int

    def __str__(self) -> str:
        """B12, as programs for tables name it."""
        letters, rest = "", self.column + 1
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row + 1}"


class Merged(NamedTuple):
    """Cells that are shown as one; the first holds what all show."""

    first: Place
    last: Place


class Sheet(NamedTuple):
    """A sheet: its rows from the first on, each as long as the longest."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Merged, ...] = ()
    hidden: bool = False
