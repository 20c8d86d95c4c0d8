"""Every table of a roll-up's outputs once: its title, its columns, how a row fills them.

A writer chooses columns by key and gives them widths and looks; a cell of several figures is worded
here. The long table is `export.rollup.csv`'s alone.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from ..progress.signal import Signal
from ..progress.status import Status
from ..progress.tally import NO_FIGURE, Difference, Share, Tally
from ..report.wording import short_title
from ..text import numeral
from .figures.amounts import Amounts
from .figures.figures import Group, MeasureRow, PlanFigures, Trend, UnitRow
from .issues import Issue
from .lists import Lag, UnitAnswer, UnitSubmission
from .table import Column, Table, Value
from .wording import differences, edition_words

if TYPE_CHECKING:
    from ..period import Kind
    from ..plan.model import Measure
    from .editions import Editions
    from .figures.figures import RollupReport

Titled = tuple[str, Group]
"""A group and what it is called in a table."""
Conflict = tuple["Editions", tuple[str, ...]]
"""A measure's number and what each content of one edition says of it, the counted one first."""


class PlannedRow(NamedTuple):
    """A measure's row with the titles of its plan and section."""

    plan: str
    section: str
    row: MeasureRow


def sections(of_plan: PlanFigures) -> list[Titled]:
    """The plan's sections, numbered."""
    return [(f"{numeral(int(s.key))}、{s.title}", s) for s in of_plan.sections]


def weeks_title(kind: Kind) -> str:
    """Over the periods at hand: what is of other units each time cannot be subtracted."""
    return f"各{kind.word}（单位：项次；各为当{kind.word}所报单位合计，单位不同的不能相减）"


def measures(of_plan: PlanFigures) -> list[PlannedRow]:
    """The plan's measures."""
    titles = {section.number: section.title for section in of_plan.plan.sections}
    return [PlannedRow(of_plan.plan.title, titles[m.section], m) for m in of_plan.measures]


def conflicts(report: RollupReport) -> list[Conflict]:
    """Where contents differ that were given as one edition."""
    return [(editions, texts) for editions in report.conflicts() for texts in differences(editions)]


def _counts(tally_of: Callable[[Any], Tally | None]) -> list[Column[Any]]:
    def column(key: str, heading: str, value: Callable[[Tally], Value]) -> Column[Any]:
        return Column(key, heading, lambda row: value(t) if (t := tally_of(row)) else None)

    bare = {"total": "应办", "done": "已完成", "ongoing": "常态推进"}
    bare |= {"overdue": "逾期", "due_soon": "临期", "behind": "滞后"}
    return [
        *(column(key, heading, attrgetter(key)) for key, heading in bare.items()),
        column("tally", "完成", str),
        column("share", "完成率", lambda tally: tally.share if tally.total else NO_FIGURE),
        column("lights", "亮灯", Tally.lights),
    ]


def _statuses(rows_of: Callable[[Any], Group | MeasureRow], *some: Status) -> list[Column[Any]]:
    def column(status: Status) -> Column[Any]:
        return Column(
            status.name.lower(), status.value, lambda row: rows_of(row).with_status(status)
        )

    return [column(status) for status in some]


def _percent(number: float | None) -> Share | str:
    return NO_FIGURE if number is None else Share(number / 100)


def _change(group: Group) -> str:
    change = group.change
    return NO_FIGURE if change is None else f"{Difference(change.done)}（{change.units}个单位）"


def _moved(row: UnitRow) -> Value:
    return NO_FIGURE if row.change is None else Difference(row.change)


def _target(row: MeasureRow) -> str | None:
    target = row.measure.target
    return f"{target.amount:g}{target.unit}" if target else None


def _amount(row: MeasureRow) -> str | None:
    """11/8项（5个单位填报）; or of each, 平均2.2项（1-4项，5个单位填报，1个达到8项）."""
    target, (each, total, reached) = row.measure.target, row.amount
    if target is None:
        return None
    if total is not None:
        return f"{total:.15g}/{_target(row)}（{each.units}个单位填报）"
    if each.mean is None:
        return f"目标各{_target(row)}（0个单位填报）"
    unit = target.unit
    return (
        f"平均{each.mean:.3g}{unit}（{each.low:.15g}-{each.high:.15g}{unit}，"
        f"{each.units}个单位填报，{reached}个达到{_target(row)}）"
    )


def _given(row: MeasureRow, value: Callable[[Amounts], Value]) -> Value:
    """A figure of a measure with a target, where anybody gave one."""
    return value(row.amount) if row.measure.target and row.amount.each.units else None


