"""What a roll-up shows: values, each figure with its denominator; `compute` works them out.

Counted are the measures that the plan gives a unit's type. Several plans add up in counts, lights
and problems; sections and measures are of one plan at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ...progress.signal import Signal
from ...progress.status import Status
from ...progress.tally import Tally
from ...text import folded_name
from ..issues import Issue
from ..periods import reports_of
from ..roster.standings import REPORTED, Standing, Submission
from ..union import Via
from .amounts import Amounts, Spread
from .movement import Movement

if TYPE_CHECKING:
    from datetime import date, datetime

    from ...period import Period
    from ...plan.model import Measure, Plan, Units
    from ...report.model import IssueReport, MeasureReport
    from ..editions import Editions
    from ..intake.outcomes import Account
    from ..roster.identities import Reporter
    from ..union import Received, Rollup

STALLED_WEEKS = 4
"""A measure that no unit has moved for so long is named."""
MeasureKind = tuple[Status, Signal]
"""What measures are counted by."""


class RollupReport(NamedTuple):
    """What a roll-up's outputs are made of. `rollup` holds every period at hand, not only its own.

    `standings` are by roster (`by_roster`), else of those that reported alone.
    """

    name: str
    period: Period
    generated: datetime
    deadline: datetime
    """By when its reports were due, in the plan's zone."""
    plans: tuple[Plan, ...]
    rollup: Rollup
    account: Account
    standings: tuple[Standing, ...]
    by_roster: bool
    figures: Figures
    ranking: bool = True
    """Whether units are ranked; an office may wish not to."""

    @property
    def current(self) -> Rollup:
        """The reports on the period and on those within it."""
        return self.rollup.within(self.period)

    @property
    def speaking(self) -> list[Editions]:
        """The reports that the figures are made of: a unit's own, or those within its period."""
        return [one for parts in reports_of(self.rollup, self.period) for one in parts]

    def conflicts(self) -> list[Editions]:
        """Those of which there are contents that do not stand for each other."""
        return [editions for editions in self.speaking if editions.in_conflict]

    @property
    def as_of(self) -> date:
        """The day that the reports speak up to: the period's last, or before it."""
        told = (editions.counted.report.as_of for editions in self.speaking)
        return min(self.period.last_day, max(told, default=self.period.last_day))

    def count(self, submission: Submission) -> int:
        """How many units stand so."""
        return sum(s.submission is submission for s in self.standings)

    @property
    def reported(self) -> int:
        """已报: how many units' reports came, those outside the roster apart."""
        return sum(s.submission in REPORTED for s in self.standings)

    @property
    def by_form(self) -> int:
        """表格填报: of how many units what counts is a form."""
        return sum(s.via == Via.FORM.value for s in self.standings)

    def names(self, *submissions: Submission) -> list[str]:
        """The units that stand so; of two namesakes each with its type."""
        names = Counter(folded_name(s.unit) for s in self.standings)
        return [
            f"{s.unit}（{s.type}）" if names[folded_name(s.unit)] > 1 else s.unit
            for s in self.standings
            if s.submission in submissions
        ]

    @property
    def owing(self) -> int:
        """应报: the units on the roster."""
        return sum(s.submission is not Submission.OUTSIDE for s in self.standings)


class PeriodChange(NamedTuple):
    """Against the period before, over the units that reported in both; at least one did."""

    units: int
    done: int


class Group(NamedTuple):
    """Units × measures that belong together: a section, an objective, a unit type, all.

    `units` reported something of it. `kinds` counts by status and light, 不适用 included.
    """

    key: str
    title: str
    units: int
    tally: Tally
    kinds: Mapping[MeasureKind, int]
    movement: Movement
    change: PeriodChange | None

    def with_status(self, status: Status) -> int:
        """How many measures of all units have this status."""
        return sum(n for (s, _), n in self.kinds.items() if s is status)


