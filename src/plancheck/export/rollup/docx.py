"""The roll-up as an official document by GB/T 9704-2012: a page of prose, its lists as 附件."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from ...domain.period import kind_of
from ...domain.report.wording import BLANK, short_title
from ...domain.rollup.annexes import ABSENT, Annex, annexes
from ...domain.rollup.lists import lags, unit_submissions
from ...domain.rollup.pages import short_page
from ...domain.rollup.submissions import deadline_sentence
from ...domain.rollup.tables import FILES, GROUPS, HANDINGS, ISSUES, LAGS, STALLED, sections
from ...domain.rollup.wording import issued_by, period_words, rollup_title
from ..paper import Paper
from ..paper_table import PaperColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ...domain.rollup.figures import RollupReport
    from ...domain.rollup.table import Table

LONGEST = 2_000
"""Rows of a list that is meant to be read on paper: some sixty pages."""
_MANY = 40
"""More rows are in smaller type: no page for the last few of them."""
_ACROSS = 225
"""The width of a list's page in mm."""
_NUMBER = PaperColumn("序号", 15, figures=True)
Rows = list[tuple[str, ...]]
Widths = dict[str, int]


class Annexed(NamedTuple):
    """A list: its columns and rows, what stands over it."""

    columns: Sequence[PaperColumn]
    rows: Rows
    note: str = ""


_HEADINGS = {"type": "类型"}
"""Shorter than on a sheet."""
_PROGRESS = {
    **{"title": 52, "units": 14, "total": 16, "done": 16, "share": 16, "ongoing": 18},
    **{"completed": 18, "advanced": 18, "unanswered": 18},
    **dict.fromkeys(("overdue", "due_soon", "behind"), 13),
}
_ABSENT = {
    **{"unit": 60, "type": 20, "submission": 20, "handed_in": 30},
    **{"contact": 35, "words": 45},
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
_FILES = {"outcome": 20, "file": 85, "words": 120}


def render(report: RollupReport, *, english: bool = False) -> bytes:
    """The file's bytes; the same roll-up gives the same."""
    title = rollup_title(report)
    paper = Paper(title, report.generated)
    paper.title(title)
    paper.subtitle(period_words(report))
    for part in short_page(report):
        paper.heading(part.title)
        for line in part.lines:
            paper.body(line)
    listed = annexes(report)
    paper.names_annexes(*listed.values())
    paper.signs(issued_by(report), report.generated.date(), f"审核人：{BLANK}　经办人：{BLANK}")
    for number, (annex, title) in enumerate(listed.items(), 1):
        paper.annex(title, number if len(listed) > 1 else 0)
        made = _ANNEXED[annex](report)
        if made.note:
            paper.note(made.note)
        if made.rows:
            paper.table(made.columns, _on_paper(made.rows), dense=len(made.rows) > _MANY)
    return paper.data()


def _progress(report: RollupReport) -> Annexed:
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
    return Annexed(columns, rows, "单位：项次。占应办以应办项次为分母。")


def _absent(report: RollupReport) -> Annexed:
    absent = [h for h in unit_submissions(report) if h.standing.submission in ABSENT]
    absent.sort(key=lambda one: ABSENT.index(one.standing.submission))
    keys, columns = _columns(report, HANDINGS, _ABSENT, absent, _ACROSS - _NUMBER.width)
    numbered = enumerate(HANDINGS.texts(keys, absent), 1)
    rows = [(str(number), *texts) for number, texts in numbered]
    return Annexed((_NUMBER, *columns), rows, f"{deadline_sentence(report)}。")


def _lags(report: RollupReport) -> Annexed:
    figures = report.figures
    reported = {(p.plan.id, m.measure.id): m.reported for p in figures.plans for m in p.measures}
    return _by_measure(report, LAGS, _LAGS, lags(figures), reported)


def _issues(report: RollupReport) -> Annexed:
    return _list(report, ISSUES, _ISSUES, report.figures.register, "按已有周数排列，销号的在后。")


def _stalled(report: RollupReport) -> Annexed:
    still = [one for of_plan in report.figures.plans for one in of_plan.stalled.measures]
    return _list(report, STALLED, _STALLED, still)


def _units(report: RollupReport) -> Annexed:
    note = "校验码可与单位的报告在电话里核对。"
    return _list(report, HANDINGS, _UNITS, unit_submissions(report), note)


def _files(report: RollupReport) -> Annexed:
    account = report.account
    return _list(report, FILES, _FILES, account.lines(), f"{account.sum_line()}。")


_ANNEXED: dict[Annex, Callable[[RollupReport], Annexed]] = {
    Annex.PROGRESS: _progress,
    Annex.ABSENT: _absent,
    Annex.LAGS: _lags,
    Annex.ISSUES: _issues,
    Annex.STALLED: _stalled,
    Annex.SUBMISSIONS: _units,
    Annex.FILES: _files,
}


def _list(
    report: RollupReport, table: Table[Any], widths: Widths, found: Sequence[Any], note: str = ""
) -> Annexed:
    keys, columns = _columns(report, table, widths, found)
    return Annexed(columns, table.texts(keys, found), note)


def _by_measure(
    report: RollupReport,
    table: Table[Any],
    widths: Widths,
    found: Sequence[Any],
    reported: Mapping[tuple[str, str], int],
) -> Annexed:
    """Under a row for each measure, with how many units it is of where they are counted."""
    keys, columns = _columns(report, table, widths, found)
    rows: Rows = []
    for (plan, measure), some in groupby(found, key=lambda one: (one.plan.id, one.measure)):
        units, count = list(some), reported.get((plan, measure.id))
        of = "" if count is None else f"（{len(units)}个单位，已报{count}个）"
        rows += [(f"{short_title(measure)}{of}",), *table.texts(keys, units)]
    return Annexed(columns, rows)


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


def _on_paper(rows: Rows) -> Rows:
    """The rows, and where there are too many to print a word of how many are left out."""
    if len(rows) <= LONGEST:
        return rows
    left = len(rows) - LONGEST
    return [*rows[:LONGEST], (f"后略{left}行：太长，不宜打印。全部内容见同名的xlsx或csv。",)]
