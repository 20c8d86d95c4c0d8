"""The roll-up as a long table: one row a unit × measure × period, of every one at hand.

With header names in English it is for programs: numbers are bare and a measure is 3.2.1, so that
DuckDB and pandas read it as it is. For clerks no field is one that a spreadsheet would take for a
day or a figure that it is not. In both a `'` stands before what it would take for a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ...domain.period import kind_of
from ...domain.report.editions import BY_FORM
from ...domain.report.issue_rows import issue_words
from ...domain.rollup.union import Via
from ...domain.text import numeral
from ..plain import csv_table, harmless, worded

if TYPE_CHECKING:
    from datetime import datetime

    from ...domain.period import Period
    from ...domain.plan.model import Measure
    from ...domain.report.model import MeasureReport
    from ...domain.rollup.figures.figures import RollupReport

COLUMNS = {
    **{"week": "报告期", "plan": "计划", "issuer": "发文单位", "unit": "单位"},
    **{"unit_type": "单位类型", "edition": "版次", "handed_in": "报送时间"},
    **{"section": "部分", "objective": "任务", "measure": "编号", "text": "具体举措"},
    **{"role": "牵头或配合", "owner": "责任人", "due": "完成时限"},
    **{"status": "状态", "since": "状态起始日", "percent": "进度（%）", "signal": "亮灯"},
    **{"answered": "本期已填", "changed": "本期有变化"},
    **{"completed": "本期完成", "uncompleted": "本期取消完成"},
    **{"amount": "完成量", "target": "目标量", "steps_done": "完成步骤", "steps_total": "步骤"},
    **{"progress": "进展情况", "latest_on": "最近进展日期", "latest": "最近进展"},
    **{"problems": "存在问题", "coordination": "需协调事项"},
    **{"next": "下一步计划", "reason": "原因", "via": "报送方式", "issues": "问题台账"},
}
_YES = {"1": "是", "0": "否"}
_FIGURES = ("edition", "percent", "amount", "target", "steps_done", "steps_total")
_DAYS = ("handed_in", "due", "since", "latest_on")
_WORDS: dict[str, Callable[[str], str]] = {
    **dict.fromkeys((*_FIGURES, *_DAYS), str),
    **dict.fromkeys(("answered", "changed", "completed", "uncompleted"), _YES.__getitem__),
    "measure": "措施{}".format,
    "via": {Via.FILE.value: "周报文件", Via.FORM.value: BY_FORM}.__getitem__,
}
"""How a clerk's field says what a program reads; any other is a text."""


def render(report: RollupReport, *, english: bool = False) -> bytes:
    """The file's bytes."""
    rows = _rows(report, english=english)
    words = [harmless if english else _WORDS.get(key, worded) for key in COLUMNS]
    fields = (tuple(word(f) for word, f in zip(words, row, strict=True)) for row in rows)
    return csv_table(COLUMNS.keys() if english else COLUMNS.values(), fields)


def _moment_words(moment: datetime | None, *, english: bool) -> str:
    if moment is None:
        return ""
    return moment.isoformat() if english else f"{moment:%Y-%m-%d %H:%M}"


def _rows(report: RollupReport, *, english: bool) -> Iterator[tuple[str, ...]]:
    places = {
        plan.id: {
            m.id: (
                str(s.number) if english else f"{numeral(s.number)}、{s.title}",
                f"{o.number} {o.title}",  # 1.10 alone would be read as the number 1.1
                m,
            )
            for s, o, m in plan.places()
        }
        for plan in report.plans
    }
    for received in report.rollup.counted():
        found = received.report
        head, submitted = found.head, received.submitted
        known = places[found.plan_id]
        unit = (
            str(found.period) if english else _period_words(found.period),
            found.plan_id,
            head.issuer,
            head.unit,
            head.unit_type,
            str(received.edition),
            _moment_words(submitted, english=english),
        )
        units = head.identity
        followed: dict[str, list[str]] = {}
        for issue in found.issues:
            followed.setdefault(issue.measure, []).append(issue_words(issue, found.as_of))
        for measure in found.measures:
            place = known.get(measure.id)
            if place is None or not place[2].concerns(units):
                continue
            section, objective, planned = place
            part = planned.part_of(units)
            yield (
                *(*unit, section, objective, measure.id, planned.text, part),
                *_of_measure(measure, planned),
                received.via.value,
                "\n".join(followed.get(measure.id, ())),
            )


def _period_words(period: Period) -> str:
    """2024年第10周周报: 2024年3月 alone is a day to a spreadsheet."""
    return period.label().partition("（")[0] + kind_of(period).report


def _of_measure(measure: MeasureReport, planned: Measure) -> Iterator[str]:
    latest = measure.latest
    yield measure.owners
    yield str(measure.due or "")
    yield measure.status.value
    yield str(measure.since or "")
    yield "" if measure.percent is None else str(measure.percent)
    yield measure.signal.value
    for told in (measure.answered, measure.changed, measure.completed, measure.uncompleted):
        yield "1" if told else "0"
    for amount in (measure.amount, planned.target and planned.target.amount):
        yield "" if amount is None else f"{amount:.15g}"
    yield str(measure.steps_done)
    yield str(measure.steps_total)
    yield "\n".join(measure.progress)
    yield str(latest.on) if latest else ""
    yield latest.text if latest else ""
    for texts in (measure.problems, measure.coordination, measure.next):
        yield "\n".join(texts)
    yield measure.reason
