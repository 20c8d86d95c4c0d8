"""Rolling up: what screen and command line call to read units' files and make them one.

Needs no unit of its own: the plans, the clock, the files. Reading is a generator, so
that a screen shows how far it is and can stop it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...domain.name_order import NameOrder, name_order
from ...domain.period import Kind, kind_of
from ...domain.plan.model import Seal
from ...domain.rollup.figures.compute import figures
from ...domain.rollup.figures.figures import RollupReport
from ...domain.rollup.intake.arrival import Arrival, accept
from ...domain.rollup.intake.outcomes import Account, account_of
from ...domain.rollup.periods import reports_of
from ...domain.rollup.roster.identities import UnitKey
from ...domain.rollup.roster.roster import Roster, RosterUnit
from ...domain.rollup.roster.standings import standings
from ...domain.rollup.union import Rollup
from ...domain.text import TITLE_LIMIT, clean, typed_text
from ...errors import NothingFound
from ...storage.rollup.intake.arrivals import Arrivals

if TYPE_CHECKING:
    from ...domain.period import Period
    from ...domain.plan.model import Plan
    from ...domain.rollup.returns import Return
    from ..feedback.outbox import Outbox
    from ..ledger import Clock


class IntakeProgress(NamedTuple):
    """How far reading is."""

    done: int
    total: int
    name: str
    """The file just read."""


class Intake:
    """Reads files and folders. Go through `steps`, stop whenever; then ask for `report`."""

    def __init__(
        self, plans: Sequence[Plan], paths: Iterable[Path], outbox: Outbox | None = None
    ) -> None:
        self._outbox = outbox
        self._returns: set[Return] = set()
        self.faults: tuple[str, ...] = ()
        """What of the office's own record of what it sent back could not be read."""
        self._own = tuple(plans)
        self._came: list[Plan] = []
        self._files = Arrivals(paths)
        self._arrivals: list[Arrival] = list(self._files.refused)
        self._asides: list[str] = []
        self._done: list[Arrival] = []
        self._accepted_by: dict[str, Plan] = {}

    def steps(self) -> Iterator[IntakeProgress]:
        """Read one file after another, in the order of folders and names."""
        for name, arrival in self._files.read():
            if arrival and arrival.aside:
                self._asides.append(f"{arrival.place}：{arrival.aside}")
                self._returns |= arrival.returns
            elif arrival:
                self._arrivals.append(arrival)
            if arrival and arrival.plan:
                self._came.append(arrival.plan)
            yield IntakeProgress(self._files.done, self._files.total, name)

    @property
    def _plans(self) -> dict[str, Plan]:
        """The plans to go by, by id: of each the latest revision, whatever came first.

        A file that nobody published replaces no plan of the office's own.
        """
        known: dict[str, Plan] = {}
        for plan in (*self._own, *sorted(self._came, key=_precedence)):
            before = known.setdefault(plan.id, plan)
            if plan.seal is Seal.SOUND and plan.revision > before.revision:
                known[plan.id] = plan
        return known

    def report(
        self,
        clock: Clock,
        period: Period | None = None,
        roster: Roster | None = None,
        name: str = "",
    ) -> RollupReport:
        """The roll-up of what was read, by default of the newest week among the files.

        NothingFound where there is no report at all, or none of the period.
        """
        accepted, known, now = self._accepted(), self._plans, clock()
        rollup = _joined(accepted, roster, self._sent_back(accepted))
        if period is None:
            period = _newest(rollup.periods, now.date())
        account = Account(
            files=account_of(accepted, rollup, period, now),
            litter=tuple(self._files.litter),
            asides=tuple(self._asides),
            stopped=self._files.done < self._files.total,
        )
        current = reports_of(rollup, period) if period else []
        if period is None or not current:
            raise NothingFound(_nothing(account, period))
        latest = [parts[-1] for parts in current]
        used = {editions.identity.plan for editions in latest}
        plans = tuple(plan for id, plan in known.items() if id in used)
        own = rollup.only(lambda one: one.report.plan_id in used)
        claims = [claim for arrival in accepted for claim in arrival.claims]
        stands = standings(roster, latest, period, claims, now)
        return RollupReport(
            name=typed_text(name, TITLE_LIMIT) or _name_of(plans),
            period=period,
            generated=now,
            deadline=(roster or Roster()).deadlines.moment(period),
            plans=plans,
            rollup=own,
            account=account,
            standings=stands,
            by_roster=roster is not None,
            figures=figures(period, plans, own, None if roster is None else stands),
            ranking=roster is None or roster.ranking,
        )

    def rollup(self, roster: Roster | None = None) -> Rollup:
        """All that was read and can be used, of whatever plan and period."""
        return _joined(self._accepted(), roster)

    def units(self) -> list[RosterUnit]:
        """The units of everything read, each once, by type and name: a roster's beginning."""
        units: dict[UnitKey, RosterUnit] = {}
        types = {n: i for plan in self._plans.values() for i, n in enumerate(plan.type_names())}
        rollup = self.rollup()
        reporters = sorted(rollup.reporters.items(), key=lambda item: item[0].period.last_day)
        latest = {reporter: identity for identity, reporter in reporters}
        for identity in latest.values():
            head = rollup.editions[identity].counted.report.head
            unit = RosterUnit(clean(head.unit), head.unit_type, phone=head.phone)
            units[unit.known_as] = unit

        def place(unit: RosterUnit) -> tuple[int, NameOrder, str]:
            return types.get(unit.type, len(types)), name_order(unit.name), unit.name

        return sorted(units.values(), key=place)

    def refused(self) -> list[str]:
        """The files that could not be read, each with why."""
        return [f"{one.place}：{one.refusal}" for one in self._accepted() if one.refusal]

    def _sent_back(self, accepted: Iterable[Arrival]) -> set[Return]:
        """What files among the others say, and what the office has on its own record."""
        if self._outbox is None:
            return self._returns
        periods = {one.report.period for arrival in accepted for one in arrival.reports}
        kept = self._outbox.returns(periods)
        self.faults = kept.faults
        return self._returns | kept.returns

    def _accepted(self) -> list[Arrival]:
        """What is accepted of all that came; forms are understood anew only by other plans."""
        plans = self._plans
        if plans != self._accepted_by:
            self._accepted_by, self._done = plans, []
        self._done += (accept(one, plans) for one in self._arrivals[len(self._done) :])
        return list(self._done)


