"""What there is of a period: a unit's own report on it, else those on the periods within it.

A unit's 月报 goes before its weeks, its 季报 before its months, its 年报 before its quarters.
Several reports make one row a unit: what any of them saw happen happened, and the latest says how
it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ..period import Kind, is_within, kind_of, parts_of
from ..progress.status import Status

if TYPE_CHECKING:
    from datetime import date

    from ..period import Period
    from ..report.model import MeasureReport, StatusReport
    from .editions import Editions
    from .roster.identities import Reporter, UnitKey
    from .union import Rollup


def periods_at_hand(rollup: Rollup, kind: Kind) -> list[Period]:
    """The periods of a kind that something is at hand of, the earliest first."""
    at_hand = ((period, kind.of(period.last_day)) for period in rollup.periods)
    return sorted({whole for period, whole in at_hand if is_within(period, whole)})


def reports_of(rollup: Rollup, period: Period) -> list[tuple[Editions, ...]]:
    """By unit the reports that speak of a period, in the order of their periods."""
    units: dict[Reporter, dict[Period, Editions]] = {}
    for identity, editions in rollup.editions.items():
        if is_within(identity.period, period):
            units.setdefault(rollup.reporters[identity], {})[identity.period] = editions
    return [tuple(_speaking(of_unit, period)) for of_unit in units.values()]


def _speaking(at_hand: Mapping[Period, Editions], period: Period) -> Iterable[Editions]:
    if own := at_hand.get(period):
        return [own]
    return [one for part in parts_of(period) for one in _speaking(at_hand, part)]


def newest_before(rollup: Rollup, plan: str, day: date) -> dict[UnitKey, StatusReport]:
    """By unit, under each of its names, the newest report on a plan of a period that was over."""
    over = [
        (identity, editions.counted.report)
        for identity, editions in rollup.editions.items()
        if identity.plan == plan and identity.period.last_day < day
    ]
    over.sort(key=lambda one: (one[0].period.last_day, kind_of(one[0].period) is Kind.WEEK))
    newest = {rollup.reporters[identity]: report for identity, report in over}
    return {identity.unit: newest[rollup.reporters[identity]] for identity, _ in over}


def measures_over(parts: Sequence[Mapping[str, MeasureReport]]) -> Mapping[str, MeasureReport]:
    """What several reports say of each measure together; the latest says which there are."""
    if len(parts) == 1:
        return parts[0]
    return {id: _over([part[id] for part in parts if id in part]) for id in parts[-1]}


def _over(told: Sequence[MeasureReport]) -> MeasureReport:
    """The latest, with what happened since the beginning of the first."""
    first, latest = told[0], told[-1]
    is_done = latest.status is Status.DONE
    was_done = first.uncompleted or (first.status is Status.DONE and not first.completed)
    return latest._replace(
        changed=any(one.changed for one in told),
        answered=any(one.answered for one in told),
        advanced=(
            latest.status is Status.IN_PROGRESS
            and not was_done
            and any(one.advanced for one in told)
        ),
        completed=is_done and not was_done,
        uncompleted=was_done and not is_done,
        progress=_once(one.progress for one in told),
        problems=_once(one.problems for one in told),
        coordination=_once(one.coordination for one in told),
    )


def _once(texts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for some in texts for text in some))
