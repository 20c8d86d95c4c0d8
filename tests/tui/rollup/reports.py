"""Reports as an office has them, as files."""

from __future__ import annotations

from pathlib import Path

from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.status import Status
from plancheck.domain.report.model import StatusReport
from plancheck.storage.report import file as report_file
from plancheck.storage.report import tables as report_tables


def troubled(report: StatusReport, unit: str) -> StatusReport:
    """A report of another unit, one of whose measures is late, blocked and told of."""
    first = report.measures[0]._replace(
        status=Status.BLOCKED,
        percent=20,
        signal=Signal.OVERDUE,
        problems=("缺[/]备餐间",),
        coordination=("请街道出面",),
        reason="",
    )
    measures = (first, *report.measures[1:])
    return report._replace(
        head=report.head._replace(unit=unit),
        tally=report_tables.tally_of_measures(measures),
        measures=measures,
    )


def put(folder: Path, report: StatusReport, suffix: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{report_file.report_stem(report)}{suffix}.toml"
    path.write_text(report_file.status_text(report), encoding="utf-8", newline="")
    return path
