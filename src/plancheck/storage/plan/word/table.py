"""The cells of a table, each with its place in the grid (17.4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ....domain.plan.source import Cell
from .blocks import unwrapped
from .package import W
from .styles import is_on, whole

_COLUMNS = 63
"""Columns that Word allows; a larger number is a slip or an attack."""

_CONTINUED = "continue"


class TableCell(NamedTuple):
    """A cell that has content of its own, and where it stands."""

    element: Element
    place: Cell


class _Laid(NamedTuple):
    """A cell as its row has it; `merge` is how it is merged with those above and under it."""

    element: Element
    row: int
    column: int
    columns: int
    merge: str
    header: bool


def cells_of(table: Element, index: int) -> Iterator[TableCell]:
    """The cells row by row; what only continues a merged one is counted into that one's rows."""
    rows: dict[_Laid, int] = {}
    """By cell that has content, how many rows it takes up."""
    merged: dict[int, _Laid] = {}
    """By column, the merged cell that may go on."""
    for cell in _laid(table):
        if cell.merge == _CONTINUED and cell.column in merged:
            rows[merged[cell.column]] += 1
            continue
        rows[cell] = 1
        merged.pop(cell.column, None)
        if cell.merge:
            merged[cell.column] = cell
    for cell, count in rows.items():
        place = Cell(
            table=index,
            row=cell.row,
            column=cell.column,
            columns=cell.columns,
            rows=count,
            header=cell.header,
        )
        yield TableCell(cell.element, place)


def _laid(table: Element) -> Iterator[_Laid]:
    rows = [one for one in unwrapped(table) if one.tag == f"{W}tr"]
    kept = [one for one in rows if one.find(f"{W}trPr/{W}del") is None]
    for row, element in enumerate(kept):
        column = max(0, min(whole(element.find(f"{W}trPr/{W}gridBefore")) or 0, _COLUMNS))
        header = element.find(f"{W}trPr/{W}tblHeader")
        is_header = header is not None and is_on(header.get(f"{W}val", "1"))
        for cell in unwrapped(element):
            if cell.tag != f"{W}tc" or cell.find(f"{W}tcPr/{W}cellDel") is not None:
                continue
            columns = max(1, min(whole(cell.find(f"{W}tcPr/{W}gridSpan")) or 1, _COLUMNS))
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            merged = merge.get(f"{W}val", _CONTINUED) if merge is not None else ""
            yield _Laid(
                element=cell,
                row=row,
                column=column,
                columns=columns,
                merge=merged,
                header=is_header,
            )
            column += columns
