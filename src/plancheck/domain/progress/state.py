"""How far a measure is: its status, notes and steps; folded from the ledger, never stored."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import NamedTuple

from ..plan.model import Measure
from .status import Status


class NoteKind(Enum):
    """What a note speaks of."""

    PROGRESS = "进展"
    PROBLEM = "问题"
    COORDINATION = "协调"
    PLAN = "计划"


class Closing(NamedTuple):
    """销号: from which day a problem is settled, how, and the day on which that was recorded."""

    on: date
    how: str
    recorded: date


class Note(NamedTuple):
    """A written line about a measure; `on` is the day it speaks of.

    `at` is when it was first written: put in other words it keeps its place; `by` wrote the words.
    `number` is that of a problem as it was given; `issues.numbers` says how it is shown. Of a
    problem there may be who answers for it, by when, and that it is closed.
    """

    id: str
    kind: NoteKind
    text: str
    on: date
    at: datetime
    by: str
    number: str = ""
    owner: str = ""
    due: date | None = None
    closing: Closing | None = None


class Step(NamedTuple):
    """A unit's own part of a measure. Dropped steps are not among the state's steps."""

    id: str
    title: str
    owner: str = ""
    due: date | None = None
    done: bool = False
    order: int = 0

    @property
    def box(self) -> str:
        """[x], or [ ]."""
        return "[x]" if self.done else "[ ]"


class MeasureState(NamedTuple):
    """What the ledger says of one measure. `conflicts` names the fields in 并存 (several heads)."""

    status: Status = Status.NOT_STARTED
    percent_set: int | None = None
    amount: int | float | None = None
    owner: str = ""
    due: date | None = None
    reason: str = ""
    notes: tuple[Note, ...] = ()
    evidence: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    no_change: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()

    @property
    def steps_done(self) -> int:
        """How many of the steps are done."""
        return sum(step.done for step in self.steps)

    @property
    def latest_progress(self) -> Note | None:
        """The newest 进展, whose day may be long past."""
        return next((n for n in reversed(self.notes) if n.kind is NoteKind.PROGRESS), None)

    def known_percent(self, measure: Measure) -> int | None:
        """0-100 where a figure is known: done, set, from steps, or amount against target."""
        if self.status is Status.DONE:
            return 100
        if self.percent_set is not None:
            return self.percent_set
        if self.steps:
            return 100 * self.steps_done // len(self.steps)
        if self.amount is not None and measure.target:
            return _share(self.amount, measure.target.amount)
        return None

    def percent(self, measure: Measure) -> int:
        """The known percent, else 0."""
        return self.known_percent(measure) or 0

    def due_of(self, measure: Measure) -> date | None:
        """The unit's own date, else the plan's."""
        return self.due or measure.due


def _share(amount: float, target: float) -> int | None:
    """How many hundredths of the target the amount is, 0-100; None where one is no number."""
    if not target > 0:
        return None
    if amount >= target:
        return 100
    if amount > 0:
        return int(round(100 * (amount / target), 6))  # 0.29 of 1 is 29
    return 0 if amount <= 0 else None


UNTOUCHED = MeasureState()


class Progress(NamedTuple):
    """The states of the measures that have entries, as of a day (None: of all entries)."""

    states: Mapping[str, MeasureState]
    as_of: date | None = None

    def state(self, measure_id: str) -> MeasureState:
        """The measure's state; `UNTOUCHED` where nothing was recorded."""
        return self.states.get(measure_id, UNTOUCHED)


def status_of(value: object) -> Status:
    """The status a value names; 未启动 for nothing and for words of a later version."""
    try:
        return Status(value) if value is not None else Status.NOT_STARTED
    except ValueError:
        return Status.NOT_STARTED


def date_of(value: object) -> date | None:
    """The value where it is a day."""
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def amount_of(value: object) -> int | float | None:
    """The value where it is a figure that can be an amount."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if 0 <= value < 1e15 else None
