"""What a table of the outputs is: columns by key, each of which says how a row fills it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from ..period import Kind

Row = TypeVar("Row")
Value = str | int | float | date | datetime | None


class Column(NamedTuple, Generic[Row]):
    """Its key and heading, how a row gives its value; prose is not centred.

    {this}, {last} and {word} in a heading stand for 本周, 上周 and 周, or what the period is.
    """

    key: str
    heading: str
    value: Callable[[Row], Value]
    prose: bool = False

    def heading_in(self, kind: Kind) -> str:
        """Its heading where the roll-up is of this kind of period."""
        return self.heading.format(this=kind.this, last=kind.last, word=kind.word)


class Table(Generic[Row]):
    """Its title and all its columns."""

    def __init__(self, title: str, *columns: Column[Row]) -> None:
        self.title, self.columns = title, columns

    def pick(self, keys: Iterable[str]) -> list[Column[Row]]:
        """The columns of these keys, in their order."""
        columns = {column.key: column for column in self.columns}
        return [columns[key] for key in keys]

    def filled(self, keys: Iterable[str], rows: Iterable[Row]) -> list[str]:
        """The keys of the columns that say something of some row; all where there is no row."""
        rows = list(rows)
        picked = self.pick(keys)
        kept = [c.key for c in picked if any(c.value(row) not in (None, "") for row in rows)]
        return kept if rows else [c.key for c in picked]

    def values(self, keys: Iterable[str], rows: Iterable[Row]) -> list[list[Value]]:
        """What these columns say of each row."""
        columns = self.pick(keys)
        return [[column.value(row) for column in columns] for row in rows]

    def texts(self, keys: Iterable[str], rows: Iterable[Row]) -> list[tuple[str, ...]]:
        """The same in words, for a page."""
        return [tuple(map(cell_text, values)) for values in self.values(keys, rows)]


def cell_text(value: Value) -> str:
    """What a cell says in words."""
    if isinstance(value, datetime):
        return f"{value:%m-%d %H:%M}"
    return "" if value is None else str(value)
