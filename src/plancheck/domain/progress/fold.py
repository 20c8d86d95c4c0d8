"""Entries folded into the measures' states, as of a day, and again where something was touched."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

from ..ledger.entry import Entry, Key, Value
from ..ledger.history import History, first_at, head_of
from ..period import Week
from .issues.numbers import MARKS, number_in
from .state import (
    Closing,
    MeasureState,
    Note,
    NoteKind,
    Progress,
    Step,
    amount_of,
    date_of,
    status_of,
)

_KINDS = {kind.value: kind for kind in NoteKind}


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
    followed: dict[str, dict[str, Entry]] = {}
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
            evidence.append((first_at(group), value))
        elif kind == "step":
            id, _, part = rest.partition(".")
            steps.setdefault(id, {})[part] = value
        elif kind == "issue":
            id, _, part = rest.partition(".")
            followed.setdefault(id, {})[part] = entry
        elif kind == "nochange" and value is True:
            no_change.append(_answered_week(rest, entry.on))
    if followed:
        notes = [_followed(note, followed.get(note.id, {})) for note in notes]
    notes.sort(key=lambda n: (n.on, n.at, n.id))
    values = {part: take(plain.get(name)) for name, (part, take) in _PLAIN.items()}
    return MeasureState(
        **values,  # type: ignore[arg-type]  # each by its field
        notes=tuple(notes),
        evidence=tuple(text for _, text in sorted(evidence)),
        steps=_steps(steps),
        no_change=tuple(sorted(set(no_change))),
        conflicts=tuple(sorted(conflicts)),
    )


def _note(id: str, entry: Entry, group: Sequence[Entry]) -> Note | None:
    if not isinstance(entry.value, Mapping):
        return None
    text, kind = entry.value.get("text"), entry.value.get("kind")
    if not isinstance(text, str) or not text:
        return None
    known = _KINDS.get(kind, NoteKind.PROGRESS) if isinstance(kind, str) else NoteKind.PROGRESS
    return Note(
        id=id,
        kind=known,
        text=text,
        on=entry.on,
        at=first_at(group),
        by=entry.by,
        number=number_in(entry.value) if known in MARKS else "",
    )


def _followed(note: Note, parts: Mapping[str, Entry]) -> Note:
    """The note with who answers for it, by when, and its closing; only a problem has these."""
    if note.kind not in MARKS or not parts:
        return note
    values = {part: entry.value for part, entry in parts.items()}
    closed = parts.get("closed")
    return note._replace(
        owner=_text(values.get("owner")),
        due=date_of(values.get("due")),
        closing=_closing(closed) if closed else None,
    )


def _closing(entry: Entry) -> Closing | None:
    """How a problem was closed. The day that was named counts, but none after that of the entry."""
    value = entry.value
    if not isinstance(value, Mapping):
        return None
    how, named = value.get("how"), date_of(value.get("on"))
    return Closing(
        on=min(named or entry.on, entry.on),
        how=how if isinstance(how, str) else "",
        recorded=entry.at.date(),
    )


def _answered_week(said: str, on: date) -> str:
    """The week that 本周无变化 answers: what a fast clock said of a later one, that of its day."""
    week = str(Week.of(on))
    try:
        return week if said > week and Week.parse(said).first_day > on else said
    except ValueError:
        return said


def _steps(parts: Mapping[str, Mapping[str, Value]]) -> tuple[Step, ...]:
    steps = [
        Step(
            id,
            _text(part.get("title")),
            _text(part.get("owner")),
            date_of(part.get("due")),
            part.get("done") is True,
            _whole(part.get("order")) or 0,
        )
        for id, part in parts.items()
        if _text(part.get("title")) and part.get("dropped") is not True
    ]
    return tuple(sorted(steps, key=lambda s: (s.order, s.id)))


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _whole(value: Value) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _percent(value: Value) -> int | None:
    whole = _whole(value)
    return whole if whole is not None and 0 <= whole <= 100 else None


_PLAIN: dict[str, tuple[str, Callable[[Value], object]]] = {
    "status": ("status", status_of),
    "percent": ("percent_set", _percent),
    "amount": ("amount", amount_of),
    "owner": ("owner", _text),
    "due": ("due", date_of),
    "reason": ("reason", _text),
}
"""Fields of one value: which part of the state they are, and what is taken for a value."""
