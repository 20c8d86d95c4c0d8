"""A sheet of one list: its heads kept in view, filters, every row as high as its texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from .row_heights import TALLEST, height
from .workbook import OfficeWorkbook, Value, that_fit, write_text, write_value

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


class SheetColumn(NamedTuple):
    """A list's column: its heading, its width, whether its texts are centred."""

    name: str
    width: float
    centred: bool = False


def list_sheet(
    book: OfficeWorkbook,
    name: str,
    fields: Sequence[SheetColumn],
    rows: Sequence[Sequence[Value]],
    frozen: int,
) -> Worksheet:
    """A sheet of one list, with filters, its heads and first `frozen` columns kept in view."""
    sheet = book.sheet(name, [field.width for field in fields], 0, 0)
    for column, field in enumerate(fields):
        write_text(sheet, 0, column, field.name, book.formats.head)
    sheet.set_row(0, height((field.name, field.width) for field in fields) + 4)
    sheet.freeze_panes(1, frozen)
    kept = that_fit(rows, 2)
    for number, row in enumerate(kept, 1):
        for column, (value, field) in enumerate(zip(row, fields, strict=True)):
            write_value(book.formats, sheet, number, column, value, field.centred)
        texts = ((v, f.width) for v, f in zip(row, fields, strict=True) if isinstance(v, str))
        sheet.set_row(number, min(height(texts), TALLEST))
    sheet.autofilter(0, 0, len(kept), len(fields) - 1)
    if left := len(rows) - len(kept):
        words = f"另有 {left} 行超过工作表的上限，没有列出，见 csv。"
        write_text(sheet, len(kept) + 1, 0, words, book.formats.plain)
    return sheet
