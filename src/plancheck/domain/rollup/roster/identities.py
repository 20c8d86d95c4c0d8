"""Who is who in a roll-up: names as they are compared, whose each report is, over all periods."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ...name_order import NameOrder, name_order
from ...text import folded_name

if TYPE_CHECKING:
    from ...period import Period


REMEMBERED = 10_000
"""Names whose folding is kept: a district's units report every week."""


class UnitKey(NamedTuple):
    """A unit's name and type as they are compared."""

    name: str
    type: str

    @staticmethod
    @lru_cache(REMEMBERED)
    def of(name: str, type: str) -> UnitKey:
        """A name and type as they were written."""
        return UnitKey(folded_name(name), folded_name(type))

    @property
    def untyped(self) -> UnitKey:
        """The name alone."""
        return self._replace(type="")


class Link(NamedTuple):
    """An office's word that a unit of an issuer is called by another name too."""

    issuer: str
    unit: UnitKey
    other: UnitKey


class Identity(NamedTuple):
    """Whose report of what, names as they are compared: a unit and the period it reports on."""

    plan: str
    issuer: str
    unit: UnitKey
    period: Period

    @property
    def place(self) -> tuple[str, str, NameOrder, Identity]:
        """By what reports stand in order: their units as people count them."""
        return self.plan, self.issuer, name_order(self.unit.name), self


class Reporter(NamedTuple):
    """Whose reports, over all periods."""

    plan: str
    issuer: str
    unit: UnitKey


def called_by(links: Iterable[Link]) -> Callable[[str, UnitKey], UnitKey]:
    """What the offices call a unit: of all names that are linked, the first that none calls other.

    Where two offices contradict each other, the first of all.
    """
    together: dict[tuple[str, UnitKey], set[UnitKey]] = {}
    others = set()
    for issuer, unit, other in links:
        one = {unit, other}.union(
            together.get((issuer, unit), ()), together.get((issuer, other), ())
        )
        together.update(((issuer, name), one) for name in one)
        others.add((issuer, other))
    names = {
        key: min(one, key=lambda name: ((key[0], name) in others, name))
        for key, one in together.items()
    }
    return lambda issuer, unit: names.get((issuer, unit), unit)


class Reporters:
    """Which names are one reporter's: the periods that each bears, and what it is joined to."""

    def __init__(self, identities: Iterable[Identity]) -> None:
        self._periods: dict[Reporter, set[Period]] = {}
        self._first: dict[Reporter, Reporter] = {}
        for identity in identities:
            self._periods.setdefault(Reporter(*identity[:3]), set()).add(identity.period)

    def of(self, reporter: Reporter) -> Reporter:
        """The one for all that were joined to it."""
        while reporter in self._first:
            reporter = self._first[reporter]
        return reporter

    def link(self, reporter: Reporter, former: Reporter) -> None:
        """Take two for one, unless both report on one period."""
        one, other = sorted((self.of(reporter), self.of(former)))
        mine, its = self._periods.get(one), self._periods.get(other)
        if one != other and mine and its and mine.isdisjoint(its):
            mine |= its
            self._first[other] = one
