"""The roll-up as a workbook: 总览 with its charts, 矩阵, and lists to filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.progress.signal import Signal
from ...domain.progress.state import Status
from ...domain.rollup import tables
from ...domain.rollup.lists import lags, unit_submissions
from ...domain.rollup.wording import rollup_title
from .. import workbook
from ..list_sheet import SheetColumn, list_sheet
from . import xlsx_matrix, xlsx_overview

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.worksheet import Worksheet

    from ...domain.rollup.figures import Figures, RollupReport
    from ...domain.rollup.tables import Row, Table

_Widths = dict[str, float]
_HEADINGS = {"handed_in": "首次报送"}
"""Where another moment stands beside it."""
_MEASURES = {
    **{"number": 7.0, "section": 14.0, "measure": 40.0, "lead": 9.0, "support": 9.0},
    **dict.fromkeys(("owing", "reported", *(status.name.lower() for status in Status)), 6.0),
    **dict.fromkeys(("overdue", "due_soon", "behind"), 6.0),
    **dict.fromkeys(("mean", "low", "high"), 6.5),
    **{"target": 8.0, "givers": 6.0, "amount": 8.0},
    **dict.fromkeys(("amount_mean", "amount_low", "amount_high", "reached"), 7.0),
}
_ISSUES = {
    **{"kind": 7.0, "unit": 24.0, "type": 10.0, "number": 8.0},
    **{"measure": 40.0, "text": 50.0},
}
_LAGS = {
    **{"light": 7.0, "unit": 24.0, "type": 10.0, "number": 8.0, "measure": 36.0},
    **{"owner": 9.0, "due": 12.0, "status": 9.0, "percent": 7.0, "why": 28.0},
}
_UNITS = {
    **{"unit": 24.0, "type": 10.0, "submission": 8.0, "edition": 6.0},
    **{"handed_in": 16.0, "generated": 16.0, "total": 7.0, "done": 7.0, "owed": 7.0},
    **{"check": 12.0, "contact": 14.0, "words": 24.0, "sources": 42.0},
}
_FILES = {"outcome": 9.0, "file": 60.0, "words": 75.0}
_CONFLICTS = {"unit": 24.0, "edition": 6.0, "number": 8.0, "counted": 50.0, "others": 50.0}


def render(report: RollupReport, *, english: bool = False) -> bytes:
    """The file's bytes; the same roll-up gives the same."""
    book = workbook.OfficeWorkbook(rollup_title(report), report.generated)
    submissions = unit_submissions(report)
    xlsx_overview.add_overview(book, report)
    xlsx_matrix.add_matrix(book, report.figures, submissions)
    _lists(book, report.figures)
    _list(book, "报送情况", tables.HANDINGS, _UNITS, submissions, 1)
    _list(book, "读入文件", tables.FILES, _FILES, report.account.lines(), 0)
    if found := tables.conflicts(report):
        _list(book, "并存", tables.CONFLICTS, _CONFLICTS, found, 1)
    return book.data()


def _lists(book: workbook.OfficeWorkbook, figures: Figures) -> None:
    several = len(figures.plans) > 1
    plan: _Widths = {"plan": 16.0} if several else {}
    rows = [one for of_plan in figures.plans for one in tables.measures(of_plan)]
    _list(book, "措施", tables.MEASURES, plan | _MEASURES, rows, 3 + several)
    issues = (*figures.problems, *figures.coordination)
    _list(book, "问题清单", tables.ISSUES, _ISSUES | plan, issues, 2)
    late = lags(figures)
    sheet = _list(book, "逾期滞后", tables.LAGS, _LAGS | plan, late, 2)
    if late:
        for key, of in (("light", Signal), ("status", Status)):
            book.colour(sheet, list(_LAGS).index(key), (1, len(late)), of)


def _list(
    book: workbook.OfficeWorkbook,
    name: str,
    of: Table[Row],
    widths: _Widths,
    rows: Iterable[Row],
    frozen: int,
) -> Worksheet:
    fields = [
        SheetColumn(_HEADINGS.get(c.key, c.heading), widths[c.key], not c.prose)
        for c in of.pick(widths)
    ]
    return list_sheet(book, name, fields, of.values(widths, rows), frozen)
