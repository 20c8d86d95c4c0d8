"""The report as an official document by GB/T 9704-2012, its measures as 附件."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ...domain.cell_widths import cell_width
from ...domain.report.rows import LedgerRow, measure_rows
from ...domain.report.wording import report_parts, report_subtitle, report_title, signature_of
from ...domain.text import numeral
from ..column_widths import Need, shared_widths
from ..paper import Paper
from ..paper_table import DENSE, PaperColumn
from ..title_lines import title_lines
from .abridgement import fitted

if TYPE_CHECKING:
    from ...domain.plan.model import Plan
    from ...domain.report.model import StatusReport

ANNEX = "重点工作措施进展一览表"
ACROSS = 225
"""The type area of a page across, in mm."""
_SIGNED = 52
"""Half hanzi of a line that begins two hanzi in."""


class _Column(NamedTuple):
    """A column: its least width in mm, its words; `shares` in the width that is left."""

    name: str
    least: float
    words: Callable[[LedgerRow], str]
    shares: bool = False
    centred: bool = False
    figures: bool = False


def render(report: StatusReport, plan: Plan) -> bytes:
    """The file's bytes; the same report gives the same."""
    title = report_title(report, plan)
    signed = _signed(report)
    parts = report_parts(report, plan)
    prose = fitted(parts, len(title_lines(title)) + 2 + 2 + len(signed))
    paper = Paper(title, report.generated, prose.lines)
    paper.title(title)
    paper.subtitle(report_subtitle(report))
    for part, items in zip(parts, prose.parts, strict=True):
        paper.heading(part.title)
        for item in items:
            paper.body(item.text, item.heading)
    paper.names_annex(ANNEX)
    paper.foot(signed, close=prose.close)
    paper.annex(ANNEX)
    _table(paper, list(measure_rows(report, plan)), plan.year)
    return paper.data()


def _signed(report: StatusReport) -> list[str]:
    """Who signs, in as few lines as hold it."""
    unit, *others = signature_of(report)
    lines = [unit.replace("填报单位", "填报单位（盖章）", 1)]
    for one in (*others, f"校验码：{report.check_code}"):
        longer = f"{lines[-1]}　{one}"
        if len(lines) > 1 and cell_width(longer, ambiguous=2) <= _SIGNED:
            lines[-1] = longer
        else:
            lines.append(one)
    return lines


def _columns(year: int) -> Iterator[_Column]:
    yield _Column("编号", 11, lambda row: row.reported.id, centred=True)
    yield _Column("具体举措", 24, _measure, shares=True)
    yield _Column("牵头单位", 15, lambda row: row.lead, centred=True)
    yield _Column("配合单位", 18, lambda row: row.support, shares=True, centred=True)
    yield _Column("责任领导", 15, lambda row: row.leader, centred=True)
    yield _Column("责任人", 12, lambda row: row.reported.owners, centred=True)
    yield _Column("完成时限", 18, lambda row: _day(row, year), centred=True)
    yield _Column("状态", 15, lambda row: row.reported.status.value, centred=True)
    yield _Column("进度", 10.5, lambda row: row.reported.percent_words, figures=True)
    yield _Column("亮灯", 9, lambda row: row.light, centred=True)
    yield _Column("进展情况", 15, lambda row: row.progress, shares=True)
    yield _Column("存在问题", 15, lambda row: row.problems, shares=True)
    yield _Column("下一步计划", 18, lambda row: row.plans, shares=True)
    yield _Column("佐证材料", 15, lambda row: row.evidence, shares=True)


def _table(paper: Paper, rows: Sequence[LedgerRow], year: int) -> None:
    """One row a measure, under a row for each section; columns that say nothing are left out."""
    columns = {one: [one.words(row) for row in rows] for one in _columns(year)}
    columns = {one: texts for one, texts in columns.items() if any(texts) or not rows}
    needs = [Need(one.least, texts if one.shares else ()) for one, texts in columns.items()]
    widths = shared_widths(needs, ACROSS, DENSE)
    texts = zip(rows, zip(*columns.values(), strict=True), strict=True) if rows else ()
    listed: list[tuple[str, ...]] = []
    for section, found in groupby(texts, key=lambda pair: pair[0].section):
        listed.append((f"{numeral(section.number)}、{section.title}",))
        listed += (cells for _, cells in found)
    paper.table(
        [
            PaperColumn(one.name, width, one.centred, one.figures)
            for one, width in zip(columns, widths, strict=True)
        ],
        listed,
        dense=True,
    )


def _measure(row: LedgerRow) -> str:
    return row.planned.text + (f"\n（目标：{row.target}）" if row.target else "")


def _day(row: LedgerRow, year: int) -> str:
    """6月30日; with its year where that is not the plan's."""
    due = row.reported.due
    if due is None:
        return ""
    return f"{'' if due.year == year else f'{due.year}年'}{due.month}月{due.day}日"
