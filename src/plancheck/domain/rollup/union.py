"""汇总: many units' reports made one, as a set that grows by joining.

The law: rolling up in one go or by any grouping into stages gives the same value; order does not
matter, and what comes twice changes nothing. So the value is a set of reports by identity (plan,
issuer, unit, period) whose join is associative, commutative and idempotent, and everything shown is
worked out of it. Of several editions the highest counts, the others stay listed. Two contents of
one edition are a conflict: both are kept, and the one generated later counts (of two generated at
the same moment the one with the greater digest).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..period import is_within

if TYPE_CHECKING:
    from datetime import datetime

    from ..period import Period
    from ..report.model import StatusReport

FORMAT = "plancheck-rollup/1"


class Identity(NamedTuple):
    """Whose report of what: two reports of one identity are editions of each other."""

    plan: str
    issuer: str
    unit: str
    period: Period


class Received(NamedTuple):
    """A report as it came in: whole, its digest, and the names of the files it was first in."""

    report: StatusReport
    digest: str
    sources: tuple[str, ...] = ()

    @property
    def identity(self) -> Identity:
        """Whose report of what."""
        report = self.report
        return Identity(report.plan_id, report.head.issuer, report.head.unit, report.period)

    @property
    def edition(self) -> int:
        """Its edition's number."""
        return self.report.edition.number

    @property
    def submitted(self) -> datetime:
        """When the period was first submitted, by the unit's own clock."""
        return self.report.edition.first_generated or self.report.generated


class Superseded(NamedTuple):
    """An edition that a later one has superseded."""

    edition: int
    digest: str
    generated: datetime
    sources: tuple[str, ...] = ()


class Editions(NamedTuple):
    """All that is known under one identity: the highest edition whole, the counted one first."""

    current: tuple[Received, ...]
    older: tuple[Superseded, ...] = ()

    @property
    def counted(self) -> Received:
        """The report that counts."""
        return self.current[0]

    @property
    def edition(self) -> int:
        """The highest edition's number."""
        return self.current[0].edition

    @property
    def in_conflict(self) -> bool:
        """Whether two contents call themselves the same edition."""
        return len(self.current) > 1

    def joined(self, other: Editions) -> Editions:
        """What is known from both."""
        top = max(self.edition, other.edition)
        current: dict[str, Received] = {}
        older: dict[tuple[int, str], Superseded] = {}
        for editions in (self, other):
            for received in editions.current:
                if received.edition == top:
                    _keep(current, received)
                else:
                    _list(older, _listed(received))
            for one in editions.older:
                _list(older, one)
        return Editions(
            tuple(sorted(current.values(), key=_rank, reverse=True)),
            tuple(older[key] for key in sorted(older)),
        )


class Rollup(NamedTuple):
    """Reports of any number of units, plans and periods, by identity."""

    editions: Mapping[Identity, Editions]

    def joined(self, other: Rollup) -> Rollup:
        """What is in either."""
        editions = dict(self.editions)
        for identity, found in other.editions.items():
            known = editions.get(identity)
            editions[identity] = found if known is None else known.joined(found)
        return Rollup(editions)

    def of(self, period: Period) -> Rollup:
        """The reports of one period."""
        return Rollup({i: editions for i, editions in self.editions.items() if i.period == period})

    def within(self, period: Period) -> Rollup:
        """The reports of a period and of those within it."""
        editions = self.editions.items()
        return Rollup({i: found for i, found in editions if is_within(i.period, period)})

    def of_plan(self, plan: str) -> Rollup:
        """The reports on one plan."""
        return Rollup({i: editions for i, editions in self.editions.items() if i.plan == plan})

    @property
    def periods(self) -> list[Period]:
        """The periods there are reports of, the earliest first."""
        return sorted({identity.period for identity in self.editions})

    def counted(self) -> list[Received]:
        """The reports that count, in the order of their identities."""
        return [self.editions[identity].counted for identity in sorted(self.editions)]

    def conflicts(self) -> list[Editions]:
        """Where two contents call themselves the same edition."""
        return [self.editions[i] for i in sorted(self.editions) if self.editions[i].in_conflict]


def gathered(found: Iterable[Editions]) -> Rollup:
    """The roll-up of what came in, each any number of times, in any order."""
    editions: dict[Identity, Editions] = {}
    for one in found:
        identity = one.counted.identity
        known = editions.get(identity)
        editions[identity] = one if known is None else known.joined(one)
    return Rollup(editions)


def _rank(received: Received) -> tuple[datetime, str]:
    """The rule for a conflict: generated later, then the greater digest."""
    return received.report.generated, received.digest


def _keep(current: dict[str, Received], received: Received) -> None:
    """One content exported several times is kept once: as it was generated first."""
    known = current.get(received.digest)
    if known is None:
        current[received.digest] = received
        return
    first = min(known, received, key=_export)
    current[received.digest] = first._replace(sources=_union(known.sources, received.sources))


def _export(received: Received) -> tuple[datetime, str, tuple[str, ...]]:
    """What a digest leaves out; the text too, as one moment has many."""
    generated = received.report.generated
    return generated, generated.isoformat(), received.report.edition.stands_for


def _listed(received: Received) -> Superseded:
    return Superseded(
        received.edition, received.digest, received.report.generated, tuple(received.sources)
    )


def _list(older: dict[tuple[int, str], Superseded], one: Superseded) -> None:
    key = one.edition, one.digest
    known = older.get(key)
    if known is None:
        older[key] = one
        return
    first = min(known, one, key=lambda o: (o.generated, o.generated.isoformat()))
    older[key] = first._replace(sources=_union(known.sources, one.sources))


def _union(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return some if some == others else tuple(sorted({*some, *others}))
