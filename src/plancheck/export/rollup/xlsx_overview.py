"""总览: who reported, counts by section and unit type, week by week, and charts of them.

Charts take their figures from the cells of the tables above them, so that both say the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...domain.period import kind_of
from ...domain.progress.state import Status
from ...domain.rollup.lists import file_counts, unit_counts
from ...domain.rollup.tables import GROUPS, WEEKS, Column, Row, Titled, sections
from ...domain.rollup.wording import issued_by, rollup_title
from .. import workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.chart import Chart
    from xlsxwriter.worksheet import Worksheet

    from ...domain.rollup.figures import RollupReport

_NAME = "总览"
_WIDTHS = (31.0, *(6.9,) * 13)
_LAST = len(_WIDTHS) - 1
_OWED = tuple(status for status in Status if status is not Status.NOT_APPLICABLE)
_LIGHTS = ("overdue", "due_soon", "behind")
_STATUSES = [status.name.lower() for status in _OWED]
_GROUPS = ("title", "units", "total", *_STATUSES, "share", "change", "compared", *_LIGHTS)
_WEEKS = ("week", "units", "total", "done", "ongoing", "share", *_LIGHTS)
_FIRST_STATUS, _SHARE, _WEEKLY = 3, _GROUPS.index("share"), _WEEKS.index("share")
_ROW = 20
"""A default row's height in pixels."""
_FILLS = dict(zip(_OWED, ("#D9D9D9", "#9DC3E6", "#548235", "#4BACA8", "#C00000"), strict=True))


class _Area(NamedTuple):
    """Rows of a table that a chart is of."""

    title: str
    first: int
    last: int


def add_overview(book: workbook.OfficeWorkbook, report: RollupReport) -> None:
    """The first sheet."""
    figures = report.figures
    sheet = book.sheet(_NAME, _WIDTHS, 0, -1)
    sheet.set_print_scale(82)  # not fitted to a page: Excel would ignore the break below
    forms = book.formats
    workbook.merge_text(sheet, 0, (0, _LAST), rollup_title(report), forms.title)
    sheet.set_row(0, workbook.height([(rollup_title(report), sum(_WIDTHS))], 18) + 6)
    made = report.generated
    signed = (
        f"{report.period.label()}　汇总单位：{issued_by(report)}　"
        f"{made.year}年{made.month}月{made.day}日"
    )
    workbook.merge_text(sheet, 1, (0, _LAST), signed, forms.subtitle)
    row = _counts(book, sheet, 3, "一、报送（单位：个）", unit_counts(report))
    row = _counts(book, sheet, row, "", file_counts(report))
    charted = []
    columns, before = GROUPS.pick(_GROUPS), f"比上{kind_of(report.period).value}"
    for of_plan in figures.plans:
        of = f"：{of_plan.plan.title}" if len(figures.plans) > 1 else ""
        row = _part(book, sheet, row + 1, f"二、各部分（单位：项）{of}")
        named = sections(of_plan)
        charted.append(_Area(f"各部分措施状态（占应办）{of}", row + 1, row + len(named)))
        row = _heads(book, sheet, row, columns, title="部分", change=before)
        row = _groups(book, sheet, row, named)
    row = _part(book, sheet, row + 1, "三、各类单位（单位：项）")
    types = _Area("各类单位完成比例（占应办）", row + 1, row + len(figures.types))
    row = _heads(book, sheet, row, columns, title="单位类型", change=before)
    row = _groups(book, sheet, row, [(group.title, group) for group in figures.types])
    row = _groups(book, sheet, row, [("合计", figures.whole)])
    trend = None
    if len(figures.trend) > 1:
        row = _part(book, sheet, row + 1, "四、各周（单位：项）")
        trend = _Area("各周完成比例（占应办）", row + 1, row + len(figures.trend))
        row = _heads(book, sheet, row, WEEKS.pick(_WEEKS))
        row = _rows(book, sheet, row, WEEKS.values(_WEEKS, figures.trend))
    sheet.set_h_pagebreaks([row])
    _charts(book, sheet, row + 1, charted, types, trend)


def _part(book: workbook.OfficeWorkbook, sheet: Worksheet, row: int, title: str) -> int:
    sheet.write_string(row, 0, workbook.fitted(title), book.formats.part)
    sheet.set_row(row, 22)
    return row + 1


