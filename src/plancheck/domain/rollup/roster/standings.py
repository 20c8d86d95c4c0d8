"""How each unit stands towards its report: who of those that reported is who on the roster.

A report is a roster unit's by name and type; else by a former name or an alias, and the type; else
by the name, with another type, which is said. What is left is 名册外, with a hint where its name
only resembles one: such names are never taken for one silently.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ...plan.model import Units
from ...text import folded_name, resembling_name
from .claim import Claim, letters
from .deadline import is_late
from .identities import REMEMBERED, Identity, UnitKey
from .roster import Roster, RosterUnit

if TYPE_CHECKING:
    from datetime import datetime

    from ...period import Period
    from ..editions import Editions
    from ..union import Received


class Submission(Enum):
    """How a unit stands towards its report."""

    ON_TIME = "按时报"
    UNTIMED = "已报（时间不明）"
    LATE = "迟报"
    MISSING = "未报"
    RESEND = "待重报"
    OUTSIDE = "名册外"


LACKING = (Submission.MISSING, Submission.RESEND)
"""Nothing of it counts yet."""
REPORTED = (Submission.ON_TIME, Submission.UNTIMED, Submission.LATE)
"""Of the roster's units, or of all where there is no roster."""


class Standing(NamedTuple):
    """One unit's. `submitted` is when it first did, None where it did not or nobody knows."""

    unit: str
    type: str
    person: str
    submission: Submission
    submitted: datetime | None = None
    via: str = ""
    """What the report that counts came as, "" without one."""
    hint: str = ""
    """What the office should look at."""
    identities: tuple[Identity, ...] = ()
    """Its reports: several where it is under several plans."""
    types: tuple[str, ...] = ()
    """Under which types it reported; else the roster's."""
    names: tuple[str, ...] = ()
    """All its names, as the roster has them."""
    returned: str = ""
    """Why its report was sent back, until another one counts; "" where it was not."""
    phone: str = ""

    @property
    def contact(self) -> str:
        """Whom to call, and where."""
        return " ".join(filter(None, (self.person, self.phone)))

    @property
    def known_as(self) -> Units:
        """The unit as a plan asks for it."""
        return Units(self.type, self.names)


def standings(
    roster: Roster | None,
    reports: Sequence[Editions],
    period: Period,
    claims: Iterable[Claim] = (),
    now: datetime | None = None,
) -> tuple[Standing, ...]:
    """How each unit stands, in the roster's order, then those it does not name.

    Without a roster everyone who reported stands by the deadline alone, and nobody is missing.
    Of a form that says a day after `now` nobody knows when it came.
    """
    matching = _Matching(roster or Roster(), reports)
    deadline = (roster or Roster()).deadlines.moment(period)
    refused = sorted({c for c in claims if c.period in (None, period)}, key=lambda c: c.place)
    found = []
    for unit, mine, hint in matching.units():
        if not mine:
            if unit.owes(period):
                found.append(_lacking(unit, hint, [c for c in refused if c.is_of(unit)]))
            continue
        if unit.owes(period):
            found.append(_standing(unit, _submission(mine, deadline, now), mine, hint, now))
        else:
            words = "按名册上的起止日期，这一期不应报送"
            found.append(_standing(unit, Submission.OUTSIDE, mine, words, now))
    for editions in matching.left:
        head = editions.counted.report.head
        unit = RosterUnit(head.unit, head.unit_type, phone=head.phone)
        submission = Submission.OUTSIDE if roster else _submission([editions], deadline, now)
        found.append(_standing(unit, submission, [editions], matching.hint(editions), now))
    return (*found, *(() if roster else _claimed(refused, found)))


class _Matching:
    """Which of the roster's units each report is of; `left` are those of none."""

    def __init__(self, roster: Roster, reports: Sequence[Editions]) -> None:
        self._units = roster.units
        self._found: dict[RosterUnit, list[Editions]] = defaultdict(list)
        self._hints: dict[RosterUnit, str] = {}
        self._everyone = reports
        self.left = list(reports)
        bearing = {id(one): _borne(one) for one in reports}  # every unit is looked for in all

        def borne(one: Editions) -> set[UnitKey]:
            return bearing[id(one)]

        for unit in self._units:
            self._take(unit, {unit.known_as}, borne)
        for unit in self._units:
            self._take(unit, {UnitKey.of(name, unit.type) for name in unit.names}, borne)
        for unit in self._lacking:
            for one in self._take(unit, {unit.known_as}, _former):
                name = one.counted.report.head.unit
                self._hints[unit] = f"报送时名为“{name}”，请核对名册"
        namesakes = Counter(folded_name(unit.name) for unit in self._lacking)
        for unit in self._lacking:
            if namesakes[folded_name(unit.name)] == 1:
                names = {UnitKey.of(name, "") for name in unit.names}
                for one in self._take(unit, names, _of_any_type):
                    other = one.counted.report.head.unit_type
                    if unit.type:
                        self._hints[unit] = f"类型不同：名册为{unit.type}，报送为{other}"

    @property
    def _lacking(self) -> list[RosterUnit]:
        return [unit for unit in self._units if not self._found[unit]]

    def _take(
        self,
        unit: RosterUnit,
        names: Collection[UnitKey],
        named: Callable[[Editions], Iterable[UnitKey]],
    ) -> list[Editions]:
        """Give a unit what is left of these names; returns that."""
        taken = [one for one in self.left if not set(names).isdisjoint(named(one))]
        self.left = [one for one in self.left if one not in taken]
        self._found[unit] += taken
        return taken

    def units(self) -> Iterable[tuple[RosterUnit, list[Editions], str]]:
        """Each unit, its reports, and what there is to say of them."""
        for unit in self._units:
            mine, hint = self._found[unit], self._hints.get(unit, "")
            if not mine:
                like = [one for one in self.left if _resemble(unit, one.counted)]
                hint = "、".join(f"“{one.counted.report.head.unit}”" for one in like)
                hint = f"名册外的{hint}与它相近，请核对" if like else ""
            yield unit, mine, hint

    def hint(self, editions: Editions) -> str:
        """What a unit that the roster does not name may be."""
        one = editions.counted
        like = [unit for unit in self._units if _resemble(unit, one)]
        for unit in sorted(like, key=lambda unit: bool(self._found[unit])):
            if folded_name(unit.name) == folded_name(one.report.head.unit):
                return f"与名册的“{unit.name}”（{unit.type}）同名，类型不同"
            return f"与名册的“{unit.name}”相近，请核对"
        former = one.former
        for other in self._everyone if former else ():
            if other is not editions and other.identity.unit in former:
                return f"曾用名“{other.counted.report.head.unit}”也有一份，两份都计入，请核对"
        return ""


