"""The roll-up in lines for its screen: bars of # and ., marks, who and what in a sentence.

`Fit` makes a text fill exactly so many cells, as the terminal draws them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..period import WEEKDAYS
from ..progress.overview_chart import BAR_CELLS, TITLE_CELLS, Fit, bar
from ..progress.signal import Signal
from ..progress.tally import Tally
from ..text import numeral
from .intake import Outcome
from .roster import Submission

if TYPE_CHECKING:
    from datetime import datetime

    from ..report.model import MeasureReport
    from .figures import Group, RollupReport, UnitRow
    from .lists import UnitSubmission

NOT_OWED = "-"
"""Stands in the matrix where the plan gives a unit's type no such measure."""
NAMED = 6
"""How many units a line names."""


def counts_line(report: RollupReport) -> str:
    """应报60 已报54 迟报3 未报3 拒收1 重复2; what is none of the roster's stands beside."""
    counts = {h.value: report.count(h) for h in Submission}
    if report.by_roster:
        counts = {"应报": report.owing, **counts}
    else:
        del counts[Submission.MISSING.value]
    for outcome in (Outcome.CONFLICT, Outcome.REFUSED, Outcome.DUPLICATE):
        counts[outcome.value] = report.account.count(outcome)
    always = ("应报", *(h.value for h in (Submission.ON_TIME, Submission.LATE, Submission.MISSING)))
    return " ".join(f"{name}{n}" for name, n in counts.items() if n or name in always)


def bar_lines(groups: Sequence[Group], signal: Signal | None, cells: int, fit: Fit) -> list[str]:
    """Title, bar, done/total and the change; with a light, how many of all show it."""
    told = [_asked_of(group.tally, signal) for group in groups]
    numbers = [tally.with_share() for tally in told]
    changes = [
        "" if signal or group.change is None else f"{group.change.done:+}" for group in groups
    ]
    wide, widest = max(map(len, numbers), default=0), max(map(len, changes), default=0)
    room = cells - wide - widest - 6
    length = max(BAR_CELLS.start, min(room - TITLE_CELLS - 1, BAR_CELLS.stop - 1))
    mark = signal.mark if signal else "完"
    return [
        f"{fit(_title(group), max(8, room - length - 1))} {mark} "
        f"{bar(tally, length)} {number:>{wide}} {change:>{widest}}".rstrip()
        for group, tally, number, change in zip(groups, told, numbers, changes, strict=True)
    ]


def _asked_of(tally: Tally, signal: Signal | None) -> Tally:
    """What is done of all; with a light, what shows it."""
    if signal is None:
        return tally
    shown = {
        Signal.OVERDUE: tally.overdue,
        Signal.DUE_SOON: tally.due_soon,
        Signal.BEHIND: tally.behind,
    }
    return Tally(tally.total, shown.get(signal, 0))


def _title(group: Group) -> str:
    if group.key.isdecimal():
        return f"{numeral(int(group.key))}、{group.title}"
    return f"{group.key} {group.title}" if "." in group.key else group.title


def units_line(names: Sequence[str]) -> str:
    """3个单位：甲、乙、丙; of many the first ones."""
    more = " 等" if len(names) > NAMED else ""
    return f"{len(names)}个单位：{'、'.join(names[:NAMED])}{more}"


def cell_line(measure: MeasureReport) -> str:
    """逾期 推进中 40% 王某 6-30　问题：缺一间备餐间; what a mark of the matrix stands for."""
    due = f"{measure.due.year}-{measure.due.month}-{measure.due.day:02}" if measure.due else ""
    parts = (
        "" if measure.signal is Signal.NORMAL else measure.signal.value,
        measure.status.value,
        f"{measure.percent}%" if measure.percent else "",
        measure.owner,
        due,
        measure.reason,
        *(f"问题：{text}" for text in measure.problems),
        *(f"协调：{text}" for text in measure.coordination),
        *measure.progress,
    )
    return " ".join(part.replace("\n", " ") for part in parts if part)


def handed_line(handed: UnitSubmission, check: str, fit: Fit, name_cells: int) -> str:
    """已报 甲居委会 居委会 第1版 3-08 周五 16:00 7K2M-Q4ZD 12/38 (32%)."""
    standing, row = handed
    name = fit(handed.unit, name_cells)
    if row is None:
        return f"{fit(standing.handing.value, 6)} {name} {handed.type} {standing.contact}".rstrip()
    conflict = f" 并存{len(row.held.current)}份" if row.held.in_conflict else ""
    older = f"，旧版{len(row.held.older)}" if row.held.older else ""
    return (
        f"{fit(standing.handing.value, 6)} {name} {moment_of(row.received.handed_in)} "
        f"第{row.received.edition}版{older} {check} {row.tally.with_share()}{conflict}"
    )


def moment_of(moment: datetime) -> str:
    """3-08 周五 16:00."""
    day = f"{moment.month:>2}-{moment.day:02} 周{WEEKDAYS[moment.weekday()]}"
    return f"{day} {moment:%H:%M}"


def unit_lines(row: UnitRow) -> Iterator[str]:
    """Who filled the report in, when and how far, before the report itself."""
    received, head = row.received, row.received.report.head
    change = "" if row.change is None else f"，比上周{row.change:+}项"
    lights = row.tally.lights()
    yield (
        f"完成{row.tally.with_share()}{change}"
        f"{f'，{lights}' if lights else ''}　首次报送 {moment_of(received.handed_in)}"
    )
    yield (
        f"填报人 {head.prepared_by or '-'}　审核人 {head.reviewer or '-'}　电话 {head.phone or '-'}"
    )
    for older in row.held.older:
        yield f"旧版：第{older.edition}版，{moment_of(older.generated)}生成"
