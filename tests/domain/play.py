"""A clerk's acts in any order, drawn by Hypothesis: what each writes, worked out from a history."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from hypothesis import strategies as st

from plancheck.domain.ledger.entry import Draft, Entry
from plancheck.domain.period import Week
from plancheck.domain.progress import edits, steps
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.fold import fold_measure
from plancheck.domain.progress.state import MeasureState, NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.progress.steps import StepChange
from tests.specimens import Pc, day, moment, small_plan

MEASURES = [m.id for m in small_plan().measures()][:3]
PEOPLE = ("甲", "乙")
DONE_BY_THE_CLERK = ("change", "tick", "untick")
"""The acts that may name a status."""
OTHERS = (
    "percent", "owner", "due", "note", "rewrite", "evidence", "nochange", "handover",
    "add", "done", "undone", "drop", "set", "sort",
)  # fmt: skip


class Play(NamedTuple):
    """One act: which, on what, `pick` chooses among what there is, so many days late."""

    kind: str
    measure: str
    pick: int
    late: int
    pause: int
    """Days that pass before it."""


def plays(*kinds: str, late: int = 12) -> st.SearchStrategy[Play]:
    """Acts of these kinds, of all kinds where none is named."""
    return st.builds(
        Play,
        st.sampled_from(kinds or (*DONE_BY_THE_CLERK, *OTHERS)),
        st.sampled_from(MEASURES),
        st.integers(0, 11),
        st.integers(0, late),
        st.sampled_from((0, 0, 1, 4)),
    )


class Player:
    """A PC on which acts are played, day after day."""

    def __init__(self, pc: Pc, today: int = 40) -> None:
        self.pc = pc
        self.number = today
        self.count = 0

    @property
    def today(self) -> date:
        return day(self.number)

    def state(self, measure: str, as_of: date | None = None) -> MeasureState:
        return fold_measure(self.pc.history.fields.get(measure, {}), as_of)

    def plays(self, play: Play) -> tuple[Entry, ...]:
        """Carry the act out."""
        self.number += play.pause
        self.count += 1
        at = moment(self.today, 9, self.count // 60, self.count % 60)
        return self.pc.does(self.drafts(play), at, f"{self.pc.pc}{self.count}")

    def drafts(self, play: Play) -> list[Draft]:
        """What the act would write."""
        history, kind, measure, pick = self.pc.history, play.kind, play.measure, play.pick
        days = day(self.number - play.late), self.today
        state, person = self.state(measure), PEOPLE[pick % 2]
        id = f"{self.pc.pc}{self.count}"
        match kind:
            case "change":
                return edits.change(history, measure, Edit(list(Status)[pick % 6]), *days)
            case "tick":
                return edits.tick(history, measure, *days)
            case "untick":
                return edits.untick(history, measure, *days)
            case "percent":
                return edits.change(history, measure, Edit(percent=(0, 40, 100)[pick % 3]), *days)
            case "owner":
                return edits.transfer(history, measure, state, (None, person), *days)
            case "due":
                return edits.change(history, measure, Edit(due=day(60 + pick)), *days)
            case "note":
                return edits.note(measure, id, list(NoteKind)[pick % 4], "开工", days[0])
            case "evidence":
                return edits.evidence(measure, id, f"{pick}.jpg", days[0])
            case "nochange":
                week = Week.of(self.today).shifted(-(pick % 3))
                return edits.no_change(history, measure, week, self.today)
            case "handover":
                owners = (person, PEOPLE[1 - pick % 2])
                return edits.transfer(history, measure, state, owners, *days)
            case "add":
                due = day(50 + pick) if pick % 2 else None
                what = StepChange(f"第{id}步", person, due)
                return steps.add_step(measure, id, what, state.steps, days[0])
            case "sort":
                return steps.sort_steps(history, measure, state.steps, *days)
            case "rewrite" if state.notes:
                note = state.notes[pick % len(state.notes)]
                return edits.rewrite_note(
                    history, measure, note, NoteKind.PROBLEM, f"改{pick}", self.today
                )
        if kind not in ("done", "undone", "drop", "set") or not state.steps:
            return []
        step = state.steps[pick % len(state.steps)]
        if kind == "drop":
            return steps.drop_step(history, measure, step.id, *days)
        if kind == "set":
            what = StepChange(f"改{pick}", "" if pick % 3 else person, day(50 + pick))
            return steps.change_step(history, measure, step.id, what, *days)
        return steps.tick_steps(history, measure, [step.id], kind == "done", *days)
