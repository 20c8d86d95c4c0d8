"""How a measure becomes one line: the columns, counted from the right end, and their texts.

They depend on the width alone, so that one learns their places by heart: what is filtered, or what
stands in them, moves none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from ....domain.plan.model import Plan
from ....domain.progress.checklist import Item
from ....domain.progress.signal import Calendar, Signal
from ....domain.progress.status import Status
from ...skin import CUT, LINE
from ..bars.bars import Word

MARK = 6
"""Cells before the number: the cursor's, the mark's four, a blank."""
ALL_FROM = 70
"""Cells of a line from which it has percent and owner; below, text and light alone."""
_PERCENT, _OWNER, _LIGHT = 5, 9, 9
_MARGIN = 1
OVER = frozenset((Status.DONE, Status.NOT_APPLICABLE))
"""Statuses of which neither percent nor date says anything more."""


class Columns(NamedTuple):
    """The widths at one line width; 0 where a column is not shown."""

    number: int
    text: int
    percent: int
    owner: int
    light: int = _LIGHT

    @classmethod
    def of(cls, width: int, number: int) -> Columns:
        """The columns of a line of so many cells, where numbers have so many at most."""
        percent, owner = (_PERCENT, _OWNER) if width >= ALL_FROM else (0, 0)
        text = width - MARK - (number + 1) - percent - owner - _LIGHT - _MARGIN
        return cls(number + 1, max(8, text), percent, owner)


def number_cells(plan: Plan) -> int:
    """The cells that the longest number of a plan takes."""
    numbers = [measure.id for measure in (*plan.measures(), *plan.withdrawn())]
    return min(12, cell_len(max(numbers, key=len, default=" " * 5)))


def heads(columns: Columns) -> list[Word]:
    """` 状态 编号  措施 ───── 进度 责任人 ─── 时限 `: over each column its name."""
    words = [
        Word(f" 状态 {fit('编号', columns.number)}措施 ", "faint"),
        Word(LINE * (columns.text - 5), "line"),
    ]
    if columns.percent:
        words += (
            Word(fit(right("进度", columns.percent) + " 责任人 ", columns.percent + 8), "faint"),
            Word(LINE * (columns.owner - 8), "line"),
        )
    return [*words, Word(LINE * (columns.light - 5), "line"), Word(" 时限 ", "faint")]


def fit(text: str, cells: int) -> str:
    """The text in exactly so many cells, with a sign in two of them where it was cut."""
    width = cell_len(text)
    if width <= cells:
        return text + " " * (cells - width)
    kept: str = set_cell_size(text, max(0, cells - 2))
    cut = kept.rstrip() + CUT[:cells]
    return cut + " " * (cells - cell_len(cut))


def found_pieces(
    text: str, found: Sequence[tuple[int, int]], cells: int
) -> Iterator[tuple[str, bool]]:
    """What `fit` makes of the text, in pieces, each with whether it was found.

    Where the cut would hide all that was found, the text begins with that sign and further on.
    """
    if not found:
        yield fit(text, cells), False
        return
    first, end = found[0]
    start = 0
    if cell_len(text) > cells and cell_len(text[:end]) > cells - 2:
        start = 1
        while start < first and cell_len(text[start:end]) > cells - 4:
            start += 1
    lead = CUT if start else ""
    shown = fit(lead + text[start:], cells)
    kept = zip(shown[len(lead) :], text[start:], strict=False)
    stop = start + sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], kept))
    at = 0
    for begin, after in found:
        low, high = (min(place, stop) - start + len(lead) for place in (begin, after))
        if high > max(low, at):
            yield shown[at:low], False
            yield shown[low:high], True
            at = high
    yield shown[at:], False


def right(text: str, cells: int) -> str:
    """The text at the right of so many cells."""
    return " " * max(0, cells - cell_len(text)) + fit(text, min(cells, cell_len(text)))


def due_text(due: date, year: int) -> str:
    """6-30; 25-6-30 outside the plan's year."""
    day = f"{due.month}-{due.day:02}"
    return day if due.year == year else f"{due.year % 100:02}-{day}"


def light_word(item: Item, calendar: Calendar) -> Word:
    """逾期6天, 临期5-20, 滞后7-01, 6-30: the date and what it means, in one column."""
    if item.measure.withdrawn:
        return Word("作废", "faint")
    if item.state.conflicts:
        return Word("并存", "mind")
    due, signal = item.state.due_of(item.measure), item.signal
    day = due_text(due, calendar.year) if due else ""
    if signal is Signal.NORMAL:
        return Word("" if item.state.status in OVER else day, "faint")
    if signal is Signal.OVERDUE and due:
        day = f"{(calendar.day - due).days}天"
    words = f"{signal.value}{day}"
    style = {Signal.OVERDUE: "late", Signal.DUE_SOON: "soon"}.get(signal, "mind")
    return Word(words if cell_len(words) <= _LIGHT else signal.value, style)


def tail_words(item: Item, columns: Columns, calendar: Calendar, style: str) -> Iterator[Word]:
    """The columns right of the text, each in its cells."""
    state = item.state
    if columns.percent:
        percent = None if state.status in OVER else state.known_percent(item.measure)
        told = "" if percent is None else f"{percent}%"
        yield Word(f"{right(told, columns.percent)} {fit(state.owner, columns.owner - 1)}", style)
    light = light_word(item, calendar)
    yield Word(" " * (columns.light - cell_len(light.text)), style)
    yield light
    yield Word(" " * _MARGIN, style)
