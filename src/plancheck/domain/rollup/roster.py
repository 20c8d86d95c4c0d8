"""名册: the units that owe a report, the names they go by, and by when they owe it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ..text import folded_name
from .deadline import Deadlines
from .identities import Link, UnitKey

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..period import Period


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
