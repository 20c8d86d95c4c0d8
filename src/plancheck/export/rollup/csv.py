"""The roll-up as a long table: one row a unit × measure × week, of every week at hand.

Numbers are bare, so that DuckDB, pandas and Excel read it as it is; header names in English on
demand. A field that a spreadsheet would take for a formula gets a `'`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..plain import csv_table, harmless

if TYPE_CHECKING:
    from ...domain.rollup.figures import RollupReport

COLUMNS = {
    **{"week": "周", "plan": "计划", "issuer": "发文单位", "unit": "单位", "unit_type": "单位类型"},
    **{"edition": "版次", "handed_in": "报送时间"},
    **{"section": "部分", "objective": "任务", "measure": "编号", "text": "具体举措"},
    **{"role": "牵头或配合", "owner": "责任人", "due": "完成时限"},
    **{"status": "状态", "percent": "进度", "signal": "亮灯", "changed": "本周有变化"},
    **{"amount": "完成量", "target": "目标量", "steps_done": "完成步骤", "steps_total": "步骤"},
    **{"progress": "进展情况", "problems": "存在问题", "coordination": "需协调事项"},
    **{"next": "下一步计划", "reason": "原因"},
}


def render(report: RollupReport, *, english: bool = False) -> bytes:
    """The file's bytes."""
    return csv_table(COLUMNS.keys() if english else COLUMNS.values(), _rows(report))


def _rows(report: RollupReport) -> Iterator[tuple[str, ...]]:
    places = {
        plan.id: {m.id: (str(s.number), f"{o.number} {o.title}", m) for s, o, m in plan.places()}
        for plan in report.plans
    }
    for received in report.rollup.counted():
        found = received.report
        head = found.head
        known = places[found.plan_id]
        unit = (
            str(found.period),
            harmless(found.plan_id),
            harmless(head.issuer),
            harmless(head.unit),
            harmless(head.unit_type),
            str(received.edition),
            received.submitted.isoformat(),
        )
        for m in found.measures:
            place = known.get(m.id)
            if place is None or not place[2].concerns(head.identity):
                continue
            section, objective, planned = place
            target = planned.target
            yield (
                *unit,
                section,
                harmless(objective),  # with its title: 1.10 alone would be read as the number 1.1
                m.id,
                harmless(planned.text),
                planned.part_of(head.identity),
                harmless(m.owners),
                m.due.isoformat() if m.due else "",
                m.status.value,
                "" if m.percent is None else str(m.percent),
                m.signal.value,
                "1" if m.changed else "0",
                "" if m.amount is None else f"{m.amount:.15g}",
                "" if target is None else f"{target.amount:.15g}",
                str(m.steps_done),
                str(m.steps_total),
                harmless("\n".join(m.progress)),
                harmless("\n".join(m.problems)),
                harmless("\n".join(m.coordination)),
                harmless("\n".join(m.next)),
                harmless(m.reason),
            )
