"""台账: one row a measure, to filter and to print; what a row cannot show whole is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...domain.progress.signal import Signal
from ...domain.progress.status import Status
from ...domain.report.rows import LedgerRow, measure_rows
from .. import row_heights, workbook
from ..column_widths import Need, shared_widths

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from ...domain.plan.model import Plan
    from ...domain.report.model import StatusReport

ACROSS = 190.0
"""The sheet's width: what A4 across shows in type that can be read."""
_WIDEST = 60.0
"""The width of a column that holds the longest text."""
_HIGH = 330.0
"""A row's height in points that a print can do with."""
_DUE, _PERCENT = "完成时限", "进度"


class _Column(NamedTuple):
    """A column: its least width, its words; `shares` in the width that is left.

    Long texts stand at the top of their cells.
    """

    name: str
    least: float
    words: Callable[[LedgerRow], str]
    shares: bool = False
    centred: bool = False
    long: bool = False


class CutOff(NamedTuple):
    """A text that the highest row does not show whole: of which row, under which head."""

    number: int
    column: str
    text: str


_COLUMNS = (
    _Column("序号", 5, lambda row: str(row.number)),
    _Column("重点工作", 12, lambda row: row.section.title, shares=True),
    _Column("目标任务", 11, lambda row: row.objective.title, shares=True),
    _Column("具体举措", 22, lambda row: f"{row.reported.id} {row.planned.text}", shares=True),
    _Column("目标", 8, lambda row: row.target, centred=True),
    _Column("牵头单位", 8.5, lambda row: row.lead, centred=True),
    _Column("配合单位", 12, lambda row: row.support, shares=True, centred=True),
    _Column("责任领导", 9, lambda row: row.leader, centred=True),
    _Column("责任人", 7.5, lambda row: row.reported.owners, centred=True),
    _Column(_DUE, 11, lambda row: str(row.reported.due or "")),
    _Column("进展情况", 12, lambda row: row.progress, shares=True, long=True),
    _Column("存在问题", 12, lambda row: row.problems, shares=True, long=True),
    _Column("下一步计划", 11, lambda row: row.plans, shares=True, long=True),
    _Column(_PERCENT, 7.5, lambda row: row.reported.percent_words),
    _Column("状态", 9, lambda row: row.reported.status.value, centred=True),
    _Column("亮灯", 6, lambda row: row.reported.signal.value, centred=True),
    _Column("佐证材料", 9, lambda row: row.evidence, shares=True, long=True),
)


def add_ledger(book: workbook.OfficeWorkbook, report: StatusReport, plan: Plan) -> list[CutOff]:
    """The sheet, its columns that say nothing left out; what a print of it cannot show whole."""
    rows = list(measure_rows(report, plan))
    columns = {one: [one.words(row) for row in rows] for one in _COLUMNS}
    columns = {one: texts for one, texts in columns.items() if any(texts) or not rows}
    needs = [
        Need(max([one.least, *map(_least, texts)]), texts) if one.shares else Need(one.least)
        for one, texts in columns.items()
    ]
    widths = shared_widths(needs, ACROSS, workbook.MEASURE)
    sheet = book.sheet("台账", widths, 0, 0)
    names = [one.name for one in columns]
    for column, name in enumerate(names):
        workbook.write_text(sheet, 0, column, name, book.formats.head)
    sheet.set_row(0, 24)
    sheet.freeze_panes(1, names.index("具体举措") + 1)
    cut: list[CutOff] = []
    for row, texts in zip(rows, zip(*columns.values(), strict=True), strict=True):
        _write(book, sheet, row, list(zip(columns, texts, strict=True)))
        cut += _fit(sheet, row.number, list(zip(names, texts, widths, strict=True)))
    _mark(book, sheet, names, len(rows))
    return cut


def _least(text: str) -> float:
    """The width in which no row is so high that it leaves a page half empty, if a page has it."""
    return min(row_heights.width_for(text, _HIGH), _WIDEST)


def _write(
    book: workbook.OfficeWorkbook,
    sheet: Worksheet,
    row: LedgerRow,
    cells: Sequence[tuple[_Column, str]],
) -> None:
    forms, one = book.formats, row.reported
    for column, (of, text) in enumerate(cells):
        if of.name == "序号":
            workbook.write_number(sheet, row.number, column, row.number, forms.number)
        elif of.name == _DUE:
            workbook.write_date(sheet, row.number, column, one.due, forms)
        elif of.name == _PERCENT and one.percent is not None:
            workbook.write_number(sheet, row.number, column, one.percent / 100, forms.percent)
        elif of.name == _PERCENT:
            workbook.write_text(sheet, row.number, column, text, forms.figure)
        else:
            form = forms.middle if of.centred else forms.long if of.long else forms.text
            workbook.write_text(sheet, row.number, column, text, form)


def _fit(
    sheet: Worksheet, number: int, cells: Sequence[tuple[str, str, float]]
) -> Iterator[CutOff]:
    """Make the row as high as its texts, and say which are higher than any row."""
    highest = 0.0
    for name, text, width in cells:
        tall = row_heights.height([(text, width)])
        if tall > row_heights.TALLEST:
            yield CutOff(number, name, text)
        highest = max(highest, tall)
    sheet.set_row(number, min(highest, row_heights.TALLEST))


def _mark(book: workbook.OfficeWorkbook, sheet: Worksheet, names: Sequence[str], last: int) -> None:
    sheet.autofilter(0, 0, last, len(names) - 1)
    if last:
        workbook.add_bars(sheet, names.index(_PERCENT), 1, last)
        book.colour(sheet, names.index("状态"), (1, last), Status)
        book.colour(sheet, names.index("亮灯"), (1, last), Signal)
