"""Old tables as lists, and what comes of them for a unit of a small plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from plancheck.domain.form.sheet import Cell, Merged, Place, Sheet
from plancheck.domain.plan.model import Measure, Target, Units
from plancheck.domain.progress.fold import fold
from plancheck.domain.progress.state import MeasureState
from plancheck.domain.takeover.offers import TakeoverOffer, known_by, offers, takeover_drafts
from plancheck.domain.takeover.row_words import Days
from plancheck.domain.takeover.takeover import Takeover, takeover_of
from tests.specimens import Pc, measure, moment

TODAY = date(2024, 6, 20)
DAYS = Days(TODAY, 2024)
UNITS = Units("居委会", ("宝山八村居委会",))
LIFT = "健全加梯专班下沉机制，严格把控加梯质量安全和运营维保监管"
CANTEEN = "持续完善助餐服务体系，建成一批初具规模的社区食堂、微餐厅"
FIRE = "开展消防安全大检查，完成居民小区消防设施改造"
PARTY = "认真学习贯彻重要讲话精神，组织党员集中学习"
MEASURES: Mapping[str, Measure] = {
    one.id: one
    for one in (
        measure("1.1.1", PARTY),
        measure("3.2.1", CANTEEN, target=Target(3, "家", "社区食堂")),
        measure("3.2.2", LIFT),
        measure("3.2.3", "招引重点企业落户，服务好存量企业", lead=("公司",)),
        measure("5.3.1", FIRE, due=date(2024, 6, 30)),
    )
}
OWN = {id: one for id, one in MEASURES.items() if one.concerns(UNITS)}

Spans = Sequence[tuple[int, int, int, int]]
"""Merged cells: top, left, bottom, right, counted from 0."""


def sheet(*rows: Sequence[Cell], merged: Spans = (), name: str = "台账") -> Sheet:
    """A sheet of these rows."""
    spans = (Merged(Place(*one[:2]), Place(*one[2:])) for one in merged)
    return Sheet(name, tuple(tuple(row) for row in rows), tuple(spans))


def read(*sheets: Sheet) -> Takeover:
    """What the sheets say."""
    return takeover_of(sheets, MEASURES, UNITS, DAYS)


def offered(
    *sheets: Sheet,
    pc: Pc | None = None,
    assigned: Mapping[str, str] | None = None,
    on: date = TODAY,
) -> list[TakeoverOffer]:
    """What the sheets would bring, to a ledger that has nothing, or what the PC knows."""
    history = (pc or Pc()).history
    return offers(read(*sheets), assigned or {}, OWN, known_by(fold(history), fold(history, on)))


def take_over(
    pc: Pc, agreed: Sequence[TakeoverOffer], on: date = TODAY, today: date = TODAY
) -> dict[str, MeasureState]:
    """Record what was agreed to; the states after that."""
    known = known_by(fold(pc.history), fold(pc.history, on))
    drafts = takeover_drafts(agreed, pc.history, known, on, today)
    pc.does(drafts, moment(today))
    return dict(fold(pc.history).states)


def taken(*sheets: Sheet, pc: Pc | None = None) -> dict[str, MeasureState]:
    """The states once all that is sure was taken over."""
    pc = pc or Pc()
    return take_over(pc, [one for one in offered(*sheets, pc=pc) if one.sure])
