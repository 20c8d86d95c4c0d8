"""The report as an official document by GB/T 9704-2012, its measures as 附件."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.report.wording import (
    REMINDER,
    report_parts,
    report_subtitle,
    report_title,
    signature_of,
)
from ...domain.text import numeral
from ..paper import Paper
from ..paper_table import PaperColumn

if TYPE_CHECKING:
    from ...domain.plan.model import Plan
    from ...domain.report.model import StatusReport

ANNEX = "重点工作措施进展一览表"
COLUMNS = (
    PaperColumn("编号", 13, centred=True),
    PaperColumn("具体举措", 68),
    PaperColumn("牵头单位", 18, centred=True),
    PaperColumn("责任人", 17, centred=True),
    PaperColumn("完成时限", 24, centred=True),
    PaperColumn("状态", 19, centred=True),
    PaperColumn("进度", 13, centred=True),
    PaperColumn("亮灯", 13, centred=True),
    PaperColumn("佐证材料", 40),
)
"""225 mm in all: the type area across."""


def render(report: StatusReport, plan: Plan) -> bytes:
    """The file's bytes; the same report gives the same."""
    title = report_title(report, plan)
    paper = Paper(title, report.generated)
    paper.title(title)
    paper.subtitle(report_subtitle(report))
    for part in report_parts(report, plan):
        paper.heading(part.title)
        for number, line in enumerate(part.lines, 1):
            paper.body(f"{number}. {line}" if part.measures else line)
    paper.names_annexes(ANNEX)
    unit, prepared, reviewed, phone, made = signature_of(report)
    unit = unit.replace("填报单位", "填报单位（盖章）", 1)
    people, when = f"{prepared}　　{reviewed}", f"{phone}　　{made}"
    paper.foot((unit, people, when, f"校验码：{report.check_code}", f"（{REMINDER}）"))
    paper.annex(ANNEX)
    paper.table(COLUMNS, _rows(report, plan))
    return paper.data()


def _rows(report: StatusReport, plan: Plan) -> list[tuple[str, ...]]:
    """One row a measure, under a row for each section."""
    places = {m.id: (section, m) for section, _, m in plan.places()}
    rows: list[tuple[str, ...]] = []
    current = 0
    for one in report.measures:
        section, planned = places[one.id]
        if section.number != current:
            current = section.number
            rows.append((f"{numeral(current)}、{section.title}",))
        due = one.due.isoformat() if one.due else ""
        lead, evidence = "、".join(planned.lead), "\n".join(one.evidence)
        state = (one.status.value, one.percent_words, one.signal.value)
        rows.append((one.id, planned.text, lead, one.owners, due, *state, evidence))
    return rows
