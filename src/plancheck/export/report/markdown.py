"""The report as Markdown that reads well as plain text; no data acts as markup."""

from __future__ import annotations

from collections.abc import Callable

from ...domain.plan.model import Plan
from ...domain.report.issue_rows import TITLE, issue_table
from ...domain.report.model import StatusReport
from ...domain.report.rows import LedgerRow, measure_rows
from ...domain.report.wording import report_parts, report_subtitle, report_title, signature_of
from ..plain import escaped, markdown_table

COLUMNS: dict[str, Callable[[LedgerRow], str]] = {
    "编号": lambda row: row.reported.id,
    "具体举措": lambda row: row.planned.text,
    "状态": lambda row: row.reported.status.value,
    "进度": lambda row: row.reported.percent_words,
    "亮灯": lambda row: row.light,
    "责任领导": lambda row: row.leader,
    "责任人": lambda row: row.reported.owners,
    "完成时限": lambda row: str(row.reported.due or ""),
    "进展情况": lambda row: row.progress,
}
"""The list's columns; those that say nothing are left out."""


def render(report: StatusReport, plan: Plan) -> bytes:
    """The file's bytes, UTF-8."""
    lines = [f"# {escaped(report_title(report, plan))}", "", escaped(report_subtitle(report)), ""]
    for part in report_parts(report, plan):
        lines += [f"## {escaped(part.title)}", ""]
        for line in part.lines:
            lines += [escaped(line), ""]
    if report.issues:
        names, rows = issue_table(report)
        texts = (["" if value is None else str(value) for value in row] for row in rows)
        lines += [f"## 附：{TITLE}", "", *markdown_table(names, texts), ""]
    lines += ["## 附：措施一览", "", *_table(report, plan), ""]
    signed = (*signature_of(report), f"校验码：{report.check_code}")
    lines += ["　".join(map(escaped, signed)), ""]
    return "\n".join(lines).encode("utf-8")


def _table(report: StatusReport, plan: Plan) -> list[str]:
    rows = list(measure_rows(report, plan))
    columns = {name: [words(row) for row in rows] for name, words in COLUMNS.items()}
    said = {name: texts for name, texts in columns.items() if any(texts) or not rows}
    return markdown_table(list(said), zip(*said.values(), strict=True))
