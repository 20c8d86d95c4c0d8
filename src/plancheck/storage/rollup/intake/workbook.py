"""A file that is an Excel table: a form that a unit filled in, or any other."""

from __future__ import annotations

from ....domain.rollup.arrival import Arrival
from ....domain.text import clean
from ... import file_kinds
from .source_file import SourceFile

LIMIT = 16 * 1024 * 1024
"""Bytes of a workbook."""


def workbook_arrival(source: SourceFile, data: bytes) -> Arrival:
    """What a workbook's bytes (xlsx, xls, ods) are to an office; BadFile where it is damaged."""
    return Arrival(clean(source.name), unread="Excel 表格，不是本程序的填报表")


def compound_arrival(source: SourceFile) -> Arrival | None:
    """The same of a compound file, which may be an xls or locked; None for any other document."""
    data = source.data(LIMIT)
    if not source.name.lower().endswith((".xls", ".xlsx", ".et")) and not file_kinds.is_xls(data):
        return None
    return workbook_arrival(source, data)
