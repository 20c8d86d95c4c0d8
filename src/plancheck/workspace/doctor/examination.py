"""The whole examination: every check in the order of the page, and what of it may be mended."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ...storage import config, paths
from ..ledger import Clock
from ..plan.plans import open_unit
from .files import backup_findings, folder_findings
from .findings import Finding, attempt, check
from .installation import (
    TerminalFacts,
    home_findings,
    plan_findings,
    settings_findings,
    space_findings,
    terminal_findings,
    unsaved_findings,
    version_findings,
)
from .ledgers import read_ledgers
from .records import clock_findings, record_findings


class DamagedFile(NamedTuple):
    """A damaged ledger file of this installation's own."""

    path: Path
    plan: str
    unit: str


class Restoration(NamedTuple):
    """A copy that has records which the unit's ledger folder has not."""

    folder: Path
    copy: Path
    plan: str
    units: frozenset[str]


class Examination(NamedTuple):
    """The findings, the damaged files that may be repaired, and the copies that have more."""

    findings: tuple[Finding, ...]
    damaged: tuple[DamagedFile, ...] = ()
    fuller: tuple[Restoration, ...] = ()


def examine(
    home: paths.Home, named: str, clock: Clock, terminal: TerminalFacts | None
) -> Examination:
    """Look at everything. Writes nothing but a trial file in the home, taken away again."""
    settings, no_settings = attempt("设置", config.load_config, home.config)
    opened, no_plan = attempt("计划", open_unit, home, named, settings or config.Config(), clock)
    plan = opened.plan if opened else None
    read, no_ledgers = attempt("台账", read_ledgers, home, plan, settings, clock)
    ledgers = read or []

    def ledger_findings() -> list[Finding]:
        folders = (found for ledger in ledgers for found in folder_findings(ledger, settings))
        return [*folders, *record_findings(ledgers, settings)]

    findings = (
        *check("终端", terminal_findings, terminal),
        *(check("设置", settings_findings, settings, home, terminal) if settings else no_settings),
        *(check("计划", plan_findings, opened) if opened else no_plan),
        *check("文件夹", home_findings, home),
        *check("空间", space_findings, home.data),
        *(no_ledgers or check("台账", ledger_findings)),
        *check("备份", backup_findings, ledgers, home.backups),
        *check("文字", unsaved_findings, home),
        *check("时钟", clock_findings, ledgers, clock()),
        *check("版本", version_findings),
    )
    if not plan or not settings or not settings.unit:
        return Examination(findings)
    unit = settings.unit
    return Examination(
        findings,
        tuple(DamagedFile(path, plan.id, unit) for ledger in ledgers for path in ledger.repairable),
        tuple(
            Restoration(ledger.path, fuller.copy, plan.id, frozenset((unit, fuller.unit)))
            for ledger in ledgers
            for fuller in ledger.ahead
        ),
    )
