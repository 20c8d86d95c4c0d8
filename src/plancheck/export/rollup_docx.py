"""The roll-up as an official document by GB/T 9704-2012: a page of prose, its lists as 附件."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ..domain.report_text import REMINDER, short_title
from ..domain.rollup_lists import handings, lags
from ..domain.rollup_page import page_of
from ..domain.rollup_text import title_of
from ..domain.roster import Handing
from ..domain.text import numeral
from .official import Column, Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..domain.rollup_figures import Figures, Group, RollupReport
    from ..domain.rollup_lists import UnitHanding

LONGEST = 2_000
"""Rows of a list that is meant to be read on paper: some sixty pages."""
Rows = list[tuple[str, ...]]


class Annex(NamedTuple):
    """A list: its title, what stands over it, its columns (225 mm in all) and rows."""

    title: str
    note: str
    columns: Sequence[Column]
    rows: Rows


_PROGRESS = (
    Column("部分、单位类型", 85),
    Column("单位", 18, centred=True),
    Column("应办", 20, centred=True),
    Column("已完成", 20, centred=True),
    Column("占应办", 20, centred=True),
    Column("常态推进", 22, centred=True),
    Column("亮灯", 40, centred=True),
)
_ABSENT = (
    Column("序号", 15, centred=True),
    Column("单位", 75),
    Column("类型", 30, centred=True),
    Column("报送", 25, centred=True),
    Column("报送时间", 40, centred=True),
    Column("联系方式", 40, centred=True),
)
_LAGS = (
    Column("单位", 45),
    Column("类型", 22, centred=True),
    Column("责任人", 22, centred=True),
    Column("完成时限", 25, centred=True),
    Column("状态", 20, centred=True),
    Column("进度", 15, centred=True),
    Column("亮灯", 15, centred=True),
    Column("原因、问题", 61),
)
_ISSUES = (
    Column("类别", 16, centred=True),
    Column("单位", 50),
    Column("类型", 24, centred=True),
    Column("内容", 135),
)
_UNITS = (
    Column("单位", 45),
    Column("类型", 22, centred=True),
    Column("报送", 20, centred=True),
    Column("版次", 18, centred=True),
    Column("报送时间", 30, centred=True),
    Column("完成", 22, centred=True),
    Column("校验码", 28, centred=True),
    Column("说明", 40),
)
_FILES = (Column("结果", 20, centred=True), Column("文件", 85), Column("说明", 120))


def render(report: RollupReport, figures: Figures, *, english: bool = False) -> bytes:
    """The file's bytes; the same roll-up gives the same."""
    title = title_of(report)
    paper = Paper(title, report.generated)
    paper.title(title)
    paper.subtitle(report.period.label())
    for part in page_of(report, figures):
        paper.heading(part.title)
        for line in part.lines:
            paper.body(line)
    annexes = [one for one in _annexes(report, figures) if one.rows]
    paper.names_annexes(*(one.title for one in annexes))
    paper.signs(report.name, report.generated.date(), REMINDER)
    for number, one in enumerate(annexes, 1):
        paper.annex(one.title, number if len(annexes) > 1 else 0)
        if one.note:
            paper.note(one.note)
        paper.table(one.columns, _on_paper(one.rows))
    _files(paper, report)
    return paper.data()


def _annexes(report: RollupReport, figures: Figures) -> Iterable[Annex]:
    handed = handings(report, figures)
    yield Annex("进展情况表", "单位：项。占应办以应办项数为分母。", _PROGRESS, _progress(figures))
    missing = [h for h in handed if h.standing.handing in (Handing.MISSING, Handing.LATE)]
    missing.sort(key=lambda one: one.standing.handing is Handing.LATE)
    note = "" if report.by_roster else "没有名册，未报的单位不详。"
    yield Annex("未报、迟报单位名单", note, _ABSENT, _absent(missing))
    yield Annex("逾期、滞后措施清单", "", _LAGS, _lags(figures))
    yield Annex("问题和需协调事项清单", "", _ISSUES, _issues(figures))
    yield Annex("报送情况表", "校验码可与单位的周报在电话里核对。", _UNITS, _units(handed))


