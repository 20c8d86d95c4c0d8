"""The report as prose: four parts, the same words on screen and in every printed format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..period import kind_of
from ..progress.issues.numbers import MARKS
from ..progress.state import NoteKind
from ..progress.status import Status
from ..progress.views import OVER
from ..text import numeral
from .issue_rows import issue_words, issues_by_measure, told
from .model import MeasureReport, StatusReport

if TYPE_CHECKING:
    from ..plan.model import Measure, Plan
    from ..progress.tally import Tally
    from .feedback import FeedbackItem

REMINDER = "请勿填报涉密内容"
NONE = "无。"
WITHDRAWN = "五、已撤销措施"
BLANK = "＿＿＿＿＿＿"
"""A line to write on, where nobody is named."""
_SHORT = 30


class Part(NamedTuple):
    """One part of the report: 一、本周工作进展 and its lines (at least one).

    `measures` names the measure of each line, "" where it is about none; it is empty where the one
    line says 无.
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
    words = f"{report.period.label()}　{edition.label}"
    return words + (f"，代替第{edition.number - 1}版" if edition.number > 1 else "")


def signature_of(report: StatusReport) -> tuple[str, ...]:
    """填报单位, 填报人, 审核人, 电话, 填报时间, each with its name before it."""
    head, made = report.head, report.generated
    return (
        f"填报单位：{head.unit}",
        f"填报人：{head.prepared_by or BLANK}",
        f"审核人：{head.reviewer or BLANK}",
        f"电话：{head.phone or BLANK}",
        f"填报时间：{made.year}年{made.month}月{made.day}日",
    )


def short_title(measure: Measure) -> str:
    """The measure's number and title, to name it in a line."""
    title = measure.title
    return f"{measure.id} {title if len(title) <= _SHORT else title[: _SHORT - 1] + '…'}"


def titled(measure: Measure) -> str:
    """持续完善“1+3+6N”助餐服务体系（3.2.1）: a measure's name before what is said of it."""
    return f"{measure.title}（{measure.id}）"


def changed_first(measures: Sequence[MeasureReport]) -> list[MeasureReport]:
    """The measures of which the period has progress to tell.

    Done ones first, then what was taken back, then by the document's order. What is stuck without
    a word of progress is among the problems.
    """
    found = [
        m
        for m in measures
        if m.status is not Status.NOT_APPLICABLE
        and (m.completed or m.uncompleted or m.advanced or m.progress)
    ]
    return sorted(found, key=lambda m: (not m.completed, not m.uncompleted))


def counts_sentence(report: StatusReport) -> str:
    """本周完成3项、推进4项、受阻2项；截至3月10日累计完成3项，完成率8.3%（应办36项，不含不适用2项）."""
    tally, day = report.tally, report.as_of
    left_out = sum(m.status is Status.NOT_APPLICABLE for m in report.measures)
    asides = (("其中常态推进", tally.ongoing), ("不含不适用", left_out))
    of = f"应办{tally.total}项" + "".join(f"，{words}{n}项" for words, n in asides if n)
    lights = lights_words(tally)
    return (
        f"{kind_of(report.period).this}{_brought(report)}；截至{day.month}月{day.day}日"
        f"累计完成{tally.done}项，完成率{tally.share}（{of}）" + (f"，{lights}" if lights else "")
    )


def _brought(report: StatusReport) -> str:
    """What the period brought, each thing apart; silence is told from 无变化."""
    measures = report.measures
    brought = {
        "完成": sum(m.completed for m in measures),
        "取消完成": sum(m.uncompleted for m in measures),
        "推进": sum(m.advanced for m in measures),
    }
    counts = brought | {"受阻": sum(m.status is Status.BLOCKED for m in measures)}
    told = [m for m in measures if m.progress and m.status not in OVER]
    if not any(brought.values()):
        counts |= {"未填": report.unanswered, "记有进展": len(told)}
    words = [f"{name}{n}项" for name, n in counts.items() if n]
    said = report.answered > len(told) or not report.unanswered  # the others are 未填
    if not any(brought.values()) and (said or not words):
        others = (m for m in measures if m not in told)
        nothing = "无新的进展" if any(m.changed for m in others) else "无变化"
        words.append(f"其余{nothing}" if words else nothing)
    return "、".join(words)


def lights_words(tally: Tally, unit: str = "项") -> str:
    """逾期1项、临期2项, without the zeros; 项次 where the measures of several units are added."""
    return "、".join(f"{light}{unit}" for light in tally.lights().split())


class _Planned(dict[str, "Measure"]):
    """The plan's measures; of a number that it has not, a later revision's, one that says so."""

    def __missing__(self, id: str) -> Measure:
        from ..plan.model import Measure

        return Measure(id, "（本机的计划没有这一项）", (), ())


