"""The rows of the list: which of them the highlight goes to, and each of them drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....domain.progress.checklist import Checklist, GroupHeading, Item, Row
from ....domain.progress.status import Status
from ....domain.text import numeral
from ...skin import BOX_CLOSE, BOX_OPEN, FOCUS
from ..bars.bars import Word
from ..bars.gauge import gauge
from .columns import ALL_FROM, OVER, Columns, fit, found_pieces, right, tail_words

_COUNTS, _BAR = 8, 11
"""Cells of done/total, and of a section's bar before it."""


def nearest(rows: Sequence[Row], row: int, direction: int) -> int:
    """The nearest measure's row from `row` on in a direction, else in the other; -1 if none."""
    row = max(0, min(row, len(rows) - 1))
    for step in (direction, -direction):
        at = row
        while 0 <= at < len(rows):
            if isinstance(rows[at], Item):
                return at
            at += step
    return -1


def first_of(rows: Sequence[Row], row: int) -> int:
    """The row that a measure is seen from: its headings where they stand just above it."""
    first = row
    while first > 0 and row - first < 2 and isinstance(rows[first - 1], GroupHeading):
        first -= 1
    return first


def heading_words(row: GroupHeading, checklist: Checklist, width: int) -> list[Word]:
    """A section with a bar of what is done, or an objective; done/total at the right."""
    tally = checklist.tallies[row.number]
    counts = right(str(tally), _COUNTS) + " "
    if row.level > 1:
        return [Word(fit(f"   {row.number} {row.title}", width - _COUNTS - 1) + counts, "faint")]
    bar = gauge(tally.done, tally.total, _BAR) if width >= ALL_FROM else ()
    title = f" {numeral(int(row.number))}、{row.title}"
    cells = width - _COUNTS - 1 - (_BAR if bar else 0)
    return [Word(fit(title, cells), "strong"), *bar, Word(counts, "strong")]


def measure_words(
    row: Item, checklist: Checklist, columns: Columns, *, current: bool, marked: bool, ascii: bool
) -> Iterator[Word]:
    """A measure: cursor, mark, number, text with what was found in it, steps, columns, light."""
    state, text = row.state, row.measure.text.replace("\n", " ")
    style = "faint" if state.status in OVER else "plain"
    yield Word(FOCUS if current else " ", "head")
    yield mark_word(state.status, ascii=ascii)
    yield Word("*" if marked else " ", "mind")
    yield Word(fit(row.measure.id, columns.number), "faint")
    steps = f" {state.steps_done}/{len(state.steps)}" if state.steps else ""
    cells = columns.text - len(steps)
    for piece, there in found_pieces(text, checklist.found_in(text), cells):
        yield Word(piece, "found" if there else style)
    yield Word(steps, "faint")
    yield from tail_words(row, columns, checklist.calendar, style)


def mark_word(status: Status, *, ascii: bool = False) -> Word:
    """A status as four cells on its tint, or in brackets."""
    mark = status.boxed(ascii)[1:-1]
    return Word(BOX_OPEN + fit(f"{mark}{BOX_CLOSE}", 3), status.mark)
