"""How much two texts are alike, and which of many belong together: what a person is asked about.

By the pairs of characters that they share (Dice): 1 for the same text, 0 where nothing is. What is
written apart from wording (widths, blanks, punctuation) counts for nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from ..text import folded

LEAST = 0.4
"""Under this two measures have no more in common than any two of one plan."""
_COMMON = 40
"""A pair of characters that more texts have tells none of them from the others."""
_TRIED = 8
"""Of so many texts that have most rare pairs in common it is worked out how much."""


class Likely(NamedTuple):
    """The places of two texts that belong together, and how much they are alike."""

    before: int
    after: int
    likeness: float


def likeness(one: str, other: str) -> float:
    """How much two texts are alike, from 0 to 1."""
    return _alike(_pairs(one), _pairs(other))


def likely_pairs(before: Sequence[str], after: Sequence[str], least: float = LEAST) -> list[Likely]:
    """Which texts belong together, the most alike first; each is in one pair at most."""
    found = _equal([_letters(text) for text in before], [_letters(text) for text in after])
    taken_before = {one.before for one in found}
    taken_after = {one.after for one in found}
    olds = {at: _pairs(text) for at, text in enumerate(before) if at not in taken_before}
    having = defaultdict[str, list[int]](list)
    for place, pairs in olds.items():
        for pair in pairs:
            having[pair].append(place)
    likely = []
    for place, text in enumerate(after):
        if place in taken_after:
            continue
        pairs = _pairs(text)
        shared = sorted((having[pair] for pair in pairs if pair in having), key=len)
        rare = [one for one in shared if len(one) <= _COMMON] or shared[:1]
        for old, _ in Counter(chain.from_iterable(rare)).most_common(_TRIED):
            alike = _alike(olds[old], pairs)
            if alike >= least:
                likely.append(Likely(old, place, alike))
    for one in sorted(likely, key=lambda one: (-one.likeness, one.before, one.after)):
        if one.before not in taken_before and one.after not in taken_after:
            taken_before.add(one.before)
            taken_after.add(one.after)
            found.append(one)
    return found


def _equal(before: Sequence[str], after: Sequence[str]) -> list[Likely]:
    """The same texts, the first with the first."""
    having = defaultdict[str, list[int]](list)
    for place in reversed(range(len(before))):
        having[before[place]].append(place)
    return [
        Likely(having[text].pop(), place, 1.0)
        for place, text in enumerate(after)
        if text and having.get(text)
    ]


def _letters(text: str) -> str:
    return "".join(char for char in folded(text) if char.isalnum())


def _pairs(text: str) -> Counter[str]:
    letters = _letters(text)
    return Counter(
        letters[at : at + 2] for at in range(max(len(letters) - 1, min(len(letters), 1)))
    )


def _alike(one: Counter[str], other: Counter[str]) -> float:
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 0.0
