"""名册: the units that owe a report, the names they go by, and by when they owe it."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ...startup import lazy
from ...text import as_said, clean, folded_name, resembling_name
from .deadline import Deadlines
from .identities import Link, UnitKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...period import Period

NO_HINTS: Mapping[UnitKey, str] = MappingProxyType({})
_PARTED = lazy(r"[、，,；;。\s]+")


class RosterUnit(NamedTuple):
    """A unit that owes a report, whom to call, what else it is called or was, since when it is."""

    name: str
    type: str
    contact: str = ""
    phone: str = ""
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def known_as(self) -> UnitKey:
        """Its name and type as they are compared."""
        return UnitKey.of(self.name, self.type)

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, its own first."""
        return (self.name, *self.aliases, *self.former)

    def owes(self, period: Period) -> bool:
        """Whether it is there at the end of a period, and so owes its report."""
        last = period.last_day
        return (self.since is None or self.since <= last) and (
            self.until is None or last <= self.until
        )


class Roster(NamedTuple):
    """The units in the office's own order."""

    units: tuple[RosterUnit, ...] = ()
    deadlines: Deadlines = Deadlines()
    ranking: bool = True
    """Whether the office ranks its units; some do not."""

    def lacks(self, units: Iterable[RosterUnit]) -> list[RosterUnit]:
        """Those that no unit of it is, by any of its names, each once."""
        known = {UnitKey.of(name, unit.type) for unit in self.units for name in unit.names}
        new: dict[UnitKey, RosterUnit] = {}
        for unit in units:
            if known.isdisjoint((unit.known_as, unit.known_as.untyped)):
                new.setdefault(unit.known_as, unit)
        return list(new.values())

    def links(self, issuers: Iterable[str]) -> frozenset[Link]:
        """The names that belong together, for the offices whose units are at hand.

        A name that is a unit's own is that unit's, whoever else says to have been called so.
        """
        own = {unit.known_as for unit in self.units}
        return frozenset(
            Link(folded_name(issuer), unit.known_as, other)
            for issuer in issuers
            for unit in self.units
            for name in unit.names[1:]
            if (other := UnitKey.of(name, unit.type)) not in own
        )


class Candidate(NamedTuple):
    """A unit that the roster has not, and how one knows of it; doubtful where it may be another."""

    unit: RosterUnit
    whence: str
    doubtful: bool = False


def candidates(
    roster: Roster, known: Mapping[str, Iterable[RosterUnit]], hints: Mapping[UnitKey, str]
) -> list[Candidate]:
    """Who may go on the roster, by how they are known; each by what comes first.

    `hints` say of a unit that it resembles one of the roster's.
    """
    found: list[Candidate] = []
    for whence, units in known.items():
        found += further_candidates(roster, found, units, whence, hints)
    return found


def further_candidates(
    roster: Roster,
    before: Iterable[Candidate],
    units: Iterable[RosterUnit],
    whence: str,
    hints: Mapping[UnitKey, str] = NO_HINTS,
) -> list[Candidate]:
    """Those of some units that neither roster nor candidates are; doubtful who resembles one."""
    names = {like: f"“{one.unit.name}”" for one in before for like in _like(one.unit)}
    names |= {like: f"名册的“{unit.name}”" for unit in roster.units for like in _like(unit)}
    found: list[Candidate] = []
    for unit in Roster((*roster.units, *(one.unit for one in before))).lacks(units):
        like = next((names[one] for one in _like(unit) if one in names), "")
        hint = hints.get(unit.known_as) or (f"与{like}相近，请核对" if like else "")
        found.append(Candidate(unit, hint or whence, doubtful=bool(hint)))
        names.update((one, f"“{unit.name}”") for one in _like(unit) if one not in names)
    return found


def _like(unit: RosterUnit) -> list[str]:
    return [resembling_name(name) for name in unit.names]


def units_listed(text: str, types: Iterable[str]) -> list[RosterUnit]:
    """The units of a list of names, each of the type that its name ends with; "" for none."""
    names = dict.fromkeys(filter(None, map(clean, _PARTED.split(text))))
    known = sorted(types, key=len, reverse=True)
    return [
        RosterUnit(name, next((one for one in known if as_said(name).endswith(one)), ""))
        for name in names
    ]
