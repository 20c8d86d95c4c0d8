"""How a measure becomes one line: which columns there is room for, and their texts.

Columns go by priority as the line gets narrower (percent, owner, date; then steps and light share
one place); the measure's text never goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from ...domain.progress.checklist import Item
from ...domain.progress.signal import Calendar, Signal

TEXT_WANTED = 44
"""Cells the text shall have before a column is given up for it."""
_HEAD = 13  # cursor, [mark], number
_DROPPED = (("percent", 6), ("owner", 8), ("due", 9))
_STEPS, _LIGHT, _SHARED = 6, 9, 9


class Columns(NamedTuple):
    """The widths at one line width; 0 where a column is not shown."""

    text: int
    steps: int
    percent: int
    owner: int
    due: int
    light: int
    shared: bool = False
    """Whether steps and light share one place."""

    @classmethod
    def of(cls, width: int, filled: frozenset[str]) -> Columns:
        """The columns of a line of so many cells; those that nothing stands in take no room."""
        steps = _STEPS if "steps" in filled else 0
        light = _LIGHT if "light" in filled else 0
        shown = {name: cells for name, cells in _DROPPED if name in filled}
        room = width - _HEAD - steps - light
        for name in tuple(shown):
            if room - sum(shown.values()) >= TEXT_WANTED:
                break
            del shown[name]
        shared = bool(steps and light) and not shown and room < TEXT_WANTED
        if shared:
            steps, light = 0, _SHARED
        text = max(8, width - _HEAD - steps - light - sum(shown.values()))
        get = shown.get
        return cls(text, steps, get("percent", 0), get("owner", 0), get("due", 0), light, shared)


def filled_by(items: Iterable[Item]) -> frozenset[str]:
    """The columns that at least one of the measures has something for."""
    filled = set()
    for item in items:
        state = item.state
        if state.steps:
            filled.add("steps")
        if item.signal is not Signal.NORMAL or state.conflicts or item.measure.withdrawn:
            filled.add("light")
        if state.owner:
            filled.add("owner")
        if state.due or item.measure.due:
            filled.add("due")
        if state.known_percent(item.measure) is not None:
            filled.add("percent")
    return frozenset(filled)


def fit(text: str, cells: int) -> str:
    """The text in exactly so many cells, ending in `..` where it was cut."""
    width = cell_len(text)
    if width <= cells:
        return text + " " * (cells - width)
    kept: str = set_cell_size(text, max(0, cells - 2))
    cut = kept.rstrip() + ".."[:cells]
    return cut + " " * (cells - cell_len(cut))


def found_pieces(
    text: str, found: Sequence[tuple[int, int]], cells: int
) -> Iterator[tuple[str, bool]]:
    """What `fit` makes of the text, in pieces, each with whether it was found.

    Where the cut would hide all that was found, the text begins with `..` and further on.
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
    lead = ".." if start else ""
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


def due_text(due: date | None, year: int) -> str:
    """6-30; 25-6-30 outside the plan's year."""
    if due is None:
        return ""
    day = f"{due.month}-{due.day:02}"
    return day if due.year == year else f"{due.year % 100:02}-{day}"


def light_text(item: Item, calendar: Calendar, room: int) -> str:
    """逾期6天, 临期, 滞后; nothing for 正常; 作废 of what is in the plan no longer."""
    if item.measure.withdrawn:
        return "作废"
    if item.signal is Signal.NORMAL:
        return ""
    due = item.state.due_of(item.measure)
    if item.signal is Signal.OVERDUE and due:
        long = f"逾期{(calendar.day - due).days}天"
        return long if cell_len(long) <= room else "逾期"
    return str(item.signal.value)


def tail_texts(item: Item, columns: Columns, calendar: Calendar) -> list[str]:
    """The columns right of the text, in order, each in its cells with one blank before it."""
    state = item.state
    steps = f"{state.steps_done}/{len(state.steps)}" if state.steps else ""
    percent = state.known_percent(item.measure)
    light = light_text(item, calendar, columns.light - 1)
    if state.conflicts:
        light = "并存"
    if columns.shared:
        return [right(light or steps, columns.light)]
    parts = [right(steps, columns.steps)] if columns.steps else []
    if columns.percent:
        parts.append(right("" if percent is None else f"{percent}%", columns.percent))
    if columns.owner:
        parts.append(" " + fit(state.owner, columns.owner - 1))
    if columns.due:
        due = due_text(state.due_of(item.measure), calendar.year)
        parts.append(right(due, columns.due))
    parts.append(" " + fit(light, columns.light - 1) if columns.light else "")
    return parts
