"""report, check, export: the period's report, as on screen."""

from __future__ import annotations

import argparse
from pathlib import Path

from ...errors import NothingFound
from ...workspace import Workspace
from ...workspace.reports import formats_of
from .. import arguments
from ..terminal import say


def report(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck report`: the report as it would be printed, marked as on screen."""
    period = arguments.period(options, workspace.unit.today, workspace.unit.plan.year)
    for line in workspace.reports.preview(period).lines:
        print(line)


def review(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck check`: NothingFound's status where something is amiss, 0 where nothing is."""
    period = arguments.period(options, workspace.unit.today, workspace.unit.plan.year)
    findings = workspace.reports.preview(period).reminders
    for finding in findings:
        print(finding)
    label = period.label()
    if findings:
        raise NothingFound(f"{label}：{len(findings)} 处提醒；不补也可以导出。")
    say(f"{label}：没有要补的。")


def export(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck export`: the paths on standard output, edition and check on standard error.

    The check code is that of the toml file, and said where one is written.
    """
    period = arguments.period(options, workspace.unit.today, workspace.unit.plan.year)
    formats = workspace.reports.formats if options.format is None else formats_of(options.format)
    report, paths = workspace.reports.export(
        period, formats, Path(options.out) if options.out else None
    )
    for path in paths:
        print(path)
    check = f"，校验码 {report.check_code}" if "toml" in formats else ""
    say(f"{period.label()} 第{report.edition.number}版{check}")
