"""How a revised document is cut where its words are not the plan's any more: as is most likely."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..likeness import candidates

_WIDEST = 5
"""Parts that a measure has at most."""
_OWN, _OTHER = 0.2, 0.1
"""What a letter counts where nothing is like it: in a piece as it was read, in one made anew."""


class DraftPart(NamedTuple):
    """A part of a measure between two pauses: its piece, where in the text it begins and ends."""

    place: int
    start: int
    end: int
    words: str


def likeliest_groups(
    runs: Sequence[Sequence[DraftPart]], same: Sequence[Sequence[range]], known: Collection[str]
) -> list[list[range]]:
    """By run, the parts that together are like a measure of the plan, more than cut otherwise.

    `same` are those that are one, letter for letter; `known` the letters of all.
    """
    found = {
        "".join(part.words for part in parts[group.start : group.stop])
        for parts, groups in zip(runs, same, strict=True)
        for group in groups
    }
    gaps = [list(_gaps(len(parts), groups)) for parts, groups in zip(runs, same, strict=True)]
    wanted = [
        (number, group)
        for number, some in enumerate(gaps)
        for gap in some
        for group in _within(gap)
    ]
    texts = ["".join(part.words for part in runs[n][g.start : g.stop]) for n, g in wanted]
    likeness: dict[tuple[int, range], float] = {}
    for one in candidates([text for text in known if text not in found], texts, ()):
        key = wanted[one.after]
        likeness[key] = max(one.likeness, likeness.get(key, 0.0))
    return [
        [
            group
            for gap in some
            for group in _best(
                parts, gap, {g: alike for (n, g), alike in likeness.items() if n == number}
            )
        ]
        for number, (parts, some) in enumerate(zip(runs, gaps, strict=True))
    ]


def _gaps(count: int, groups: Sequence[range]) -> Iterator[range]:
    """What lies between the groups, where there is something to decide."""
    ends = [0, *(edge for group in groups for edge in (group.start, group.stop)), count]
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        if end - start > 1:
            yield range(start, end)


def _within(gap: range) -> Iterator[range]:
    for start in gap:
        for end in range(start + 1, min(start + _WIDEST, gap.stop) + 1):
            yield range(start, end)


def _best(parts: Sequence[DraftPart], gap: range, likeness: Mapping[range, float]) -> list[range]:
    """The groups that are like measures in the cut of which most letters are like some."""
    best: dict[int, tuple[float, list[range]]] = {gap.start: (0.0, [])}
    for end in range(gap.start + 1, gap.stop + 1):
        ways = []
        for start in range(max(gap.start, end - _WIDEST), end):
            group = range(start, end)
            worth, before = best[start]
            alike = likeness.get(group, 0.0)
            size = sum(len(part.words) for part in parts[start:end])
            kept = _OWN if _is_piece(parts, group) else _OTHER
            worth += size * (alike**2 if alike else kept)
            ways.append((worth, [*before, group] if alike else before))
        best[end] = max(ways, key=lambda way: way[0])
    return best[gap.stop][1]


def _is_piece(parts: Sequence[DraftPart], group: range) -> bool:
    """Whether the parts are a piece as it was read."""
    first, last = parts[group.start], parts[group.stop - 1]
    following = parts[group.stop].place if group.stop < len(parts) else -1
    return first.start == 0 and first.place == last.place != following
