"""The report as a workbook: 周报 to sign, 台账 to filter, both from the one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.period import kind_of
from ...domain.progress.signal import Signal
from ...domain.progress.status import Status
from ...domain.report.issue_rows import TITLE, issue_table
from ...domain.report.wording import report_parts, report_subtitle, report_title, signature_of
from .. import row_heights, workbook
from ..list_sheet import SheetColumn, list_sheet
from .xlsx_ledger import add_ledger

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.worksheet import Worksheet

    from ...domain.plan.model import Plan
    from ...domain.report.model import StatusReport
    from .xlsx_ledger import CutOff

_WIDE = (0, 9)
"""The report's ten columns, over which its text runs."""
_WIDTH = 9.5
_ROOM = _WIDTH * 10 + 9 * 5 / 7
"""Their width in one: what holds no text at the sides of a cell, 5 pixels, is there but once."""
_ISSUES = {"内容": 44.0, "销号情况": 30.0, "答复": 30.0, "类别": 7.0, "已有周数": 7.0, "状态": 9.0}
"""Widths of the list of problems, where they are others than a day's."""
_LINES = 8
"""Lines of prose in a row: where it is higher, a page ends half empty."""


def render(report: StatusReport, plan: Plan) -> bytes:
    """The file's bytes; the same report gives the same."""
    book = workbook.OfficeWorkbook(report_title(report, plan), report.generated)
    front = book.sheet(kind_of(report.period).report, [_WIDTH] * 10, 0, -1, upright=True)
    cut = add_ledger(book, report, plan)
    _front(book, front, report, plan, cut)
    if report.issues:
        names, rows = issue_table(report)
        list_sheet(
            book, TITLE, [SheetColumn(name, _ISSUES.get(name, 12)) for name in names], rows, 1
        )
    return book.data()


def _front(
    book: workbook.OfficeWorkbook,
    sheet: Worksheet,
    report: StatusReport,
    plan: Plan,
    cut: Iterable[CutOff],
) -> None:
    """Title, who signs, counts, the four parts, and what the ledger's print does not show whole."""
    forms = book.formats
    title = report_title(report, plan)
    workbook.merge_text(sheet, 0, _WIDE, title, forms.title)
    sheet.set_row(0, row_heights.height([(title, _ROOM)], 18) + 6)
    workbook.merge_text(sheet, 1, _WIDE, report_subtitle(report), forms.subtitle)
    sheet.set_row(1, 24)
    row = _signed(book, sheet, report, 2)
    row = _counts(book, sheet, report, row + 1) + 1
    for part in report_parts(report, plan):
        workbook.write_text(sheet, row, 0, part.title, forms.part)
        sheet.set_row(row, 22)
        row += 1
        for line in part.lines:
            row = _prose(sheet, row, line, book)
    for one in cut:
        words = f"注：台账序号{one.number}的“{one.column}”太长，打印时一行放不下，全文如下。"
        row = _prose(sheet, row, words, book)
        for line in one.text.split("\n"):
            row = _prose(sheet, row, line, book)


def _signed(book: workbook.OfficeWorkbook, sheet: Worksheet, report: StatusReport, row: int) -> int:
    """Who signs: above, so that no page break parts it; the row after it."""
    forms = book.formats
    unit, prepared, reviewed, phone, made = signature_of(report)
    unit = unit.replace("填报单位", "填报单位（盖章）", 1)
    check = f"校验码：{report.check_code}"
    for left, right in ((unit, made), (prepared, reviewed), (phone, check)):
        workbook.merge_text(sheet, row, (0, 4), left, forms.text)
        workbook.merge_text(sheet, row, (5, 9), right, forms.text)
        sheet.set_row(row, max(row_heights.height([(left, _WIDTH * 5), (right, _WIDTH * 5)]), 26))
        row += 1
    return row


def _counts(book: workbook.OfficeWorkbook, sheet: Worksheet, report: StatusReport, row: int) -> int:
    """The counts, each with what it is of; the row after them."""
    tally, forms = report.tally, book.formats
    workbook.write_text(sheet, row + 1, 0, "项数", forms.head)
    workbook.write_text(sheet, row + 2, 0, "占应办", forms.head)
    workbook.write_text(sheet, row, 0, "", forms.head)
    named = [
        ("应办措施", tally.total),
        ("已完成", tally.done),
        *((s.value, _with(report, s)) for s in Status if s.value != "已完成"),
        *((s.value, n) for s, n in _lights(report)),
    ]
    named = [one for one in named if one[0] != Status.NOT_APPLICABLE.value]
    for column, (name, count) in enumerate(named, 1):
        workbook.write_text(sheet, row, column, name, forms.head)
        workbook.write_number(sheet, row + 1, column, count, forms.number)
        if tally.total:
            workbook.write_number(sheet, row + 2, column, count / tally.total, forms.percent)
        else:
            workbook.write_text(sheet, row + 2, column, "—", forms.figure)
    for one in range(row, row + 4):
        sheet.set_row(one, 20)
    left_out = _with(report, Status.NOT_APPLICABLE)
    words = f"应办{tally.total}项，不含不适用{left_out}项；各项占比以应办为分母。"
    workbook.merge_text(sheet, row + 3, _WIDE, words, forms.prose)
    return row + 4


def _with(report: StatusReport, status: Status) -> int:
    return sum(m.status is status for m in report.measures)


def _lights(report: StatusReport) -> list[tuple[Signal, int]]:
    tally = report.tally
    counts = (tally.due_soon, tally.behind, tally.overdue)
    return list(zip((Signal.DUE_SOON, Signal.BEHIND, Signal.OVERDUE), counts, strict=True))


def _prose(sheet: Worksheet, row: int, text: str, book: workbook.OfficeWorkbook) -> int:
    """A paragraph over the whole width, in as many rows as its height takes; the next row."""
    for piece in row_heights.pieces(text, _ROOM, 11, _LINES):
        workbook.merge_text(sheet, row, _WIDE, piece, book.formats.prose)
        sheet.set_row(row, row_heights.height([(piece, _ROOM)], 11))
        row += 1
    return row
