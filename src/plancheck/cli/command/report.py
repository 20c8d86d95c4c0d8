"""report, check, export: the period's report, as on screen."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import NothingFound
from ...workspace import Workspace
from ...workspace.reports import formats_of
from .. import arguments
from ..terminal import say

if TYPE_CHECKING:
    from ...domain.period import Period


def report(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck report`: the report as it would be printed, marked as on screen."""
    period = arguments.period(options, workspace.unit.today, workspace.unit.plan.year)
    for line in workspace.reports.preview(period).lines:
        print(line)
    _advise(workspace, period)


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
    _advise(workspace, period)


def _advise(workspace: Workspace, period: Period) -> None:
    """Of a period before the plan's year: which plan it is of, where that is here."""
    unit, year = workspace.unit, period.last_day.year
    if year < unit.plan.year:
        from ...workspace.plan.plans import known_plans

        own = (plan for plan in known_plans(unit) if plan.year == year)
        for plan in own:
            words = f"{period.label()}是《{plan.title}》的，出它的报告要写 --plan {year}"
            say(f"注意：{words}，如 plancheck --plan {year} export。")
