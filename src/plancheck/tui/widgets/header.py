"""What every screen says of the unit: the header line, and why nothing can be set here."""

from __future__ import annotations

from ...domain.period import Week
from ...domain.progress.tally import Tally
from ...workspace import Workspace
from .bars import Sides, Word

TITLE_FROM = 90
"""Columns from which the header has the plan's title."""


def header(workspace: Workspace, tally: Tally, width: int) -> Sides:
    """Plan, unit, week, what the calendar has to say, 12/38 (32%)."""
    week = Week.of(workspace.unit.today)
    wide = width >= TITLE_FROM
    unit = workspace.unit.name or "未设置单位（只能查看）"
    left = f" {workspace.unit.plan.title}" if wide else f" {unit} 第{week.number}周"
    right = [Word(f"{unit}  {week.short_label()}  ")] if wide else []
    notice = workspace.unit.calendar().notice
    if notice:
        right.append(Word(f"{notice}  ", "alert"))
    ledger = workspace.unit.ledger
    if ledger and ledger.amiss and not ledger.history.by_id:
        right.append(Word("台账没有读到 ", "alert"))
    else:
        right.append(Word(f"{tally.with_share()} ", "strong"))
    return [Word(left, "strong" if wide else "plain")], right


def read_only(workspace: Workspace) -> str:
    """Why nothing can be set here; empty where it can."""
    gone = "设置不见了，台账还在：按 F12 选原来的单位。" if workspace.unit.settings_gone else ""
    why = workspace.unit.read_only if workspace.unit.name else gone or "按 F12 选择单位。"
    return f"只能查看：{why}" if why else ""