def _borne(editions: Editions) -> set[UnitKey]:
    return {editions.identity.unit, *(one.identity.unit for one in editions.current)}


def _former(editions: Editions) -> tuple[UnitKey, ...]:
    return editions.counted.former


def _of_any_type(editions: Editions) -> set[UnitKey]:
    return {name.untyped for name in _borne(editions)}


def _resemble(unit: RosterUnit, one: Received) -> bool:
    like = _resembling(one.report.head.unit)
    return any(_resembling(name) == like for name in unit.names)


_resembling = lru_cache(REMEMBERED)(resembling_name)
"""Every name on the roster is compared with every report's."""


def _standing(
    unit: RosterUnit,
    submission: Submission,
    mine: Sequence[Editions],
    hint: str,
    now: datetime | None = None,
) -> Standing:
    ahead = [ahead_words(one, now) for editions in mine for one in editions.current]
    return Standing(
        unit=unit.name,
        type=unit.type,
        submission=submission,
        submitted=min(_moments(mine, now), default=None),
        via=mine[0].counted.via.value if mine else "",
        hint="；".join(filter(None, (hint, *dict.fromkeys(ahead)))),
        identities=tuple(editions.identity for editions in mine),
        types=tuple(editions.counted.report.head.unit_type for editions in mine) or (unit.type,),
        names=unit.names,
        returned="；".join(dict.fromkeys(filter(None, (one.returned for one in mine)))),
        person=without_phone(unit.contact, unit.phone),
        phone=unit.phone,
    )


def without_phone(person: str, phone: str) -> str:
    """The person's name where the telephone, which is said beside it, was written with it."""
    return " ".join(person.replace(phone, " ").split()).strip(_BESIDE) if phone else person


def _lacking(unit: RosterUnit, hint: str, refused: Sequence[Claim]) -> Standing:
    if not refused:
        return _standing(unit, Submission.MISSING, (), hint)
    words = "；".join(claim.words for claim in refused)
    return _standing(unit, Submission.RESEND, (), words)


def _claimed(refused: Iterable[Claim], found: Iterable[Standing]) -> Iterable[Standing]:
    """Without a roster: whose files were refused, where nothing else came of them."""
    known = {letters(standing.unit) for standing in found}
    for claim in refused:
        if letters(claim.unit) not in known:
            known.add(letters(claim.unit))
            unit = RosterUnit(claim.unit, claim.type)
            yield _standing(unit, Submission.RESEND, (), claim.words)


def ahead_words(one: Received, now: datetime | None) -> str:
    """What is said of a form that was filled in on a day yet to come; "" of all others.

    A sealed file bears the clock of the unit's PC, by which it is late or not.
    """
    moment = None if one.edition else one.submitted
    if moment is None or now is None or moment.date() <= now.astimezone(moment.tzinfo).date():
        return ""
    return f"填报日期 {moment:%Y-%m-%d} 还没有到，时间不明"


def _moments(mine: Iterable[Editions], now: datetime | None) -> list[datetime]:
    """When reports came, as far as that is known and can be."""
    every = (one for editions in mine for one in (*editions.current, *editions.older))
    return [moment for one in every if (moment := one.submitted) and not ahead_words(one, now)]


def _submission(mine: Sequence[Editions], deadline: datetime, now: datetime | None) -> Submission:
    moments = _moments(mine, now)
    if not moments:
        ahead = any(editions.submitted for editions in mine)  # it is here, whatever it says
        in_time = ahead and now is not None and now <= deadline
        return Submission.ON_TIME if in_time else Submission.UNTIMED
    return Submission.LATE if is_late(moments, deadline) else Submission.ON_TIME


_BESIDE = " ,，、;；:：()（）"
"""What stands between a name and a telephone."""
