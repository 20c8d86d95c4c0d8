"""总览: who reported, counts by section and unit type, week by week, and charts of them.

Charts take their figures from the cells of the tables above them, so that both say the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...domain.period import kind_of
from ...domain.progress.status import Status
from ...domain.rollup.lists import unit_counts
from ...domain.rollup.revisions import revision_sentences, unanswered_sentences
from ...domain.rollup.submissions import deadline_sentence
from ...domain.rollup.tables import GROUPS, WEEKS, sections, weeks_title
from ...domain.rollup.wording import issued_by, period_words, rollup_title
from .. import row_heights, workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.chart import Chart
    from xlsxwriter.worksheet import Worksheet

    from ...domain.period import Kind
    from ...domain.rollup.figures.figures import RollupReport
    from ...domain.rollup.table import Column, Row

_NAME = "总览"
_WIDTHS = (32.0, *(6.5,) * 15)
_LAST = len(_WIDTHS) - 1
_OWED = tuple(status for status in Status if status is not Status.NOT_APPLICABLE)
_LIGHTS = ("overdue", "due_soon", "behind")
_STATUSES = [status.name.lower() for status in _OWED]
_GROUPS = (
    *("title", "units", "total", *_STATUSES, "share", "change", "compared"),
    *("completed", "unanswered", *_LIGHTS),
)
_WEEKS = ("week", "units", "total", "done", "ongoing", "share", *_LIGHTS)
_FIRST_STATUS, _SHARE, _WEEKLY = 3, _GROUPS.index("share"), _WEEKS.index("share")
_WIDE = 975
"""The columns' width in pixels."""
_PAGE = 1.42
"""Height over width of an upright page's type area."""
_ROW = 20
"""A default row's height in pixels."""
_FILLS = dict(zip(_OWED, ("#D9D9D9", "#9DC3E6", "#548235", "#4BACA8", "#C00000"), strict=True))


class _Area(NamedTuple):
    """Rows of a table that a chart is of."""

    title: str
    first: int
    last: int


def add_overview(book: workbook.OfficeWorkbook, report: RollupReport) -> None:
    """The first sheet: one upright page; where that is too short, charts begin another."""
    figures, kind = report.figures, kind_of(report.period)
    sheet = book.sheet(_NAME, _WIDTHS, 0, -1)
    sheet.set_portrait()
    forms = book.formats
    workbook.merge_text(sheet, 0, (0, _LAST), rollup_title(report), forms.title)
    sheet.set_row(0, row_heights.height([(rollup_title(report), sum(_WIDTHS))], 18) + 6)
    made = report.generated
    signed = (
        f"{period_words(report)}　汇总单位：{issued_by(report)}　"
        f"{made.year}年{made.month}月{made.day}日"
    )
    workbook.merge_text(sheet, 1, (0, _LAST), signed, forms.subtitle)
    row = _counts(book, sheet, 3, unit_counts(report))
    told = (deadline_sentence(report), *revision_sentences(report), *unanswered_sentences(report))
    for words in told:
        workbook.write_text(sheet, row, 0, f"{words}。", forms.plain)
        row += 1
    charted = []
    types = [*((group.title, group) for group in figures.types), ("合计", figures.whole)]
    columns = GROUPS.pick(GROUPS.filled(_GROUPS, types))
    for of_plan in figures.plans:
        of = f"：{of_plan.plan.title}" if len(figures.plans) > 1 else ""
        row = _part(book, sheet, row + 1, f"二、各部分（单位：项次）{of}")
        named = sections(of_plan)
        charted.append(_Area(f"各部分措施状态（占应办）{of}", row + 1, row + len(named)))
        row = _table(book, sheet, row, kind, columns, named, title="部分")
    row = _part(book, sheet, row + 1, "三、各类单位（单位：项次）")
    of_types = _Area("各类单位完成率", row + 1, row + len(figures.types))
    row = _table(book, sheet, row, kind, columns, types, title="单位类型")
    trend = None
    if len(figures.trend) > 1:
        row = _part(book, sheet, row + 1, f"四、{weeks_title(kind)}")
        trend = _Area(f"各{kind.word}完成率", row + 1, row + len(figures.trend))
        row = _table(book, sheet, row, kind, WEEKS.pick(_WEEKS), figures.trend)
    end = _charts(book, sheet, row + 1, charted, of_types, trend)
    if end * _ROW <= _WIDE * _PAGE:
        sheet.fit_to_pages(1, 1)
    else:
        sheet.set_print_scale(80)  # not fitted to a page: Excel would ignore the break
        sheet.set_h_pagebreaks([row])


def _part(book: workbook.OfficeWorkbook, sheet: Worksheet, row: int, title: str) -> int:
    sheet.write_string(row, 0, workbook.fitted(title), book.formats.part)
    sheet.set_row(row, 22)
    return row + 1


def _counts(
    book: workbook.OfficeWorkbook, sheet: Worksheet, row: int, counts: dict[str, int]
) -> int:
    """How units stand, over how many; the row after them."""
    row = _part(book, sheet, row, "一、报送（单位：个）")
    workbook.write_text(sheet, row, 0, "单位", book.formats.head)
    workbook.write_text(sheet, row + 1, 0, "个数", book.formats.head)
    for column, (name, count) in enumerate(counts.items(), 1):
        workbook.write_text(sheet, row, column, name, book.formats.head)
        workbook.write_number(sheet, row + 1, column, count, book.formats.number)
    return row + 2


def _table(
    book: workbook.OfficeWorkbook,
    sheet: Worksheet,
    top: int,
    kind: Kind,
    columns: Sequence[Column[Row]],
    rows: Sequence[Row],
    **other: str,
) -> int:
    """The columns' headings, or others by key, and a row each; the row after them."""
    names = [other.get(column.key, column.heading_in(kind)) for column in columns]
    for number, name in enumerate(names):
        workbook.write_text(sheet, top, number, name, book.formats.head)
    sheet.set_row(top, row_heights.height(zip(names, _WIDTHS, strict=False)))
    for row, one in enumerate(rows, top + 1):
        values = [column.value(one) for column in columns]
        for number, value in enumerate(values):
            workbook.write_value(book.formats, sheet, row, number, value, centred=number > 0)
        sheet.set_row(row, row_heights.height([(str(values[0]), _WIDTHS[0])]))
    share = [column.key for column in columns].index("share")
    workbook.add_bars(sheet, share, top + 1, top + len(rows))
    return top + 1 + len(rows)


def _charts(
    book: workbook.OfficeWorkbook,
    sheet: Worksheet,
    row: int,
    plans: Sequence[_Area],
    types: _Area,
    trend: _Area | None,
) -> int:
    """Stacked bars for each plan, then unit types and weeks side by side; the row after them."""
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
        high = 90 + 32 * (area.last - area.first + 1)
        row = _place(sheet, row, chart, area.title, 0, (_WIDE, high))
    half = _WIDE // 2 - 5 if trend else _WIDE
    of_types = _simple(book, "column", types, _SHARE)
    end = _place(sheet, row, of_types, types.title, 0, (half, 240))
    if trend:
        weekly = _simple(book, "line", trend, _WEEKLY)
        _place(sheet, row, weekly, trend.title, half + 10, (half, 240))
    return end


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
