"""The roll-up as a workbook: 总览 with its charts, 矩阵, and lists to filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..domain.progress import Status
from ..domain.rollup_lists import handings, lags
from ..domain.rollup_text import differences, title_of
from ..domain.signal import Signal
from . import rollup_matrix, rollup_overview, sheets
from .sheets import Field

if TYPE_CHECKING:
    from ..domain.rollup_figures import Figures, MeasureRow, RollupReport
    from ..domain.rollup_lists import UnitHanding

_PLAN = Field("计划", 16.0)
_MEASURES = (
    Field("编号", 7.0),
    Field("重点工作", 14.0),
    Field("具体举措", 40.0),
    Field("牵头单位", 9.0, centred=True),
    Field("配合单位", 9.0, centred=True),
    Field("应报单位", 6.0, centred=True),
    Field("已报单位", 6.0, centred=True),
    *(Field(status.value, 6.0, centred=True) for status in Status),
    *(Field(s.value, 6.0, centred=True) for s in (Signal.OVERDUE, Signal.DUE_SOON, Signal.BEHIND)),
    Field("平均进度", 6.5, numbers="percent"),
    Field("最低", 6.5, numbers="percent"),
    Field("最高", 6.5, numbers="percent"),
    Field("完成量", 8.0, centred=True),
    Field("目标量", 8.0, centred=True),
    Field("填报单位", 6.0, centred=True),
)
_ISSUES = (
    Field("类别", 7.0, centred=True),
    Field("单位", 24.0),
    Field("单位类型", 10.0, centred=True),
    Field("编号", 8.0),
    Field("具体举措", 40.0),
    Field("内容", 50.0),
)
_LAGS = (
    Field("亮灯", 7.0, centred=True),
    Field("单位", 24.0),
    Field("单位类型", 10.0, centred=True),
    Field("编号", 8.0),
    Field("具体举措", 36.0),
    Field("责任人", 9.0, centred=True),
    Field("完成时限", 12.0),
    Field("状态", 9.0, centred=True),
    Field("进度", 7.0, numbers="percent"),
    Field("原因、问题", 28.0),
)
_UNITS = (
    Field("单位", 24.0),
    Field("单位类型", 10.0, centred=True),
    Field("报送", 8.0, centred=True),
    Field("版次", 6.0, centred=True),
    Field("首次报送", 16.0),
    Field("本版生成", 16.0),
    Field("应办", 7.0, centred=True),
    Field("已完成", 7.0, centred=True),
    Field("占应办", 7.0, numbers="percent"),
    Field("校验码", 12.0, centred=True),
    Field("联系方式", 14.0, centred=True),
    Field("说明", 24.0),
    Field("文件", 42.0),
)
_FILES = (Field("结果", 9.0, centred=True), Field("文件", 60.0), Field("说明", 75.0))
_CONFLICTS = (
    Field("单位", 24.0),
    Field("版次", 6.0, centred=True),
    Field("编号", 8.0),
    Field("计入的一份", 50.0),
    Field("未计入的", 50.0),
)


def render(report: RollupReport, figures: Figures, *, english: bool = False) -> bytes:
    """The file's bytes; the same roll-up gives the same."""
    book = sheets.Book(title_of(report), report.generated)
    handed = handings(report, figures)
    rollup_overview.add(book, report, figures)
    rollup_matrix.add(book, figures, handed)
    _measures(book, figures)
    _lists(book, figures)
    _handing(book, report, handed)
    return book.data()


def _measures(book: sheets.Book, figures: Figures) -> None:
    several = len(figures.plans) > 1
    rows: list[tuple[sheets.Value, ...]] = []
    for of_plan in figures.plans:
        titles = {section.number: section.title for section in of_plan.plan.sections}
        plan = (of_plan.plan.title,) * several
        rows += [(*plan, *_measure(row, titles[row.section])) for row in of_plan.measures]
    sheets.table(book, "措施", (*(_PLAN,) * several, *_MEASURES), rows, frozen=3 + several)


def _measure(row: MeasureRow, section: str) -> tuple[sheets.Value, ...]:
    measure, target = row.measure, row.measure.target
    counts = {s: row.with_status(s) for s in Status} | {Status.NOT_APPLICABLE: row.exempt}
    lights = (row.with_signal(s) for s in (Signal.OVERDUE, Signal.DUE_SOON, Signal.BEHIND))
    percents = (None if p is None else p / 100 for p in (row.mean, row.low, row.high))
    amounts: tuple[sheets.Value, ...] = (None, None, None)
    if target:
        amounts = (row.amount, f"{target.amount:g}{target.unit}", row.amount_units)
    return (
        measure.id,
        section,
        measure.text,
        "、".join(measure.lead),
        "、".join(measure.support),
        row.owing,
        row.reported,
        *counts.values(),
        *lights,
        *percents,
        *amounts,
    )


def _lists(book: sheets.Book, figures: Figures) -> None:
    several = len(figures.plans) > 1
    issues = [
        (i.kind, i.unit, i.unit_type, i.measure.id, i.measure.text, i.text)
        + (i.plan.title,) * several
        for i in (*figures.problems, *figures.coordination)
    ]
    sheets.table(book, "问题清单", (*_ISSUES, *(_PLAN,) * several), issues, frozen=2)
    late: list[tuple[sheets.Value, ...]] = []
    for lag in lags(figures):
        head, said, measure = lag.row.received.report.head, lag.said, lag.measure
        unit = (said.signal.value, head.unit, head.unit_type, measure.id, measure.text, said.owner)
        state = (said.due, said.status.value, said.percent / 100, lag.why)
        late.append((*unit, *state, *(lag.plan.title,) * several))
    sheet = sheets.table(book, "逾期滞后", (*_LAGS, *(_PLAN,) * several), late, frozen=2)
    if late:
        book.colour(sheet, 0, (1, len(late)), Signal)
        book.colour(sheet, 7, (1, len(late)), Status)


def _handing(book: sheets.Book, report: RollupReport, handed: list[UnitHanding]) -> None:
    sheets.table(book, "报送情况", _UNITS, [_unit(one) for one in handed], frozen=1)
    sheets.table(book, "读入文件", _FILES, report.account.told(), frozen=0)
    conflicts = [
        (held.counted.report.head.unit, held.edition, measure, counted, "\n".join(others))
        for held in report.current.conflicts()
        for measure, counted, *others in differences(held)
    ]
    if conflicts:
        sheets.table(book, "并存", _CONFLICTS, conflicts, frozen=1)


def _unit(one: UnitHanding) -> tuple[sheets.Value, ...]:
    who, handing = (one.unit, one.type), one.standing.handing.value
    if one.row is None:
        return (*who, handing, *(None,) * 7, one.standing.contact, None, None)
    received, tally = one.row.received, one.row.tally
    return (
        *who,
        handing,
        received.edition,
        received.handed_in,
        received.report.generated,
        tally.total,
        tally.done,
        tally.share / 100 if tally.total else None,
        one.check,
        one.standing.contact,
        one.words,
        "\n".join(received.sources),
    )
