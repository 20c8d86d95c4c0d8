"""The report as five lines of plain text for a chat group; UTF-8 with BOM and CRLF for Notepad."""

from __future__ import annotations

from ..domain.plan import Plan
from ..domain.report import StatusReport
from ..domain.report_text import brief_of


def render(report: StatusReport, plan: Plan) -> bytes:
    """The file's bytes."""
    return "".join(f"{line}\r\n" for line in brief_of(report, plan)).encode("utf-8-sig")
