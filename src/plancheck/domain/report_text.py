"""The report as prose: four parts, the same words on screen and in every printed format."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from .period import kind_of
from .progress import Status
from .report import MeasureReport, StatusReport, changed_first

if TYPE_CHECKING:
    from .plan import Measure, Plan

REMINDER = "请勿填报涉密内容"
NONE = "无。"
_SHORT = 30


class Part(NamedTuple):
    """One part of the report: 一、本周工作进展 and its lines (at least one)."""

    title: str
    lines: tuple[str, ...]


def title_of(report: StatusReport, plan: Plan) -> str:
    """宝山八村居委会《…》落实情况周报."""
    kind = kind_of(report.period)
    return f"{report.head.unit}《{plan.title}》落实情况{kind.report}"


def subtitle_of(report: StatusReport) -> str:
    """2024年第10周（3月4日—3月10日） 第1版."""
    edition = report.edition
    words = f"{report.period.label()}　第{edition.number}版"
    return words + (f"，代替第{edition.number - 1}版" if edition.number > 1 else "")


def short_title(measure: Measure) -> str:
    """The measure's number and first clause, to name it in a line."""
    clause = measure.text.partition("，")[0]
    return f"{measure.id} {clause if len(clause) <= _SHORT else clause[: _SHORT - 1] + '…'}"


def counts_of(report: StatusReport) -> str:
    """本周完成2项，推进3项，累计完成12/38项，32%; 常态推进 counted beside."""
    moved = changed_first(report.measures)
    done = sum(m.status is Status.DONE for m in moved)
    advanced = sum(m.status not in (Status.DONE, Status.NOT_APPLICABLE) for m in moved)
    tally, this = report.tally, kind_of(report.period).this
    ongoing = f"，常态推进{tally.ongoing}项" if tally.ongoing else ""
    return (
        f"{this}完成{done}项，推进{advanced}项，"
        f"累计完成{tally.done}/{tally.total}项，{tally.share}%{ongoing}"
    )


def parts_of(report: StatusReport, plan: Plan) -> tuple[Part, ...]:
    """The four parts of the report."""
    names = {m.id: short_title(m) for m in plan.measures()}

    def lines(told: Callable[[MeasureReport], tuple[str, ...]]) -> tuple[str, ...]:
        found = [
            f"{names.get(m.id, m.id)}：{sentences(texts)}"
            for m in report.measures
            if (texts := told(m))
        ]
        return tuple(found) or (NONE,)

    moved = tuple(
        f"{names.get(m.id, m.id)}：{standing(m)}{sentences(m.progress)}"
        for m in changed_first(report.measures)
    )
    kind = kind_of(report.period)
    return (
        Part(f"一、{kind.this}工作进展（{counts_of(report)}）", moved or (f"{kind.this}无变化。",)),
        Part("二、存在问题", lines(lambda m: m.problems)),
        Part("三、需协调解决事项", lines(lambda m: m.coordination)),
        Part(f"四、{kind.next}工作计划", lines(lambda m: m.next)),
    )


def standing(measure: MeasureReport) -> str:
    """推进中，40%。 / 受阻（缺备餐间）。"""
    words = measure.status.value
    if measure.reason and measure.status.needs_reason:
        words += f"（{measure.reason}）"
    if measure.status in (Status.IN_PROGRESS, Status.BLOCKED) and measure.percent:
        words += f"，{measure.percent}%"
    return words + "。"


def sentences(texts: tuple[str, ...]) -> str:
    """Texts as sentences one after another, each ended."""
    ended = (t.replace("\n", " ") for t in texts)
    return "".join(t if t.endswith(tuple("。！？；…）")) else f"{t}。" for t in ended)
