"""The roll-up's two pages of official prose: one that says all, and one that fits a sheet of paper.

The names and lists that the short one counts are annexed to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..period import kind_of
from ..progress.state import Status
from ..report.wording import NONE, Part, sentences, share_words, short_title
from ..text import numeral
from .figures import sum_of
from .lists import lags
from .roster import Submission
from .wording import change_words, conflict_words, stalled_sentence, submission_sentence

if TYPE_CHECKING:
    from ..plan.model import Measure
    from ..progress.tally import Tally
    from .figures import Figures, Group, Issue, PeriodChange, PlanFigures, RollupReport

_NAMES = 5
"""How many units or plans a sentence of the short page names."""
_NAME = 20
"""How many characters of a unit's name."""


def full_page(report: RollupReport) -> tuple[Part, ...]:
    """Five parts, a line for each thing there is to say."""
    figures = report.figures
    return (
        Part("一、总体情况", tuple(_overall(report))),
        Part("二、分部分进展", tuple(_sections(figures)) or (NONE,)),
        Part("三、存在问题", tuple(_issues(figures.problems)) or (NONE,)),
        Part("四、需协调解决事项", tuple(_issues(figures.coordination)) or (NONE,)),
        Part("五、报送情况", tuple(_submissions(report))),
    )


def _overall(report: RollupReport) -> Iterable[str]:
    figures = report.figures
    yield f"{submission_sentence(report)}。"
    whole = figures.whole
    change = change_words(whole.change)
    yield (
        f"{whole.units}个单位的措施累计完成{share_words(whole.tally)}"
        f"{f'；{change}' if change else '；没有上周的汇总可比'}。"
    )
    if counts := _statuses(whole):
        yield f"其中{counts}。"
    if lights := _lights(whole):
        yield f"亮灯：{lights}（共{whole.tally.total}项）。"
    for group in figures.types:
        yield f"{group.title}：{group.units}个单位，完成{share_words(group.tally)}。"
    for plan in figures.plans:
        yield f"{_plan_name(figures, plan)}{stalled_sentence(plan)}。"


def _sections(figures: Figures) -> Iterable[str]:
    for plan in figures.plans:
        name = _plan_name(figures, plan)
        for section in plan.sections:
            change, lights = change_words(section.change), _lights(section)
            yield (
                f"{name}{numeral(int(section.key))}、{section.title}：{section.units}个单位，"
                f"完成{share_words(section.tally)}{f'，{change}' if change else ''}"
                f"{f'，亮灯{lights}' if lights else ''}。"
            )


def _statuses(group: Group, *omitted: Status) -> str:
    """未启动3项、推进中2项: the statuses that there are."""
    counts = {s.value: group.with_status(s) for s in Status if s not in omitted}
    return "、".join(f"{name}{count}项" for name, count in counts.items() if count)


def _lights(group: Group, unit: str = "") -> str:
    """逾期1、滞后2; nothing where all is well."""
    return "、".join(f"{light}{unit}" for light in group.tally.lights().split())


def _plan_name(figures: Figures, plan: PlanFigures) -> str:
    return f"《{plan.plan.title}》" if len(figures.plans) > 1 else ""


def _issues(issues: Sequence[Issue]) -> Iterable[str]:
    """One line a measure: its units' words one after another."""
    by_measure: dict[tuple[str, str], list[Issue]] = {}
    for issue in issues:
        by_measure.setdefault((issue.plan.id, issue.measure.id), []).append(issue)
    for of_measure in by_measure.values():
        words = ""
        for text in dict.fromkeys(issue.text for issue in of_measure):
            units = dict.fromkeys(issue.unit for issue in of_measure if issue.text == text)
            words += f"{'、'.join(units)}：{sentences((text,))}"
        yield f"{short_title(of_measure[0].measure)}　{words}"


def _submissions(report: RollupReport) -> Iterable[str]:
    for submission in (Submission.MISSING, Submission.LATE, Submission.OUTSIDE):
        names = [s.unit for s in report.standings if s.submission is submission]
        if names:
            yield f"{submission.value}{len(names)}个：{'、'.join(names)}。"
    for editions in report.current.conflicts():
        head = editions.counted.report.head
        yield f"{head.unit}{conflict_words(editions)}。"
    yield f"{report.account.sum_line()}。"


