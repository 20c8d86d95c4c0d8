"""The forms that stand in a workbook, whatever was moved in it: their heads, their rows.

A form is found by the labels of its head and the words over its columns. Rows may be sorted,
columns moved or put in, sheets renamed, several forms stand on one sheet or several.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..startup import lazy
from ..text import folded_name
from .columns import FILLED, FormColumn, column_named
from .exported import ExportedReport, export_in
from .exported_issues import lists_issues
from .grid import words_of
from .model import FormLabel
from .sheet import Cell, Place, Sheet

LONGEST = 24
"""Characters; no label and no heading has more."""
_OTHER_LABELS = {
    FormLabel.UNIT: "单位 单位名称 填表单位 报送单位 填报单位名称",
    FormLabel.UNIT_TYPE: "类型 单位类别",
    FormLabel.WEEK: "周 周次 填报周次 填表周 报告周",
    FormLabel.FILLED_ON: "填表日期 填报时间 填表时间 报送日期 上报日期 日期",
    FormLabel.ISSUER: "发文单位",
    FormLabel.PLAN: "计划",
    FormLabel.REVISION: "版次 计划版本",
    FormLabel.PREPARED_BY: "填表人 填报人员 填报人姓名 经办人",
    FormLabel.REVIEWER: "审核 审核人员 负责人",
    FormLabel.PHONE: "电话 联系方式 联系人电话 手机",
}
_LABELS = {
    folded_name(word): label
    for label in FormLabel
    for word in (label.value, *_OTHER_LABELS.get(label, "").split())
}
_UNIT_WORDS = "单位"
_BRACKETS = lazy(r"\([^()]*\)")
_MARKS = lazy(r"[\s:：*＊★☆。.、%]+")
_INLINE = lazy(r"\s*([^:：\n]{1,16}?)\s*[:：]\s*(\S.*)")
_NAMING = frozenset((FormColumn.ID, FormColumn.MEASURE))
"""One of these must stand over a table, to say which measure a row is of."""
_TELLING = frozenset((FormLabel.UNIT, FormLabel.WEEK, FormLabel.PLAN, FormLabel.REVISION))
_TELLING_COLUMNS = frozenset((FormColumn.LAST_STATUS, FormColumn.LAST_PERCENT))
_OWN = frozenset((*_NAMING, FormColumn.ORDER))
"""What a merged cell does not say of the rows below its first."""
_FEWEST = 4
"""Headings that are known, at least: fewer may be a row of anything."""


class FoundCell(NamedTuple):
    """A cell: where it stands and what it holds."""

    place: Place
    value: Cell

    @property
    def words(self) -> str:
        """What it holds, as words."""
        return words_of(self.value)

    def __str__(self) -> str:
        """H12“差不多”: how it is named."""
        words = self.words.replace("\n", " ")
        return f"{self.place}“{words[:20]}{'…' * (len(words) > 20)}”"


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
        return cell.words if cell else ""

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
        self._down = dict(_down(sheet))
        for number, row in enumerate(sheet.rows):
            self._look_at(number, row)
        self._end()

    def _look_at(self, number: int, row: Sequence[Cell]) -> None:
        if self._columns:
            if _begins_none(row):
                self._add(number, row)
                return
            if FormLabel.UNIT in _labels(number, row):
                self._end()
        if not self._columns:
            for label, cell in _labels(number, row).items():
                self._head.setdefault(label, cell)
        if columns := _columns(row):
            self._columns, self._headings = columns, row
            self._at = {column: at for at, column in columns.items()}
            self._others = [at for at in range(self._width) if at not in columns]
        elif self._columns:
            self._add(number, row)

    def _add(self, number: int, row: Sequence[Cell]) -> None:
        width = len(row)
        values = {
            column: value
            for column, at in self._at.items()
            if at < width and (value := row[at]) != "" and not _is_blank(value)
        }
        for at in self._others:
            if at < width and row[at] != "" and not _is_blank(row[at]):
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


def _is_blank(value: Cell) -> bool:
    return type(value) is str and value.isspace()


def _begins_none(row: Sequence[Cell]) -> bool:
    """Whether neither a head nor headings stand in a row under headings, which most do not."""
    first = next((value for value in row if value != ""), "")
    inline = type(first) is str and len(first) < _SHORT and _UNIT_WORDS in first
    return not inline and _WORDS.isdisjoint(row)


def _labels(number: int, row: Sequence[Cell]) -> dict[FormLabel, FoundCell]:
    """The labels of a row, each with the cell behind it, or with what stands behind a colon."""
    found: dict[FormLabel, FoundCell] = {}
    label: FormLabel | None = None
    for at, value in enumerate(row):
        if value == "":
            continue
        place = Place(number, at)
        named = _label(value)
        if named:
            label = named
            found.setdefault(named, FoundCell(place, ""))
        elif isinstance(value, str) and (inline := _inline(value)):
            label = None
            found[inline[0]] = FoundCell(place, inline[1])
        elif label:
            found[label] = FoundCell(place, value)
            label = None
    return found


def _label(value: Cell) -> FormLabel | None:
    return _label_of(value) if isinstance(value, str) and len(value) <= LONGEST else None


@lru_cache(maxsize=1024)
def _label_of(text: str) -> FormLabel | None:
    return _LABELS.get(_bare(text))


def _inline(text: str) -> tuple[FormLabel, str] | None:
    match = _INLINE.fullmatch(text) if len(text) < 300 else None
    label = _label(match[1]) if match else None
    return (label, match[2]) if match and label else None


def _columns(row: Sequence[Cell]) -> dict[int, FormColumn]:
    """The columns that a row of headings names; none where it is none."""
    found: dict[int, FormColumn] = {}
    for at, value in enumerate(row):
        column = _column(value)
        if column and column not in found.values():
            found[at] = column
    named = set(found.values())
    if len(named) < _FEWEST or named.isdisjoint(_NAMING) or named.isdisjoint(FILLED):
        return {}
    return found


_SHORT = 60
_WORDS = frozenset((FormColumn.MEASURE.value, FormLabel.UNIT.value))
"""One of them stands in each row of headings, or in a head, as they went out."""


def _column(value: Cell) -> FormColumn | None:
    return _column_of(value) if isinstance(value, str) and 0 < len(value) <= LONGEST else None


@lru_cache(maxsize=1024)
def _column_of(text: str) -> FormColumn | None:
    return column_named(text) or column_named(_bare(text))


def _bare(text: str) -> str:
    """Words without what stands in brackets, and without marks."""
    folded = folded_name(text)
    return _MARKS.sub("", _BRACKETS.sub("", folded)) or folded
