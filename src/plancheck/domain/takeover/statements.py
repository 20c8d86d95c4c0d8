"""What an old table says of a measure, and what of it is not known yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from ..plan.model import Measure
from ..progress.persons import person_keys
from ..progress.state import MeasureState, NoteKind
from ..progress.status import FIGURELESS, Status
from ..text import folded


class ToldNote(NamedTuple):
    """A note; `on` is its own day, None for that of the table.

    `place` is its place among those of its measure: of one moment they stay in that order.
    """

    kind: NoteKind
    text: str
    on: date | None = None
    place: int = 0


class ToldStep(NamedTuple):
    """A step of the measure, one of several rows."""

    title: str
    owner: str = ""
    due: date | None = None
    done: bool = False


class MeasureTold(NamedTuple):
    """What comes of a row, or of all rows of a measure."""

    status: Status | None = None
    percent: int | None = None
    amount: int | float | None = None
    owner: str = ""
    due: date | None = None
    reason: str = ""
    notes: tuple[ToldNote, ...] = ()
    evidence: tuple[str, ...] = ()
    steps: tuple[ToldStep, ...] = ()
    begun: bool = False
    """Whether something was done, where no status is named: then 未启动 becomes 推进中."""

    def beside(self, state: MeasureState, measure: Measure) -> MeasureTold:
        """What of it the ledger has not yet."""
        begun = Status.IN_PROGRESS if self.begun and state.status is Status.NOT_STARTED else None
        status = None if self.status is state.status else self.status or begun
        amount = None if self.amount == (state.amount or 0) else self.amount
        after = state._replace(
            status=self.status or state.status, amount=state.amount if amount is None else amount
        )
        known = self.percent in (after.percent(measure), state.percent_set)
        figureless = after.status in FIGURELESS
        known_owner = person_keys(self.owner) <= person_keys(state.owner)
        named = {folded(one) for one in state.evidence}
        return self._replace(
            status=status,
            percent=None if known or figureless else self.percent,
            amount=amount,
            owner="" if known_owner else self.owner,
            due=None if self.due == state.due_of(measure) else self.due,
            reason="" if folded(self.reason) == folded(state.reason) else self.reason,
            notes=tuple(_unknown_notes(self.notes, state)),
            evidence=tuple(one for one in self.evidence if folded(one) not in named),
            steps=tuple(_unknown_steps(self.steps, state)),
            begun=False,
        )

    def changes(self, state: MeasureState) -> bool:
        """Whether it says otherwise of what is on record: what is left of it `beside` that."""
        return any(
            (
                self.status and state.status is not Status.NOT_STARTED,
                self.percent is not None and state.percent_set is not None,
                self.amount is not None and state.amount is not None,
                self.owner and state.owner,
                self.due and state.due,
                self.reason and state.reason,
            )
        )

    @property
    def words(self) -> str:
        """已完成，60%，责任人王某，时限2024-06-30，进展2、佐证1."""
        counts = [(kind.value, sum(n.kind is kind for n in self.notes)) for kind in NoteKind]
        counts += [("佐证", len(self.evidence)), ("步骤", len(self.steps))]
        told = (
            self.status.value if self.status else "",
            "" if self.percent is None else f"{self.percent}%",
            "" if self.amount is None else f"完成量{self.amount:.15g}",
            f"责任人{self.owner}" if self.owner else "",
            f"时限{self.due}" if self.due else "",
            "原因" if self.reason else "",
            "、".join(f"{name}{count}" for name, count in counts if count),
        )
        return "，".join(filter(None, told))


NOTHING = MeasureTold()


def _unknown_notes(notes: Iterable[ToldNote], state: MeasureState) -> Iterator[ToldNote]:
    """The notes, each without the lines that are written down already."""
    known = {(n.kind, _compared(line)) for n in state.notes for line in n.text.split("\n")}
    known |= {(n.kind, _compared(n.text)) for n in state.notes}
    for note in notes:
        if (note.kind, _compared(note.text)) in known:
            continue
        lines = [x for x in note.text.split("\n") if (note.kind, _compared(x)) not in known]
        if any(lines):
            yield note._replace(text="\n".join(lines).strip("\n"))


def _compared(text: str) -> str:
    """A text without what a report writes of it otherwise: line ends, the last full stop."""
    return folded(" ".join(text.split())).rstrip("。.")


def _unknown_steps(steps: Iterable[ToldStep], state: MeasureState) -> Iterator[ToldStep]:
    """The steps that the measure has not, or has not as done."""
    done = {folded(step.title): step.done for step in state.steps}
    for step in steps:
        title = folded(step.title)
        if title not in done or (step.done and not done[title]):
            yield step
