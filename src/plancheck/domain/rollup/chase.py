"""催报: whom the office has to ring up about their reports, why, and where they are reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..period import kind_of
from .returns import RETURNED
from .roster.identities import UnitKey
from .roster.standings import Standing, Submission, without_phone
from .submissions import deadline_words
from .table import Column, Table
from .wording import issued_by, moment_words

if TYPE_CHECKING:
    from ..report.model import Letterhead
    from .figures.figures import RollupReport

ORDER = (
    Submission.MISSING.value,
    Submission.RESEND.value,
    RETURNED,
    Submission.LATE.value,
)
"""What somebody is rung up about, the gravest first."""


class ChasedUnit(NamedTuple):
    """A unit that owes a report, or another one, or was late with it."""

    unit: str
    type: str
    state: str
    why: str
    person: str
    phone: str

    @property
    def words(self) -> str:
        """甲居委会（王某 021-1234）：要重新报."""
        told, why = " ".join(filter(None, (self.person, self.phone))), " ".join(self.why.split())
        return f"{self.unit}{f'（{told}）' if told else ''}{f'：{why}' if why else ''}"


def chased(report: RollupReport) -> list[ChasedUnit]:
    """Everybody to be rung up, the gravest first, in the roster's order."""
    known = _letterheads(report)
    found = [
        ChasedUnit(
            unit=standing.unit,
            type=standing.type,
            state=state,
            why=why,
            person=without_phone(standing.person or (head.prepared_by if head else ""), phone),
            phone=phone,
        )
        for standing in report.standings
        for state, why in _faults(standing)
        for head in (known.get(UnitKey.of(standing.unit, standing.type)),)
        for phone in (standing.phone or (head.phone if head else ""),)
    ]
    return sorted(found, key=lambda one: ORDER.index(one.state))


def _faults(standing: Standing) -> Iterator[tuple[str, str]]:
    state = standing.submission
    if state is Submission.MISSING or state is Submission.RESEND:
        yield state.value, standing.hint
    elif standing.returned:
        yield RETURNED, standing.returned
    elif state is Submission.LATE:
        yield state.value, f"{moment_words(standing.submitted).strip()}报"


def _letterheads(report: RollupReport) -> dict[UnitKey, Letterhead]:
    """How each unit's latest report at hand is headed, of whatever period."""
    editions = sorted(report.rollup.editions.items(), key=lambda one: one[0].period.last_day)
    return {identity.unit: one.counted.report.head for identity, one in editions}


def chase_title(report: RollupReport) -> str:
    """友谊路街道周报催报名单."""
    return f"{report.name}{kind_of(report.period).report}催报名单"


def chase_lines(report: RollupReport, units: Iterable[ChasedUnit]) -> tuple[str, ...]:
    """The list as text for a chat group."""
    units = list(units)
    kind = kind_of(report.period).report
    lines = [f"【催报】{report.period.label()}{kind}，期限是{deadline_words(report)}。"]
    for state in ORDER:
        of_state = [one for one in units if one.state == state]
        if of_state:
            lines.append(f"{state}{len(of_state)}个单位：")
            lines += (f"{n}. {one.words}" for n, one in enumerate(of_state, 1))
    if not report.by_roster:
        lines.append("没有名册，未报的单位不详。")
    return (*lines, f"{please(units)}{issued_by(report)}")


def please(units: Iterable[ChasedUnit]) -> str:
    """What is asked of them: a report, but of who has reported, late, no other one."""
    found = {unit.state for unit in units}
    late = Submission.LATE.value in found
    owing = [state for state in ORDER if state in found and state != Submission.LATE.value]
    whose = f"{'、'.join(owing)}的" if late else ""
    return (f"{whose}请尽快报送。" if owing else "") + (
        "迟报的已经收到，以后请按时报送。" if late else ""
    )


CHASED = Table[ChasedUnit](
    "催报名单",
    Column("state", "情况", lambda one: one.state),
    Column("unit", "单位", lambda one: one.unit, prose=True),
    Column("type", "单位类型", lambda one: one.type),
    Column("person", "联系人", lambda one: one.person),
    Column("phone", "电话", lambda one: one.phone),
    Column("why", "说明", lambda one: one.why, prose=True),
)
