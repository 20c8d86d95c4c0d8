"""分解: a measure's steps, prepared as acts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ..domain.text import TITLE_LIMIT
from ..errors import UsageFault
from .ledger import PreparedAct, random_id
from .unit import Desk, typed

if TYPE_CHECKING:
    from ..domain.progress.state import Step
    from ..domain.progress.steps import StepChange


class Stepping(Desk):
    """The acts on steps. A step is named by its place in the list, counted from 1."""

    def steps(self, measure_id: str) -> Sequence[Step]:
        """The steps of a measure, in their order."""
        return self.progress.state(self.known(measure_id).id).steps

    def add_step(self, measure_id: str, what: StepChange, on: date | None = None) -> PreparedAct:
        """One more step, after the others."""
        from ..domain.progress import steps

        what = _typed(what)
        if not what.title:
            raise UsageFault("步骤没有写标题，没有保存。")
        (measure,) = self.own([measure_id])
        book, (day, _) = self._writable(), self._days(on)
        present = self.steps(measure.id)
        drafts = steps.added(measure.id, random_id(8), what, present, day)
        return book.prepare(drafts, f"已加步骤{len(present) + 1}")

    def change_step(self, measure_id: str, number: int, what: StepChange) -> PreparedAct:
        """Another title, owner or date of a step."""
        from ..domain.progress import steps

        what = _typed(what)
        if what.title is not None and not what.title:
            raise UsageFault("步骤的标题不能是空的；不要这一步了，就删去它。没有保存。")
        (measure,) = self.own([measure_id])
        step = self._step(measure.id, number)
        book, days = self._writable(), self._days(None)
        drafts = steps.changed(book.history, measure.id, step.id, what, *days)
        return book.prepare(drafts, f"已改步骤{number}")

    def tick_step(
        self, measure_id: str, number: int, done: bool = True, on: date | None = None
    ) -> PreparedAct:
        """A step is done, or not done after all."""
        return self.tick_steps(measure_id, [number], done, on)

    def tick_steps(
        self, measure_id: str, numbers: Iterable[int], done: bool = True, on: date | None = None
    ) -> PreparedAct:
        """Several steps at once."""
        from ..domain.progress import steps

        (measure,) = self.own([measure_id])
        wanted = sorted(set(numbers))
        ids = [self._step(measure.id, number).id for number in wanted]
        book, days = self._writable(), self._days(on)
        drafts = steps.ticked(book.history, measure.id, ids, done, *days)
        told = "、".join(map(str, wanted))
        return book.prepare(drafts, f"步骤{told}{'已完成' if done else '未完成'}")

    def drop_step(self, measure_id: str, number: int) -> PreparedAct:
        """A step is no longer one; it stays in the history."""
        from ..domain.progress import steps

        (measure,) = self.own([measure_id])
        step = self._step(measure.id, number)
        book, days = self._writable(), self._days(None)
        drafts = steps.dropped(book.history, measure.id, step.id, *days)
        return book.prepare(drafts, f"已删步骤{number}")

    def sort_steps(self, measure_id: str) -> PreparedAct:
        """The steps in the order of their dates."""
        from ..domain.progress import steps

        (measure,) = self.own([measure_id])
        book, days = self._writable(), self._days(None)
        drafts = steps.by_due_date(book.history, measure.id, self.steps(measure.id), *days)
        return book.prepare(drafts, "步骤已按时限排序")

    def _step(self, measure_id: str, number: int) -> Step:
        present = self.steps(measure_id)
        if not 1 <= number <= len(present):
            told = f"只有 {len(present)} 步" if present else "还没有分解步骤"
            raise UsageFault(f"{measure_id} 没有第 {number} 步：{told}。")
        return present[number - 1]


def _typed(what: StepChange) -> StepChange:
    """The texts cleaned."""
    return what._replace(
        title=None if what.title is None else typed(what.title, TITLE_LIMIT),
        owner=None if what.owner is None else typed(what.owner, TITLE_LIMIT),
    )
