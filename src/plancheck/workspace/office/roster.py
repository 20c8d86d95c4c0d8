"""The office's roster (名册): read for a roll-up or to be checked, and made of units' files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...domain.plan.model import Units
from ...domain.plan.ownership import unanswered_units, unanswered_words
from ...domain.rollup.roster.identities import UnitKey
from ...domain.rollup.roster.roster import Candidate, Roster, RosterUnit, candidates, units_listed
from ...domain.rollup.roster.standings import Submission
from ...errors import NothingFound, Problem
from ...storage.presence import absent
from ...storage.rollup import roster as roster_file
from ...storage.rollup.roster import ParsedRoster
from .rollup import Intake

if TYPE_CHECKING:
    from ...domain.plan.model import Plan
    from ...domain.rollup.roster.standings import Standing
    from ...storage.paths import Home


class NewRoster(NamedTuple):
    """The units that were written down, and the files that could not be used, each with why."""

    units: list[RosterUnit]
    refused: list[str]


def find_roster(home: Home, named: Path | None, plan: Plan) -> ParsedRoster | None:
    """The roster that was named, else the home's, None where there is none; BadFile."""
    if named is None and absent(home.roster):
        return None
    return check_roster(named or home.roster, plan)


def check_roster(path: Path, plan: Plan) -> ParsedRoster:
    """A roster and its problems, a unit's type that the plan does not have among them.

    BadFile where it is no roster.
    """
    roster, problems = roster_file.parse_roster(path)
    types = plan.type_names()
    strange = (
        Problem(path.name, 0, f"“{unit.name}”的类型“{unit.type}”不在计划中")
        for unit in roster.units
        if unit.type not in types
    )
    return ParsedRoster(roster, (*problems, *strange))


def lacking_units(roster: Roster, plan: Plan) -> list[str]:
    """What is said of each unit that the plan names and the roster does not, in a sentence."""
    units = (Units(unit.type, unit.names) for unit in roster.units)
    return [unanswered_words(*one) for one in unanswered_units(plan, units).items()]


def make_roster(path: Path, sources: Iterable[Path], plan: Plan, *, add: bool) -> NewRoster:
    """Write the roster of the units that files are of; or `add` those that it does not name.

    NothingFound where no file can be used, BadFile where there is a file already that may not be
    written over, or none to add to.
    """
    intake = Intake((plan,), sources)
    for _ in intake.steps():
        pass
    units, refused = intake.units(), intake.refused()
    if not units:
        raise NothingFound("\n".join(["没有一份可用的周报，没有写名册。", *refused[:5]]))
    if add:
        return NewRoster(roster_file.append_units(path, units), refused)
    roster_file.write_new(path, units)
    return NewRoster(units, refused)


class RosterSheet(NamedTuple):
    """A roster being made on the screen: what it has, who may be added, what is wrong with it."""

    path: Path
    roster: Roster
    offered: list[Candidate]
    problems: tuple[str, ...]
    is_new: bool

    def write(self, units: Sequence[RosterUnit]) -> int:
        """Add these to the file, which is made where there is none; how many. NotSaved, BadFile."""
        if self.is_new:
            roster_file.write_new(self.path, units)
            return len(units)
        return len(roster_file.append_units(self.path, units))


def roster_sheet(
    path: Path, plan: Plan, reported: Iterable[RosterUnit], standings: Iterable[Standing]
) -> RosterSheet:
    """The roster of a path and who may be added to it; BadFile where the file is no roster."""
    is_new = absent(path)
    roster, problems = (Roster(), ()) if is_new else check_roster(path, plan)
    named = (
        RosterUnit(unit.name, unit.type) for measure in plan.measures() for unit in measure.units
    )
    standings = list(standings)
    refused = (one.unit for one in standings if one.submission is Submission.RESEND)
    claimed = (unit for name in refused for unit in units_listed(name, plan.type_names()))
    outside = (one for one in standings if one.submission is Submission.OUTSIDE)
    offered = candidates(
        roster,
        {
            "报过": reported,
            "待重报": (unit for unit in claimed if unit.type),
            "计划点名，没有报过": named,
        },
        {UnitKey.of(one.unit, one.type): one.hint for one in outside if one.hint},
    )
    return RosterSheet(
        path=path,
        roster=roster,
        offered=offered,
        problems=tuple(map(str, problems)),
        is_new=is_new,
    )
