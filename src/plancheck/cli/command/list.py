"""The list as lines of text: a header, headings with their counts, a line a measure.

The columns stand before the text, so that they line up whatever width a terminal gives the
quotation marks in it, and so that the text can be whole where the list goes into a pipe.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from ...domain.cells import cell_width, clip, pad
from ...domain.checklist import Checklist, Heading, Item
from ...domain.signal import Signal
from ...domain.text import numeral
from ...domain.week import Week
from ...workspace import Workspace
from ..commands import ALL_TYPES

OWNER_CELLS = 10
"""What an owner's name takes at most on a terminal."""
TEXT_CELLS = 24
"""Below this, columns give way to the text: the last first, the light never."""
_GAP = "  "


def listing(workspace: Workspace, checklist: Checklist, week: Week | None = None) -> str:
    """The whole list; cut to the terminal's width, whole where it goes into a pipe.

    A terminal is not asked how wide it draws “; where the settings do not say, the columns are laid
    out for one cell, and the text is cut so that it fits with two.
    """
    said = workspace.config.display.ambiguous_width
    ambiguous, safe = 2 if said == "wide" else 1, 1 if said == "narrow" else 2
    items = checklist.items()
    table = {item.measure.id: columns(item) for item in items}
    width = terminal_width()
    marks = workspace.config.display.marks == "ascii"
    starts = {item.measure.id: _start(item, marks) for item in items}
    start = max(map(cell_width, starts.values()), default=0)
    widths = _widths(list(table.values()), width - start if width else 0, ambiguous)
    lines = [header(workspace, checklist, week)]
    for row in checklist.rows:
        if isinstance(row, Heading):
            lines.append(_heading(row, checklist))
            continue
        line = pad(starts[row.measure.id], start)
        for value, cells in zip(table[row.measure.id], widths, strict=True):
            line += _GAP + pad(value, cells, ambiguous=ambiguous) if cells else ""
        text = row.measure.text.replace("\n", " ")
        if width:
            room = width - cell_width(line, ambiguous=safe) - len(_GAP)
            text = clip(text, max(TEXT_CELLS, room), ambiguous=safe)
        lines.append(f"{line}{_GAP}{text}")
    return "\n".join(lines)


def header(workspace: Workspace, checklist: Checklist, week: Week | None = None) -> str:
    """Plan, unit, week, 12/38 (32%), what was asked for, and what the calendar has to say."""
    tally, question = checklist.tally, checklist.question
    asked = question.unit_type or ALL_TYPES
    found = f"符合条件 {checklist.shown}/{checklist.candidates} 项" if question.narrows else ""
    parts = [
        workspace.plan.title,
        workspace.unit or "（未设置单位）",
        "" if question.unit_type == workspace.unit_type else f"看：{asked}",
        (week or Week.of(workspace.today)).label(),
        tally.with_share(),
        f"常态{tally.ongoing}" if tally.ongoing else "",
        found,
        checklist.calendar.notice,
        tally.lights(),
    ]
    return _GAP.join(part for part in parts if part)


def columns(item: Item) -> tuple[str, ...]:
    """Light, percent, conflict, due date, owner, steps: what there is of them."""
    measure, state = item.measure, item.state
    percent, due = state.known_percent(measure), state.due_of(measure)
    return (
        "" if item.signal is Signal.NORMAL else item.signal.value,
        f"{percent:>3}%" if percent is not None else "",
        "并存" if state.conflicts else "",
        due.isoformat() if due else "",
        state.owner,
        f"{state.steps_done}/{len(state.steps)}步" if state.steps else "",
    )


def terminal_width() -> int:
    """The terminal's columns; 0 where there is none."""
    return terminal_size()[0]


def terminal_size() -> tuple[int, int]:
    """The terminal's columns and rows; zeros where there is none."""
    try:
        stream = sys.stdout
        return os.get_terminal_size(stream.fileno()) if stream and stream.isatty() else (0, 0)
    except (OSError, ValueError):
        return 0, 0


def _start(item: Item, ascii_marks: bool) -> str:
    return f"{item.state.status.boxed(ascii_marks)} {item.measure.id}"


def _heading(row: Heading, checklist: Checklist) -> str:
    counts = checklist.tallies[row.number]
    if row.level == 1:
        return f"{numeral(int(row.number))}、{row.title}  {counts}"
    return f"  {row.number} {row.title}  {counts}"


def _widths(rows: Sequence[Sequence[str]], room: int, ambiguous: int) -> list[int]:
    """Each column's cells, 0 for one that is not shown; `room` 0 is room without end."""
    widths = [
        max(cell_width(value, ambiguous=ambiguous) for value in column)
        for column in zip(*rows, strict=True)
    ]
    if not room:
        return widths
    widths = [min(cells, OWNER_CELLS) for cells in widths]
    for last in range(len(widths) - 1, 0, -1):
        if room - sum(cells + len(_GAP) for cells in widths if cells) >= TEXT_CELLS + len(_GAP):
            break
        widths[last] = 0
    return widths