def short_page(report: RollupReport) -> tuple[Part, ...]:
    """Four parts, a paragraph each."""
    figures = report.figures
    return (
        Part("一、总体情况", (_overall_in_short(report),)),
        Part("二、进展情况", (_progress(figures),)),
        Part("三、存在问题", ("".join(_problems(figures)) or NONE,)),
        Part("四、报送情况", ("".join(_submissions_in_short(report)),)),
    )


def _overall_in_short(report: RollupReport) -> str:
    whole, day = report.figures.whole, report.period.last_day
    statuses = _statuses(whole, Status.DONE, Status.NOT_APPLICABLE)
    tally, exempt = whole.tally, whole.with_status(Status.NOT_APPLICABLE)
    beside = f"（另有不适用{exempt}项）" if exempt else ""
    counts = (
        f"{whole.units}份{kind_of(report.period).report}共应办{tally.total}项{beside}，"
        f"已完成{tally.done}项，占{tally.share}{f'；{statuses}' if statuses else ''}"
    )
    statements = [
        f"截至{day.month}月{day.day}日，{submission_sentence(report)}",
        counts,
        _change(whole.change, kind_of(report.period).value),
    ]
    return "".join(f"{sentence}。" for sentence in statements if sentence)


def _change(change: PeriodChange | None, kind: str) -> str:
    if change is None or not change.units:
        return ""
    units = f"两{kind}都报的{change.units}个单位"
    if not change.done:
        return f"{units}完成数与上{kind}持平"
    return f"{units}比上{kind}{'多' if change.done > 0 else '少'}完成{abs(change.done)}项"


def _progress(figures: Figures) -> str:
    if len(figures.plans) == 1:
        groups = [(section.title, section.tally) for section in figures.plans[0].sections]
    else:
        groups = [(p.plan.title, sum_of(s.tally for s in p.sections)) for p in figures.plans]
    groups = [group for group in groups if group[1].total]
    named = "、".join(_share(f"“{title}”", tally) for title, tally in groups[:_NAMES])
    what = f"等{len(groups)}个部分" if len(figures.plans) == 1 else f"等{len(groups)}份计划"
    more = what if len(groups) > _NAMES else ""
    return f"按完成比例（完成项数/应办项数），{named}{more}。"


def _share(name: str, tally: Tally) -> str:
    return f"{name}{tally.share}（{tally}）"


def _problems(figures: Figures) -> Iterable[str]:
    problems, coordination = figures.problems, figures.coordination
    if problems or coordination:
        measures = Counter((one.plan.id, one.measure) for one in (*problems, *coordination))
        yield (
            f"各单位反映问题{len(problems)}条、需协调事项{len(coordination)}条，"
            f"涉及{len(measures)}项措施{_most(measures, '', '条')}。"
        )
    if lights := _lights(figures.whole, "项"):
        late = Counter((lag.plan.id, lag.measure) for lag in lags(figures))
        most = _most(late, "逾期、滞后", "个单位")
        yield f"应办{figures.whole.tally.total}项中，{lights}{most}。"
    for plan in figures.plans[:_NAMES]:
        yield f"{_plan_name(figures, plan)}{stalled_sentence(plan, top=1)}。"


def _most(counts: Counter[tuple[str, Measure]], what: str, of: str) -> str:
    """The measure that is named most often; one that is named once does not stand out."""
    for (_, measure), count in counts.most_common(1):
        if count > 1:
            return f"，{what}最多的是{short_title(measure)}（{count}{of}）"
    return ""


def _submissions_in_short(report: RollupReport) -> Iterable[str]:
    missing = [s.unit for s in report.standings if s.submission is Submission.MISSING]
    if missing:
        yield f"未报{len(missing)}个：{_few(missing)}。"
    counts = {
        Submission.LATE.value: report.count(Submission.LATE),
        Submission.OUTSIDE.value: report.count(Submission.OUTSIDE),
        "同一版有不同内容（暂以生成较晚的一份计入）": len(report.current.conflicts()),
    }
    listed = "、".join(f"{name}{count}个" for name, count in counts.items() if count)
    if listed:
        yield f"{listed}，见附件。"
    yield f"{report.account.sum_line()}。"


def _few(names: Sequence[str]) -> str:
    shown = "、".join(n if len(n) <= _NAME else f"{n[: _NAME - 1]}…" for n in names[:_NAMES])
    return shown + ("等" if len(names) > _NAMES else "")
