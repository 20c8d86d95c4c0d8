"""Which units a measure's words point to: proposed while a plan is made, fixed by the office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from ..text import folded


class DutyWords(NamedTuple):
    """Words, folded, that point to a unit type that leads and to those that support it."""

    lead: str
    support: tuple[str, ...]
    words: tuple[str, ...]


class ProposedDuty(NamedTuple):
    """Unit types that may lead and support, and the words that say so; nothing where none does."""

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def proposed_duty(text: str, table: Sequence[DutyWords], types: Collection[str]) -> ProposedDuty:
    """The types that the words of a text point to, of those that the plan has.

    The longer the words that point to a type, the more they count; the table's order decides
    between equals.
    """
    said = folded(text)
    found = [
        (duty, tuple(word for word in duty.words if word in said))
        for duty in table
        if duty.lead in types
    ]
    votes: Counter[str] = Counter()
    for duty, words in found:
        votes[duty.lead] += len("".join(words))
    best = max(votes.values(), default=0)
    if not best:
        return ProposedDuty()
    lead = next(duty.lead for duty, _ in found if votes[duty.lead] == best)
    telling = [(duty, words) for duty, words in found if duty.lead == lead and words]
    support = dict.fromkeys(name for duty, _ in telling for name in duty.support)
    return ProposedDuty(
        lead=(lead,),
        support=tuple(name for name in support if name in types and name != lead),
        words=tuple(word for _, words in telling for word in words),
    )
