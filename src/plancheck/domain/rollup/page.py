"""The roll-up as one page of official prose; the names and lists that it counts are annexed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..period import kind_of
from ..progress.state import Status
from ..report.wording import NONE, Part, short_title
from .figures import sum_of
from .lists import lags
from .roster import Submission
from .wording import handing_line, still_line

if TYPE_CHECKING:
    from ..plan.model import Measure
    from ..progress.tally import Tally
    from .figures import Figures, PeriodChange, RollupReport

_NAMES = 5
"""How many units or plans a sentence names."""
_NAME = 20
"""How many characters of a unit's name."""


def page_of(report: RollupReport) -> tuple[Part, ...]:
    """Four parts, a paragraph each."""
    figures = report.figures
    return (
        Part("一、总体情况", (_overall(report),)),
        Part("二、进展情况", (_progress(figures),)),
        Part("三、存在问题", ("".join(_problems(figures)) or NONE,)),
        Part("四、报送情况", ("".join(_handing(report)),)),
    )


def _overall(report: RollupReport) -> str:
    whole, day = report.figures.whole, report.period.last_day
    statuses = "、".join(
        f"{status.value}{count}项"
        for status in Status
        if status not in (Status.DONE, Status.NOT_APPLICABLE)
        and (count := whole.with_status(status))
    )
    tally, exempt = whole.tally, whole.with_status(Status.NOT_APPLICABLE)
    beside = f"（另有不适用{exempt}项）" if exempt else ""
    counts = (
        f"{whole.units}份{kind_of(report.period).report}共应办{tally.total}项{beside}，"
        f"已完成{tally.done}项，占{tally.share}%{f'；{statuses}' if statuses else ''}"
    )
    told = [
        f"截至{day.month}月{day.day}日，{handing_line(report)}",
        counts,
        _change(whole.change, kind_of(report.period).value),
    ]
    return "".join(f"{sentence}。" for sentence in told if sentence)


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
    return f"{name}{tally.share}%（{tally}）"


def _problems(figures: Figures) -> Iterable[str]:
    problems, coordination = figures.problems, figures.coordination
    if problems or coordination:
        measures = Counter((one.plan.id, one.measure) for one in (*problems, *coordination))
        yield (
            f"各单位反映问题{len(problems)}条、需协调事项{len(coordination)}条，"
            f"涉及{len(measures)}项措施{_most(measures, '', '条')}。"
        )
    tally = figures.whole.tally
    if lights := tally.lights():
        late = Counter((lag.plan.id, lag.measure) for lag in lags(figures))
        counts = "、".join(f"{one}项" for one in lights.split())
        yield f"应办{tally.total}项中，{counts}{_most(late, '逾期、滞后', '个单位')}。"
    for plan in figures.plans[:_NAMES]:
        of = f"《{plan.plan.title}》" if len(figures.plans) > 1 else ""
        yield f"{of}{still_line(plan, top=1)}。"


def _most(counts: Counter[tuple[str, Measure]], what: str, of: str) -> str:
    """The measure that is named most often; one that is named once does not stand out."""
    for (_, measure), count in counts.most_common(1):
        if count > 1:
            return f"，{what}最多的是{short_title(measure)}（{count}{of}）"
    return ""


def _handing(report: RollupReport) -> Iterable[str]:
    missing = [s.unit for s in report.standings if s.handing is Submission.MISSING]
    if missing:
        yield f"未报{len(missing)}个：{_few(missing)}。"
    counts = {
        Submission.LATE.value: report.count(Submission.LATE),
        Submission.OUTSIDE.value: report.count(Submission.OUTSIDE),
        "同一版有不同内容（暂以生成较晚的一份计入）": len(report.current.conflicts()),
    }
    told = "、".join(f"{name}{count}个" for name, count in counts.items() if count)
    if told:
        yield f"{told}，见附件。"
    yield f"{report.account.sum_line()}。"


def _few(names: Sequence[str]) -> str:
    shown = "、".join(n if len(n) <= _NAME else f"{n[: _NAME - 1]}…" for n in names[:_NAMES])
    return shown + ("等" if len(names) > _NAMES else "")
