"""A roll-up's groups as bars of # and . for its screen.

`Fit` makes a text fill exactly so many cells, as the terminal draws them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..progress.overview_chart import BAR_CELLS, TITLE_CELLS, Fit, bar
from ..progress.signal import Signal
from ..progress.tally import Tally
from ..text import numeral

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .figures import Group


def bar_lines(groups: Sequence[Group], signal: Signal | None, cells: int, fit: Fit) -> list[str]:
    """Title, bar, done/total and the change; with a light, how many of all show it."""
    told = [_asked_of(group.tally, signal) for group in groups]
    numbers = [tally.with_share() for tally in told]
    changes = [
        "" if signal or group.change is None else f"{group.change.done:+}" for group in groups
    ]
    wide, widest = max(map(len, numbers), default=0), max(map(len, changes), default=0)
    room = cells - wide - widest - 6
    length = max(BAR_CELLS.start, min(room - TITLE_CELLS - 1, BAR_CELLS.stop - 1))
    mark = signal.mark if signal else "完"
    return [
        f"{fit(_title(group), max(8, room - length - 1))} {mark} "
        f"{bar(tally, length)} {number:>{wide}} {change:>{widest}}".rstrip()
        for group, tally, number, change in zip(groups, told, numbers, changes, strict=True)
    ]


def _asked_of(tally: Tally, signal: Signal | None) -> Tally:
    """What is done of all; with a light, what shows it."""
    if signal is None:
        return tally
    shown = {
        Signal.OVERDUE: tally.overdue,
        Signal.DUE_SOON: tally.due_soon,
        Signal.BEHIND: tally.behind,
    }
    return Tally(tally.total, shown.get(signal, 0))


def _title(group: Group) -> str:
    if group.key.isdecimal():
        return f"{numeral(int(group.key))}、{group.title}"
    return f"{group.key} {group.title}" if "." in group.key else group.title
