"""Sections, objectives and unit types as rows: what there is of each status, how many are done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from ...domain.progress.signal import Signal
from ...domain.progress.tally import Tally
from ...domain.rollup.figures.figures import Group
from ...domain.text import numeral
from ..pages.paper import LIGHTS
from ..widgets.bars.bars import Word
from ..widgets.bars.gauge import STATUSES, gauge, stacked
from ..widgets.columns import NumberColumn, heads, numbers
from ..widgets.plan.columns import fit
from ..widgets.row import Row

TITLE_CELLS = 28
BAR_CELLS = range(8, 41)
WIDE, MIDDLE, NEVER = 97, 72, 10_000
"""Cells from which on a row has all columns, most of them."""


class _Told(NamedTuple):
    """A column and what it says of each group; `least` is the cells it needs a row to have."""

    column: NumberColumn
    of_groups: Sequence[object]
    least: int = 0


def group_rows(
    text: str,
    groups: Sequence[Group],
    signal: Signal | None,
    cells: int,
    *,
    last: str,
    key: Callable[[Group], str],
) -> Iterator[Row]:
    """A title and the groups under it; with a light, how many of all show it.

    `last` is what the change is against.
    """
    tallies = [group.tally for group in groups]
    table = _lit(tallies, signal) if signal else _standing(groups, cells, last)
    table = [told for told in table if cells >= told.least]
    columns = [told.column for told in table]
    room = cells - TITLE_CELLS - 2 - sum(column.cells for column in columns)
    bar = max(BAR_CELLS.start, min(room, BAR_CELLS.stop - 1))
    name = TITLE_CELLS - max(0, bar - room)
    yield heads(text, columns)
    for at, group in enumerate(groups):
        words = (Word(f" {fit(_title(group), name - 1)}"), *_bar(group, signal, bar))
        told = numbers(columns, [told.of_groups[at] for told in table])
        yield Row(words, key(group), right=told)


def _lit(tallies: Sequence[Tally], signal: Signal) -> list[_Told]:
    asked = [tally._replace(done=shown_by(tally, signal)) for tally in tallies]
    style = LIGHTS[signal]
    return [
        _Told(_column("", [str(tally) for tally in asked], style), [str(one) for one in asked]),
        _Told(NumberColumn("", 9, "faint"), [str(one.share) if one.total else "" for one in asked]),
    ]


def _standing(groups: Sequence[Group], cells: int, last: str) -> list[_Told]:
    tallies = [group.tally for group in groups]
    done = [str(tally) for tally in tallies]
    shares = [str(tally.share) for tally in tallies]
    changes = [group.change.done if group.change else 0 for group in groups]
    late = 8 if cells >= WIDE else 6
    return [
        _Told(_column("完成", done, "plain"), done),
        _Told(_column("", shares, "faint"), shares),
        _Told(
            NumberColumn(f"比{last}", 10 if cells >= WIDE else 8, "good"),
            [f"{change:+}" if change else "" for change in changes],
            MIDDLE if any(group.change for group in groups) else NEVER,
        ),
        _Told(NumberColumn("逾期", late, "alert"), [tally.overdue for tally in tallies]),
        _Told(NumberColumn("滞后", late, "mind"), [tally.behind for tally in tallies], WIDE),
    ]


def _column(name: str, texts: Sequence[str], style: str) -> NumberColumn:
    """As wide as what stands in it."""
    return NumberColumn(name, max(map(cell_len, (*texts, name)), default=0) + 2, style)


def shown_by(tally: Tally, signal: Signal) -> int:
    """How many measures show a light."""
    shown = {
        Signal.OVERDUE: tally.overdue,
        Signal.DUE_SOON: tally.due_soon,
        Signal.BEHIND: tally.behind,
    }
    return shown.get(signal, 0)


def _bar(group: Group, signal: Signal | None, cells: int) -> Sequence[Word]:
    if signal:
        return gauge(shown_by(group.tally, signal), group.tally.total, cells, LIGHTS[signal])
    return stacked([group.with_status(status) for status in STATUSES], cells)


def _title(group: Group) -> str:
    """一、全力…; 1.1 推进…; 居委会 11 个."""
    if group.key.isdecimal():
        return f"{numeral(int(group.key))}、{group.title}"
    if "." in group.key:
        return f"{group.key} {group.title}"
    return f"{fit(group.title, 6)} {group.units:>3} 个"
