"""What of a measure's duty each half has where it is split, and one where two are joined.

Who answers for it stays with both: that mostly stands behind the whole. A figure is in one half
alone, so that no target is doubled.
"""

from __future__ import annotations

import re

from .draft import Duty
from .importer.measures.figures import due_of
from .model import Target
from .source import content


def halved(duty: Duty, first: str, second: str, year: int) -> tuple[Duty, Duty]:
    """The duty of each half by its own words, in the plan's `year`.

    A day that no words of the measure say (a table's column does) is that of both.
    """
    said = due_of(f"{first}，{second}", year) == duty.due
    is_second = _says(second, duty.target) and not _says(first, duty.target)

    def of(text: str, *, has_target: bool) -> Duty:
        return duty._replace(
            target=duty.target if has_target else None,
            due=due_of(text, year) or (None if said else duty.due),
            terms=tuple(name for name in duty.terms if content(name) in content(text)),
        )

    return of(first, has_target=not is_second), of(second, has_target=is_second)


def together(first: Duty, second: Duty) -> Duty:
    """The duty of what is joined: the first's, and of the second's what that has not."""
    who = first if first.lead else second
    return Duty(
        lead=who.lead,
        support=who.support,
        leader=first.leader or second.leader,
        due=first.due or second.due,
        target=first.target or second.target,
        terms=tuple(dict.fromkeys((*first.terms, *second.terms))),
    )


def _says(text: str, target: Target | None) -> bool:
    """Whether a target's figure stands in a text, before what it counts."""
    if target is None:
        return False
    after = f"[多余]?{re.escape(target.unit)}(?:以上|左右|以内|及以上)?{re.escape(target.item)}"
    found = re.finditer(rf"(?<![0-9.])([0-9]+(?:\.[0-9]+)?){after}", text)
    return any(float(match[1]) == target.amount for match in found)