def _spread(row: MeasureRow) -> str:
    percent = row.percent
    if percent.mean is None:
        return NO_FIGURE
    return f"{_percent(percent.mean)}（{percent.low:g}-{percent.high:g}%，{percent.units}个）"


def _counted_edition(editions: Editions) -> str:
    returned = "（已退回）" if editions.returned else ""
    return f"{editions.counted.label}{'（并存）' if editions.in_conflict else ''}{returned}"


def _handed_in(row: UnitRow) -> Value:
    """When it first came; of a form the day, since no hour is known."""
    moment = row.received.submitted
    return moment.date() if moment and not row.received.edition else moment


def _submitted(
    key: str, heading: str, value: Callable[[UnitRow], Value], prose: bool = False
) -> Column[UnitSubmission]:
    return Column(key, heading, lambda one: value(one.row) if one.row else None, prose)


GROUPS = Table[Titled](
    "进展情况表",
    Column("title", "部分、单位类型", lambda row: row[0], prose=True),
    Column("units", "单位", lambda row: row[1].units),
    *_counts(lambda row: row[1].tally),
    *_statuses(lambda row: row[1], Status.NOT_STARTED, Status.IN_PROGRESS, Status.BLOCKED),
    Column("completed", "{this}完成", lambda row: row[1].movement.completed),
    Column("advanced", "{this}推进", lambda row: row[1].movement.advanced),
    Column("unanswered", "{this}未填", lambda row: row[1].movement.unanswered),
    Column("change", "比{last}", lambda row: (c := row[1].change) and Difference(c.done)),
    Column("compared", "可比单位", lambda row: (c := row[1].change) and c.units),
    Column("change_words", "比{last}", lambda row: _change(row[1])),
)
WEEKS = Table[Trend](
    "各期",
    Column("week", "{word}", lambda row: row.period.label(), prose=True),
    Column("units", "单位", lambda row: row.units),
    *_counts(lambda row: row.tally),
)
MEASURES = Table[PlannedRow](
    "各项措施",
    Column("plan", "计划", lambda one: one.plan, prose=True),
    Column("section", "重点工作", lambda one: one.section, prose=True),
    Column("number", "编号", lambda one: one.row.measure.id, prose=True),
    Column("measure", "具体举措", lambda one: one.row.measure.text, prose=True),
    Column("short", "措施", lambda one: short_title(one.row.measure), prose=True),
    Column("lead", "牵头单位", lambda one: "、".join(one.row.measure.lead)),
    Column("support", "配合单位", lambda one: "、".join(one.row.measure.support)),
    Column("owing", "应报单位", lambda one: one.row.owing),
    Column("reported", "已报单位", lambda one: one.row.reported),
    *_statuses(lambda one: one.row, *(s for s in Status if s is not Status.NOT_APPLICABLE)),
    Column("not_applicable", Status.NOT_APPLICABLE.value, lambda one: one.row.exempt),
    Column("overdue", "逾期", lambda one: one.row.with_signal(Signal.OVERDUE)),
    Column("due_soon", "临期", lambda one: one.row.with_signal(Signal.DUE_SOON)),
    Column("behind", "滞后", lambda one: one.row.with_signal(Signal.BEHIND)),
    Column("mean", "平均进度", lambda one: _percent(one.row.percent.mean)),
    Column("low", "最低", lambda one: _percent(one.row.percent.low)),
    Column("high", "最高", lambda one: _percent(one.row.percent.high)),
    Column("spread", "进度（平均，最低-最高）", lambda one: _spread(one.row)),
    Column("amount", "合计完成量", lambda one: _given(one.row, lambda a: a.total)),
    Column("amount_mean", "平均完成量", lambda one: _given(one.row, lambda a: a.each.mean)),
    Column("amount_low", "最少", lambda one: _given(one.row, lambda a: a.each.low)),
    Column("amount_high", "最多", lambda one: _given(one.row, lambda a: a.each.high)),
    Column("reached", "达标单位", lambda one: _given(one.row, lambda a: a.reached)),
    Column("target", "目标量", lambda one: _target(one.row)),
    Column("givers", "填报单位", lambda one: one.row.measure.target and one.row.amount.each.units),
    Column("amount_words", "完成量", lambda one: _amount(one.row)),
)
ISSUES = Table[Issue](
    "问题和需协调事项清单",
    Column("kind", "类别", lambda issue: issue.kind.value),
    Column("unit", "单位", lambda issue: issue.unit, prose=True),
    Column("type", "单位类型", lambda issue: issue.unit_type),
    Column("issue", "编号", lambda issue: issue.called, prose=True),
    Column("measure", "具体举措", lambda issue: issue.measure.text, prose=True),
    Column("short", "措施", lambda issue: short_title(issue.measure), prose=True),
    Column("text", "内容", lambda issue: issue.text, prose=True),
    Column("since", "提出日期", lambda issue: issue.since),
    Column("weeks", "已有周数", lambda i: NO_FIGURE if i.weeks is None else i.weeks),
    Column("owner", "责任人", lambda issue: issue.owners),
    Column("due", "时限", lambda issue: issue.due),
    Column("state", "状态", lambda issue: issue.standing),
    Column("closed", "销号日期", lambda issue: issue.closed),
    Column("how", "销号情况", lambda issue: issue.how, prose=True),
    Column("answer", "答复", lambda issue: issue.answer, prose=True),
    Column("words", "内容", lambda issue: issue.words, prose=True),
    Column("plan", "计划", lambda issue: issue.plan.title, prose=True),
)