class UnitRow(NamedTuple):
    """A unit that reported. `done_before` is of the period before, None where it did not report.

    `editions` is the latest of the reports that the row is made of: one, of its period or of each
    of those within it (`parts`).
    """

    editions: Editions
    tally: Tally
    movement: Movement
    done_before: int | None
    measures: Mapping[str, MeasureReport]
    """What counts of its report, by measure."""
    reporter: Reporter
    """Whose row it is, in whatever period and under whatever name."""
    parts: tuple[Period, ...]
    issues: tuple[IssueReport, ...] = ()
    """The problems that it follows, or closed in the period, by their numbers."""
    label: str = ""
    """The unit's name, with its type where another that reported has the same name."""

    @property
    def received(self) -> Received:
        """The report that counts."""
        return self.editions.counted

    @property
    def identity(self) -> Units:
        """The unit as a plan asks for it."""
        return self.received.report.head.identity

    @property
    def change(self) -> int | None:
        """How many more are done than in the period before; None where it did not report then."""
        return None if self.done_before is None else self.tally.done - self.done_before


class MeasureRow(NamedTuple):
    """A measure over the units that owe it.

    `reported` units gave it (without 不适用, `exempt`), `missing` units did not: they did not
    report at all, or by an older revision. `percent` is over the units for which a figure means
    something: 常态推进 has none.
    """

    measure: Measure
    section: int
    objective: str
    reported: int
    exempt: int
    missing: int
    movement: Movement
    kinds: Mapping[MeasureKind, int]
    percent: Spread
    amount: Amounts

    @property
    def owing(self) -> int:
        """The units that owe the measure."""
        return self.reported + self.missing

    def with_status(self, status: Status) -> int:
        """How many units say so."""
        return sum(n for (s, _), n in self.kinds.items() if s is status)

    def with_signal(self, signal: Signal) -> int:
        """How many units' measure shows this light."""
        return sum(n for (_, s), n in self.kinds.items() if s is signal)


class Stalled(NamedTuple):
    """Measures that no unit has moved in `weeks` weeks, with the units that still have it open.

    Where fewer than `STALLED_WEEKS` weeks running are at hand nothing can be said (不足四周). It is
    said of weeks alone: of other periods there are 0 weeks.
    """

    weeks: int
    measures: tuple[tuple[Measure, int], ...] = ()

    @property
    def known(self) -> bool:
        """Whether there are weeks enough to tell."""
        return self.weeks >= STALLED_WEEKS


class PlanFigures(NamedTuple):
    """The views that are of one plan."""

    plan: Plan
    units: int
    sections: tuple[Group, ...]
    objectives: tuple[Group, ...]
    measures: tuple[MeasureRow, ...]
    stalled: Stalled


class Trend(NamedTuple):
    """One period of those at hand: how many units, and their counts."""

    period: Period
    units: int
    tally: Tally


class Figures(NamedTuple):
    """Everything that is shown of a roll-up."""

    whole: Group
    units: tuple[UnitRow, ...]
    types: tuple[Group, ...]
    plans: tuple[PlanFigures, ...]
    problems: tuple[Issue, ...]
    coordination: tuple[Issue, ...]
    """What is open of each kind, the oldest first."""
    closed: tuple[Issue, ...]
    """What was closed (销号) in the period, of both."""
    trend: tuple[Trend, ...]
    unheard: tuple[Issue, ...] = ()
    """What was open by the last report of units that have not reported on the period, or by a form,
    which knows no numbers."""

    @property
    def register(self) -> list[Issue]:
        """问题台账: what is open, the oldest first, what was so before, what was closed."""
        both = (*self.problems, *self.coordination)
        return [*sorted(both, key=lambda issue: -issue.days), *self.unheard, *self.closed]


def mark_of(measure: MeasureReport) -> str:
    """One hanzi for a table of many: the light where one is on, else the status."""
    return measure.signal.mark or measure.status.mark


def sum_of(tallies: Iterable[Tally]) -> Tally:
    """The counts of all."""
    whole = Tally()
    for tally in tallies:
        whole = whole.plus(tally)
    return whole
