"""The report as Markdown that reads well as plain text; no data acts as markup."""

from __future__ import annotations

from ...domain.plan.model import Plan
from ...domain.report.model import StatusReport
from ...domain.report.wording import (
    REMINDER,
    report_parts,
    report_subtitle,
    report_title,
    signature_of,
)
from ..plain import escaped, markdown_table


def render(report: StatusReport, plan: Plan) -> bytes:
    """The file's bytes, UTF-8."""
    lines = [f"# {escaped(report_title(report, plan))}", "", escaped(report_subtitle(report)), ""]
    for part in report_parts(report, plan):
        lines += [f"## {escaped(part.title)}", ""]
        lines += [f"{n}. {escaped(line)}" for n, line in enumerate(part.lines, 1)]
        lines.append("")
    lines += ["## 附：措施一览", "", *_table(report, plan), ""]
    lines += ["　".join(map(escaped, signature_of(report))), "", f"（{REMINDER}）", ""]
    return "\n".join(lines).encode("utf-8")


def _table(report: StatusReport, plan: Plan) -> list[str]:
    texts = {m.id: m.text for m in plan.measures()}
    rows = [
        (
            m.id,
            texts[m.id],
            m.status.value,
            m.percent_words,
            m.signal.value,
            m.owners,
            str(m.due or ""),
        )
        for m in report.measures
    ]
    names = ("编号", "具体举措", "状态", "进度", "亮灯", "责任人", "完成时限")
    return markdown_table(names, rows)
