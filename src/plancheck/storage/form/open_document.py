"""The content of an ods looked through: how far its tables reach, merged cells, percentages."""

from __future__ import annotations

from ...domain.form.sheet import Merged, Place
from ...errors import BadFile
from .workbook_facts import BROKEN, LOCKED, TEXTS, TOO_MUCH, WorkbookFacts, refuse_large
from .xml_tags import Attributes, walk

_CELLS = ("table-cell", "covered-table-cell")
_ROWS, _COLUMNS = 1_048_576, 16_384


def looked_through(parts: dict[str, bytes], name: str) -> WorkbookFacts:
    """What there is to know; BadFile."""
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise BadFile(name, LOCKED)
    content = parts["content.xml"]
    if b"\0" in content:  # UTF-16, which no program writes here
        raise BadFile(name, BROKEN)
    tables = _Tables(name)
    walk(content, name, tables.begin, tables.end, tables.characters)
    refuse_large([table.last for table in tables.found], name)
    return WorkbookFacts(
        b"",
        percents={at: frozenset(table.percents) for at, table in enumerate(tables.found)},
        faults={at: table.faults for at, table in enumerate(tables.found)},
        merged={at: tuple(table.merged) for at, table in enumerate(tables.found)},
    )


class _Table:
    """What is known of a table."""

    def __init__(self) -> None:
        self.last = Place(0, 0)
        self.merged: list[Merged] = []
        self.percents: set[Place] = set()
        self.faults: dict[Place, str] = {}


class _Tables:
    """The tables of a content, tag by tag."""

    def __init__(self, name: str) -> None:
        self.found: list[_Table] = []
        self._name = name
        self._row = self._column = 0
        self._rows = self._columns = 1
        """How often the row and the cell are repeated."""
        self._says = False
        self._length = self._texts = 0

    def begin(self, tag: str, told: Attributes) -> None:
        """A tag begins."""
        if tag == "table":
            self.found.append(_Table())
            self._row = 0
        elif tag == "table-row":
            self._column, self._rows = 0, _number(told, "table:number-rows-repeated", _ROWS)
        elif tag in _CELLS:
            self._columns = _number(told, "table:number-columns-repeated", _COLUMNS)
            self._says = "office:value-type" in told or "table:formula" in told
            self._length = len(told.get("office:string-value", ""))
            self._cell(told)
        elif tag == "s":
            self._length += _number(told, "text:c", TEXTS)

    def characters(self, text: str) -> None:
        """Text between tags."""
        self._length += len(text)

    def end(self, tag: str) -> None:
        """A tag ends."""
        if tag == "table-row":
            self._row += self._rows
        elif tag in _CELLS:
            if self._says:
                self._texts += self._length * self._rows * self._columns
            if max(self._texts, self._length) > TEXTS:
                raise BadFile(self._name, TOO_MUCH)
            self._column += self._columns

    def _cell(self, told: Attributes) -> None:
        if not self.found:
            raise BadFile(self._name, BROKEN)
        table, row, column = self.found[-1], self._row, self._column
        if self._says:
            last_row, last_column = row + self._rows - 1, column + self._columns - 1
            table.last = Place(max(table.last.row, last_row), max(table.last.column, last_column))
            refuse_large([table.last], self._name)
            if told.get("calcext:value-type") == "error":
                table.faults[Place(row, column)] = "#错误"
            if told.get("office:value-type") == "percentage":
                table.percents.update(
                    Place(row + down, column + right)
                    for down in range(self._rows)
                    for right in range(self._columns)
                )
        down = _number(told, "table:number-rows-spanned", _ROWS)
        right = _number(told, "table:number-columns-spanned", _COLUMNS)
        if down * right > 1:
            last = Place(row + down - 1, column + right - 1)
            table.merged.append(Merged(Place(row, column), last))


def _number(told: Attributes, key: str, most: int) -> int:
    """The whole number of an attribute, 1 where it has none."""
    text = told.get(key, "1")
    return min(int(text), most) if text.isdecimal() and len(text) < 12 else 1
