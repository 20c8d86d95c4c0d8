"""Which headings of two plans are the same, whatever number they now have.

A section put in front renumbers all that follow; nothing under them has moved for that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import NamedTuple

from ..text import folded
from .model import Objective, Plan, Section

Placed = tuple[Section, Objective]


class Retitled(NamedTuple):
    """A heading that reads differently: "" where it was not, or is not any more.

    `number` is the one it has, or had: "3" of a section, "3.2" of an objective.
    """

    number: str
    before: str
    after: str


def same_objectives(before: Plan, after: Plan, same: Mapping[str, str]) -> dict[str, str]:
    """The numbers of objectives → the ones that they have in the later plan; each once.

    By title and section, by title, by most of its measures (`same`: number now → number before),
    by number.
    """
    olds, news = _objectives(before), _objectives(after)
    home = {m.id: o.number for _, o in olds.values() for m in (*o.measures, *o.withdrawn)}
    origins = {
        number: Counter(
            home[was]
            for measure in (*objective.measures, *objective.withdrawn)
            if (was := same.get(measure.id)) in home
        ).most_common(1)
        for number, (_, objective) in news.items()
    }
    found: dict[str, str] = {}

    def join(old: Callable[[Placed], Hashable], new: Callable[[Placed], Hashable]) -> None:
        free = {old(place): number for number, place in olds.items() if number not in found}
        taken = set(found.values())
        for number, place in news.items():
            key = new(place)
            if number not in taken and key in free:
                found[free.pop(key)] = number

    join(_titles, _titles)
    join(_title, _title)
    join(_number, lambda place: origins[place[1].number][0][0] if origins[_number(place)] else None)
    join(_number, _number)
    return found


def same_sections(before: Plan, after: Plan, objectives: Mapping[str, str]) -> dict[int, int]:
    """The numbers of sections → the ones that they have in the later plan, by their objectives."""
    olds, news = _objectives(before), _objectives(after)
    found: dict[int, int] = {}
    for old, new in objectives.items():
        if news[new][0].number not in found.values():
            found.setdefault(olds[old][0].number, news[new][0].number)
    return found


def retitled(before: Plan, after: Plan, objectives: Mapping[str, str]) -> Iterator[Retitled]:
    """What headings read differently, are new or gone."""
    olds = _objectives(before)
    sections = same_sections(before, after, objectives)
    old_sections = {section.number: section for section in before.sections}
    came_from = {new: old for old, new in sections.items()}
    for section in after.sections:
        was = old_sections.get(came_from.get(section.number, 0))
        yield from _differing(str(section.number), was.title if was else "", section.title)
        for objective in section.objectives:
            own = [old for old, new in objectives.items() if new == objective.number]
            title = olds[own[0]][1].title if own else ""
            yield from _differing(objective.number, title, objective.title)
    for section in before.sections:
        if section.number not in sections:
            yield Retitled(str(section.number), section.title, "")
    for number, (_, objective) in olds.items():
        if number not in objectives:
            yield Retitled(number, objective.title, "")


def _differing(number: str, before: str, after: str) -> Iterator[Retitled]:
    if before != after:
        yield Retitled(number, before, after)


def _objectives(plan: Plan) -> dict[str, Placed]:
    return {o.number: (section, o) for section in plan.sections for o in section.objectives}


def _titles(place: Placed) -> Hashable:
    return folded(place[0].title), folded(place[1].title)


def _title(place: Placed) -> Hashable:
    return folded(place[1].title)


def _number(place: Placed) -> str:
    return place[1].number