def _precedence(plan: Plan) -> tuple[str, bool, int, str]:
    """The order in which plans that came are looked at: a published one, the latest, first."""
    return plan.id, plan.seal is not Seal.SOUND, -plan.revision, plan.digest


def roll_up(
    plans: Sequence[Plan],
    paths: Iterable[Path],
    clock: Clock,
    period: Period | None = None,
    roster: Roster | None = None,
    name: str = "",
    outbox: Outbox | None = None,
) -> RollupReport:
    """Read everything in one go, and roll it up."""
    intake = Intake(plans, paths, outbox)
    for _ in intake.steps():
        pass
    return intake.report(clock, period, roster, name)


def _newest(periods: Sequence[Period], today: date) -> Period | None:
    """The newest week that has begun: one unit's wrong clock does not choose the street's week.

    Where no week has, the newest period of all.
    """
    begun = [p for p in periods if kind_of(p) is Kind.WEEK and p.first_day <= today]
    return max(begun or periods, default=None, key=lambda period: period.last_day)


def _nothing(account: Account, period: Period | None) -> str:
    what = f"{period.label()}的{kind_of(period).report}" if period else "周报或汇总文件"
    lines = [f"没有可以汇总的{what}。{account.sum_line()}。"]
    lines += [f"{note.place}：{note.words}" for note in account.refused()[:5]]
    return "\n".join(lines)


def _name_of(plans: Sequence[Plan]) -> str:
    """Who rolls up, where nobody said: what stands before the year in the plan's title."""
    if len(plans) != 1:
        return "各街道"
    return plans[0].title.partition(str(plans[0].year))[0].strip() or plans[0].issuer


def _joined(
    accepted: Iterable[Arrival], roster: Roster | None, returns: Iterable[Return] = ()
) -> Rollup:
    """All that came; names belong together as the roster says, and as other offices said."""
    accepted = list(accepted)
    received = [one for arrival in accepted for one in arrival.reports]
    same = {link for arrival in accepted for link in arrival.same}
    issuers = {one.report.head.issuer for one in received}
    sent_back = {*returns, *(one for arrival in accepted for one in arrival.returns)}
    return Rollup(received, same | (roster.links(issuers) if roster else set()), sent_back)
