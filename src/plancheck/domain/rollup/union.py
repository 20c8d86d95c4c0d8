"""汇总: many units' reports made one, as a set that grows by joining.

The law: rolling up in one go or by any grouping into stages gives the same value; order does not
matter, and what comes twice changes nothing. So the value is three sets, of reports, of names that
belong together and of reports sent back, whose join is the union of each; everything shown is
worked out of them.

A unit is (folded name, type). A report stands for those it lists that have a lower edition and bear
its own or a former name, and for nothing else. Of what no other stands for the latest generated
counts, the rest stays beside it as 并存; a sealed file counts over any form, and of forms the later
填报日期, if that is about the week. What day it is today is no part of that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..period import is_within
from ..report.content import check_code
from ..text import folded_name
from .editions import Editions
from .returns import Return, reasons
from .roster.deadline import ZONE
from .roster.identities import Identity, Link, Reporter, Reporters, UnitKey, called_by

if TYPE_CHECKING:
    from ..period import Period
    from ..report.model import StatusReport

FORMAT = "plancheck-rollup/2"
_NO_DAY = datetime.min.replace(tzinfo=UTC)
_AFTER = timedelta(7)
"""So long after its week a form is handed in and put right; a later day is no doubt mistyped."""


class Via(Enum):
    """What a report came as."""

    FILE = "file"
    FORM = "form"


Key = tuple[Identity, int, str]
"""Whose report, which edition, which content: what tells reports apart."""


class Received(NamedTuple):
    """A report as it came in: whole, its digest, and the names of the files it was first in."""

    report: StatusReport
    digest: str
    sources: tuple[str, ...] = ()

    @property
    def identity(self) -> Identity:
        """Whose report of what, under the name that it bears itself."""
        report, head = self.report, self.report.head
        unit = UnitKey.of(head.unit, head.unit_type)
        return Identity(report.plan_id, folded_name(head.issuer), unit, report.period)

    @property
    def check_code(self) -> str:
        """校验码, as the unit's own papers show it; the digest need not be worked out anew."""
        return check_code(self.digest, self.edition)

    @property
    def key(self) -> Key:
        """What tells it from others."""
        return self.identity, self.edition, self.digest

    @property
    def former(self) -> tuple[UnitKey, ...]:
        """What the unit was called before, of its own type where only the name is known."""
        own = self.report.head.unit_type
        return tuple(UnitKey.of(name, type or own) for name, type in self.report.head.former)

    @property
    def edition(self) -> int:
        """Its edition's number; 0 for a form, which has none."""
        return self.report.edition.number

    @property
    def label(self) -> str:
        """第2版, 表格填报."""
        return self.report.edition.label

    @property
    def via(self) -> Via:
        """What it came as."""
        return Via.FILE if self.edition else Via.FORM

    @property
    def submitted(self) -> datetime | None:
        """When the period was first submitted, by the unit's own clock; None where a form says no
        day.
        """
        first, report = self.report.edition.first_generated, self.report
        moment = first or (report.generated if self.edition else None)
        return moment and moment.astimezone(ZONE)

    @property
    def is_out_of_week(self) -> bool:
        """Whether a form says a day that is not about its week: it counts as none among several."""
        day, period = self.submitted, self.report.period
        if self.edition or day is None:
            return False
        return not period.first_day <= day.date() <= period.last_day + _AFTER

    @property
    def rank(self) -> tuple[bool, datetime, str, int]:
        """Which of several counts: sealed before forms, the later generated, the greater digest."""
        when = self.report.generated if self.edition else self.submitted
        when = None if self.is_out_of_week else when
        return self.via is Via.FILE, when or _NO_DAY, self.digest, self.edition

    def has_export(self, other: Received) -> bool:
        """Whether another is this very report, read from the workbook that was made of it."""
        check = other.report.edition.export_of
        return bool(check and self.edition) and check == self.check_code

    def stands_for(self, other: Received) -> bool:
        """Whether this is a later edition of another report of the same unit, or it its export."""
        if other.edition >= self.edition:
            return False
        mine, its = self.identity, other.identity
        listed = other.digest in self.report.edition.stands_for
        return (
            (listed or self.has_export(other))
            and its._replace(unit=mine.unit) == mine
            and its.unit in (mine.unit, *self.former)
        )