def _progress(figures: Figures) -> Rows:
    rows = [_group("合计", figures.whole)]
    for of_plan in figures.plans:
        if len(figures.plans) > 1:
            rows.append((of_plan.plan.title,))
        rows += [
            _group(f"{numeral(int(section.key))}、{section.title}", section)
            for section in of_plan.sections
        ]
    rows.append(("按单位类型",))
    return rows + [_group(group.title, group) for group in figures.types]


def _group(title: str, group: Group) -> tuple[str, ...]:
    tally = group.tally
    counts = (group.units, tally.total, tally.done, f"{tally.share}%", tally.ongoing)
    return (title, *map(str, counts), tally.lights())


def _absent(handed: Sequence[UnitHanding]) -> Rows:
    return [
        (
            str(number),
            one.unit,
            one.type,
            one.standing.handing.value,
            _when(one),
            one.standing.contact,
        )
        for number, one in enumerate(handed, 1)
    ]


def _when(one: UnitHanding) -> str:
    return f"{one.row.received.handed_in:%m-%d %H:%M}" if one.row else ""


def _lags(figures: Figures) -> Rows:
    """Under a row for each measure, with how many units it is of."""
    rows: Rows = []
    owing = {(p.plan.id, row.measure.id): row.reported for p in figures.plans for row in p.measures}
    for (plan, measure), found in groupby(lags(figures), key=lambda lag: (lag.plan, lag.measure)):
        units = list(found)
        of = f"（{len(units)}个单位，已报{owing[plan.id, measure.id]}个）"
        rows.append((f"{short_title(measure)}{of}",))
        for lag in units:
            head, said = lag.row.received.report.head, lag.said
            due = said.due.isoformat() if said.due else ""
            state = (said.status.value, f"{said.percent}%", said.signal.value)
            rows.append((head.unit, head.unit_type, said.owner, due, *state, lag.why))
    return rows


def _issues(figures: Figures) -> Rows:
    """Under a row for each measure, 问题 before 协调."""
    rows: Rows = []
    issues = [*figures.problems, *figures.coordination]
    places = {
        (of_plan.plan.id, row.measure.id): n
        for of_plan in figures.plans
        for n, row in enumerate(of_plan.measures)
    }
    plans = {of_plan.plan.id: n for n, of_plan in enumerate(figures.plans)}
    issues.sort(key=lambda one: (plans[one.plan.id], places[one.plan.id, one.measure.id]))
    for _, found in groupby(issues, key=lambda one: (one.plan.id, one.measure.id)):
        of_measure = list(found)
        rows.append((short_title(of_measure[0].measure),))
        rows += [(one.kind, one.unit, one.unit_type, one.text) for one in of_measure]
    return rows


def _units(handed: Sequence[UnitHanding]) -> Rows:
    rows: Rows = []
    for one in handed:
        row = one.row
        edition = f"第{row.received.edition}版" if row else ""
        done = str(row.tally) if row else ""
        handing = one.standing.handing.value
        rows.append((one.unit, one.type, handing, edition, _when(one), done, one.check, one.words))
    return rows


def _files(paper: Paper, report: RollupReport) -> None:
    """What became of the files, under the last list."""
    account = report.account
    paper.note(f"{account.sum_line()}。")
    told = account.told()
    if told:
        paper.table(_FILES, _on_paper(list(told)))


def _on_paper(rows: Rows) -> Rows:
    """The rows, and where there are too many to print a word of how many are left out."""
    if len(rows) <= LONGEST:
        return rows
    left = len(rows) - LONGEST
    return [*rows[:LONGEST], (f"后略 {left} 行：太长，不宜打印。全部内容见同名的 xlsx 或 csv。",)]
