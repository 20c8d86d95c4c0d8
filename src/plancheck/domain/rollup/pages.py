"""The roll-up's two pages of official prose: one that says all, and one that fits a sheet of paper.

The short one refers to the lists annexed to it by their numbers.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..cells import cell_width
from ..period import Kind, kind_of
from ..progress.state import Status
from ..report.wording import NONE, Part, lights_words, sentences, titled
from ..text import numeral
from .annexes import ABSENT, Annex, Annexes, annexes
from .figures import sum_of
from .lists import lags
from .revisions import revision_sentences, unanswered_sentences
from .standings import Submission
from .submissions import (
    composed_sentence,
    counts_sentence,
    deadline_sentence,
    hinted,
    submission_sentence,
)
from .wording import (
    change_sentence,
    conflict_words,
    done_words,
    movement_sentence,
    named_in,
    stalled_sentence,
)

if TYPE_CHECKING:
    from ..plan.model import Measure
    from .figures import Figures, Group, PlanFigures, RollupReport
    from .issues import Issue

_NAMES = 5
"""So many units' names are written out in the short page; of more, a list has them all."""
_GROUPS = 8
"""So many sections or plans likewise."""
_LINE = 56
"""Half hanzi of a line; a paragraph's first has four less."""
_LINES = 2 * 22 - 2 - 10
"""Lines of two pages (GB/T 9704-2012, 5.2.3) without the titles' and those of who signs.

Two are spare: a heading goes to the next page with its paragraph.
"""


def full_page(report: RollupReport) -> tuple[Part, ...]:
    """Five parts, a line for each thing there is to say."""
    figures, kind = report.figures, kind_of(report.period)
    return (
        Part("一、总体情况", tuple(_overall(report))),
        Part("二、分部分进展", tuple(_sections(figures, kind)) or (NONE,)),
        Part("三、存在问题", tuple(_issues(figures.problems)) or (NONE,)),
        Part("四、需协调解决事项", tuple(_issues(figures.coordination)) or (NONE,)),
        Part("五、报送情况", tuple(_submissions(report)) or (NONE,)),
    )


def _overall(report: RollupReport) -> Iterable[str]:
    figures = report.figures
    whole = figures.whole
    yield f"{submission_sentence(report)}。"
    if composed := composed_sentence(report):
        yield f"{composed}。"
    yield from (f"{told}。" for told in revision_sentences(report))
    yield f"{counts_sentence(report)}。{_beside(whole)}"
    if change := change_sentence(whole.change, kind_of(report.period)):
        yield f"{change}。"
    yield f"{movement_sentence(whole.movement, kind_of(report.period))}。"
    if lights := lights_words(whole.tally, "项次"):
        yield f"{lights}。"
    for group in figures.types:
        yield f"{group.title}{group.units}个：{_group_words(group)}。"
    yield from _stalled(report, Annexes())


def _sections(figures: Figures, kind: Kind) -> Iterable[str]:
    for plan in figures.plans:
        name = _plan_name(figures, plan)
        for section in (one for one in plan.sections if one.tally.total):
            change, lights = (
                change_sentence(section.change, kind),
                lights_words(section.tally, "项次"),
            )
            yield (
                f"{name}{section.title}：{section.units}个单位"
                f"{_group_words(section)}。{f'{change}。' if change else ''}"
                f"{f'{lights}。' if lights else ''}"
            )


def _group_words(group: Group) -> str:
    return f"承担任务{group.tally.total}项次，{done_words(group.tally)}"


def _beside(group: Group) -> str:
    """What is not done, by status, and what is not counted."""
    others = (Status.IN_PROGRESS, Status.ONGOING, Status.BLOCKED, Status.NOT_STARTED)
    open_ = "、".join(f"{s.value}{n}项次" for s in others if (n := group.with_status(s)))
    exempt = group.with_status(Status.NOT_APPLICABLE)
    words = [f"{'其余' if group.tally.done else ''}{open_}"] if open_ else []
    if exempt:
        words.append(f"另有不适用{exempt}项次，不计入任务数")
    return f"{'；'.join(words)}。" if words else ""


def _plan_name(figures: Figures, plan: PlanFigures) -> str:
    return f"《{plan.plan.title}》" if len(figures.plans) > 1 else ""


def _stalled(report: RollupReport, listed: Annexes) -> Iterable[str]:
    reference = listed.reference(Annex.STALLED)
    for plan in report.figures.plans:
        if words := stalled_sentence(plan, reference):
            yield f"{_plan_name(report.figures, plan)}{words}。"


def _issues(issues: Sequence[Issue]) -> Iterable[str]:
    """One line a measure: its units' words one after another."""
    by_measure: dict[tuple[str, str], list[Issue]] = {}
    for issue in issues:
        by_measure.setdefault((issue.plan.id, issue.measure.id), []).append(issue)
    for of_measure in by_measure.values():
        words = ""
        for text in dict.fromkeys(issue.text for issue in of_measure):
            units = dict.fromkeys(issue.label for issue in of_measure if issue.text == text)
            words += f"{'、'.join(units)}：{sentences((text,))}"
        yield f"{titled(of_measure[0].measure)}。{words}"


def _submissions(report: RollupReport) -> Iterable[str]:
    yield f"{deadline_sentence(report)}。"
    for submission in (*ABSENT, Submission.UNTIMED, Submission.OUTSIDE):
        names = [hinted(s) for s in report.standings if s.submission is submission]
        if names:
            yield f"{submission.value}{len(names)}个：{'、'.join(names)}。"
    yield from (f"{told}。" for told in unanswered_sentences(report))
    yield from _doubtful(report)
    yield from _conflicts(report)


