"""责任领导: how the measures stand for which each leader answers, where the plan names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...progress.status import Status
from ...progress.tally import Tally, tally_of_kinds
from ..figures.figures import sum_of

if TYPE_CHECKING:
    from ..figures.figures import MeasureRow, RollupReport


class LeaderResult(NamedTuple):
    """What a leader answers for, as the plan names him or her: measures, and 项次 of all units."""

    leader: str
    measures: int
    tally: Tally
    blocked: int


def leader_results(report: RollupReport) -> list[LeaderResult]:
    """In the order in which the plans name them; measures that nobody answers for are not in it."""
    by_leader: dict[str, list[MeasureRow]] = {}
    for of_plan in report.figures.plans:
        for row in of_plan.measures:
            if row.measure.leader:
                by_leader.setdefault(row.measure.leader, []).append(row)
    return [
        LeaderResult(
            leader=leader,
            measures=len(rows),
            tally=sum_of(tally_of_kinds(row.kinds) for row in rows),
            blocked=sum(row.with_status(Status.BLOCKED) for row in rows),
        )
        for leader, rows in by_leader.items()
    ]
