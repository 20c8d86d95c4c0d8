"""The measures that move least: of those that units have open, the fewest that moved them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ...period import Kind, kind_of
from ...progress.signal import SETTLED
from ...progress.state import Status
from ..figures import STALLED_WEEKS
from ..periods import reports_of

if TYPE_CHECKING:
    from ...period import Period
    from ...plan.model import Measure, Plan
    from ..figures import RollupReport
    from ..identities import Reporter

SLOWEST = 5
"""So many are named."""


class SlowMeasure(NamedTuple):
    """Open at `open` units, of which `moved` moved it in the periods that are looked at.

    `mean` is the mean percent of the units that gave one; `blocked` units are stuck.
    """

    plan: Plan
    measure: Measure
    open: int
    moved: int
    mean: float | None
    blocked: int


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
    found = [
        SlowMeasure(
            plan=of_plan.plan,
            measure=row.measure,
            open=open_[key],
            moved=movers[key],
            mean=row.percent.mean,
            blocked=row.with_status(Status.BLOCKED),
        )
        for of_plan in report.figures.plans
        for row in of_plan.measures
        if open_[key := (of_plan.plan.id, row.measure.id)]
    ]
    stalled = {
        (of_plan.plan.id, measure.id)
        for of_plan in report.figures.plans
        for measure, _ in of_plan.stalled.measures
    }

    def slowness(one: SlowMeasure) -> tuple[float, ...]:
        moving = (one.plan.id, one.measure.id) not in stalled
        return (moving, one.moved / one.open, one.mean or 0, -one.open)

    found.sort(key=slowness)
    return Slowest(len(periods), tuple(found[:SLOWEST]))


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
