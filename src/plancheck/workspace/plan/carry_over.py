"""Carrying over from last year's plan, or from what a revision withdrew, each measure confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...domain.progress.carry_over import CarryOver, carry_drafts, carry_overs
from ...errors import NothingFound, UsageFault
from ..act import PreparedAct, random_id
from .plans import known_plans, open_unit

if TYPE_CHECKING:
    from ..unit import Unit


class CarryOvers:
    """What can be carried over to a unit's plan. `source` is an earlier plan's id or year.

    By default it is the latest plan of an earlier year that the unit has records on.
    """

    def __init__(self, unit: Unit, source: str = "") -> None:
        self._unit = unit
        self._source = _source(unit, source)

    def offers(self) -> list[CarryOver]:
        """What can be carried over, in the plan's order: each is for the clerk to confirm."""
        unit, source = self._unit, self._source
        if unit.identity is None:
            return []
        within = carry_overs(unit.plan, unit.progress, unit.plan, unit.progress, unit.identity)
        if source is None:
            return within
        found = carry_overs(source.plan, source.progress, unit.plan, unit.progress, unit.identity)
        return [*within, *found]

    def carry(self, measure_ids: Iterable[str]) -> PreparedAct:
        """Carry over what is offered for these measures, as one act; UsageFault for any other."""
        unit, offers, drafts = self._unit, self.offers(), []
        ledger, days = unit.writable_ledger(), unit.act_days(None)
        for measure in unit.own(measure_ids):
            found = [one for one in offers if one.after.id == measure.id]
            if not found:
                raise UsageFault(f"{measure.id} 没有可以沿用的。用 plancheck carry 查看有哪些。")
            state = unit.progress.state(measure.id)
            drafts += carry_drafts(found, ledger.history, state, lambda: random_id(8), days)
        return ledger.prepare(drafts, "已沿用")


def _source(unit: Unit, named: str) -> Unit | None:
    """The unit on the plan that is carried over from; NothingFound where it is not here.

    BadFile where its records cannot be read: they are not taken for none.
    """
    plans = known_plans(unit)
    if named:
        found = [plan for plan in plans if named in (plan.id, str(plan.year))]
        if not found:
            raise NothingFound(f"本机没有计划“{named}”。用 plancheck plan list 查看有哪些。")
    else:
        found = [plan for plan in plans if plan.year < unit.plan.year]
    others = sorted((p for p in found if p.id != unit.plan.id), key=lambda plan: -plan.year)
    for plan in others:
        opened = open_unit(unit.home, plan.id, unit.config, unit.clock)
        if opened.ledger and opened.whole_ledger().history.by_id:
            return opened
    return None
