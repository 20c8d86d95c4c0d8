"""A workbook's sheets as plain values: xlsx, xls (WPS's et too) and ods, told by what they hold."""

from __future__ import annotations

import io
from datetime import datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from ...domain.form.sheet import Cell, Merged, Place, Sheet
from ...domain.text import clean
from ...errors import BadFile
from .. import file_kinds
from ..file_kinds import COMPOUND, ZIP
from .workbook_facts import BROKEN, SHEETS, TOO_MUCH, WorkbookFacts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from python_calamine import CalamineSheet

LIMIT = 20 * 1024 * 1024
"""Bytes of a workbook; those with pictures are large."""
_TOO_LARGE = "文件太大（超过 {} MB），没有读取。请删去里面的图片，另存为 xlsx 再用。"
_EMPTY = "文件是空的（0 字节）；可能没有复制完，请重新索取。"
_NO_READER = "这台电脑的 Python 没有 python-calamine，读不了 Excel 表格（xlsx、xls、ods）。"
_NO_TABLE = "不是 Excel 表格，没有读取。请用 WPS 或 Excel 打开，另存为 xlsx 再用。"


class NoReader(BadFile):
    """This PC lacks what reads workbooks; what is in this one is not known."""


def is_workbook(head: bytes) -> bool:
    """Whether a file begins as a workbook does; other documents do too."""
    return head.startswith((ZIP, COMPOUND))


def sheets_in(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The sheets that bytes hold, under a name that is told in messages; BadFile."""
    if not data:
        raise BadFile(name, _EMPTY)
    if len(data) > LIMIT:
        raise BadFile(name, _TOO_LARGE.format(LIMIT // 1024**2))
    if not is_workbook(data):
        raise BadFile(name, file_kinds.kind(data[: file_kinds.HEAD]) or _NO_TABLE)
    from . import compound, package

    container = package if data.startswith(ZIP) else compound
    return _read(container.looked_through(data, name), name)


def _read(looked: WorkbookFacts, name: str) -> tuple[Sheet, ...]:
    try:
        from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum, load_workbook
    except ImportError as error:  # machine code, which a program in one file has none of
        raise NoReader(name, _NO_READER) from error
    try:
        book = load_workbook(io.BytesIO(looked.data))
        told = book.sheets_metadata
        if len(told) > SHEETS:
            raise BadFile(name, TOO_MUCH)
        return tuple(
            Sheet(
                name=clean(one.name),
                rows=_rows(
                    sheet, looked.percents.get(index, frozenset()), looked.faults.get(index, {})
                ),
                merged=_merged(sheet) if looked.merged is None else looked.merged.get(index, ()),
                hidden=one.visible is not SheetVisibleEnum.Visible,
            )
            for index, one in enumerate(told)
            if one.typ is SheetTypeEnum.WorkSheet
            for sheet in (book.get_sheet_by_index(index),)
        )
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise BadFile(name, BROKEN) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # a fault of the library, which goes on
            raise BadFile(name, BROKEN) from error
        raise


def _rows(
    sheet: CalamineSheet, percents: frozenset[Place], faults: Mapping[Place, str]
) -> tuple[tuple[Cell, ...], ...]:
    rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
    for down, right in percents:
        if down < len(rows) and right < len(row := rows[down]):
            figure = row[right]
            if type(figure) is float or type(figure) is int:
                row[right] = _percent(figure)
    if faults:  # which the library takes for empty, and leaves out at the ends
        height = max(len(rows), 1 + max(place.row for place in faults))
        width = max([len(row) for row in rows] + [1 + place.column for place in faults])
        rows = [[*row, *[""] * (width - len(row))] for row in rows]
        rows += [[""] * width for _ in range(height - len(rows))]
        for (down, right), words in faults.items():
            rows[down][right] = words if rows[down][right] == "" else rows[down][right]
    return tuple(tuple([v if type(v) is str else _cell(v) for v in row]) for row in rows)


@lru_cache(maxsize=1024)
def _percent(figure: float) -> str:
    return f"{figure * 100:.10g}%"


def _cell(value: Cell) -> Cell:
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return value


def _merged(sheet: CalamineSheet) -> tuple[Merged, ...]:
    ranges = sheet.merged_cell_ranges or ()
    return tuple(Merged(Place(*first), Place(*last)) for first, last in ranges)
