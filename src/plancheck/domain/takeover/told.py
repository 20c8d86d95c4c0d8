"""What an old table says of a measure, and what of it is not known yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from ..plan.model import Measure
from ..progress.persons import person_keys, persons_of
from ..progress.state import FIGURELESS, MeasureState, NoteKind, Status
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


def combined(rows: Iterable[MeasureTold]) -> tuple[MeasureTold, str]:
    """What several rows say of one measure, and what is in doubt of that."""
    told = list(rows)
    notes = _in_order(note for one in told for note in one.notes)
    if len(told) == 1:
        return told[0]._replace(notes=notes), ""
    statuses = list(dict.fromkeys(one.status for one in told if one.status))
    dues = list(dict.fromkeys(one.due for one in told if one.due))
    shares = [one.percent for one in told if one.percent is not None]
    amounts = [one.amount for one in told if one.amount is not None]
    if any(one.steps for one in told):
        shares = shares if len(shares) == len(told) and len(set(shares)) == 1 else []
    doubts = [f"各行状态不同：{'、'.join(s.value for s in statuses)}"] if len(statuses) > 1 else []
    doubts += ["各行时限不同，取最晚的"] if len(dues) > 1 else []
    doubts += ["各行进度不同，取最后的"] if len(set(shares)) > 1 else []
    together = MeasureTold(
        status=_joint(told, statuses),
        percent=shares[-1] if shares else None,
        amount=amounts[-1] if amounts else None,
        owner=_joint_owner(told),
        due=max(dues, default=None),
        reason="；".join(dict.fromkeys(filter(None, (one.reason for one in told)))),
        notes=notes,
        evidence=tuple(dict.fromkeys(text for one in told for text in one.evidence)),
        steps=tuple(dict.fromkeys(step for one in told for step in one.steps)),
        begun=any(one.begun for one in told),
    )
    return together, "" if together.steps else "；".join(doubts)


def _joint(rows: Iterable[MeasureTold], statuses: list[Status]) -> Status | None:
    """The status of all; of several that differ 推进中, but for a measure that is stuck."""
    if len(statuses) > 1:
        return Status.BLOCKED if Status.BLOCKED in statuses else Status.IN_PROGRESS
    if statuses == [Status.DONE] and any(one.begun and not one.status for one in rows):
        return Status.IN_PROGRESS
    return statuses[0] if statuses else None


def _in_order(notes: Iterable[ToldNote]) -> tuple[ToldNote, ...]:
    """Each once, what was done first: a problem is not over by what was done before it."""
    once = dict.fromkeys(notes)
    ordered = sorted(once, key=lambda note: note.kind is not NoteKind.PROGRESS)
    return tuple(note._replace(place=place) for place, note in enumerate(ordered))


def _joint_owner(rows: Iterable[MeasureTold]) -> str:
    owners: dict[frozenset[str], str] = {}
    for one in rows:
        for person in persons_of(one.owner):
            owners.setdefault(person_keys(person), person)
    return "、".join(owners.values())


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
