"""The roll-up's sentences and lines, each once: official wording, every figure said of how many.

The pages of prose, the tables and the screen are made of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..period import WEEKDAYS
from ..progress.signal import Signal
from ..report.wording import sentences
from .intake.outcomes import Outcome
from .lists import unit_counts
from .roster.standings import Submission

if TYPE_CHECKING:
    from datetime import datetime

    from ..period import Kind
    from ..plan.model import Measure
    from ..progress.tally import Tally
    from ..report.model import MeasureReport
    from .editions import Editions
    from .figures.figures import RollupReport, UnitRow
    from .figures.movement import Movement
    from .lists import UnitSubmission

_INNER = str.maketrans("“”", "‘’")
"""Quotation marks within quotation marks (GB/T 15834)."""
NAMED = 6
"""How many units a line names."""


UNHEARD = "未报和表格填报单位以前写的"
"""What is open by the last report of units that have not reported, or by a form."""


def nothing_said(kind: str, unheard: int) -> str:
    """没有单位写协调。; where units that have not reported wrote some before, that."""
    if not unheard:
        return f"没有单位写{kind}。"
    return f"已报的单位没有写{kind}；{UNHEARD}还有{unheard}条没有销号。"


def rollup_title(report: RollupReport) -> str:
    """《友谊路街道…》落实情况汇总; who rolls up is named once."""
    if len(report.plans) != 1:
        return f"{report.name}年度工作计划落实情况汇总（{len(report.plans)}份计划）"
    title = report.plans[0].title
    return f"{'' if report.name in title else report.name}《{title}》落实情况汇总"


def issued_by(report: RollupReport) -> str:
    """Who signs: the office that the plan names, where it is of who rolls up."""
    offices = [plan.office for plan in report.plans]
    return offices[0] if len(offices) == 1 and report.name in offices[0] else report.name


def period_words(report: RollupReport) -> str:
    """2024年第10周（3月4日—3月10日）; 2024年3月（截至3月10日） where no more of it is told."""
    label, day = report.period.label(), report.as_of
    if day >= report.period.last_day:
        return label
    until = f"截至{day.month}月{day.day}日"
    return f"{label[:-1]}，{until}）" if label.endswith("）") else f"{label}（{until}）"


def done_words(tally: Tally) -> str:
    """完成63项次，完成率3.7%."""
    return f"完成{tally.done}项次，完成率{tally.share}"


def counts_line(report: RollupReport) -> str:
    """应报60 按时报54 迟报3 未报3 拒收1 重复2; what is none of the roster's stands beside."""
    counts = unit_counts(report)
    for outcome in (Outcome.CONFLICT, Outcome.REFUSED, Outcome.DUPLICATE):
        counts[outcome.value] = report.account.count(outcome)
    always = ("应报", *(h.value for h in (Submission.ON_TIME, Submission.LATE, Submission.MISSING)))
    return " ".join(f"{name}{n}" for name, n in counts.items() if n or name in always)


def movement_sentence(movement: Movement, kind: Kind) -> str:
    """本周完成3项次、推进12项次，填报无变化5项次，未填9项次: silence is not 无变化."""
    counts = {"完成": movement.completed, "推进": movement.advanced}
    counts["取消完成"] = movement.uncompleted
    moved = "、".join(f"{name}{count}项次" for name, count in counts.items() if count)
    told = [f"{kind.this}{moved or '没有新的进展'}"]
    if movement.unchanged:
        told.append(f"填报无变化{movement.unchanged}项次")
    if movement.unanswered:
        told.append(f"未填{movement.unanswered}项次")
    return "，".join(told)


def named_in(measure: Measure, *beside: str) -> str:
    """“健全加梯专班下沉机制”（3.2.2，50个单位未完成）: a measure's name within a sentence."""
    return f"“{measure.title.translate(_INNER)}”（{'，'.join((measure.id, *beside))}）"


def conflict_words(editions: Editions) -> str:
    """有内容不同的2份第1版，暂以生成较晚的一份计入，请核对."""
    return f"有内容不同的{editions.contents}，暂以{editions.counting_rule}计入，请核对"


def returned_words(editions: Editions) -> str:
    """第1版已退回（合计不对），另报以前照计."""
    return f"{editions.counted.label}已退回（{editions.returned}），另报以前照计"


def edition_words(submission: UnitSubmission) -> str:
    """What there is to say of a unit's editions."""
    if submission.row is None:
        return submission.standing.hint
    editions = submission.row.editions
    words = [returned_words(editions)] if editions.returned else []
    words += [conflict_words(editions)] if editions.in_conflict else []
    if replaced := sorted({older.edition for older in editions.older if older.edition}):
        words.append(f"代替第{'、'.join(map(str, replaced))}版")
    return "；".join(filter(None, (submission.standing.hint, *words)))


def differences(editions: Editions) -> list[tuple[str, ...]]:
    """A conflict side by side: by measure that differs, what each of the contents says of it."""
    contents = [{m.id: m for m in one.report.measures} for one in editions.current]
    ids = dict.fromkeys(id for content in contents for id in content)
    found = [(id, *(_said(content.get(id)) for content in contents)) for id in ids]
    return [row for row in found if len(set(row[1:])) > 1]


def _said(measure: MeasureReport | None) -> str:
    if measure is None:
        return "没有这一项"
    notes = (*measure.progress, *measure.problems, *measure.coordination, *measure.next)
    told = f"{measure.status.value}，{measure.percent_words}"
    if measure.amount is not None:
        told += f"，完成量{measure.amount:g}"
    told += f"，{measure.owners}" if measure.owner else ""
    told += f"，{measure.due}" if measure.due else ""
    return f"{told}。{sentences(notes)}{measure.reason}"


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
        measure.owners,
        due,
        measure.reason,
        *(f"问题：{text}" for text in measure.problems),
        *(f"协调：{text}" for text in measure.coordination),
        *measure.progress,
    )
    return " ".join(part.replace("\n", " ") for part in parts if part)


def unit_details(row: UnitRow, kind: Kind) -> Iterator[str]:
    """Who filled the report in, when and how far, before the report itself."""
    received, head = row.received, row.received.report.head
    change = f"，比{kind.last}{row.change:+}项" if row.change else f"，与{kind.last}持平"
    change = "" if row.change is None else change
    lights, silent = row.tally.lights(), row.movement.unanswered
    yield (
        f"完成{row.tally.with_share()}{change}{f'，{lights}' if lights else ''}"
        f"{f'，未填{silent}项' if silent else ''}　首次报送 {moment_words(received.submitted)}"
    )
    if len(row.parts) > 1:
        parts = "、".join(part.short_label() for part in row.parts)
        yield f"没有{kind.report}，由{len(row.parts)}份报告合成（{parts}）；下面是最后一份"
    yield (
        f"填报人 {head.prepared_by or '-'}　审核人 {head.reviewer or '-'}　电话 {head.phone or '-'}"
    )
    if row.editions.returned:
        yield returned_words(row.editions)
    for older in row.editions.older:
        yield f"旧版：{older.label}，{moment_words(older.report.generated)}生成"


def moment_words(moment: datetime | None) -> str:
    """3-08 周五 16:00; of a form the day alone, of one without a day 时间不明."""
    if moment is None:
        return "时间不明"
    day = f"{moment.month:>2}-{moment.day:02} 周{WEEKDAYS[moment.weekday()]}"
    return f"{day} {moment:%H:%M}" if moment.hour or moment.minute else day
