"""The report as prose: four parts, the same words on screen and in every printed format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..period import kind_of
from ..progress.state import Status
from .model import MeasureReport, StatusReport

if TYPE_CHECKING:
    from ..plan.model import Measure, Plan
    from ..progress.tally import Tally

REMINDER = "请勿填报涉密内容"
NONE = "无。"
_SHORT = 30


class Part(NamedTuple):
    """One part of the report: 一、本周工作进展 and its lines (at least one).

    `measures` names the measure of each line; it is empty where the one line says 无.
    """

    title: str
    lines: tuple[str, ...]
    measures: tuple[str, ...] = ()


def report_title(report: StatusReport, plan: Plan) -> str:
    """宝山八村居委会《…》落实情况周报."""
    kind = kind_of(report.period)
    return f"{report.head.unit}《{plan.title}》落实情况{kind.report}"


def report_subtitle(report: StatusReport) -> str:
    """2024年第10周（3月4日—3月10日） 第1版."""
    edition = report.edition
    words = f"{report.period.label()}　第{edition.number}版"
    return words + (f"，代替第{edition.number - 1}版" if edition.number > 1 else "")


def signature_of(report: StatusReport) -> tuple[str, ...]:
    """填报单位, 填报人, 审核人, 电话, 填报时间, each with its name before it."""
    head, made = report.head, report.generated
    return (
        f"填报单位：{head.unit}",
        f"填报人：{head.prepared_by or '-'}",
        f"审核人：{head.reviewer or '-'}",
        f"电话：{head.phone or '-'}",
        f"填报时间：{made.year}年{made.month}月{made.day}日",
    )


def short_title(measure: Measure) -> str:
    """The measure's number and title, to name it in a line."""
    title = measure.title
    return f"{measure.id} {title if len(title) <= _SHORT else title[: _SHORT - 1] + '…'}"


def changed_first(measures: Sequence[MeasureReport]) -> list[MeasureReport]:
    """The measures that moved in the period: done ones first, then by the document's order.

    One that is not started and has no word of progress did not move, even if a date was set.
    """
    moved = [m for m in measures if m.changed]
    moved = [m for m in moved if m.status is not Status.NOT_STARTED or m.progress]
    return sorted(moved, key=lambda m: m.status is not Status.DONE)


def counts_sentence(report: StatusReport) -> str:
    """本周完成2项，推进3项，累计完成12/38项，32%; 常态推进 counted beside."""
    moved = changed_first(report.measures)
    done = sum(m.status is Status.DONE for m in moved)
    advanced = sum(m.status not in (Status.DONE, Status.NOT_APPLICABLE) for m in moved)
    this = kind_of(report.period).this
    return f"{this}完成{done}项，推进{advanced}项，累计完成{share_words(report.tally)}"


def share_words(tally: Tally) -> str:
    """312/540项，58%，常态推进30项."""
    ongoing = f"，常态推进{tally.ongoing}项" if tally.ongoing else ""
    return f"{tally}项，{tally.share}{ongoing}"


def report_parts(report: StatusReport, plan: Plan) -> tuple[Part, ...]:
    """The four parts of the report."""
    names = {m.id: short_title(m) for m in plan.measures()}

    def part(
        title: str,
        measures: Iterable[MeasureReport],
        words: Callable[[MeasureReport], str],
        nothing: str = NONE,
    ) -> Part:
        lines = {m.id: f"{names.get(m.id, m.id)}：{text}" for m in measures if (text := words(m))}
        return Part(title, tuple(lines.values()) or (nothing,), tuple(lines))

    kind, measures = kind_of(report.period), report.measures
    return (
        part(
            f"一、{kind.this}工作进展（{counts_sentence(report)}）",
            changed_first(measures),
            lambda m: status_sentence(m) + sentences(m.progress),
            f"{kind.this}无变化。",
        ),
        part("二、存在问题", measures, lambda m: sentences(m.problems)),
        part("三、需协调解决事项", measures, lambda m: sentences(m.coordination)),
        part(f"四、{kind.next}工作计划", measures, lambda m: sentences(m.next)),
    )


def status_sentence(measure: MeasureReport) -> str:
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


BRIEF_ITEMS = 3
"""How many items a line of the brief names; the others are counted."""
_BRIEF_CHARACTERS = 60


def brief_of(report: StatusReport, plan: Plan) -> tuple[str, ...]:
    """Five lines for a chat group: what it is, then a line a part, each with a few items."""
    head = report.head
    lights = report.tally.lights()
    counts = counts_sentence(report) + (f"，{lights}" if lights else "")
    moved, *others = report_parts(report, plan)
    names = ("问题", "协调", kind_of(report.period).next)
    subtitle = report_subtitle(report).replace("　", " ")
    return (
        f"【{kind_of(report.period).report}】{head.unit} {subtitle}",
        f"进展：{counts}。{_few(moved) if moved.measures else ''}",
        *(f"{name}：{_few(part)}" for name, part in zip(names, others, strict=True)),
    )


def _few(part: Part) -> str:
    """The first items, each cut to a length that a telephone shows, and how many there are."""
    items = [
        line if len(line) <= _BRIEF_CHARACTERS else line[: _BRIEF_CHARACTERS - 1] + "…"
        for line in part.lines[:BRIEF_ITEMS]
    ]
    more = f"等{len(part.lines)}项。" if len(part.lines) > BRIEF_ITEMS else ""
    return "".join(items) + more
