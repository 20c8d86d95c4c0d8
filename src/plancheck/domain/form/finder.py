"""The forms that stand in a workbook, whatever was moved in it: their heads, their rows.

A form is found by the labels of its head and the words over its columns. Rows may be sorted,
columns moved or put in, sheets renamed, several forms stand on one sheet or several.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from .columns import FILLED, FormColumn
from .grid import FoundCell, is_fault, words_of
from .issue_sheet import lists_issues
from .labels import LONGEST, begins_none, headings_in, labels_in
from .model import FormLabel
from .report_workbook import ExportedReport, export_in
from .sheet import Cell, Place, Sheet

_TELLING = frozenset((FormLabel.WEEK, FormLabel.PLAN, FormLabel.REVISION, FormLabel.DIGEST))
"""Labels of which no other table has two."""
_TELLING_COLUMNS = frozenset((FormColumn.LAST_STATUS, FormColumn.LAST_PERCENT))
_MERGED = 100_000
"""Cells below the first of merged ones, at most."""
_OWN = frozenset((FormColumn.ID, FormColumn.MEASURE, FormColumn.ORDER))
"""What a merged cell does not say of the rows below its first."""


class FoundRow(NamedTuple):
    """A row under the headings: what stands in it, by column; empty cells are not there."""

    number: int
    values: Mapping[FormColumn, Cell]
    at: Mapping[FormColumn, int]
    """Where the columns stand."""

    def cell(self, column: FormColumn) -> FoundCell | None:
        """The cell of a column, None where it is empty."""
        value = self.values.get(column)
        if value is None:
            return None
        return FoundCell(Place(self.number - 1, self.at[column]), value)

    @property
    def first(self) -> FoundCell:
        """Its first cell that says something."""
        at, value = min((self.at[column], value) for column, value in self.values.items())
        return FoundCell(Place(self.number - 1, at), value)

    @property
    def is_filled(self) -> bool:
        """Whether anything stands where the unit is to fill in."""
        return not self.values.keys().isdisjoint(FILLED)


class FoundForm(NamedTuple):
    """A form as it stands on a sheet: `left` are columns with words that are not understood."""

    sheet: str
    head: Mapping[FormLabel, FoundCell]
    columns: frozenset[FormColumn]
    rows: tuple[FoundRow, ...]
    left: tuple[str, ...] = ()
    export: ExportedReport | None = None
    """What it says where it is a report's own workbook."""

    @property
    def unit(self) -> str:
        """The unit that it names, "" for none."""
        cell = self.head.get(FormLabel.UNIT)
        return cell.words if cell and not is_fault(cell.value) else ""

    @property
    def is_form(self) -> bool:
        """Whether it is one, not just any table that has some of its headings."""
        if self.export:
            return bool(self.columns)
        return len(self.head.keys() & _TELLING) > 1 or not _TELLING_COLUMNS.isdisjoint(self.columns)


def found_forms(sheets: Iterable[Sheet]) -> tuple[FoundForm, ...]:
    """The forms of a workbook, in its order; a head and rows that were parted belong together."""
    sheets = list(sheets)
    export = export_in(sheets)
    tables = [sheet for sheet in sheets if not (export and lists_issues(sheet))]
    found = [form for sheet in tables for form in _Forms(sheet).found]
    if export:
        found = [form._replace(export=export, left=()) for form in found]
    heads, filled = [one for one in found if one.head], [one for one in found if one.columns]
    if len(heads) == 1 and not heads[0].columns and filled:
        return tuple(form._replace(head=heads[0].head) for form in filled)
    return tuple(found)


class _Forms:
    """The forms of one sheet, row by row: one begins where a unit is named under another's rows."""

    def __init__(self, sheet: Sheet) -> None:
        self.found: list[FoundForm] = []
        self._name = sheet.name
        self._head: dict[FormLabel, FoundCell] = {}
        self._columns: dict[int, FormColumn] = {}
        self._at: dict[FormColumn, int] = {}
        self._others: Sequence[int] = ()
        self._width = max(map(len, sheet.rows), default=0)
        self._headings: Sequence[Cell] = ()
        self._rows: list[FoundRow] = []
        self._left: dict[int, None] = {}
        self._down = dict(islice(_down(sheet), _MERGED))
        for number, row in enumerate(sheet.rows):
            self._look_at(number, row)
        self._end()

    def _look_at(self, number: int, row: Sequence[Cell]) -> None:
        if self._columns:
            if begins_none(row):
                self._add(number, row)
                return
            if FormLabel.UNIT in labels_in(number, row):
                self._end()
        if not self._columns:
            for label, cell in labels_in(number, row).items():
                self._head.setdefault(label, cell)
        if columns := headings_in(row):
            self._columns, self._headings = columns, row
            self._at = {column: at for at, column in columns.items()}
            self._others = [at for at in range(self._width) if at not in columns]
        elif self._columns:
            self._add(number, row)

    def _add(self, number: int, row: Sequence[Cell]) -> None:
        if len(row) < self._width:
            row = (*row, *("",) * (self._width - len(row)))
        values = {
            column: value
            for column, at in self._at.items()
            if (value := row[at]) != "" and not (type(value) is str and value.isspace())
        }
        for at in self._others:
            value = row[at]
            if value != "" and not (type(value) is str and value.isspace()):
                self._left[at] = None
        for column, at in self._at.items() if self._down else ():
            above = self._down.get((number, at), "")
            if above != "" and column not in _OWN:
                values.setdefault(column, above)
        if values:
            self._rows.append(FoundRow(number + 1, values, self._at))

    def _end(self) -> None:
        if self._head or self._columns:
            self.found.append(
                FoundForm(
                    sheet=self._name,
                    head=self._head,
                    columns=frozenset(self._columns.values()),
                    rows=tuple(self._rows),
                    left=tuple(map(self._heading, self._left)),
                )
            )
        self._head, self._columns, self._rows, self._left = {}, {}, [], {}

    def _heading(self, at: int) -> str:
        """V列“备注”."""
        letters = str(Place(0, at))[:-1]
        words = words_of(self._headings[at]) if at < len(self._headings) else ""
        return f"{letters}列“{words[:LONGEST]}”" if words else f"{letters}列"


def _down(sheet: Sheet) -> Iterator[tuple[tuple[int, int], Cell]]:
    """What a merged cell shows in the rows below its first: only the first holds it."""
    for first, last in sheet.merged:
        if first.row < len(sheet.rows) and first.column < len(sheet.rows[first.row]):
            value = sheet.rows[first.row][first.column]
            for row in range(first.row + 1, min(last.row + 1, len(sheet.rows))):
                yield (row, first.column), value
