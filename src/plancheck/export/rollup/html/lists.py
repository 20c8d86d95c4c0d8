"""A table of the outputs as one of the page: heads to sort by, columns to choose from, rows."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from ....domain.cell_widths import cell_width
from ....domain.name_order import name_order
from ....domain.progress.issues.standing import IssueState
from ....domain.progress.signal import Signal
from ....domain.progress.state import NoteKind
from ....domain.progress.status import Status
from ....domain.rollup.bulletin.lights import UnitLight
from ....domain.rollup.intake.outcomes import Outcome
from ....domain.rollup.roster.standings import Submission
from ....domain.rollup.table import cell_text
from .markup import chip, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ....domain.period import Kind
    from ....domain.rollup.table import Column, Row, Table, Value

LONGEST = 3_000
"""Rows of a list: a browser of an old PC still sorts them at once."""
_NARROW = 28
"""Half hanzi that stand in one line; a column of longer texts is wider and has several."""
_CHOSEN = ("kind", "type", "light", "status", "state", "submission", "outcome")
"""Columns of few words, to choose rows by."""
_NAMES = ("unit", "title", "measure", "short", "week", "file")
"""A row is called by the first of these that it has."""
_ORDERS: dict[str, tuple[str, ...]] = {
    "light": tuple(
        one.value for one in (*UnitLight, Signal.OVERDUE, Signal.BEHIND, Signal.DUE_SOON)
    ),
    "status": tuple(s.value for s in Status),
    "state": tuple(s.value for s in IssueState),
    "submission": tuple(s.value for s in Submission),
    "kind": tuple(k.value for k in NoteKind),
    "outcome": tuple(o.value for o in Outcome),
}
"""In which order words stand that have one."""


class PageColumn(NamedTuple):
    """A column of a list on the page: its head and its cells, both as markup."""

    head: str
    cells: Sequence[str]


class Cut(NamedTuple):
    """As many rows as a list holds, and how many more there are."""

    kept: Sequence[Any]
    left_out: int


def cut(rows: Sequence[Any]) -> Cut:
    """As many as a list holds."""
    return Cut(rows[:LONGEST], max(0, len(rows) - LONGEST))


class PageLists:
    """Makes lists; it knows the period's words and the order of unit types."""

    def __init__(self, kind: Kind, types: Sequence[str], measures: Sequence[str]) -> None:
        self._kind = kind
        self._orders = _ORDERS | {"type": tuple(types), "number": tuple(measures)}

    def listed(self, of: Table[Row], keys: Iterable[str], rows: Sequence[Row]) -> str:
        """The table as a list to sort and filter, under its title; nothing without a row."""
        some = cut(rows)
        columns = self.columns(of, keys, some.kept)
        return list_of(of.title, columns, left_out=some.left_out) if rows else ""

    def columns(self, of: Table[Row], keys: Iterable[str], rows: Sequence[Row]) -> list[PageColumn]:
        """Those columns of the table that say something of some row."""
        kept = of.filled(keys, rows)
        named = next((key for key in _NAMES if key in kept), "")
        return [
            self._column(column, [column.value(row) for row in rows], named=column.key == named)
            for column in of.pick(kept)
        ]

    def _column(self, column: Column[Any], values: Sequence[Value], *, named: bool) -> PageColumn:
        texts = [cell_text(value) for value in values]
        key, cell = column.key, "th" if named else "td"
        wide = "w" if max(map(cell_width, texts), default=0) > _NARROW else ""
        look = " ".join(filter(None, ("p" if column.prose else "", wide)))
        look = f' class="{look}"' if look else ""
        if named:
            look += ' scope="row"'
        chosen = ' data-choose=""' if key in _CHOSEN else ""
        worded = chip if key in ("light", "status", "submission") else text
        ranked = self._keys(key, values, texts)
        sort = "" if column.prose and ranked is None else ' data-sort=""'
        head = f'<th scope="col"{chosen}{sort}>{text(column.heading_in(self._kind))}</th>'
        if ranked is None:
            return PageColumn(head, [f"<{cell}{look}>{worded(t)}</{cell}>" for t in texts])
        cells = [
            f"<{cell}{look}{'' if k is None else f' data-k={k}'}>{worded(t)}</{cell}>"
            for k, t in zip(ranked, texts, strict=True)
        ]
        return PageColumn(head, cells)

    def _keys(
        self, key: str, values: Sequence[Value], texts: Sequence[str]
    ) -> list[int | float | str | None] | None:
        """By what cells are sorted, where that is not their text; what says nothing has none."""
        if order := self._orders.get(key):
            places = {word: place for place, word in enumerate(order)}
            return [places.get(one) for one in texts]
        if key in ("unit", "issue"):
            ranks = {name: n for n, name in enumerate(sorted(set(texts), key=name_order))}
            return [ranks[one] for one in texts]
        if any(isinstance(one, datetime) for one in values):
            return [f"{v:%Y%m%d%H%M}" if isinstance(v, datetime) else None for v in values]
        if any(isinstance(one, float | int) for one in values):
            return [f"{v:.6g}" if isinstance(v, float | int) else None for v in values]
        return None


def list_of(
    name: str, columns: Sequence[PageColumn], *, listed: bool = True, left_out: int = 0
) -> str:
    """The table; `listed` where it is sorted and filtered."""
    heads = "".join(column.head for column in columns)
    rows = "</tr><tr>".join(map("".join, zip(*(column.cells for column in columns), strict=True)))
    more = f'<p class="note">另有{left_out}行没有列出，见 xlsx、csv。</p>' if left_out else ""
    kind, box = (' data-list=""', "wide") if listed else ("", "wide whole")
    return (
        f'<div class="{box}" role="region" aria-label="{text(name)}">'
        f"<table{kind}><caption>{text(name)}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody><tr>{rows}</tr></tbody></table></div>{more}"
    )


def drawn(head: str, draw: Callable[[Row], str], rows: Iterable[Row]) -> PageColumn:
    """A column of drawings."""
    return PageColumn(
        f'<th scope="col">{text(head)}</th>', [f'<td class="d">{draw(row)}</td>' for row in rows]
    )
