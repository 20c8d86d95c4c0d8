"""矩阵: a row a unit, a column a measure; a mark says the light, or else the status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.cell_widths import cell_width
from ...domain.progress.signal import Signal
from ...domain.progress.status import Status
from ...domain.rollup.figures.figures import mark_of
from ...domain.text import numeral
from .. import row_heights, workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from ...domain.plan.model import Measure, Plan
    from ...domain.rollup.figures.figures import Figures
    from ...domain.rollup.lists import UnitSubmission

_NAMES = {"单位": 18.0, "类型": 7.0, "完成": 8.0}
_WIDEST = 40.0
"""A unit's name has so much room where it needs it, so that its row is low."""
_FIRST = len(_NAMES)
_MARK = 2.9
_ACROSS = 70
"""So many measures are still legible on one page across."""
_TOP = 2
"""Rows above the units: sections and numbers."""


def add_matrix(
    book: workbook.OfficeWorkbook, figures: Figures, submissions: Sequence[UnitSubmission]
) -> None:
    """A sheet a plan, of the units under it; those missing are under the only one there is."""
    several = len(figures.plans) > 1
    for number, of_plan in enumerate(figures.plans, 1):
        plan = of_plan.plan
        mine = [one for one in submissions if _under(one, plan.id, only=not several)]
        _sheet(book, f"矩阵{number}" if several else "矩阵", plan, mine)


def _under(one: UnitSubmission, plan: str, *, only: bool) -> bool:
    return only if one.row is None else one.row.received.report.plan_id == plan


def _sheet(
    book: workbook.OfficeWorkbook, name: str, plan: Plan, submissions: Sequence[UnitSubmission]
) -> None:
    forms = book.formats
    measures = list(plan.measures())
    kept = measures[: workbook.COLUMNS - _FIRST]
    longest = max((cell_width(one.unit, ambiguous=2) for one in submissions), default=0) + 3
    wide = min(max(_NAMES["单位"], longest), _WIDEST)
    widths = [*(_NAMES | {"单位": wide}).values(), *(_MARK,) * len(kept)]
    sheet = book.sheet(name, widths, 0, _TOP - 1)
    sheet.repeat_columns(0, _FIRST - 1)
    if len(kept) > _ACROSS:
        sheet.set_print_scale(60)
    sheet.freeze_panes(_TOP, _FIRST)
    _heads(book, sheet, plan, kept)
    rows = workbook.that_fit(submissions, _TOP + 2)
    for row, one in enumerate(rows, _TOP):
        tally = one.row.tally if one.row else None
        workbook.write_text(sheet, row, 0, one.unit, forms.text)
        workbook.write_text(sheet, row, 1, one.type, forms.middle)
        done = str(tally) if tally else one.standing.submission.value
        workbook.write_text(sheet, row, 2, done, forms.middle)
        for column, mark in enumerate(_marks(one, kept), _FIRST):
            workbook.write_text(sheet, row, column, mark, forms.middle)
        sheet.set_row(row, row_heights.height([(one.unit, wide)]))
    last = _TOP + len(rows) - 1
    if rows:
        sheet.autofilter(_TOP - 1, 0, last, _FIRST + len(kept) - 1)
        book.colour_marks(sheet, (_TOP, _FIRST, last, _FIRST + len(kept) - 1))
    _legend(
        book,
        sheet,
        last + 1,
        [(len(submissions), len(rows), "行"), (len(measures), len(kept), "列")],
    )


def _marks(one: UnitSubmission, measures: Sequence[Measure]) -> list[str]:
    """A mark a measure; - where it is not the unit's, nothing where the unit did not say."""
    said, unit = one.row.measures if one.row else {}, one.known_as
    return [
        mark_of(said[m.id]) if m.id in said else "" if m.concerns(unit) else "-" for m in measures
    ]


def _heads(
    book: workbook.OfficeWorkbook, sheet: Worksheet, plan: Plan, measures: Sequence[Measure]
) -> None:
    forms = book.formats
    for column, name in enumerate(_NAMES):
        workbook.write_text(sheet, 0, column, "", forms.head)
        workbook.write_text(sheet, 1, column, name, forms.head)
    for column, measure in enumerate(measures, _FIRST):
        workbook.write_text(sheet, 1, column, measure.id, forms.upright)
    column, titles = _FIRST, []
    for section in plan.sections:
        width = sum(len(objective.measures) for objective in section.objectives)
        end = min(column + width, _FIRST + len(measures)) - 1
        if end >= column:
            title = f"{numeral(section.number)}、{section.title}"
            workbook.merge_text(sheet, 0, (column, end), title, forms.head)
            titles.append((title, _MARK * (end - column + 1)))
        column += width
    sheet.set_row(0, min(row_heights.height(titles) + 4, row_heights.TALLEST))
    sheet.set_row(1, 52)


def _legend(
    book: workbook.OfficeWorkbook,
    sheet: Worksheet,
    row: int,
    counts: Sequence[tuple[int, int, str]],
) -> None:
    marks = "　".join(f"{one.mark} {one.value}" for one in (*Status, *Signal) if one.mark)
    words = f"{marks}　- 不属本单位　空白 未报。有灯的显示灯。编号的全文见“措施”。"
    for there, kept, what in counts:
        if there > kept:
            words += f"另有 {there - kept} {what}超过工作表的上限，没有列出，见 csv。"
    sheet.write_string(row, 0, words, book.formats.plain)
