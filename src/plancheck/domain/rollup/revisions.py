"""By which revision of the plan units report, and whom the plan names that nobody is.

A roll-up answers for all by the latest revision at hand; who still reports by an older one is said,
for that unit says nothing yet of what came since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..plan.ownership import unanswered_units, unanswered_words

if TYPE_CHECKING:
    from ..plan.model import Measure, Plan
    from .figures.figures import RollupReport, UnitRow

NAMED = 6
"""How many units a sentence names."""


def revision_sentences(report: RollupReport) -> Iterator[str]:
    """按计划第2版汇总，仍按旧版填报的有1个单位：甲居委会（第1版）."""
    several = len(report.plans) > 1
    for plan in report.plans:
        rows = [row for row in report.figures.units if row.received.report.plan_id == plan.id]
        name = f"《{plan.title}》" if several else "计划"
        older = [row for row in rows if row.received.report.plan_revision < plan.revision]
        if older:
            what = f"按{name}第{plan.revision}版汇总，仍按旧版填报的有{len(older)}个单位"
            yield f"{what}：{_named(older)}"
        newer = [row for row in rows if row.received.report.plan_revision > plan.revision]
        if newer:
            what = f"按{name}第{plan.revision}版汇总，{len(newer)}个单位已按更新的一版填报"
            yield f"{what}：{_named(newer)}；请把新的计划文件也放进来"


def _named(rows: list[UnitRow]) -> str:
    told = [f"{row.label}（第{row.received.report.plan_revision}版）" for row in rows[:NAMED]]
    return "、".join(told) + (" 等" if len(rows) > NAMED else "")


def unanswered_sentences(report: RollupReport) -> Iterator[str]:
    """计划点名的“…”不在名册上…; nothing without a roster: then nobody knows who there is."""
    for plan in report.plans:
        for name, measures in _unanswered(report, plan).items():
            yield unanswered_words(name, measures)


def leaderless(report: RollupReport, measures: Iterable[Measure]) -> list[str]:
    """The numbers of those whose 牵头 are, all of them, units that the roster does not have."""
    lacking = {name for plan in report.plans for name in _unanswered(report, plan)}
    return [one.id for one in measures if one.lead and lacking.issuperset(one.lead)]


def _unanswered(report: RollupReport, plan: Plan) -> dict[str, list[str]]:
    if not report.by_roster:
        return {}
    units = [standing.known_as for standing in report.standings]
    units += [row.identity for row in report.figures.units]
    return unanswered_units(plan, units)
