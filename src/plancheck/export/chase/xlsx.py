"""The list as a workbook: one sheet with filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.rollup.chase import CHASED, chase_title, chased
from ..list_sheet import SheetColumn, list_sheet
from ..workbook import OfficeWorkbook

if TYPE_CHECKING:
    from ...domain.rollup.figures.figures import RollupReport

_WIDTHS = {"state": 9, "unit": 26, "type": 11, "person": 14, "phone": 18, "why": 50}


def render(report: RollupReport) -> bytes:
    """The file's bytes."""
    book = OfficeWorkbook(chase_title(report), report.generated)
    fields = [
        SheetColumn(column.heading, _WIDTHS[column.key], centred=not column.prose)
        for column in CHASED.pick(_WIDTHS)
    ]
    list_sheet(book, CHASED.title, fields, CHASED.values(_WIDTHS, chased(report)), 2)
    return book.data()
