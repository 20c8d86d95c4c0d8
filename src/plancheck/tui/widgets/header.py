"""What every screen says of the unit: the header line, and why nothing can be set here."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from ...domain.period import Week
from ...domain.progress.tally import Tally
from ...workspace import Workspace
from ..skin import NONE
from .bars.bars import Sides, Word
from .bars.gauge import gauge
from .plan.columns import fit

BARS_FROM = 76
"""Columns from which the header's figures have bars."""
WEEK_FROM = 100
"""Columns from which it says the days of the week."""
_BAR = 10


def header(
    workspace: Workspace, tally: Tally, width: int, filled: tuple[int | None, int] | None = None
) -> Sides:
    """Unit and plan; week, 已填 15/38 and 全年 6/37 16%, each with its bar.

    `filled`: of how many measures this week has word (None: not counted yet), of how many.
    """
    unit = workspace.unit.name or "未设置单位"
    right: list[Word] = []
    for bars, week in ((True, True), (True, False), (False, False)):  # the unit's name comes first
        figures = _figures(workspace, tally, filled, bars=bars and width >= BARS_FROM)
        right = [*_week(workspace, days=width >= WEEK_FROM, number=week), *figures]
        room = width - cells_of(right) - 2
        if cell_len(unit) <= room:
            break
    left = [Word(f" {fit(unit, min(cell_len(unit), max(2, room)))}", "bold")]
    title = f"  {workspace.unit.plan.title}"
    if cells_of(left) + cell_len(title) <= room:
        left.append(Word(title, "faint"))
    return left, right


def cells_of(words: Sequence[Word]) -> int:
    """How many cells words take."""
    return sum(cell_len(word.text) for word in words)


def _week(workspace: Workspace, *, days: bool, number: bool) -> list[Word]:
    """第20周 5/13-5/19; outside the plan's year, that it is."""
    week = Week.of(workspace.unit.today)
    words = f"第{week.number}周" if number else ""
    if number and days:
        words += " " + week.short_label().partition("(")[2].rstrip(")")
    notice = workspace.unit.calendar().notice
    told = (Word(words, "faint"), Word(notice, "mind"))
    return [piece for word in told if word.text for piece in (word, Word("  "))]


def _figures(
    workspace: Workspace,
    tally: Tally,
    filled: tuple[int | None, int] | None,
    *,
    bars: bool,
) -> list[Word]:
    ledger = workspace.unit.ledger
    if ledger and ledger.amiss and not ledger.history.by_id:
        return [Word("台账没有读到 ", "alert")]
    words: list[Word] = []
    if filled:
        part, whole = filled
        told = NONE * 2 if part is None else str(part)
        style = "good" if part == whole else "moving"
        words += (Word("已填 "), Word(f"{told}/{whole}", "bold"))
        words += (Word(" "), *gauge(part or 0, whole, _BAR, style)) if bars else ()
        words.append(Word("  "))
    words += (Word("全年 "), Word(str(tally), "bold"))
    words += (Word(" "), *gauge(tally.done, tally.total, _BAR)) if bars else ()
    return [*words, Word(f" {tally.share} ", "faint")]


def read_only(workspace: Workspace) -> str:
    """Why nothing can be set here; empty where it can."""
    gone = "设置不见了，台账还在：按 F12 选原来的单位。" if workspace.unit.settings_gone else ""
    why = workspace.unit.read_only if workspace.unit.name else gone or "按 F12 选择单位。"
    return f"只能查看：{why}" if why else ""