def report_parts(report: StatusReport, plan: Plan) -> tuple[Part, ...]:
    """The four parts of the report; more where measures were withdrawn, or feedback answered."""
    planned = _Planned({m.id: m for m in (*plan.measures(), *plan.withdrawn())})

    def items(
        measures: Iterable[MeasureReport], words: Callable[[MeasureReport], str]
    ) -> dict[str, str]:
        lines = {m.id: text for m in measures if (text := words(m))}
        return {
            id: f"（{numeral(number)}）{titled(planned[id])}。{text}"
            for number, (id, text) in enumerate(lines.items(), 1)
        }

    kind = kind_of(report.period)
    issues = issues_by_measure(report.issues)
    open_ones = [m for m in report.measures if m.status not in OVER]
    standing = [  # what is over is told of no more, but for what nobody closed
        m if m.status not in OVER else m._replace(problems=(), coordination=())
        for m in report.measures
    ]

    def obstacles(measure: MeasureReport) -> str:
        return problem_words(
            measure._replace(problems=told(measure, NoteKind.PROBLEM, issues, report.as_of))
        )

    def matters(measure: MeasureReport) -> str:
        return sentences(told(measure, NoteKind.COORDINATION, issues, report.as_of))

    def last_known(measure: MeasureReport) -> str:
        return _last_known(measure) + sentences(
            tuple(
                issue_words(issue, report.as_of)
                for kind in MARKS
                for issue in issues.get((measure.id, kind), ())
            )
        )

    progress = {"": f"{counts_sentence(report)}。"}
    progress |= items(changed_first(report.measures), lambda m: _progress(m, planned[m.id]))
    others = (
        ("二、存在问题", items(standing, obstacles)),
        ("三、需协调解决事项", items(standing, matters)),
        (f"四、{kind.next}工作计划", items(open_ones, lambda m: sentences(m.next))),
    )
    gone = items(report.withdrawn, last_known)
    return (
        Part(f"一、{kind.this}工作进展", tuple(progress.values()), tuple(progress)),
        *(Part(title, tuple(lines.values()) or (NONE,), tuple(lines)) for title, lines in others),
        *([Part(WITHDRAWN, tuple(gone.values()))] if gone else ()),
        *_feedback_part(report, planned, 6 if gone else 5),
    )


def _feedback_part(
    report: StatusReport, planned: Mapping[str, Measure], number: int
) -> Iterator[Part]:
    """五、反馈意见办理: what the office said, and what the unit answered."""
    if report.feedback:
        yield Part(
            f"{numeral(number)}、反馈意见办理",
            tuple(
                f"（{numeral(place)}）{_said(one.item, planned)}答复：{sentences((one.answer,))}"
                for place, one in enumerate(report.feedback, 1)
            ),
            tuple(one.item.measure for one in report.feedback),
        )


def _said(item: FeedbackItem, planned: Mapping[str, Measure]) -> str:
    """持续完善助餐服务体系（3.2.1）。意见：请写明地点。"""
    about = f"{titled(planned[item.measure])}。" if item.measure else ""
    return f"{about}{item.kind.value}：{sentences((item.text,))}"


def _last_known(measure: MeasureReport) -> str:
    """How a measure stood when it was withdrawn, and the last word of progress on it."""
    done = measure.status is Status.DONE
    percent = f"，进度{measure.percent}%" if measure.percent and not done else ""
    latest = measure.latest
    told = f"最近一次进展（{latest.on.month}月{latest.on.day}日）：{latest.text}" if latest else ""
    return f"不再计入；此前{measure.status.value}{percent}。{sentences((told,)) if told else ''}"


def run_in(line: str, measure: str) -> tuple[str, str]:
    """A line's heading, （一）持续完善助餐服务体系（3.2.1）。, and the text after it."""
    heading, mark, text = line.partition(f"（{measure}）。")
    return (heading + mark, text) if measure and mark else ("", line)


def _progress(measure: MeasureReport, planned: Measure) -> str:
    """目前进度40%。社区食堂完成选址。; nothing of a status that says nothing."""
    return _standing(measure) + amount_words(measure, planned) + sentences(measure.progress)


def _standing(measure: MeasureReport) -> str:
    status, percent = measure.status, measure.percent
    at = f"目前进度{percent}%" if percent else ""
    if status is Status.DONE:
        return "已完成。" if measure.completed else "此前已完成。"
    if status is Status.NOT_STARTED:
        at = "目前未启动" if measure.uncompleted else ""
    elif status is not Status.IN_PROGRESS or not at:
        at = f"目前{status.value}" + (f"，进度{percent}%" if at else "")
    words = "取消完成，" if measure.uncompleted else ""
    return f"{words}{at}。" if at else ""


def amount_words(measure: MeasureReport, planned: Measure) -> str:
    """累计完成2个（目标3个）。; nothing where no amount is known, or the percent says the same."""
    target = planned.target
    unit = target.unit if target else ""
    if measure.amount is None or (unit == "%" and measure.amount == measure.percent):
        return ""
    of = f"（{'共同' if target.shared else ''}目标{target.amount:.15g}{unit}）" if target else ""
    return f"累计完成{measure.amount:.15g}{unit}{of}。"


def problem_words(measure: MeasureReport) -> str:
    """What stands in the way: why the measure is stuck, as long as it is, and what was noted."""
    blocked = measure.blocked_words
    return sentences((*([blocked] if blocked else ()), *measure.problems))


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
    progress, *others = report_parts(report, plan)[:4]
    names = ("问题", "协调", kind_of(report.period).next)
    subtitle = report_subtitle(report).replace("　", " ")
    counts, told = progress.lines[0], progress._replace(lines=progress.lines[1:])
    return (
        f"【{kind_of(report.period).report}】{head.unit} {subtitle}",
        f"进展：{counts}{_few(told)}",
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
