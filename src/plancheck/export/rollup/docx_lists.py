"""The lists that are annexed to the bulletin, as tables of an official document."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from ...domain.period import kind_of
from ...domain.report.wording import short_title
from ...domain.rollup.bulletin import lights, ranking
from ...domain.rollup.bulletin.annexes import Annex
from ...domain.rollup.bulletin.leaders import leader_results
from ...domain.rollup.bulletin.tables import LEADERS, RANKING
from ...domain.rollup.bulletin.wording import group_words
from ...domain.rollup.lists import lags, submissions_by_gravity, unit_answers
from ...domain.rollup.submissions import deadline_sentence
from ...domain.rollup.tables import (
    ANSWERS,
    FILES,
    GROUPS,
    HANDINGS,
    ISSUES,
    ISSUES_ORDER,
    LAGS,
    STALLED,
    sections,
)
from ..paper_table import PaperColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...domain.rollup.bulletin.bulletin import Bulletin
    from ...domain.rollup.figures.figures import RollupReport
    from ...domain.rollup.table import Table

LONGEST = 2_000
"""Rows of a list that is meant to be read on paper: some sixty pages."""
MANY = 40
"""More rows are in smaller type: no page for the last few of them."""
_ACROSS, _UPRIGHT = 225, 156
"""The width of a list's page in mm."""
Rows = list[tuple[str, ...]]
Widths = dict[str, int]


class Annexed(NamedTuple):
    """A list: its columns and rows, what stands over it and under it."""

    columns: Sequence[PaperColumn]
    rows: Rows
    note: str = ""
    under: tuple[str, ...] = ()
    upright: bool = False


_HEADINGS = {"type": "类型"}
"""Shorter than on a sheet."""
_PROGRESS = {
    **{"title": 52, "units": 14, "total": 16, "done": 16, "share": 16, "ongoing": 18},
    **{"completed": 18, "advanced": 18, "unanswered": 18},
    **dict.fromkeys(("overdue", "due_soon", "behind"), 13),
}
_RANKING = {
    **{"rank": 10, "unit": 40, "tally": 17, "rate": 14, "change": 13},
    **{"overdue": 10, "behind": 10, "blocked": 10, "submission": 20, "light": 12},
}
_LEADERS = {
    **{"leader": 80, "measures": 20, "tally": 30, "rate": 25},
    **dict.fromkeys(("overdue", "behind", "blocked"), 20),
}
_LAGS = {
    **{"unit": 45, "type": 22, "owner": 22, "due": 25},
    **{"status": 20, "percent": 15, "light": 15, "why": 61},
}
_ISSUES = {
    **{"unit": 38, "issue": 24, "short": 38, "words": 55},
    **{"weeks": 13, "owner": 18, "due": 23, "state": 16},
}
_STALLED = {"number": 20, "measure": 175, "units": 30}
_UNITS = {
    **{"unit": 40, "type": 18, "submission": 18, "named": 16, "handed_in": 27},
    **{"tally": 18, "unanswered": 17, "check": 27, "words": 44},
}
_ANSWERS = {
    **{"unit": 38, "kind": 14, "measure": 38, "issue": 24},
    **{"text": 43, "answer": 43, "answered": 25},
}
_FILES = {"outcome": 20, "file": 85, "words": 120}


def _progress(report: RollupReport, bulletin: Bulletin) -> Annexed:
    figures = report.figures
    plans = [(of_plan, sections(of_plan)) for of_plan in figures.plans]
    types = [(group.title, group) for group in figures.types]
    whole = [("合计", figures.whole)]
    keys, columns = _columns(report, GROUPS, _PROGRESS, [*whole, *types])
    rows = GROUPS.texts(keys, whole)
    for of_plan, named in plans:
        if len(plans) > 1:
            rows.append((of_plan.plan.title,))
        rows += GROUPS.texts(keys, named)
    rows += [("按单位类型",), *GROUPS.texts(keys, types)]
    return Annexed(columns, rows, "单位：项次。完成率以应办项次为分母。")