def _counts(
    book: workbook.OfficeWorkbook, sheet: Worksheet, row: int, title: str, counts: dict[str, int]
) -> int:
    """Names over numbers; the row after them."""
    if title:
        row = _part(book, sheet, row, title)
    label = "单位" if title else "文件"
    workbook.write_text(sheet, row, 0, label, book.formats.head)
    workbook.write_text(sheet, row + 1, 0, "个数", book.formats.head)
    for column, (name, count) in enumerate(counts.items(), 1):
        workbook.write_text(sheet, row, column, name, book.formats.head)
        workbook.write_number(sheet, row + 1, column, count, book.formats.number)
    return row + 2


def _groups(
    book: workbook.OfficeWorkbook, sheet: Worksheet, top: int, groups: Sequence[Titled]
) -> int:
    """A row a group; the row after them."""
    for row, (title, _) in enumerate(groups, top):
        sheet.set_row(row, workbook.height([(title, _WIDTHS[0])]))
    end = _rows(book, sheet, top, GROUPS.values(_GROUPS, groups))
    workbook.add_bars(sheet, _SHARE, top, end - 1)
    return end


def _heads(
    book: workbook.OfficeWorkbook,
    sheet: Worksheet,
    row: int,
    columns: Sequence[Column[Row]],
    **other: str,
) -> int:
    """The columns' headings, or others by key; the row after them."""
    for number, column in enumerate(columns):
        name = other.get(column.key, column.heading)
        workbook.write_text(sheet, row, number, name, book.formats.head)
    return row + 1


def _rows(
    book: workbook.OfficeWorkbook, sheet: Worksheet, top: int, rows: list[list[workbook.Value]]
) -> int:
    for row, values in enumerate(rows, top):
        for column, value in enumerate(values):
            workbook.write_value(book.formats, sheet, row, column, value)
    return top + len(rows)


def _charts(
    book: workbook.OfficeWorkbook,
    sheet: Worksheet,
    row: int,
    plans: Sequence[_Area],
    types: _Area,
    trend: _Area | None,
) -> None:
    """Stacked bars for each plan, then unit types and weeks side by side."""
    width = 900  # pixels: the columns' width
    for area in plans:
        chart = book.workbook.add_chart({"type": "bar", "subtype": "percent_stacked"})
        for offset, status in enumerate(_OWED):
            column = _FIRST_STATUS + offset
            chart.add_series(
                {
                    "name": status.value,
                    "categories": [_NAME, area.first, 0, area.last, 0],
                    "values": [_NAME, area.first, column, area.last, column],
                    "fill": {"color": _FILLS[status]},
                    "border": {"color": "#FFFFFF", "width": 0.5},
                    "gap": 60,
                }
            )
        chart.set_y_axis({"reverse": True, "num_font": _FONT})
        chart.set_x_axis({"num_format": "0%", "num_font": _FONT})
        high = 110 + 40 * (area.last - area.first + 1)
        row = _place(sheet, row, chart, area.title, 0, (width, high))
    half = width // 2 - 5 if trend else width
    end = _place(sheet, row, _simple(book, "column", types, _SHARE), types.title, 0, (half, 300))
    if trend:
        _place(
            sheet, row, _simple(book, "line", trend, _WEEKLY), trend.title, half + 10, (half, 300)
        )
    row = end


_FONT = {"name": "宋体", "size": 9}


def _simple(book: workbook.OfficeWorkbook, kind: str, area: _Area, column: int) -> Chart:
    """One series of percentages, each with its figure."""
    chart = book.workbook.add_chart({"type": kind})
    marker = {"marker": {"type": "circle", "size": 6}} if kind == "line" else {"gap": 80}
    chart.add_series(
        {
            "name": "占应办",
            "categories": [_NAME, area.first, 0, area.last, 0],
            "values": [_NAME, area.first, column, area.last, column],
            "data_labels": {"value": True, "num_format": workbook.SHARES, "font": _FONT},
            **(
                {"fill": {"color": "#548235"}}
                if kind == "column"
                else {"line": {"color": "#548235"}}
            ),
            **marker,
        }
    )
    chart.set_y_axis({"min": 0, "num_format": "0%", "num_font": _FONT})
    chart.set_x_axis({"num_font": _FONT})
    chart.set_legend({"none": True})
    return chart


def _place(
    sheet: Worksheet, row: int, chart: Chart, title: str, left: int, size: tuple[int, int]
) -> int:
    """Put the chart at a row; the row after it."""
    chart.set_title({"name": workbook.fitted(title), "name_font": {"name": "黑体", "size": 12}})
    chart.set_size({"width": size[0], "height": size[1]})
    sheet.insert_chart(row, 0, chart, {"x_offset": left, "object_position": 2})
    return row + size[1] // _ROW + 1
