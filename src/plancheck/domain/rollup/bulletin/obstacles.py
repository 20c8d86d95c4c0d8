"""What stands in the way for long: measures that are 受阻, problems that nobody has closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...progress.status import Status

if TYPE_CHECKING:
    from datetime import date

    from ...plan.model import Measure, Plan
    from ...report.model import MeasureReport
    from ..figures.figures import RollupReport, UnitRow
    from ..issues import Issue

LONG = 14
"""A problem of more days is old."""


class Blocked(NamedTuple):
    """A unit's measure that is 受阻."""

    plan: Plan
    measure: Measure
    row: UnitRow
    reported: MeasureReport

    @property
    def since(self) -> date | None:
        """Since when."""
        return self.reported.since


def blocked(report: RollupReport) -> list[Blocked]:
    """All of them, those that have been so longest first, then as the plans have the measures."""
    found = [
        Blocked(of_plan.plan, planned.measure, row, measure)
        for of_plan in report.figures.plans
        for planned in of_plan.measures
        for row in report.figures.units
        if row.received.report.plan_id == of_plan.plan.id
        and (measure := row.measures.get(planned.measure.id))
        and measure.status is Status.BLOCKED
    ]
    return sorted(found, key=lambda one: one.since or report.as_of)


def old_problems(report: RollupReport) -> list[Issue]:
    """What is followed by a number and has been open for more than two weeks, the oldest first."""
    issues = (*report.figures.problems, *report.figures.coordination)
    old = [one for one in issues if one.number and one.days > LONG]
    return sorted(old, key=lambda one: -one.days)
