"""A draft under review: each decision can be taken back, and is kept beside the plan to be made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..domain.plan.draft import PlanDraft
from ..domain.plan.duty_words import ProposedDuty, proposed_duty
from ..domain.plan.model import Plan, UnitType
from ..domain.plan.proposal import plan_of
from ..errors import UsageFault
from ..storage import atomic
from ..storage.plan.draft_file import DraftFile, draft_path, draft_text, load_draft, plan_path
from ..storage.plan.duty_words import duty_words_path, load_duty_words
from ..storage.plan.file import plan_in
from ..storage.plan.writer import plan_text

NAMED = 3
"""How many faults a message names."""


class PlanReview:
    """A document, what its parts are taken for, and what was decided about them so far."""

    def __init__(self, found: DraftFile, plan_path: Path, types: Sequence[UnitType] = ()) -> None:
        self.source = found.source
        self.document = found.document
        self.draft = found.draft
        self.plan_path = plan_path
        """Where the plan is to be stored; its draft lies beside it."""
        self._known = tuple(types)
        self._table = load_duty_words(duty_words_path())
        self._before: list[PlanDraft] = []
        self._undone: list[PlanDraft] = []

    @classmethod
    def reopened(cls, draft: Path, types: Sequence[UnitType] = ()) -> PlanReview:
        """A review as it was left; BadFile where the draft file is none."""
        return cls(load_draft(draft), plan_path(draft), types)

    def change(self, draft: PlanDraft) -> bool:
        """Go on with another draft; False where it is the same."""
        if draft == self.draft:
            return False
        self._before.append(self.draft)
        self._undone.clear()
        self.draft = draft
        return True

    def undo(self) -> bool:
        """Take the last decision back; False where there is none."""
        return self._go(self._before, self._undone)

    def redo(self) -> bool:
        """Decide once more what was taken back last; False where nothing was."""
        return self._go(self._undone, self._before)

    def _go(self, here: list[PlanDraft], there: list[PlanDraft]) -> bool:
        if not here:
            return False
        there.append(self.draft)
        self.draft = here.pop()
        return True

    @property
    def plan(self) -> Plan:
        """What the draft amounts to now."""
        return plan_of(self.draft, known=self._known)

    @property
    def unit_names(self) -> list[str]:
        """Whom measures can be given to: types, and units that the document names."""
        plan = self.plan
        named = (unit.name for measure in plan.measures() for unit in measure.units)
        types = (one.name for one in (*plan.unit_types, *self._known))
        return list(dict.fromkeys((*types, *named)))

    def proposed(self, text: str) -> ProposedDuty:
        """Whom a measure's words point to, of the unit types that there are."""
        return proposed_duty(text, self._table, self.unit_names)

    def keep(self) -> Path:
        """Write the draft beside the plan to be made; NotSaved where that fails."""
        path = draft_path(self.plan_path)
        found = DraftFile(self.source, self.draft, self.document)
        atomic.write(path, draft_text(found).encode(), shared=True)
        return path

    def store(self) -> Path:
        """Write the plan; UsageFault where what is decided makes none, NotSaved as everywhere."""
        self.keep()
        text = plan_text(self.plan)
        _, problems = plan_in(text, self.plan_path.name)
        if problems:
            why = "；".join(dict.fromkeys(problem.message for problem in problems[:NAMED]))
            raise UsageFault(f"还不能存成计划：{why}。改好再存；草稿已经保存。")
        atomic.write(self.plan_path, text.encode(), shared=True)
        return self.plan_path
