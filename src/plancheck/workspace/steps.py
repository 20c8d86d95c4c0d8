"""分解: a measure's steps, prepared as acts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from ..domain import refusals
from ..domain.progress import steps
from ..domain.text import TITLE_LIMIT, typed_text
from ..errors import UsageFault
from .act import PreparedAct, random_id
from .unit import Unit

if TYPE_CHECKING:
    from ..domain.progress.state import Step
    from ..domain.progress.steps import StepChange


class StepEdits:
    """The acts on steps. A step is named by its place in the list, counted from 1."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def add(self, measure_id: str, what: StepChange, on: date | None = None) -> PreparedAct:
        """One more step, after the others."""
        what = _typed(what)
        if not what.title:
            raise UsageFault(refusals.NO_TITLE)
        (measure,) = self._unit.own([measure_id])
        ledger, (day, _) = self._unit.writable_ledger(), self._unit.act_days(on)
        present = self._unit.steps(measure.id)
        drafts = steps.add_step(measure.id, random_id(8), what, present, day)
        return ledger.prepare(drafts, f"已加步骤{len(present) + 1}")

    def change(self, measure_id: str, number: int, what: StepChange) -> PreparedAct:
        """Another title, owner or date of a step."""
        what = _typed(what)
        if what.title is not None and not what.title:
            raise UsageFault(refusals.EMPTY_TITLE)
        (measure,) = self._unit.own([measure_id])
        step = self._step(measure.id, number)
        ledger, days = self._unit.writable_ledger(), self._unit.act_days(None)
        drafts = steps.change_step(ledger.history, measure.id, step.id, what, *days)
        return ledger.prepare(drafts, f"已改步骤{number}")

    def tick(
        self, measure_id: str, numbers: Iterable[int], done: bool = True, on: date | None = None
    ) -> PreparedAct:
        """Steps are done, or not done after all."""
        (measure,) = self._unit.own([measure_id])
        wanted = sorted(set(numbers))
        ids = [self._step(measure.id, number).id for number in wanted]
        ledger, days = self._unit.writable_ledger(), self._unit.act_days(on)
        drafts = steps.tick_steps(ledger.history, measure.id, ids, done, *days)
        told = "、".join(map(str, wanted))
        return ledger.prepare(drafts, f"步骤{told}{'已完成' if done else '未完成'}")

    def drop(self, measure_id: str, number: int) -> PreparedAct:
        """A step is no longer one; it stays in the history."""
        (measure,) = self._unit.own([measure_id])
        step = self._step(measure.id, number)
        ledger, days = self._unit.writable_ledger(), self._unit.act_days(None)
        drafts = steps.drop_step(ledger.history, measure.id, step.id, *days)
        return ledger.prepare(drafts, f"已删步骤{number}")

    def sort(self, measure_id: str) -> PreparedAct:
        """The steps in the order of their dates."""
        (measure,) = self._unit.own([measure_id])
        ledger, days = self._unit.writable_ledger(), self._unit.act_days(None)
        drafts = steps.sort_steps(ledger.history, measure.id, self._unit.steps(measure.id), *days)
        return ledger.prepare(drafts, "步骤已按时限排序")

    def _step(self, measure_id: str, number: int) -> Step:
        present = self._unit.steps(measure_id)
        if not 1 <= number <= len(present):
            told = f"只有 {len(present)} 步" if present else "还没有分解步骤"
            raise UsageFault(f"{measure_id} 没有第 {number} 步：{told}。")
        return present[number - 1]


def _typed(what: StepChange) -> StepChange:
    """The texts cleaned."""
    return what._replace(
        title=None if what.title is None else typed_text(what.title, TITLE_LIMIT),
        owner=None if what.owner is None else typed_text(what.owner, TITLE_LIMIT),
    )
