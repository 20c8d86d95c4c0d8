"""The report as CSV: one row a measure, UTF-8 with BOM, all quoted, nothing a formula.

A field that a spreadsheet would take for a formula gets a `'` (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import io

from ..domain.plan import Plan
from ..domain.report import StatusReport

COLUMNS = (
    "单位",
    "单位类型",
    "报告期",
    "版次",
    "序号",
    "编号",
    "重点工作",
    "目标任务",
    "具体举措",
    "牵头单位",
    "配合单位",
    "责任人",
    "完成时限",
    "状态",
    "进度",
    "亮灯",
    "本期有变化",
    "进展情况",
    "存在问题",
    "需协调事项",
    "下一步计划",
    "步骤",
    "完成量",
    "原因",
    "佐证材料",
)
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def render(report: StatusReport, plan: Plan) -> bytes:
    """The file's bytes."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    places = {m.id: (section, objective, m) for section, objective, m in plan.places()}
    for number, measure in enumerate(report.measures, 1):
        section, objective, planned = places[measure.id]
        steps = f"{measure.steps_done}/{measure.steps_total}" if measure.steps_total else ""
        row = (
            report.head.unit,
            report.head.unit_type,
            str(report.period),
            str(report.edition.number),
            str(number),
            measure.id,
            section.title,
            objective.title,
            planned.text,
            "、".join(planned.lead),
            "、".join(planned.support),
            measure.owner,
            measure.due.isoformat() if measure.due else "",
            measure.status.value,
            f"{measure.percent}%",
            measure.signal.value,
            "是" if measure.changed else "",
            "\n".join(measure.progress),
            "\n".join(measure.problems),
            "\n".join(measure.coordination),
            "\n".join(measure.next),
            steps,
            "" if measure.amount is None else f"{measure.amount:g}",
            measure.reason,
            "\n".join(measure.evidence),
        )
        writer.writerow(map(harmless, row))
    return text.getvalue().encode("utf-8-sig")


def harmless(field: str) -> str:
    """The field as text to any spreadsheet."""
    return f"'{field}" if field.startswith(_FORMULA) else field