def _doubtful(report: RollupReport) -> Iterable[str]:
    """What there is to look at of a unit that reported in time."""
    for standing in report.standings:
        if standing.submission is Submission.ON_TIME and standing.hint:
            yield f"{hinted(standing)}。"


def _conflicts(report: RollupReport) -> Iterable[str]:
    for editions in report.conflicts():
        yield f"{editions.counted.report.head.unit}{conflict_words(editions)}。"


def short_page(report: RollupReport) -> tuple[Part, ...]:
    """A paragraph a part, on two pages with who signs: in full, else with less that is annexed."""
    listed = annexes(report)
    room = _LINES - len(listed)
    for named in (True, False):
        parts = _parts(report, listed, named=named)
        if sum(_lines(part) for part in parts) <= room:
            break
    return parts


def _lines(part: Part) -> int:
    return 1 + sum(math.ceil((cell_width(line, ambiguous=2) + 4) / _LINE) for line in part.lines)


def _parts(report: RollupReport, listed: Annexes, *, named: bool) -> tuple[Part, ...]:
    """`named`: sections and units by name, where they are few."""
    texts = {
        "总体情况": _overall_in_short(report, listed),
        "进展情况": _progress(report, listed, named=named),
        "存在问题": "".join(_problems(report, listed)) or NONE,
        "报送情况": "".join(_submissions_in_short(report, listed, _NAMES if named else 0)),
    }
    told = [(title, text) for title, text in texts.items() if text]
    return tuple(Part(f"{numeral(n)}、{title}", (text,)) for n, (title, text) in enumerate(told, 1))


def _overall_in_short(report: RollupReport, listed: Annexes) -> str:
    whole = report.figures.whole
    composed = composed_sentence(report)
    change = change_sentence(whole.change, kind_of(report.period))
    return (
        f"{submission_sentence(report, listed.reference(Annex.ABSENT, '名单'))}。"
        f"{f'{composed}。' if composed else ''}"
        f"{''.join(f'{told}。' for told in revision_sentences(report))}"
        f"{counts_sentence(report)}。{_beside(whole)}{f'{change}。' if change else ''}"
    )


def _progress(report: RollupReport, listed: Annexes, *, named: bool) -> str:
    """What the period brought; what is done of each section, or plan where there are several."""
    movement = movement_sentence(report.figures.whole.movement, kind_of(report.period))
    plans, what = report.figures.plans, "部分"
    if len(plans) == 1:
        groups = [(section.title, section.tally) for section in plans[0].sections]
    else:
        what = "计划"
        groups = [(f"《{p.plan.title}》", sum_of(s.tally for s in p.sections)) for p in plans]
    groups = [(title, tally) for title, tally in groups if tally.total]
    told = "、".join(f"{title}{tally.share}（{tally}）" for title, tally in groups)
    reference = listed.reference(Annex.PROGRESS, "详")
    if not named or len(groups) > _GROUPS:
        return f"{movement}。各{what}完成情况{reference.replace('详见', '见')}。"
    return f"{movement}。各{what}完成率（完成项次/应办项次）：{told}{reference}。"


def _problems(report: RollupReport, listed: Annexes) -> Iterable[str]:
    figures = report.figures
    problems, coordination = figures.problems, figures.coordination
    counts = {"问题": len(problems), "需协调解决事项": len(coordination)}
    told = "、".join(f"{name}{count}条" for name, count in counts.items() if count)
    if told:
        measures = Counter((one.plan.id, one.measure) for one in (*problems, *coordination))
        yield (
            f"各单位反映{told}，涉及{len(measures)}项措施{listed.reference(Annex.ISSUES)}"
            f"{_most(measures, '条')}。"
        )
    if figures.closed:
        reference = "" if told else listed.reference(Annex.ISSUES)
        yield f"{kind_of(report.period).this}销号{len(figures.closed)}条{reference}。"
    tally = figures.whole.tally
    if lagging := lights_words(tally._replace(due_soon=0), "项次"):
        late = Counter((lag.plan.id, lag.measure) for lag in lags(figures))
        yield f"{lagging}{listed.reference(Annex.LAGS)}{_most(late, '个单位')}。"
    if tally.due_soon:
        yield f"另有临期{tally.due_soon}项次。" if lagging else f"临期{tally.due_soon}项次。"
    yield from _stalled(report, listed)


def _most(counts: Counter[tuple[str, Measure]], of: str) -> str:
    """The measure that is named most often; one that is named once does not stand out."""
    for (_, measure), count in counts.most_common(1):
        if count > 1:
            return f"，其中{named_in(measure)}最多，有{count}{of}"
    return ""


def _submissions_in_short(report: RollupReport, listed: Annexes, names: int) -> Iterable[str]:
    """`names`: so many units are named, of more the list has them all."""
    yield f"{deadline_sentence(report)}。"
    outside = [hinted(s) for s in report.standings if s.submission is Submission.OUTSIDE]
    if len(outside) > names:
        yield f"名册外单位{len(outside)}个{listed.reference(Annex.SUBMISSIONS, '名单')}。"
    elif outside:
        yield f"名册外单位{len(outside)}个：{'、'.join(outside)}。"
    yield from (f"{told}。" for told in unanswered_sentences(report))
    for told, what in (
        (list(_doubtful(report)), "所报名称、类型需核对"),
        (list(_conflicts(report)), "有内容不同的报告"),
    ):
        if len(told) > names:
            yield f"{len(told)}个单位{what}{listed.reference(Annex.SUBMISSIONS, '说明')}。"
        else:
            yield from told