ISSUES_ORDER = "按已有周数排列，此前未销号、本期没有报来的在其后，销号的在最后。"


LAGS = Table[Lag](
    "逾期、滞后措施清单",
    Column("light", "亮灯", lambda lag: lag.reported.signal.value),
    Column("unit", "单位", lambda lag: lag.row.received.report.head.unit, prose=True),
    Column("type", "单位类型", lambda lag: lag.row.received.report.head.unit_type),
    Column("number", "编号", lambda lag: lag.measure.id, prose=True),
    Column("measure", "具体举措", lambda lag: lag.measure.text, prose=True),
    Column("owner", "责任人", lambda lag: lag.reported.owners),
    Column("due", "完成时限", lambda lag: lag.reported.due),
    Column("status", "状态", lambda lag: lag.reported.status.value),
    Column("percent", "进度", lambda lag: _percent(lag.reported.percent)),
    Column("why", "原因、问题", lambda lag: lag.why, prose=True),
    Column("plan", "计划", lambda lag: lag.plan.title, prose=True),
)
HANDINGS = Table[UnitSubmission](
    "报送情况表",
    Column("unit", "单位", lambda one: one.unit, prose=True),
    Column("type", "单位类型", lambda one: one.type),
    Column("submission", "报送", lambda one: one.standing.submission.value),
    _submitted("edition", "版次", lambda row: row.received.edition or row.received.label),
    _submitted("named", "版次", lambda row: row.received.label),
    _submitted("counted", "版次", lambda row: _counted_edition(row.editions)),
    _submitted("handed_in", "报送时间", _handed_in),
    _submitted("generated", "本版生成", lambda row: row.received.report.generated),
    *_counts(lambda one: one.row and one.row.tally),
    _submitted("owed", "完成率", lambda r: r.tally.share if r.tally.total else NO_FIGURE),
    _submitted("change", "比{last}", _moved),
    _submitted("unanswered", "{this}未填", lambda row: row.movement.unanswered),
    Column("check", "校验码", lambda one: one.check or None),
    Column("contact", "联系方式", lambda one: one.standing.contact),
    Column("words", "说明", edition_words, prose=True),
    _submitted("sources", "文件", lambda row: "\n".join(row.received.sources), prose=True),
)
ANSWERS = Table[UnitAnswer](
    "反馈办理情况表",
    Column("unit", "单位", lambda one: one.row.label, prose=True),
    Column("type", "单位类型", lambda one: one.row.received.report.head.unit_type),
    Column("kind", "类别", lambda one: one.said.item.kind.value),
    Column("measure", "措施", lambda one: one.measure, prose=True),
    Column("issue", "编号", lambda one: one.said.item.issue),
    Column("text", "反馈", lambda one: one.said.item.text, prose=True),
    Column("answer", "答复", lambda one: one.said.answer, prose=True),
    Column("answered", "答复日期", lambda one: one.said.answered),
)
STALLED = Table[tuple["Measure", int]](
    "连续四周未推进措施清单",
    Column("number", "编号", lambda still: still[0].id, prose=True),
    Column("measure", "具体举措", lambda still: still[0].text, prose=True),
    Column("units", "未完成单位", lambda still: still[1]),
)
FILES = Table[tuple[str, str, str]](
    "收件情况表",
    Column("outcome", "结果", lambda told: told[0]),
    Column("file", "文件", lambda told: told[1], prose=True),
    Column("words", "说明", lambda told: told[2], prose=True),
)
CONFLICTS = Table[Conflict](
    "并存",
    Column("unit", "单位", lambda one: one[0].counted.report.head.unit, prose=True),
    Column("edition", "版次", lambda one: one[0].edition or one[0].counted.label),
    Column("number", "编号", lambda one: one[1][0], prose=True),
    Column("counted", "计入的一份", lambda one: one[1][1], prose=True),
    Column("others", "未计入的", lambda one: "\n".join(one[1][2:]), prose=True),
)
