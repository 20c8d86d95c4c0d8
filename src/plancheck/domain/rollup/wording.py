"""The roll-up as prose: official wording, every figure said of how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..progress.state import Status
from ..report.wording import NONE, Part, sentences, short_title
from ..text import numeral
from .roster import Submission

if TYPE_CHECKING:
    from ..report.model import MeasureReport
    from .figures import Figures, Group, Issue, PeriodChange, PlanFigures, RollupReport
    from .union import Editions

TOP = 3
"""How many measures a sentence names."""


def title_of(report: RollupReport) -> str:
    """友谊路街道《…》落实情况汇总; of several plans without their titles."""
    if len(report.plans) == 1:
        return f"{report.name}《{report.plans[0].title}》落实情况汇总"
    return f"{report.name}年度工作计划落实情况汇总（{len(report.plans)} 份计划）"


def handing_line(report: RollupReport) -> str:
    """应报60个单位，已报54、迟报3、未报3; without a roster, who reported."""
    late, on_time = report.count(Submission.LATE), report.count(Submission.ON_TIME)
    if not report.by_roster:
        late_words = f"，其中迟报{late}个" if late else ""
        return f"收到{on_time + late}个单位的周报{late_words}（没有名册，未报的单位不详）"
    outside = report.count(Submission.OUTSIDE)
    words = (
        f"应报{report.owing}个单位，按时报{on_time}个、迟报{late}个、"
        f"未报{report.count(Submission.MISSING)}个"
    )
    return words + (f"；名册外{outside}个" if outside else "")


def share_line(group: Group) -> str:
    """312/540项，58%，常态推进30项."""
    tally = group.tally
    ongoing = f"，常态推进{tally.ongoing}项" if tally.ongoing else ""
    return f"{tally.done}/{tally.total}项，{tally.share}%{ongoing}"


def change_words(change: PeriodChange | None) -> str:
    """比上周+14项（可比54个单位）; nothing where there is no week before."""
    if change is None:
        return ""
    return f"比上周{change.done:+}项（两周都报的{change.units}个单位）"


def parts_of(report: RollupReport) -> tuple[Part, ...]:
    """The parts of the page."""
    figures = report.figures
    return (
        Part("一、总体情况", tuple(_overall(report))),
        Part("二、分部分进展", tuple(_sections(figures)) or (NONE,)),
        Part("三、存在问题", tuple(_issues(figures.problems)) or (NONE,)),
        Part("四、需协调解决事项", tuple(_issues(figures.coordination)) or (NONE,)),
        Part("五、报送情况", tuple(_handing(report))),
    )


def _overall(report: RollupReport) -> Iterable[str]:
    figures = report.figures
    yield f"{handing_line(report)}。"
    whole = figures.whole
    change = change_words(whole.change)
    yield (
        f"{whole.units}个单位的措施累计完成{share_line(whole)}"
        f"{f'；{change}' if change else '；没有上周的汇总可比'}。"
    )
    counts = "、".join(
        f"{status.value}{n}项" for status in Status if (n := whole.with_status(status))
    )
    if counts:
        yield f"其中{counts}。"
    tally = whole.tally
    if lights := tally.lights():
        yield f"亮灯：{'、'.join(lights.split())}（共{tally.total}项）。"
    for group in figures.types:
        yield f"{group.title}：{group.units}个单位，完成{share_line(group)}。"
    for plan in figures.plans:
        yield f"{_plan_name(figures, plan)}{still_line(plan)}。"


def still_line(figures: PlanFigures, top: int = TOP) -> str:
    """连续四周没有单位推进的措施2项：3.2.2 …（31个单位未完成）."""
    still = figures.stalled
    if not still.known:
        return f"连续四周没有推进的措施：不足四周（手头有{still.weeks}周）"
    if not still.measures:
        return "连续四周没有单位推进的措施：无"
    named = "、".join(
        f"{short_title(measure)}（{units}个单位未完成）" for measure, units in still.measures[:top]
    )
    more = " 等" if len(still.measures) > top else ""
    return f"连续四周没有单位推进的措施{len(still.measures)}项：{named}{more}"


def _sections(figures: Figures) -> Iterable[str]:
    for plan in figures.plans:
        name = _plan_name(figures, plan)
        for section in plan.sections:
            change = change_words(section.change)
            yield (
                f"{name}{numeral(int(section.key))}、{section.title}：{section.units}个单位，"
                f"完成{share_line(section)}{f'，{change}' if change else ''}"
                f"{_lights(section)}。"
            )


def _lights(group: Group) -> str:
    lights = group.tally.lights()
    return f"，亮灯{'、'.join(lights.split())}" if lights else ""


def _plan_name(figures: Figures, plan: PlanFigures) -> str:
    return f"《{plan.plan.title}》" if len(figures.plans) > 1 else ""


def _issues(issues: Sequence[Issue]) -> Iterable[str]:
    """One line a measure: its units' words one after another."""
    by_measure: dict[tuple[str, str], list[Issue]] = {}
    for issue in issues:
        by_measure.setdefault((issue.plan.id, issue.measure.id), []).append(issue)
    for found in by_measure.values():
        by_text = Counter(issue.text for issue in found)
        said = []
        for text in by_text:
            units = list(dict.fromkeys(i.unit for i in found if i.text == text))
            said.append(f"{'、'.join(units)}：{sentences((text,))}")
        yield f"{short_title(found[0].measure)}　{''.join(said)}"


def differences(held: Editions) -> list[tuple[str, ...]]:
    """A conflict side by side: by measure that differs, what each of the contents says of it."""
    contents = [{m.id: m for m in one.report.measures} for one in held.current]
    ids = dict.fromkeys(id for content in contents for id in content)
    found = [(id, *(_said(content.get(id)) for content in contents)) for id in ids]
    return [row for row in found if len(set(row[1:])) > 1]


def _said(measure: MeasureReport | None) -> str:
    if measure is None:
        return "没有这一项"
    notes = (*measure.progress, *measure.problems, *measure.coordination, *measure.next)
    told = f"{measure.status.value}，{measure.percent}%"
    if measure.amount is not None:
        told += f"，完成量{measure.amount:g}"
    told += f"，{measure.owner}" if measure.owner else ""
    told += f"，{measure.due}" if measure.due else ""
    return f"{told}。{sentences(notes)}{measure.reason}"


def _handing(report: RollupReport) -> Iterable[str]:
    for handing in (Submission.MISSING, Submission.LATE, Submission.OUTSIDE):
        names = [s.unit for s in report.standings if s.handing is handing]
        if names:
            yield f"{handing.value}{len(names)}个：{'、'.join(names)}。"
    for held in report.current.conflicts():
        head = held.counted.report.head
        yield (
            f"{head.unit}有内容不同的{len(held.current)}份第{held.edition}版，"
            "暂以生成较晚的一份计入，请核对。"
        )
    yield f"{report.account.sum_line()}。"
