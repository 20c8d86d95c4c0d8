"""How much two texts are alike, and which of many belong together: what a person is asked about.

By the pairs of characters that they share (Dice): 1 for the same text, 0 where nothing is. What is
written apart from wording (widths, blanks, punctuation) counts for nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from ..text import folded

LEAST = 0.4
"""Under this two measures have no more in common than any two of one plan."""
SURE = 0.8
"""From here on two texts are taken for the same measure without asking."""
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
    found = equal_pairs(before, after)
    return [*found, *chosen(candidates(before, after, found, least))]


def chosen(likely: Iterable[Likely]) -> list[Likely]:
    """Of all that may belong together the most alike, each in one pair at most."""
    taken_before, taken_after = set[int](), set[int]()
    found = []
    for one in sorted(likely, key=lambda one: (-one.likeness, one.before, one.after)):
        if one.before not in taken_before and one.after not in taken_after:
            taken_before.add(one.before)
            taken_after.add(one.after)
            found.append(one)
    return found


def candidates(
    before: Sequence[str], after: Sequence[str], found: Iterable[Likely], least: float = LEAST
) -> list[Likely]:
    """All that may belong together of those that were not found yet."""
    taken_before = {one.before for one in found}
    taken_after = {one.after for one in found}
    olds = {at: _pairs(text) for at, text in enumerate(before) if at not in taken_before}
    news = {at: _pairs(text) for at, text in enumerate(after) if at not in taken_after}
    return _near(olds, news, _alike, least)


def equal_pairs(before: Sequence[str], after: Sequence[str]) -> list[Likely]:
    """Texts of the same letters and figures, the first with the first."""
    having = defaultdict[str, list[int]](list)
    for place in reversed(range(len(before))):
        having[letters(before[place])].append(place)
    found = []
    for place, text in enumerate(after):
        same = letters(text)
        if same and having.get(same):
            found.append(Likely(having[same].pop(), place, 1.0))
    return found


def holders(parts: Sequence[str], wholes: Sequence[str], least: float) -> list[Likely]:
    """Which text has how much of which: 1 where it was split from it, or merged into it."""
    olds, news = (dict(enumerate(map(_pairs, texts))) for texts in (wholes, parts))
    return _near(olds, news, _held, least)


def held_by(part: str, whole: str) -> float:
    """How much of a text another one has."""
    return _held(_pairs(whole), _pairs(part))


def _near(
    olds: Mapping[int, Counter[str]],
    news: Mapping[int, Counter[str]],
    measure: Callable[[Counter[str], Counter[str]], float],
    least: float,
) -> list[Likely]:
    """Those that have most rare pairs in common, with how much they have in common."""
    having = defaultdict[str, list[int]](list)
    for place, pairs in olds.items():
        for pair in pairs:
            having[pair].append(place)
    found = []
    for place, pairs in news.items():
        shared = sorted((having[pair] for pair in pairs if pair in having), key=len)
        rare = [one for one in shared if len(one) <= _COMMON] or shared[:1]
        for old, _ in Counter(chain.from_iterable(rare)).most_common(_TRIED):
            share = measure(olds[old], pairs)
            if share >= least:
                found.append(Likely(old, place, share))
    return found


def letters(text: str) -> str:
    """What counts of a text: its letters and figures, of one width and case."""
    return "".join(char for char in folded(text) if char.isalnum())


def _pairs(text: str) -> Counter[str]:
    counted = letters(text)
    return Counter(
        counted[at : at + 2] for at in range(max(len(counted) - 1, min(len(counted), 1)))
    )


def _alike(one: Counter[str], other: Counter[str]) -> float:
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 0.0


def _held(whole: Counter[str], part: Counter[str]) -> float:
    return (part & whole).total() / part.total() if part else 0.0
