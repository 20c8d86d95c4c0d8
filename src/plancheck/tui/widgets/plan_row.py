"""The rows of the list: which of them the highlight goes to, and each of them drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style

from ...domain.progress.checklist import Checklist, GroupHeading, Item, Row
from ...domain.progress.signal import Signal
from ...domain.progress.state import Status
from ...domain.text import numeral
from .plan_columns import Columns, fit, found_pieces, right, tail_texts

Styles = Callable[[str, str], Style]
"""A text's style by its name, on a ground."""


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


def heading_segments(
    row: GroupHeading, checklist: Checklist, width: int, style: Styles
) -> list[Segment]:
    """A section or objective, its done/total at the right."""
    counts = str(checklist.tallies[row.number])
    if row.level == 1:
        title, look = f" {numeral(int(row.number))}、{row.title}", style("strong", "page")
    else:
        title, look = f"   {row.number} {row.title}", style("faint", "page")
    return [Segment(fit(title, width - 10), look), Segment(right(counts, 9) + " ", look)]


def measure_segments(
    row: Item,
    mark: str,
    checklist: Checklist,
    columns: Columns,
    style: Styles,
    *,
    current: bool,
    focused: bool,
) -> list[Segment]:
    """A measure: cursor, mark, number, text with what was found in it, columns, light."""
    status = row.state.status
    settled = status in (Status.DONE, Status.NOT_APPLICABLE)
    ground = "page" if not current else "cursor" if focused else "raised"
    base = light = style("faint" if settled else "plain", ground)
    if row.signal is not Signal.NORMAL or row.state.conflicts or status is Status.BLOCKED:
        light = style("mind", ground)
    head = f"{'>' if current else ' '}{mark}{fit(row.measure.id, 6)}"
    *tail, last = tail_texts(row, columns, checklist.calendar)
    text = row.measure.text.replace("\n", " ")
    found = checklist.found_in(text)
    hit = style("found", ground)
    return [
        Segment(head, light if status is Status.BLOCKED else base),
        *(
            Segment(piece, hit if there else base)
            for piece, there in found_pieces(text, found, columns.text)
        ),
        Segment("".join(tail), base),
        Segment(last, light),
    ]
