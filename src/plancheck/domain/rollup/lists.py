"""A roll-up's lists as an office prints them: how each unit submitted, what is late or behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..progress.signal import Signal
from ..report.editions import BY_FORM
from ..report.wording import short_title
from .roster.standings import LACKING, Submission

if TYPE_CHECKING:
    from ..plan.model import Measure, Plan, Units
    from ..report.feedback import AnsweredFeedback
    from ..report.model import MeasureReport
    from .figures.figures import Figures, RollupReport, UnitRow
    from .roster.standings import Standing

RARE = (Submission.UNTIMED, Submission.RESEND)
"""What is said only where it happens."""
MARKED = (Signal.OVERDUE, Signal.BEHIND)
"""The lights that somebody must answer for, the graver first."""


class UnitSubmission(NamedTuple):
    """How one unit stands, and what counts of its report (None where there is none)."""

    standing: Standing
    row: UnitRow | None

    @property
    def unit(self) -> str:
        """The unit's name as it reported, else as the roster has it."""
        return self.row.received.report.head.unit if self.row else self.standing.unit

    @property
    def label(self) -> str:
        """The name, with the type where another unit that reported has the same."""
        return self.row.label if self.row else self.standing.unit

    @property
    def type(self) -> str:
        """The unit's type, likewise."""
        return self.row.received.report.head.unit_type if self.row else self.standing.type

    @property
    def known_as(self) -> Units:
        """The unit as a plan asks for it, likewise."""
        return self.row.received.report.head.identity if self.row else self.standing.known_as

    @property
    def check(self) -> str:
        """校验码 of the report that counts, as the unit's own papers show it; a form has none."""
        return self.row.received.check_code if self.row and self.row.received.edition else ""


class Lag(NamedTuple):
    """A unit's measure that is 逾期 or 滞后."""

    plan: Plan
    measure: Measure
    row: UnitRow
    reported: MeasureReport

    @property
    def why(self) -> str:
        """The reason and the problems that the unit gives; "" where it says nothing."""
        return "\n".join(
            (*([self.reported.reason] if self.reported.reason else ()), *self.reported.problems)
        )


def unit_submissions(report: RollupReport) -> list[UnitSubmission]:
    """Every unit that owes a report or gave one, in the order of the standings."""
    rows = {row.editions.identity: row for row in report.figures.units}
    found = []
    for standing in report.standings:
        mine = [rows[identity] for identity in standing.identities if identity in rows]
        if not standing.identities:
            found.append(UnitSubmission(standing, None))
        found += [UnitSubmission(standing, row) for row in mine]
    return found


def submissions_by_gravity(report: RollupReport) -> list[UnitSubmission]:
    """Those of the roster, whom to ask first: who lacks, who was late, the others."""
    grave = (*LACKING, Submission.LATE)

    def gravity(one: UnitSubmission) -> int:
        state = one.standing.submission
        return grave.index(state) if state in grave else len(grave)

    owing = (
        one for one in unit_submissions(report) if one.standing.submission is not Submission.OUTSIDE
    )
    return sorted(owing, key=gravity)


class UnitAnswer(NamedTuple):
    """What a unit answered to what the office had said."""

    row: UnitRow
    plan: Plan | None
    said: AnsweredFeedback

    @property
    def measure(self) -> str:
        """What it is about, by number and name; "" for the whole report."""
        id = self.said.item.measure
        planned = next((m for m in self.plan.measures() if m.id == id), None) if self.plan else None
        return short_title(planned) if planned else id


def unit_answers(report: RollupReport) -> list[UnitAnswer]:
    """All that units answered in the reports that the figures are made of, unit by unit."""
    plans = {plan.id: plan for plan in report.plans}
    rows = {row.reporter: row for row in report.figures.units}
    return [
        UnitAnswer(row, plans.get(editions.counted.report.plan_id), said)
        for editions in report.speaking
        if (row := rows.get(report.rollup.reporters[editions.identity]))
        for said in editions.counted.report.feedback
    ]


def unit_counts(report: RollupReport) -> dict[str, int]:
    """应报 and how many stand how, by form apart; without a roster, only of those who reported."""
    if not report.by_roster:
        kinds: tuple[Submission, ...] = (Submission.ON_TIME, Submission.LATE)
    else:
        kinds = tuple(one for one in Submission if one not in RARE)
    rare = [one for one in RARE if report.count(one)]
    owing = {"应报": report.owing} if report.by_roster else {}
    counts = {one.value: report.count(one) for one in Submission if one in (*kinds, *rare)}
    return owing | counts | ({f"其中{BY_FORM}": report.by_form} if report.by_form else {})


def lags(figures: Figures) -> list[Lag]:
    """What is 逾期 or 滞后, in the plans' order of measures, the graver first, then by unit."""
    found = []
    for of_plan in figures.plans:
        plan = of_plan.plan
        rows = [row for row in figures.units if row.received.report.plan_id == plan.id]
        for measure in plan.measures():
            reported = [(row, one) for row in rows if (one := row.measures.get(measure.id))]
            found += [
                Lag(plan, measure, row, one)
                for light in MARKED
                for row, one in reported
                if one.signal is light
            ]
    return found
