"""What the report's files cost, against the bare libraries writing the same rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from bench import data
from plancheck import export
from plancheck.domain.ledger.history import History
from plancheck.domain.period import Week
from plancheck.domain.plan.model import Plan
from plancheck.domain.progress.signal import Thresholds
from plancheck.domain.report.builder import status_report
from plancheck.domain.report.model import Letterhead, StatusReport
from plancheck.storage.plan.file import load_plan
from plancheck.storage.report import file as report_file
from plancheck.workspace.reports import FORMATS

MEASURES = 51
SHEET = (4, 6, 7, 8, 9, 10, 11, 12, 17, 18, 20, 14, 13, 15, 24)
ANNEX = (5, 8, 9, 11, 12, 13, 14, 15, 24)
"""Which of the csv's columns the workbook's table and the document's have."""
TableRows = Sequence[Sequence[str]]


def report_of(root: Path) -> tuple[StatusReport, Plan]:
    """A week's report of 51 measures on which work was done."""
    path = root / "report_plan.toml"
    path.write_text(data.plan_text(MEASURES), encoding="utf-8")
    plan, _ = load_plan(path)
    history = History(data.entries([m.id for m in plan.measures()], 300))
    head = Letterhead(data.UNIT, data.TYPE, "某街道办事处", "甲", "乙", "021-0000")
    generated = datetime(2024, 1, 14, 17, 0, tzinfo=UTC)
    return status_report(plan, history, head, Week(2024, 2), generated, Thresholds()), plan


def write_all(report: StatusReport, plan: Plan) -> None:
    """All the formats there are, as bytes."""
    for suffix in FORMATS:
        if suffix == "toml":
            report_file.status_text(report).encode()
        else:
            export.render(suffix, report, plan)


def write_all_bare(report: StatusReport, plan: Plan) -> Callable[[], None]:
    """The same rows by the libraries alone (tomlkit for toml), for the formats there are."""
    text = export.render("csv", report, plan).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    content = report.content

    def write() -> None:
        for suffix in FORMATS:
            if suffix == "toml":
                import_module("tomlkit").dumps(content).encode()
            else:
                _BARE[suffix](rows)

    return write


def _csv(rows: TableRows) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    text.getvalue().encode("utf-8-sig")


def _text(rows: TableRows) -> None:
    "\n".join("|".join(row) for row in rows).encode()


def _xlsx(rows: TableRows) -> None:
    workbook = import_module("xlsxwriter").Workbook(io.BytesIO(), {"in_memory": True})
    sheet = workbook.add_worksheet()
    for y, row in enumerate(rows):
        for x, column in enumerate(SHEET):
            sheet.write_string(y, x, row[column])
    workbook.close()


def _docx(rows: TableRows) -> None:
    document = import_module("docx").Document()
    table = document.add_table(len(rows), len(ANNEX))
    cells = table._cells
    for y, row in enumerate(rows):
        for x, column in enumerate(ANNEX):
            cells[y * len(ANNEX) + x].text = row[column]
    document.save(io.BytesIO())


_BARE = {"csv": _csv, "md": _text, "txt": _text, "xlsx": _xlsx, "docx": _docx}