def _ranking(report: RollupReport, bulletin: Bulletin) -> Annexed:
    """Type by type, under a row with its name."""
    groups, kind = bulletin.groups, kind_of(report.period)
    every = [one for group in groups for one in group.listed]
    compared = any(one.change is not None for one in every)
    ranked = any(group.ranked for group in groups)
    left_out = {"change": compared, "rank": ranked}
    widths = {key: width for key, width in _RANKING.items() if left_out.get(key, True)}
    keys, columns = _columns(report, RANKING, widths, every, _UPRIGHT)
    rows: Rows = []
    if len(report.plans) > 1:
        rows += [(group_words(total, kind),) for total in bulletin.totals]
    for group in groups:
        rows += [(group_words(group, kind),), *RANKING.texts(keys, group.listed)]
    rule = (ranking.rule(kind, compared=compared),) if ranked else ()
    return Annexed(columns, rows, under=(*rule, lights.RULE), upright=True)


def _leaders(report: RollupReport, bulletin: Bulletin) -> Annexed:
    return _list(report, LEADERS, _LEADERS, leader_results(report), "单位：项次。")


def _lags(report: RollupReport, bulletin: Bulletin) -> Annexed:
    """Under a row for each measure: of how many units it is, who of the leaders answers for it."""
    figures = report.figures
    reported = {(p.plan.id, m.measure.id): m.reported for p in figures.plans for m in p.measures}
    found = lags(figures)
    keys, columns = _columns(report, LAGS, _LAGS, found)
    rows: Rows = []
    for (plan, measure), some in groupby(found, key=lambda lag: (lag.plan.id, lag.measure)):
        units = list(some)
        leader = f"，责任领导{measure.leader}" if measure.leader else ""
        of = f"（{len(units)}个单位，已报{reported[plan, measure.id]}个{leader}）"
        rows += [(f"{short_title(measure)}{of}",), *LAGS.texts(keys, units)]
    return Annexed(columns, rows)


def _issues(report: RollupReport, bulletin: Bulletin) -> Annexed:
    return _list(
        report,
        ISSUES,
        _ISSUES,
        report.figures.register,
        ISSUES_ORDER,
    )


def _stalled(report: RollupReport, bulletin: Bulletin) -> Annexed:
    still = [one for of_plan in report.figures.plans for one in of_plan.stalled.measures]
    return _list(report, STALLED, _STALLED, still)


def _units(report: RollupReport, bulletin: Bulletin) -> Annexed:
    note = f"{deadline_sentence(report)}。校验码可与单位的报告在电话里核对。"
    return _list(report, HANDINGS, _UNITS, submissions_by_gravity(report), note)


def answers_list(report: RollupReport) -> Annexed:
    """What units answered to what the office had said."""
    return _list(report, ANSWERS, _ANSWERS, unit_answers(report))


def files_list(report: RollupReport) -> Annexed:
    """What became of every file."""
    account = report.account
    return _list(report, FILES, _FILES, account.lines(), f"{account.sum_line()}。")


LISTS: dict[Annex, Callable[[RollupReport, Bulletin], Annexed]] = {
    Annex.RANKING: _ranking,
    Annex.PROGRESS: _progress,
    Annex.LEADERS: _leaders,
    Annex.LAGS: _lags,
    Annex.ISSUES: _issues,
    Annex.STALLED: _stalled,
    Annex.SUBMISSIONS: _units,
}


def _list(
    report: RollupReport, table: Table[Any], widths: Widths, found: Sequence[Any], note: str = ""
) -> Annexed:
    keys, columns = _columns(report, table, widths, found)
    return Annexed(columns, table.texts(keys, found), note)


def _columns(
    report: RollupReport,
    table: Table[Any],
    widths: Widths,
    rows: Sequence[Any],
    across: float = _ACROSS,
) -> tuple[list[str], list[PaperColumn]]:
    """The columns that say something; the widest has the room of those that do not."""
    keys, kind = table.filled(widths, rows), kind_of(report.period)
    room = {key: float(widths[key]) for key in keys}
    widest = max(room, key=room.__getitem__)
    room[widest] += across - sum(room.values())
    columns = [
        PaperColumn(
            _HEADINGS.get(column.key, column.heading_in(kind)),
            room[column.key],
            centred=not column.prose,
            figures=any(isinstance(column.value(row), int | float) for row in rows),
        )
        for column in table.pick(keys)
    ]
    return keys, columns


def on_paper(rows: Rows) -> Rows:
    """The rows, and where there are too many to print a word of how many are left out."""
    if len(rows) <= LONGEST:
        return rows
    left = len(rows) - LONGEST
    return [*rows[:LONGEST], (f"后略{left}行：太长，不宜打印。全部内容见同名的xlsx或csv。",)]
