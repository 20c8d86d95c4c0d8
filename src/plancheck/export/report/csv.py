"""The report as CSV: one row a measure, UTF-8 with BOM, all quoted, nothing a formula."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ...domain.plan.model import Measure, Objective, Plan, Section
from ...domain.report.model import MeasureReport, StatusReport
from ..plain import csv_table, harmless


class _Row(NamedTuple):
    """A measure of the report and its place in the plan."""

    report: StatusReport
    number: int
    reported: MeasureReport
    section: Section
    objective: Objective
    planned: Measure


COLUMNS: dict[str, Callable[[_Row], str]] = {
    "单位": lambda row: row.report.head.unit,
    "单位类型": lambda row: row.report.head.unit_type,
    "报告期": lambda row: str(row.report.period),
    "版次": lambda row: str(row.report.edition.number),
    "序号": lambda row: str(row.number),
    "编号": lambda row: row.reported.id,
    "重点工作": lambda row: row.section.title,
    "目标任务": lambda row: row.objective.title,
    "具体举措": lambda row: row.planned.text,
    "牵头单位": lambda row: "、".join(row.planned.lead),
    "配合单位": lambda row: "、".join(row.planned.support),
    "责任人": lambda row: row.reported.owners,
    "完成时限": lambda row: str(row.reported.due or ""),
    "状态": lambda row: row.reported.status.value,
    "进度": lambda row: row.reported.percent_words,
    "亮灯": lambda row: row.reported.signal.value,
    "本期有变化": lambda row: "是" if row.reported.changed else "",
    "进展情况": lambda row: "\n".join(row.reported.progress),
    "存在问题": lambda row: "\n".join(row.reported.problems),
    "需协调事项": lambda row: "\n".join(row.reported.coordination),
    "下一步计划": lambda row: "\n".join(row.reported.next),
    "步骤": lambda row: f"{row.reported.steps_done}/{n}" if (n := row.reported.steps_total) else "",
    "完成量": lambda row: "" if row.reported.amount is None else f"{row.reported.amount:g}",
    "原因": lambda row: row.reported.reason,
    "佐证材料": lambda row: "\n".join(row.reported.evidence),
}


def render(report: StatusReport, plan: Plan) -> bytes:
    """The file's bytes."""
    places = {place[-1].id: place for place in plan.places()}
    measures = enumerate(report.measures, 1)
    rows = (_Row(report, number, reported, *places[reported.id]) for number, reported in measures)
    return csv_table(
        COLUMNS, ([harmless(value(row)) for value in COLUMNS.values()] for row in rows)
    )
