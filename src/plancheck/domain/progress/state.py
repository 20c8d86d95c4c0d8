"""How far the measures are: folded anew from the ledger's entries, as of a day; never stored."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import NamedTuple

from ..ledger.history import Entry, History, Key, Value, head_of
from ..plan.model import Measure


class Status(Enum):
    """What a unit says of its own part of a measure."""

    NOT_STARTED = "未启动"
    IN_PROGRESS = "推进中"
    DONE = "已完成"
    ONGOING = "常态推进"
    BLOCKED = "受阻"
    NOT_APPLICABLE = "不适用"

    @property
    def mark(self) -> str:
        """One hanzi for the list."""
        return _MARKS[self]

    def boxed(self, ascii_only: bool = False) -> str:
        """[推], or [~] where hanzi make poor marks."""
        return f"[{_ASCII_MARKS[self] if ascii_only else self.mark}]"

    @property
    def needs_reason(self) -> bool:
        """Whether the street will ask why."""
        return self in (Status.BLOCKED, Status.NOT_APPLICABLE)


_MARKS = dict(zip(Status, "未推完常阻免", strict=True))
_ASCII_MARKS = dict(zip(Status, " ~x=!-", strict=True))


class NoteKind(Enum):
    """What a note speaks of."""

    PROGRESS = "进展"
    PROBLEM = "问题"
    COORDINATION = "协调"
    PLAN = "计划"


_KINDS = {kind.value: kind for kind in NoteKind}


class Note(NamedTuple):
    """A written line about a measure; `on` is the day it speaks of.

    `at` is when it was first written: put in other words it keeps its place; `by` wrote the words.
    """

    id: str
    kind: NoteKind
    text: str
    on: date
    at: datetime
    by: str


class Step(NamedTuple):
    """A unit's own part of a measure. Dropped steps are not among the state's steps."""

    id: str
    title: str
    owner: str = ""
    due: date | None = None
    done: bool = False
    order: int = 0


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


def fold(history: History, as_of: date | None = None) -> Progress:
    """The progress that the entries amount to, as of a day."""
    return Progress({m: fold_measure(f, as_of) for m, f in history.fields.items() if m}, as_of)


def refold(progress: Progress, history: History, touched: Iterable[Key]) -> Progress:
    """The progress after entries about the `touched` fields came in."""
    fields: dict[str, set[str]] = {}
    for measure, field in touched:
        if measure:
            fields.setdefault(measure, set()).add(field)
    states, as_of = dict(progress.states), progress.as_of
    for measure, names in fields.items():
        state = states.get(measure)
        if state is not None and names <= _PLAIN.keys():
            states[measure] = _with_plain(state, history.fields[measure], names, as_of)
        else:
            states[measure] = fold_measure(history.fields.get(measure, {}), as_of)
    return Progress(states, as_of)


def _with_plain(
    state: MeasureState,
    fields: Mapping[str, Sequence[Entry]],
    names: Iterable[str],
    as_of: date | None,
) -> MeasureState:
    """The state with these plain fields folded anew: not the many notes of a year with them."""
    values: dict[str, object] = {}
    conflicts = set(state.conflicts)
    for name in names:
        head = head_of(fields.get(name, ()), as_of)
        part, take = _PLAIN[name]
        values[part] = take(head.entry.value if head else None)
        if head and head.rivals:
            conflicts.add(name)
        else:
            conflicts.discard(name)
    # mypy cannot tell which value belongs to which field of the NamedTuple
    return state._replace(**values, conflicts=tuple(sorted(conflicts)))  # type: ignore[arg-type]


def fold_measure(fields: Mapping[str, Sequence[Entry]], as_of: date | None = None) -> MeasureState:
    """One measure's state out of its entries by field; a value of the wrong type is passed over."""
    plain: dict[str, Value] = {}
    conflicts: list[str] = []
    notes: list[Note] = []
    evidence: list[tuple[datetime, str]] = []
    steps: dict[str, dict[str, Value]] = {}
    no_change: list[str] = []
    for field, group in fields.items():
        if len(group) == 1:  # most are: each note is a field of its own
            entry = group[0]
            if as_of is not None and entry.on > as_of:
                continue
        else:
            head = head_of(group, as_of)
            if head is None:
                continue
            if head.rivals:
                conflicts.append(field)
            entry = head.entry
        value = entry.value
        if value is None:
            continue
        kind, _, rest = field.partition(".")
        if not rest:
            plain[field] = value
        elif kind == "note":
            note = _note(rest, entry, group)
            if note:
                notes.append(note)
        elif kind == "evidence" and isinstance(value, str):
            evidence.append((_first_at(group), value))
        elif kind == "step":
            id, _, part = rest.partition(".")
            steps.setdefault(id, {})[part] = value
        elif kind == "nochange" and value is True:
            no_change.append(rest)
    notes.sort(key=lambda n: (n.on, n.at, n.id))
    values = {part: take(plain.get(name)) for name, (part, take) in _PLAIN.items()}
    return MeasureState(
        **values,  # type: ignore[arg-type]  # each by its field
        notes=tuple(notes),
        evidence=tuple(text for _, text in sorted(evidence)),
        steps=_steps(steps),
        no_change=tuple(sorted(no_change)),
        conflicts=tuple(sorted(conflicts)),
    )


def status_of(value: object) -> Status:
    """The status a value names; 未启动 for nothing and for words of a later version."""
    try:
        return Status(value) if value is not None else Status.NOT_STARTED
    except ValueError:
        return Status.NOT_STARTED


def _note(id: str, entry: Entry, group: Sequence[Entry]) -> Note | None:
    if not isinstance(entry.value, Mapping):
        return None
    text, kind = entry.value.get("text"), entry.value.get("kind")
    if not isinstance(text, str) or not text:
        return None
    known = _KINDS.get(kind, NoteKind.PROGRESS) if isinstance(kind, str) else NoteKind.PROGRESS
    return Note(id, known, text, entry.on, _first_at(group), entry.by)


def _first_at(group: Sequence[Entry]) -> datetime:
    """When a field was first set: changed, or taken back and done again, it keeps its place.

    That is the entry which is over none; a clock that has gone back since changes nothing.
    """
    if len(group) == 1:
        return group[0].at
    return min((e.at for e in group if not e.over), default=group[0].at)


def _steps(parts: Mapping[str, Mapping[str, Value]]) -> tuple[Step, ...]:
    steps = [
        Step(
            id,
            _text(part.get("title")),
            _text(part.get("owner")),
            day_of(part.get("due")),
            part.get("done") is True,
            _whole(part.get("order")) or 0,
        )
        for id, part in parts.items()
        if _text(part.get("title")) and part.get("dropped") is not True
    ]
    return tuple(sorted(steps, key=lambda s: (s.order, s.id)))


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def day_of(value: object) -> date | None:
    """The value where it is a day."""
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def _whole(value: Value) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _percent(value: Value) -> int | None:
    whole = _whole(value)
    return whole if whole is not None and 0 <= whole <= 100 else None


def amount_of(value: object) -> int | float | None:
    """The value where it is a figure that can be an amount."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if 0 <= value < 1e15 else None


_PLAIN: dict[str, tuple[str, Callable[[Value], object]]] = {
    "status": ("status", status_of),
    "percent": ("percent_set", _percent),
    "amount": ("amount", amount_of),
    "owner": ("owner", _text),
    "due": ("due", day_of),
    "reason": ("reason", _text),
}
"""Fields of one value: which part of the state they are, and what is taken for a value."""