class Rollup:
    """Reports of any number of units, plans and periods; `same` are names that belong together,
    `returns` say which reports were sent back.
    """

    def __init__(
        self,
        received: Iterable[Received] = (),
        same: Iterable[Link] = (),
        returns: Iterable[Return] = (),
    ) -> None:
        self._received: dict[Key, Received] = {}
        for one in received:
            key = one.key
            known = self._received.get(key)
            self._received[key] = one if known is None else _first_export(known, one)
        self.same = frozenset(same)
        self.returns = frozenset(returns)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rollup):
            return NotImplemented
        mine, its = (self.same, self.returns), (other.same, other.returns)
        return self._received == other._received and mine == its

    __hash__ = None  # type: ignore[assignment]

    @property
    def received(self) -> list[Received]:
        """Every content and edition once, by identity."""
        return [self._received[key] for key in sorted(self._received)]

    @cached_property
    def _places(self) -> Mapping[Key, tuple[Identity, bool]]:
        """Under which unit each report stands, and whether another stands for it."""
        called = called_by(self.same)
        listed: dict[str, list[Received]] = {}
        for one in self._received.values():
            for digest in one.report.edition.stands_for:
                listed.setdefault(digest, []).append(one)
        exports = [one for one in self._received.values() if one.report.edition.export_of]
        sealed = [one for one in self._received.values() if exports and one.edition]
        for export in exports:
            listed.setdefault(export.digest, []).extend(s for s in sealed if s.has_export(export))
        places: dict[Key, tuple[Identity, bool]] = {}
        for key, one in sorted(self._received.items(), key=lambda item: -item[1].edition):
            later = [other for other in listed.get(one.digest, ()) if other.stands_for(one)]
            if later:
                top = max(later, key=lambda other: (other.edition, other.rank))
                places[key] = places[top.key][0], True
            else:
                mine = key[0]
                places[key] = mine._replace(unit=called(mine.issuer, mine.unit)), False
        return places

    @cached_property
    def editions(self) -> Mapping[Identity, Editions]:
        """The reports of each unit on each period, the units in the order of their names."""
        units: dict[Identity, tuple[list[Received], list[Received]]] = {}
        for key, one in self._received.items():
            place, is_older = self._places[key]
            units.setdefault(place, ([], []))[is_older].append(one)
        why = reasons(self.returns)
        found = {}
        for identity, (current, older) in sorted(units.items(), key=lambda item: item[0].place):
            current.sort(key=lambda one: one.rank, reverse=True)
            older.sort(key=lambda one: (one.edition, one.digest))
            returned = why.get(current[0].digest, "")
            found[identity] = Editions(identity, tuple(current), tuple(older), returned)
        return found

    def beside(self, one: Received) -> Editions:
        """A report that is here, with all others of its unit and period."""
        return self.editions[self._places[one.key][0]]

    @cached_property
    def reporters(self) -> Mapping[Identity, Reporter]:
        """Whose each report is, over all periods: a unit that was renamed stays one.

        A former name is followed only where no other unit bears it in a period of the unit's own.
        """
        called, found = called_by(self.same), Reporters(self.editions)
        links = {
            (Reporter(*identity[:3]), called(identity.issuer, name))
            for identity, editions in self.editions.items()
            for one in (*editions.current, *editions.older)
            for name in one.former
        }
        for reporter, name in sorted(links):
            found.link(reporter, reporter._replace(unit=name))
        return {identity: found.of(Reporter(*identity[:3])) for identity in self.editions}

    def joined(self, other: Rollup) -> Rollup:
        """What is in either."""
        return Rollup(
            [*self._received.values(), *other._received.values()],
            self.same | other.same,
            self.returns | other.returns,
        )

    def only(self, wanted: Callable[[Received], bool]) -> Rollup:
        """The reports that are wanted."""
        return Rollup(filter(wanted, self._received.values()), self.same, self.returns)

    def of(self, period: Period) -> Rollup:
        """The reports of one period."""
        return self.only(lambda one: one.report.period == period)

    def within(self, period: Period) -> Rollup:
        """The reports of a period and of those within it."""
        return self.only(lambda one: is_within(one.report.period, period))

    def of_plan(self, plan: str) -> Rollup:
        """The reports on one plan."""
        return self.only(lambda one: one.report.plan_id == plan)

    @property
    def periods(self) -> list[Period]:
        """The periods there are reports of, the earliest first."""
        return sorted({one.report.period for one in self._received.values()})

    def counted(self) -> list[Received]:
        """The reports that count, by unit."""
        return [editions.counted for editions in self.editions.values()]

    def conflicts(self) -> list[Editions]:
        """Where there are contents of which none stands for the other."""
        return [editions for editions in self.editions.values() if editions.in_conflict]


def _first_export(one: Received, other: Received) -> Received:
    """One content exported several times is kept once: as it was generated first."""
    first = min(one, other, key=lambda r: (r.report.generated, r.report.generated.isoformat()))
    stands_for = _union(one.report.edition.stands_for, other.report.edition.stands_for)
    sources = _union(one.sources, other.sources)
    return first._replace(report=first.report.standing_for(stands_for), sources=sources)


def _union(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return some if some == others else tuple(sorted({*some, *others}))
