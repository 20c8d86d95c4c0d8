"""What a revision of a plan changed: measure by measure, by their numbers, which are permanent.

What belongs together in two plans of different ids, or before numbers were given, is a question of
likeness (`likeness`) that a person answers; here nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from .headings import same_objectives
from .model import Measure, Plan, Units

_NAMED = 3
"""How many measures a sentence names of each kind."""


class Alteration(Enum):
    """What became of a measure, in the order in which it is told."""

    ADDED = "新增"
    WITHDRAWN = "作废"
    RESTORED = "恢复"
    REWORDED = "改写"
    MOVED = "移位"
    REASSIGNED = "调整责任"
    DUE = "调整时限"
    TARGET = "调整目标"


class Altered(NamedTuple):
    """A measure that a revision changed, as it was and as it is; None where it was not, or is not.

    Withdrawn ones stand in the plan, marked. `kinds` is never empty.
    """

    id: str
    before: Measure | None
    after: Measure | None
    kinds: tuple[Alteration, ...]
    moved: tuple[str, str] = ("", "")
    """The numbers of the objectives that it went from and to, where it did."""


def alterations(before: Plan, after: Plan, same: Mapping[str, str] | None = None) -> list[Altered]:
    """What a later plan changed, in its own order; what it has no more comes last.

    `same` says which number had which, for plans that do not share their numbers. A measure has
    moved where its objective is another one, not where it only has another number.
    """
    old, new = _standing(before), _standing(after)
    same = {id: id for id in new if id in old} if same is None else same
    now_at = same_objectives(before, after, same)
    found = []
    for id, (place, measure) in new.items():
        was_at, was = old.get(same.get(id, ""), ("", None))
        kinds = tuple(_kinds(was, measure, moved=was is not None and now_at.get(was_at) != place))
        if kinds:
            moved = (was_at, place) if Alteration.MOVED in kinds else ("", "")
            found.append(Altered(id=id, before=was, after=measure, kinds=kinds, moved=moved))
    kept = {same[id] for id in new if id in same}
    gone = [id for id, (_, measure) in old.items() if id not in kept and not measure.withdrawn]
    return [*found, *(Altered(id, old[id][1], None, (Alteration.WITHDRAWN,)) for id in gone)]


def lost_numbers(before: Plan, after: Plan) -> list[str]:
    """The numbers that a later revision has no more, not even marked: they would be used again."""
    return [id for id in _standing(before) if id not in _standing(after)]


def _standing(plan: Plan) -> dict[str, tuple[str, Measure]]:
    """Every measure that stands in the file, by its number, and the objective it stands under."""
    return {
        measure.id: (objective.number, measure)
        for section in plan.sections
        for objective in section.objectives
        for measure in (*objective.measures, *objective.withdrawn)
    }


def _kinds(was: Measure | None, now: Measure, *, moved: bool) -> Iterator[Alteration]:
    if was is None or was.withdrawn != now.withdrawn:
        if now.withdrawn:
            yield from (Alteration.WITHDRAWN,) if was else ()
            return
        yield Alteration.RESTORED if was else Alteration.ADDED
    if was is None or now.withdrawn:
        return
    for kind, differs in (
        (Alteration.REWORDED, was.text != now.text),
        (Alteration.MOVED, moved),
        (Alteration.REASSIGNED, _answering(was) != _answering(now)),
        (Alteration.DUE, was.due != now.due),
        (Alteration.TARGET, was.target != now.target),
    ):
        if differs:
            yield kind


def _answering(measure: Measure) -> tuple[object, ...]:
    return set(measure.lead), set(measure.support), measure.leader


def note_of(changed: Iterable[Altered]) -> str:
    """新增2项（3.2.5、4.1.6），作废1项（1.2.3）: what a revision changed, in a sentence."""
    numbers: dict[Alteration, list[str]] = {kind: [] for kind in Alteration}
    for one in changed:
        for kind in one.kinds:
            numbers[kind].append(one.id)
    told = (f"{kind.value}{len(ids)}项（{_some(ids)}）" for kind, ids in numbers.items() if ids)
    return "，".join(told)


def _some(ids: list[str]) -> str:
    return "、".join(ids[:_NAMED]) + (" 等" if len(ids) > _NAMED else "")


class UnitChanges(NamedTuple):
    """What a revision brings to one unit (or to all of a type)."""

    new: tuple[Altered, ...]
    """Measures that are the unit's now and were not: new ones, and those assigned to it."""
    gone: tuple[Altered, ...]
    """Measures that were the unit's and are not any more, withdrawn or given to others."""
    changed: tuple[Altered, ...]
    """The unit's measures that say something else now."""


def changes_for(units: Units, before: Plan, after: Plan) -> UnitChanges:
    """What of a revision's changes concerns a unit."""
    new, gone, changed = [], [], []
    for one in alterations(before, after):
        was = one.before is not None and one.before.concerns(units)
        now = one.after is not None and one.after.concerns(units)
        if now and not was:
            new.append(one)
        elif was and not now:
            gone.append(one)
        elif now and _matters(one, units):
            changed.append(one)
    return UnitChanges(tuple(new), tuple(gone), tuple(changed))


def _matters(one: Altered, units: Units) -> bool:
    """Whether anything but whom else it is assigned to has changed for the unit."""
    if one.kinds != (Alteration.REASSIGNED,) or one.before is None or one.after is None:
        return True
    same_part = one.before.part_of(units) == one.after.part_of(units)
    return not same_part or one.before.leader != one.after.leader
