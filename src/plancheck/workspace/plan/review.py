"""A draft under review: each decision can be taken back, and is kept beside the plan to be made."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.plan.comparison_text import summary
from ...domain.plan.draft import PlanDraft, Role
from ...domain.plan.duty_words import ProposedDuty, proposed_duty
from ...domain.plan.model import Plan, UnitType
from ...domain.plan.review import unsure
from ...domain.plan.source import Source
from ...domain.startup import sha256
from ...errors import BadFile, UsageFault
from ...storage import atomic
from ...storage.file_names import file_name
from ...storage.plan.draft_file import DraftFile, draft_path, draft_text, load_draft, plan_path
from ...storage.plan.duty_words import duty_words_path, load_duty_words
from ...storage.plan.file import plan_in
from ...storage.plan.writer import plan_text
from ...storage.presence import absent
from ...storage.text_file import LIMIT, read_bytes
from .documents import is_draft
from .drafts import PASTED, changes_of, plan_of_document, read_document, read_pasted

if TYPE_CHECKING:
    from ..unit import Unit

NAMED = 3
"""How many faults a message names."""


class PlanReview:
    """A document, what its parts are taken for, and what was decided about them so far."""

    def __init__(self, found: DraftFile, plan_path: Path, types: Sequence[UnitType] = ()) -> None:
        self._found = found
        self.plan_path = plan_path
        """Where the plan is to be stored; its draft lies beside it."""
        self._known = tuple(types)
        self._table = load_duty_words(duty_words_path())
        self._before: list[PlanDraft] = []
        self._undone: list[PlanDraft] = []

    @classmethod
    def of_file(cls, path: Path, unit: Unit, *, revises: bool = False) -> PlanReview:
        """The review of a document, or of a draft as it was left. BadFile.

        `revises`: it is the next revision of the unit's plan; UsageFault where it is of another
        year. A document whose review was begun is gone on with.
        """
        types = unit.plan.unit_types
        draft = path if is_draft(path) else draft_path(path.with_suffix(".toml"))
        if is_draft(path) or not absent(draft):
            return cls(load_draft(draft), plan_path(draft), types)
        found, _ = read_document(path, unit.home, unit.plan if revises else None)
        return cls._of(found, path.with_suffix(".toml"), types)

    @classmethod
    def of_text(cls, text: str, unit: Unit, *, revises: bool = False) -> PlanReview:
        """The review of what was pasted; its plan goes to the folder of exports. BadFile."""
        old = unit.plan if revises else None
        found, _ = read_pasted(BytesIO(text.encode()), unit.home, old)
        name = file_name(found.draft.words(Role.TITLE)) or PASTED
        return cls._of(found, unit.home.exports / f"{name}.toml", unit.plan.unit_types)

    @classmethod
    def _of(cls, found: DraftFile, path: Path, types: Sequence[UnitType]) -> PlanReview:
        if found.draft.refusal:
            raise BadFile(found.document, found.draft.refusal)
        return cls(found, path, types)

    @property
    def source(self) -> Source:
        """The document's text."""
        return self._found.source

    @property
    def document(self) -> str:
        """The document's name."""
        return self._found.document

    @property
    def stored(self) -> Path | None:
        """The plan's file; None where there is none yet."""
        return None if absent(self.plan_path) else self.plan_path

    @property
    def revision(self) -> int:
        """Which revision of an earlier plan it will be; 0 for a plan of its own."""
        return self._found.revises.revision + 1 if self._found.revises else 0

    def changes(self) -> str:
        """What a revision changes, counted: 新增 2 项，作废 1 项; "" for a plan of its own."""
        found = changes_of(self._found)
        return summary(found) if found else ""

    @property
    def draft(self) -> PlanDraft:
        """What its parts are taken for now."""
        return self._found.draft

    def _take(self, draft: PlanDraft) -> None:
        self._found = self._found._replace(draft=draft)

    def change(self, draft: PlanDraft) -> bool:
        """Go on with another draft; False where it is the same."""
        if draft == self.draft:
            return False
        self._before.append(self.draft)
        self._undone.clear()
        self._take(draft)
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
        self._take(here.pop())
        return True

    @property
    def plan(self) -> Plan:
        """What the draft amounts to now."""
        return plan_of_document(self._found, self._known)

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
        atomic.write(path, draft_text(self._found).encode(), shared=True)
        return path

    def store(self) -> Path:
        """Write the plan; UsageFault where what is decided makes none, NotSaved as everywhere.

        Over a plan file that is there only where it is as it was written of this draft.
        """
        self.keep()
        plan = self.plan
        text = plan_text(plan)
        _, problems = plan_in(text, self.plan_path.name)
        if problems:
            faults = _lacking(plan) or [problem.message for problem in problems[:NAMED]]
            why = "；".join(dict.fromkeys(faults))
            raise UsageFault(f"还不能存成计划：{why}。改好再存；草稿已经保存。")
        data, path = text.encode(), self.plan_path
        if not absent(path) and _digest(read_bytes(path, LIMIT)) != self._found.written:
            words = f"“{path.name}”不是这份草稿写成的，或写成以后改过、下发了，没有盖掉。"
            raise UsageFault(f"{words}请把它改名或移走，再存；草稿已经保存。")
        atomic.write(path, data, shared=True)
        self._found = self._found._replace(written=_digest(data))
        self.keep()
        return path


def _lacking(plan: Plan) -> list[str]:
    """What a plan needs and the review's screen can give it, in a clerk's words."""
    lacking = []
    if not plan.year:
        lacking.append("没有年度，请把年度写进标题，如“2026年工作计划”")
    if led := [measure.id for measure in plan.measures() if not measure.lead]:
        named = "、".join(led[:NAMED]) + (" 等" if len(led) > NAMED else "")
        lacking.append(f"{len(led)} 条措施没有牵头（{named}），按 F4 定")
    if not plan.unit_types:
        lacking.append("没有单位，请给措施定牵头单位")
    return lacking


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def open_places(plan: Path) -> int:
    """How many places of the document that a plan was made of nobody has looked at yet."""
    path = draft_path(plan)
    return 0 if absent(path) else len(unsure(load_draft(path).draft))
