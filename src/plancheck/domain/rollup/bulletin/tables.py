"""The bulletin's tables: their columns once, for all formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...progress.tally import NO_FIGURE, Difference, Share
from ...report.wording import short_title
from ..roster.standings import REPORTED, Submission
from ..table import Column, Table, Value
from .leaders import LeaderResult
from .ranking import ResultGroup, UnitResult
from .slowest import SlowMeasure

if TYPE_CHECKING:
    from ...progress.tally import Tally


def _share(tally: Tally) -> Value:
    return tally.share if tally.total else NO_FIGURE


def _change(change: int | None) -> Value:
    return NO_FIGURE if change is None else Difference(change) if change else 0


def _told(one: UnitResult, value: int) -> Value:
    """A figure of a unit; of who did not report nothing."""
    return value if one.one.row else NO_FIGURE


def _submissions(group: ResultGroup) -> str:
    """41/44+外4: who reported of those that owe a report; who of no roster is in the figures."""
    return f"{group.count(*REPORTED)}/{len(group.listed)}{_outside(group)}"


def _outside(group: ResultGroup) -> str:
    outside = group.count(Submission.OUTSIDE)
    return f"+外{outside}" if outside else ""


GROUPS = Table[ResultGroup](
    "进度情况",
    Column("title", "单位", lambda group: group.title, prose=True),
    Column("units", "已报/应报", _submissions),
    Column("reported", "已报", lambda group: f"{group.count(*REPORTED)}{_outside(group)}"),
    Column("tally", "完成/应办", lambda group: str(group.tally)),
    Column("rate", "完成率", lambda group: _share(group.tally)),
    Column("change", "比{last}", lambda group: _change(group.change)),
    Column("overdue", "逾期", lambda group: group.tally.overdue),
    Column("behind", "滞后", lambda group: group.tally.behind),
    Column("blocked", "受阻", lambda group: group.blocked),
    Column("late", "迟报", lambda group: group.count(Submission.LATE)),
    Column("lights", "红/黄/绿灯", lambda group: "/".join(map(str, group.lights))),
)
RANKING = Table[UnitResult](
    "各单位进度排名表",
    Column("rank", "名次", lambda one: one.rank or NO_FIGURE),
    Column("unit", "单位", lambda one: one.name, prose=True),
    Column("type", "类型", lambda one: one.one.type),
    Column("tally", "完成/应办", lambda one: str(one.tally) if one.one.row else NO_FIGURE),
    Column("rate", "完成率", lambda one: _share(one.tally)),
    Column("change", "比{last}", lambda one: _change(one.change)),
    Column("overdue", "逾期", lambda one: _told(one, one.tally.overdue)),
    Column("behind", "滞后", lambda one: _told(one, one.tally.behind)),
    Column("blocked", "受阻", lambda one: _told(one, one.blocked)),
    Column("submission", "报送", lambda one: one.submitted),
    Column("light", "亮灯", lambda one: one.light.value if one.light else NO_FIGURE),
)
SLOWEST = Table[SlowMeasure](
    "推进最慢的措施",
    Column("measure", "措施", lambda slow: short_title(slow.measure), prose=True),
    Column("plans", "计划", lambda slow: slow.plans, prose=True),
    Column("leader", "责任领导", lambda slow: slow.measure.leader),
    Column("lead", "牵头单位", lambda slow: "、".join(slow.measure.lead)),
    Column("open", "未完成", lambda slow: slow.open),
    Column("moved", "有推进", lambda slow: slow.moved),
    Column("mean", "进度", lambda slow: _percent(slow.mean)),
    Column("blocked", "受阻", lambda slow: slow.blocked),
)
LEADERS = Table[LeaderResult](
    "责任领导分管措施情况表",
    Column("leader", "责任领导", lambda one: one.leader, prose=True),
    Column("measures", "措施", lambda one: one.measures),
    Column("tally", "完成/应办", lambda one: str(one.tally)),
    Column("rate", "完成率", lambda one: _share(one.tally)),
    Column("overdue", "逾期", lambda one: one.tally.overdue),
    Column("behind", "滞后", lambda one: one.tally.behind),
    Column("blocked", "受阻", lambda one: one.blocked),
)


def _percent(mean: float | None) -> Value:
    return NO_FIGURE if mean is None else Share(mean / 100)
