"""The report as five lines of plain text for a chat group; UTF-8 with BOM and CRLF for Notepad."""

from __future__ import annotations

from ...domain.plan.model import Plan
from ...domain.report.model import StatusReport
from ...domain.report.wording import brief_of


def render(report: StatusReport, plan: Plan) -> bytes:
    """The file's bytes."""
    return "".join(f"{line}\r\n" for line in brief_of(report, plan)).encode("utf-8-sig")
