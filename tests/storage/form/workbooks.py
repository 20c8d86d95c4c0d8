"""Workbooks to be read: sound ones, and what somebody made of one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import xlsxwriter

from plancheck.domain.form.sheet import Place, Sheet
from plancheck.storage.form.sheet import sheets_in

XLS = Path(__file__).with_name("sample.xls")
ODS = Path(__file__).with_name("sample.ods")
"""Saved by LibreOffice: 3.2.1 推进中 80% 2024-06-30; 3.2.2 已完成 100% 45473; 3.2.3 "" 0.5 6月底;
E2 to E3 are one cell, and a hidden sheet 藏 has 1 in B2.
"""
SHEET = "xl/worksheets/sheet1.xml"


def sheets_at(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a workbook on disk."""
    return sheets_in(path.read_bytes(), path.name)


def xlsx(rows: Iterable[Iterable[object]], *, percents: Iterable[str] = ()) -> bytes:
    """A workbook of one sheet; the named cells are shown as percentages."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet, percent = book.add_worksheet(), book.add_format({"num_format": "0.0%"})
        named = set(percents)
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                place = Place(row, column)
                sheet.write(row, column, value, percent if str(place) in named else None)
    return file.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """A package with one part changed, or left out."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as after,
    ):
        for name in before.namelist():
            text: bytes | None = before.read(name)
            if name == part and text is not None:
                text = change(text)
            if text is not None:
                after.writestr(name, text)
    return file.getvalue()
