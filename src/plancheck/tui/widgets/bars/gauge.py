"""Bars of a count: a slim one for how far, a stacked one for what of, columns for how it went."""

from __future__ import annotations

from collections.abc import Sequence

from ....domain.progress.status import Status
from ...skin import FILLED, LEVELS, LINE, STACK
from .bars import Word

DONE, MOVING, STEADY, BLOCKED, UNSTARTED = zip(
    STACK, ("good", "moving", "steady", "alert", "line"), strict=True
)
STATUSES = (
    Status.DONE,
    Status.IN_PROGRESS,
    Status.ONGOING,
    Status.BLOCKED,
    Status.NOT_STARTED,
)
"""What a stacked bar is of, from left to right."""
STACKED = (DONE, MOVING, STEADY, BLOCKED, UNSTARTED)
"""What these are drawn of, and in what colour."""


def filled_cells(part: int, whole: int, cells: int) -> int:
    """How many of the cells are filled: none only for nothing, all only for everything."""
    if whole <= 0 or part <= 0:
        return 0
    if part >= whole:
        return cells
    return min(cells - 1, max(1, (2 * part * cells + whole) // (2 * whole)))


def gauge(part: int, whole: int, cells: int, style: str = "good") -> tuple[Word, Word]:
    """A slim bar of so many cells."""
    full = filled_cells(part, whole, cells)
    return Word(FILLED * full, style), Word(LINE * (cells - full), "line")


def stacked(
    counts: Sequence[int], cells: int, parts: Sequence[tuple[str, str]] = STACKED
) -> list[Word]:
    """A bar of what there is of 完 推 常 阻 未, each in its colour; what there is one of is seen.

    The cells are shared out by largest remainders, so that they are as many as there is room for.
    """
    whole = sum(counts)
    if not whole or cells <= 0:
        return [Word(LINE * max(0, cells), "line")]
    exact = [count * cells / whole for count in counts]
    shares = [max(int(part), 1 if count else 0) for part, count in zip(exact, counts, strict=True)]
    while sum(shares) != cells:
        step = 1 if sum(shares) < cells else -1
        able = [at for at, share in enumerate(shares) if step > 0 or share > 1]
        if not able:
            break
        at = max(able, key=lambda at: step * (exact[at] - shares[at]))
        shares[at] += step
    words = zip(parts, shares, strict=True)
    return [Word(glyph * share, style) for (glyph, style), share in words if share]


def columns(counts: Sequence[int], most: int, each: int, style: str) -> list[Word]:
    """A column of one line for each count, `each` cells apart; full is `most`."""
    top, gap = len(LEVELS) - 1, " " * (each - 1)
    words = []
    for count in counts:
        level = filled_cells(count, most, top)
        words.append(Word(LEVELS[level] + gap, style if level else "line"))
    return words
