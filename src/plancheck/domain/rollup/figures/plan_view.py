"""The figures of a roll-up that are of one plan: its sections, objectives and measures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ...period import Kind, kind_of
from ...progress.signal import SETTLED
from ...progress.status import Status
from ...progress.tally import tally_of_kinds
from .amounts import Amounts, Spread
from .figures import (
    STALLED_WEEKS,
    Group,
    MeasureKind,
    MeasureRow,
    PeriodChange,
    PlanFigures,
    Stalled,
    UnitRow,
)
from .movement import Movement

if TYPE_CHECKING:
    from ...period import Period
    from ...plan.model import Measure, Plan
    from ...report.model import MeasureReport


def kinds_of(measures: Iterable[MeasureReport]) -> Counter[MeasureKind]:
    """How many of the measures have each status and light."""
    return Counter((m.status, m.signal) for m in measures)


class PlanView:
    """The figures that are of one plan."""

    def __init__(
        self,
        plan: Plan,
        period: Period,
        periods: Mapping[Period, Sequence[UnitRow]],
        missing: Mapping[str, int],
    ) -> None:
        self._plan = plan
        self._missing = missing
        self._of_weeks = kind_of(period) is Kind.WEEK
        weeks = [periods.get(period.shifted(-n), ()) for n in range(STALLED_WEEKS)]
        self._weeks = [
            [row for row in week if row.received.report.plan_id == plan.id] for week in weeks
        ]
        self.rows, before = self._weeks[:2]
        """Of the period itself, by the units' names."""
        self._by_measure: dict[str, list[MeasureReport]] = defaultdict(list)
        for row in self.rows:
            for id, measure in row.measures.items():
                self._by_measure[id].append(measure)
        self._movements = {
            measure.id: Movement.of(self._by_measure.get(measure.id, ()))
            for measure in plan.measures()
        }
        reporters = {row.reporter for row in self.rows}
        self._in_both = reporters.intersection(row.reporter for row in before)
        self._more_done: Counter[str] = Counter()
        """By measure, how many more of the units that reported in both periods have done it."""
        for rows, sign in ((self.rows, 1), (before, -1)):
            for row in rows:
                if row.reporter in self._in_both:
                    for id, measure in row.measures.items():
                        self._more_done[id] += sign * (measure.status is Status.DONE)

    def figures(self) -> PlanFigures:
        """All of them; what nobody owes, and nobody called 不适用, is left out."""
        plan = self._plan
        every = (
            self._measure_row(measure, section.number, objective.number)
            for section, objective, measure in plan.places()
        )
        rows = tuple(row for row in every if row.owing or row.exempt)
        listed = {row.measure.id for row in rows}
        objectives = [
            (section, objective)
            for section in plan.sections
            for objective in section.objectives
            if any(measure.id in listed for measure in objective.measures)
        ]
        sections = dict.fromkeys(section for section, _ in objectives)
        return PlanFigures(
            plan=plan,
            units=len(self.rows),
            sections=tuple(
                self._group(
                    str(section.number),
                    section.title,
                    [m for objective in section.objectives for m in objective.measures],
                )
                for section in sections
            ),
            objectives=tuple(
                self._group(objective.number, objective.title, objective.measures)
                for _, objective in objectives
            ),
            measures=rows,
            stalled=self._stalled(),
        )

    def _group(self, key: str, title: str, measures: Sequence[Measure]) -> Group:
        ids = [measure.id for measure in measures]
        kinds = kinds_of(m for id in ids for m in self._by_measure.get(id, ()))
        concerned = [row for row in self.rows if any(id in row.measures for id in ids)]
        units = sum(row.reporter in self._in_both for row in concerned)
        done = sum(self._more_done[id] for id in ids)
        return Group(
            key=key,
            title=title,
            units=len(concerned),
            tally=tally_of_kinds(kinds),
            kinds=kinds,
            movement=Movement.sum_of(self._movements[id] for id in ids),
            change=PeriodChange(units, done) if units else None,
        )

    def _measure_row(self, measure: Measure, section: int, objective: str) -> MeasureRow:
        reported = self._by_measure.get(measure.id, ())
        applying = [m for m in reported if m.status is not Status.NOT_APPLICABLE]
        percents = [m.percent for m in applying if m.percent is not None]
        amounts = [m.amount for m in applying if m.amount is not None]
        return MeasureRow(
            measure=measure,
            section=section,
            objective=objective,
            reported=len(applying),
            exempt=len(reported) - len(applying),
            missing=self._missing.get(measure.id, 0),
            movement=self._movements[measure.id],
            kinds=kinds_of(applying),
            percent=Spread.of(percents),
            amount=Amounts.of(amounts, measure.target),
        )

    def _stalled(self) -> Stalled:
        if not self._of_weeks:
            return Stalled(0)
        running = next((n for n, rows in enumerate(self._weeks) if not rows), len(self._weeks))
        if running < STALLED_WEEKS:
            return Stalled(running)
        every = (m for rows in self._weeks for row in rows for m in row.measures.values())
        moved = {m.id for m in every if m.changed}
        units = {
            measure: sum(m.status not in SETTLED for m in self._by_measure.get(measure.id, ()))
            for measure in self._plan.measures()
            if measure.id not in moved
        }
        unsettled = [(measure, count) for measure, count in units.items() if count]
        return Stalled(running, tuple(sorted(unsettled, key=lambda stalled: -stalled[1])))
