"""The roll-up as an official document by GB/T 9704-2012: a page of prose, its lists as 附件."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from ...domain.report.wording import REMINDER, short_title
from ...domain.rollup.lists import lags, unit_submissions
from ...domain.rollup.pages import short_page
from ...domain.rollup.roster import Submission
from ...domain.rollup.tables import FILES, GROUPS, HANDINGS, ISSUES, LAGS, Table, sections
from ...domain.rollup.wording import rollup_title
from ..paper import Paper
from ..paper_table import PaperColumn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ...domain.rollup.figures import Figures, RollupReport

LONGEST = 2_000
"""Rows of a list that is meant to be read on paper: some sixty pages."""
Rows = list[tuple[str, ...]]
Widths = dict[str, int]


class Annex(NamedTuple):
    """A list: its title, what stands over it, its columns (225 mm in all) and rows."""

    title: str
    note: str
    columns: Sequence[PaperColumn]
    rows: Rows


_HEADINGS = {"type": "类型"}
"""Shorter than on a sheet."""
_PROGRESS = {
    **{"title": 85, "units": 18, "total": 20, "done": 20},
    **{"share": 20, "ongoing": 22, "lights": 40},
}
_ABSENT = {"unit": 75, "type": 30, "submission": 25, "handed_in": 40, "contact": 40}
_LAGS = {
    **{"unit": 45, "type": 22, "owner": 22, "due": 25},
    **{"status": 20, "percent": 15, "light": 15, "why": 61},
}
_ISSUES = {"kind": 16, "unit": 50, "type": 24, "text": 135}
_UNITS = {
    **{"unit": 45, "type": 22, "submission": 20, "named": 18},
    **{"handed_in": 30, "tally": 22, "check": 28, "words": 40},
}
_FILES = {"outcome": 20, "file": 85, "words": 120}


def render(report: RollupReport, *, english: bool = False) -> bytes:
    """The file's bytes; the same roll-up gives the same."""
    title = rollup_title(report)
    paper = Paper(title, report.generated)
    paper.title(title)
    paper.subtitle(report.period.label())
    for part in short_page(report):
        paper.heading(part.title)
        for line in part.lines:
            paper.body(line)
    annexes = [one for one in _annexes(report) if one.rows]
    paper.names_annexes(*(one.title for one in annexes))
    paper.signs(report.name, report.generated.date(), REMINDER)
    for number, one in enumerate(annexes, 1):
        paper.annex(one.title, number if len(annexes) > 1 else 0)
        if one.note:
            paper.note(one.note)
        paper.table(one.columns, _on_paper(one.rows))
    paper.note(f"{report.account.sum_line()}。")
    if rows := report.account.lines():
        paper.table(_columns(FILES, _FILES), _on_paper(FILES.texts(_FILES, rows)))
    return paper.data()


def _annexes(report: RollupReport) -> Iterable[Annex]:
    figures, submissions = report.figures, unit_submissions(report)
    yield _annex(GROUPS, _PROGRESS, _progress(figures), "单位：项。占应办以应办项数为分母。")
    missing = [
        h for h in submissions if h.standing.submission in (Submission.MISSING, Submission.LATE)
    ]
    missing.sort(key=lambda one: one.standing.submission is Submission.LATE)
    note = "" if report.by_roster else "没有名册，未报的单位不详。"
    columns = (PaperColumn("序号", 15, centred=True), *_columns(HANDINGS, _ABSENT))
    numbered = enumerate(HANDINGS.texts(_ABSENT, missing), 1)
    rows = [(str(number), *texts) for number, texts in numbered]
    yield Annex("未报、迟报单位名单", note, columns, rows)
    reported = {(p.plan.id, m.measure.id): m.reported for p in figures.plans for m in p.measures}
    yield _annex(LAGS, _LAGS, _by_measure(LAGS, _LAGS, lags(figures), reported))
    places = {place: number for number, place in enumerate(reported)}
    issues = [*figures.problems, *figures.coordination]
    issues.sort(key=lambda one: places[one.plan.id, one.measure.id])  # 问题 before 协调
    yield _annex(ISSUES, _ISSUES, _by_measure(ISSUES, _ISSUES, issues, {}))
    note = "校验码可与单位的周报在电话里核对。"
    yield _annex(HANDINGS, _UNITS, HANDINGS.texts(_UNITS, submissions), note)


def _annex(table: Table[Any], widths: Widths, rows: Rows, note: str = "") -> Annex:
    return Annex(table.title, note, _columns(table, widths), rows)


def _columns(table: Table[Any], widths: Widths) -> list[PaperColumn]:
    return [
        PaperColumn(_HEADINGS.get(c.key, c.heading), widths[c.key], not c.prose)
        for c in table.pick(widths)
    ]


def _progress(figures: Figures) -> Rows:
    rows = GROUPS.texts(_PROGRESS, [("合计", figures.whole)])
    for of_plan in figures.plans:
        if len(figures.plans) > 1:
            rows.append((of_plan.plan.title,))
        rows += GROUPS.texts(_PROGRESS, sections(of_plan))
    rows.append(("按单位类型",))
    return rows + GROUPS.texts(_PROGRESS, [(group.title, group) for group in figures.types])


def _by_measure(
    table: Table[Any], widths: Widths, found: Iterable[Any], reported: Mapping[tuple[str, str], int]
) -> Rows:
    """Under a row for each measure, with how many units it is of where they are counted."""
    rows: Rows = []
    for (plan, measure), some in groupby(found, key=lambda one: (one.plan.id, one.measure)):
        units, count = list(some), reported.get((plan, measure.id))
        of = "" if count is None else f"（{len(units)}个单位，已报{count}个）"
        rows += [(f"{short_title(measure)}{of}",), *table.texts(widths, units)]
    return rows


def _on_paper(rows: Rows) -> Rows:
    """The rows, and where there are too many to print a word of how many are left out."""
    if len(rows) <= LONGEST:
        return rows
    left = len(rows) - LONGEST
    return [*rows[:LONGEST], (f"后略 {left} 行：太长，不宜打印。全部内容见同名的 xlsx 或 csv。",)]
