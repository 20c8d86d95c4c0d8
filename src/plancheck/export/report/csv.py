"""The report as CSV: one row a measure, UTF-8 with BOM, all quoted; no text becomes a formula, a
figure or a day.
"""

from __future__ import annotations

from collections.abc import Callable

from ...domain.period import Kind, Period, kind_of
from ...domain.plan.model import Plan
from ...domain.report.model import StatusReport
from ...domain.report.rows import LedgerRow, measure_rows
from ..plain import csv_table, harmless, worded

_REPORT: dict[str, Callable[[StatusReport], str]] = {
    "单位": lambda report: worded(report.head.unit),
    "单位类型": lambda report: worded(report.head.unit_type),
    "报告期": lambda report: _period(report.period),
    "版次": lambda report: str(report.edition.number),
}
_MEASURE: dict[str, Callable[[LedgerRow], str]] = {
    "序号": lambda row: str(row.number),
    "编号": lambda row: f"措施{row.reported.id}",
    "重点工作": lambda row: worded(row.section.title),
    "目标任务": lambda row: worded(row.objective.title),
    "具体举措": lambda row: worded(row.planned.text),
    "目标": lambda row: worded(row.target),
    "牵头单位": lambda row: worded(row.lead),
    "配合单位": lambda row: worded(row.support),
    "责任领导": lambda row: worded(row.leader),
    "责任人": lambda row: worded(row.reported.owners),
    "完成时限": lambda row: str(row.reported.due or ""),
    "状态": lambda row: row.reported.status.value,
    "进度": lambda row: row.reported.percent_words,
    "亮灯": lambda row: row.reported.signal.value,
    "本期有变化": lambda row: "是" if row.reported.changed else "",
    "进展情况": lambda row: worded("\n".join(row.reported.progress)),
    "存在问题": lambda row: worded("\n".join(row.reported.problems)),
    "需协调事项": lambda row: worded("\n".join(row.reported.coordination)),
    "问题台账": lambda row: worded("\n".join(row.followed)),
    "下一步计划": lambda row: worded(row.plans),
    "步骤": lambda row: row.steps,
    "完成量": lambda row: harmless(row.amount),
    "原因": lambda row: worded(row.reported.reason),
    "佐证材料": lambda row: worded(row.evidence),
}
COLUMNS = (*_REPORT, *_MEASURE)


def render(report: StatusReport, plan: Plan) -> bytes:
    """The file's bytes."""
    head = [words(report) for words in _REPORT.values()]
    rows = (
        [*head, *(words(row) for words in _MEASURE.values())] for row in measure_rows(report, plan)
    )
    return csv_table(COLUMNS, rows)


def _period(period: Period) -> str:
    """2024-W10; of others the name: 2024-03 would be a day."""
    kind = kind_of(period)
    return str(period) if kind is Kind.WEEK else f"{period.label()}（{kind.report}）"
