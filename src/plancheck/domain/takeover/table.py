"""The tables on an old sheet: where their headings stand, and the rows under these.

A title above, a heading of two rows, one that comes again on the next page, several tables one
under the other: what is told here is which cell of which row stands under which heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..form.grid import says_nothing, words_of
from ..form.sheet import Cell, Place, Sheet
from .headings import NUMBERS, TAKEN, TEXTS, Column, column_named
from .sheet import is_ditto, spread

_SHORT = 12
"""Characters of the lower words of a heading of two rows."""


class OldCell(NamedTuple):
    """A cell that says something: where it stands, what over it, its value and its words."""

    place: Place
    column: Column
    heading: str
    value: Cell
    words: str


class OldRow(NamedTuple):
    """A row with what it says, by column; `number` counts from 1, as spreadsheets do."""

    sheet: str
    number: int
    cells: tuple[OldCell, ...]

    @property
    def key(self) -> str:
        """台账!12: what it is called by."""
        return f"{self.sheet}!{self.number}"

    def of(self, *columns: Column) -> list[OldCell]:
        """The cells of these columns, in the order they are named in."""
        return [cell for column in columns for cell in self.cells if cell.column is column]


class LeftColumn(NamedTuple):
    """A column that does not come along, though it says something: its letters and heading.

    `known` says whether it is understood: then it is the plan's to say, or how it stood before.
    """

    sheet: str
    letters: str
    heading: str
    known: bool


class OldTables(NamedTuple):
    """What stands on a sheet: words above its tables, rows, columns that are left out."""

    sheet: str
    above: tuple[str, ...]
    rows: tuple[OldRow, ...]
    left: tuple[LeftColumn, ...]
    has_heading: bool


_Headings = Mapping[int, tuple[Column | None, str]]


def tables_of(sheet: Sheet) -> OldTables:
    """The tables of a sheet."""
    cells = spread(sheet)
    words = [[words_of(value) for value in row] for row in cells]
    above: list[str] = []
    rows: list[OldRow] = []
    left: dict[LeftColumn, None] = {}
    headings: _Headings = {}
    at = 0
    while at < len(words):
        if found := _headings(words, at):
            headings, used = found
            at += used
            continue
        if headings:
            _look_above(words, at, headings)
            rows += _row(sheet.name, at, cells[at], words[at], headings)
            left |= dict.fromkeys(_left(sheet.name, words[at], headings))
        else:
            above += dict.fromkeys(filter(None, words[at]))
        at += 1
    return OldTables(
        sheet=sheet.name,
        above=tuple(above),
        rows=tuple(rows),
        left=tuple(left),
        has_heading=bool(headings),
    )


def _headings(words: Sequence[Sequence[str]], at: int) -> tuple[_Headings, int] | None:
    """What the columns hold, where a heading begins in this row, and how many rows it has."""
    upper = [column_named(text) for text in words[at]]
    named = {column for column in upper if column}
    if len(named) < 2 or sum(map(bool, upper)) * 2 < len({*filter(None, words[at])}):
        return None
    if not named.intersection((*TEXTS, *NUMBERS)):
        return None
    lower = words[at + 1] if at + 1 < len(words) else []
    two = _is_second_row(words[at], lower)
    above, last = list(words[at]), ""
    for place_, text in enumerate(above):  # one merged across others, where nobody says so
        last = text or last
        if two and not text and lower[place_]:
            above[place_] = last
    found: dict[int, tuple[Column | None, str]] = {}
    for place_, text in enumerate(above):
        under = lower[place_] if two else ""
        under = "" if under == text else under
        column = (column_named(under) or column_named(text + under)) if under else None
        heading = under if column else f"{text}{under}"
        found[place_] = (column or column_named(text), "".join(heading.split()))
    if not any(column in TAKEN for column, _ in found.values()):
        return None
    return found, 1 + two


def _is_second_row(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether a row says more of the headings above it: a row of the table names a measure."""
    pairs = list(zip(upper, lower, strict=False))
    if any(
        under and under != over and column_named(over) in (*TEXTS, *NUMBERS)
        for over, under in pairs
    ):
        return False
    said = [under for over, under in pairs if under and under != over]
    return any(map(column_named, said)) and all(len(text) <= _SHORT for text in said)


def _look_above(words: Sequence[list[str]], at: int, headings: _Headings) -> None:
    """Put what 同上 stands for in its place."""
    for column in headings:
        if at and is_ditto(words[at][column]):
            words[at][column] = words[at - 1][column]


def _row(
    sheet: str, at: int, values: Sequence[Cell], words: Sequence[str], headings: _Headings
) -> Iterator[OldRow]:
    """The row, where it says anything."""
    found = []
    for column, (held, heading) in headings.items():
        text = words[column]
        if held and not says_nothing(text):
            value = values[column] if words_of(values[column]) == text else text
            found.append(
                OldCell(
                    place=Place(at, column),
                    column=held,
                    heading=heading,
                    value=value,
                    words=text,
                )
            )
    unnamed = (text for column, text in enumerate(words) if headings[column][0] is None)
    if found or any(unnamed):
        yield OldRow(sheet, at + 1, tuple(found))


def _left(sheet: str, words: Sequence[str], headings: _Headings) -> Iterator[LeftColumn]:
    for column, (held, heading) in headings.items():
        if held not in (*TAKEN, *TEXTS, *NUMBERS) and not says_nothing(words[column]):
            yield LeftColumn(sheet, str(Place(0, column))[:-1], heading, held is not None)
