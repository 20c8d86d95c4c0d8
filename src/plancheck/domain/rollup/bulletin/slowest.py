"""The measures that move least: of those that units have open, the fewest that moved them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ...period import Kind, kind_of
from ...progress.signal import SETTLED
from ...progress.status import Status
from ..figures.figures import STALLED_WEEKS
from ..periods import reports_of
from .ranking import plan_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...period import Period
    from ...plan.model import Measure
    from ..figures.amounts import Spread
    from ..figures.figures import MeasureRow, RollupReport
    from ..roster.identities import Reporter

SLOWEST = 5
"""So many are named."""


class SlowMeasure(NamedTuple):
    """Open at `open` units, of which `moved` moved it in the periods that are looked at.

    `mean` is the mean percent of the units that gave one; `blocked` units are stuck. What several
    `plans` have by one number and in the same words is one measure.
    """

    measure: Measure
    open: int
    moved: int
    mean: float | None
    blocked: int
    plans: str = ""


class Slowest(NamedTuple):
    """The measures, the slowest first, and over how many periods up to this one it is said."""

    periods: int
    measures: tuple[SlowMeasure, ...]


def slowest(report: RollupReport) -> Slowest:
    """Over up to four weeks at hand without a gap; of months, quarters and years over this one.

    The fewer units of those that have it open moved it (nobody at all in four weeks: first of all),
    then the lower the mean percent, then the more units have it open.
    """
    periods = _at_hand(report)
    moved = _moved(report, periods)
    open_: Counter[tuple[str, str]] = Counter()
    movers: Counter[tuple[str, str]] = Counter()
    for row in report.figures.units:
        plan = row.received.report.plan_id
        for id, measure in row.measures.items():
            if measure.status not in SETTLED:
                open_[plan, id] += 1
                movers[plan, id] += (plan, id) in moved[row.reporter]
    names = plan_names(report.plans)
    stalled = {
        (of_plan.plan.id, measure.id)
        for of_plan in report.figures.plans
        for measure, _ in of_plan.stalled.measures
    }
    same: dict[tuple[str, str], list[tuple[str, MeasureRow]]] = {}
    for of_plan in report.figures.plans:
        for told in of_plan.measures:
            if open_[of_plan.plan.id, told.measure.id]:
                named = told.measure.id, told.measure.text
                same.setdefault(named, []).append((of_plan.plan.id, told))
    found: list[tuple[bool, SlowMeasure]] = []
    for rows in same.values():
        keys = [(plan, row.measure.id) for plan, row in rows]
        one = SlowMeasure(
            measure=rows[0][1].measure,
            open=sum(open_[key] for key in keys),
            moved=sum(movers[key] for key in keys),
            mean=_mean([row.percent for _, row in rows]),
            blocked=sum(row.with_status(Status.BLOCKED) for _, row in rows),
            plans=names[rows[0][0]] if len(rows) == 1 else f"{len(rows)}份计划",
        )
        found.append((not stalled.issuperset(keys), one))

    def slowness(told: tuple[bool, SlowMeasure]) -> tuple[float, ...]:
        moving, one = told
        return (moving, one.moved / one.open, one.mean or 0, -one.open)

    found.sort(key=slowness)
    return Slowest(len(periods), tuple(one for _, one in found[:SLOWEST]))


def _mean(spreads: Sequence[Spread]) -> float | None:
    """Over the units of all."""
    known = [(one.mean, one.units) for one in spreads if one.mean is not None]
    units = sum(count for _, count in known)
    return sum(mean * count for mean, count in known) / units if units else None


def _at_hand(report: RollupReport) -> list[Period]:
    if kind_of(report.period) is not Kind.WEEK:
        return [report.period]
    known = {trend.period for trend in report.figures.trend}
    periods = []
    for back in range(STALLED_WEEKS):
        if (period := report.period.shifted(-back)) not in known:
            break
        periods.append(period)
    return periods


def _moved(report: RollupReport, periods: list[Period]) -> dict[Reporter, set[tuple[str, str]]]:
    """The measures that each unit moved."""
    rollup = report.rollup
    moved: dict[Reporter, set[tuple[str, str]]] = defaultdict(set)
    for period in periods:
        for parts in reports_of(rollup, period):
            for one in parts:
                told = one.counted.report
                mine = moved[rollup.reporters[one.identity]]
                mine.update((told.plan_id, m.id) for m in told.measures if m.changed)
    return moved
