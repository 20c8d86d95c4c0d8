"""What the columns of a table hold: by the words of its header, else by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...draft import Role, Why
from ...source import Cell
from ..words import Words
from .flow import Flow, Stretch


class TableColumn(NamedTuple):
    """What a column holds; a heading's is its `role` None."""

    role: Role | None
    why: Why | None = None
    first: bool = False
    """Who goes first (牵头, 主办): others that are responsible then help."""


def columns_of(
    flow: Flow, placed: Sequence[tuple[Stretch, Cell]], words: Words
) -> tuple[int, dict[int, TableColumn]]:
    """The row of the header, -1 for none, and what each column holds."""
    rows: dict[int, list[tuple[str, Cell]]] = {}
    for stretch, cell in placed:
        rows.setdefault(cell.row, []).append((flow.text[stretch.start : stretch.end], cell))
    for row in sorted(rows)[:4]:
        known = {
            at: column
            for text, cell in rows[row]
            if (column := called(text, words))
            for at in range(cell.column, cell.column + cell.columns)
        }
        if len(known) >= 2 and len(known) * 2 >= sum(cell.columns for _, cell in rows[row]):
            return row, _settled(known)
    return _guessed(flow, placed)


def called(text: str, words: Words) -> TableColumn | None:
    """What a header's cell says; None where it is not known."""
    bare = re.sub(r"[（(].*?[）)]|\s", "", text)
    kinds: tuple[tuple[tuple[str, ...], TableColumn], ...] = (
        (words.number_columns, TableColumn(Role.SET_ASIDE, Why.NUMBER)),
        (words.review_columns, TableColumn(Role.SET_ASIDE, Why.REVIEW)),
        (words.support, TableColumn(Role.SUPPORT)),
        (words.leader, TableColumn(Role.LEADER)),
        (words.lead, TableColumn(Role.LEAD)),
        (words.due, TableColumn(Role.DUE)),
        (words.heading_columns, TableColumn(None)),
        (words.measure_columns, TableColumn(Role.MEASURE)),
        (words.task_columns, TableColumn(None, Why.PART_HEADING)),
        (words.remark_columns, TableColumn(Role.SET_ASIDE, Why.NOTE)),
    )
    found = next((column for named, column in kinds if bare in named), None)
    found = found or next(
        (
            column
            for named, column in kinds
            if any(len(word) > 1 and word in bare for word in named)
        ),
        None,
    )
    if found and found.role is Role.LEAD:
        return found._replace(first=bool(re.search("牵头|主办|主责", bare)))
    return found


def _settled(known: Mapping[int, TableColumn]) -> dict[int, TableColumn]:
    """The columns with the last task's as the measures' where no other is."""
    columns = dict(known)
    if any(column.first for column in columns.values()):
        for at, column in columns.items():
            if column.role is Role.LEAD and not column.first:
                columns[at] = TableColumn(Role.SUPPORT)
    if not any(column.role is Role.MEASURE for column in columns.values()):
        tasks = [at for at, column in columns.items() if column.why is Why.PART_HEADING]
        last = max(
            tasks or [at for at, column in columns.items() if column.role is None], default=-1
        )
        if last >= 0:
            columns[last] = TableColumn(Role.MEASURE)
    return columns


def _guessed(
    flow: Flow, placed: Sequence[tuple[Stretch, Cell]]
) -> tuple[int, dict[int, TableColumn]]:
    """What columns without a known header hold: numbers, headings; those as long as the longest
    have measures. The first row is the header where all its cells are short."""
    texts: dict[int, list[str]] = {}
    first = [stretch for stretch, cell in placed if cell.row == placed[0][1].row]
    for stretch, cell in placed:
        texts.setdefault(cell.column, []).append(flow.text[stretch.start : stretch.end])
    lengths = {at: sum(map(len, said)) / len(said) for at, said in texts.items()}
    longest = max(lengths.values(), default=0)
    tasks = [at for at, length in lengths.items() if length >= 0.5 * longest]
    columns = {}
    for at, said in texts.items():
        if all(re.fullmatch(r"[0-9（）()一二三四五六七八九十、.]+", text) for text in said):
            columns[at] = TableColumn(Role.SET_ASIDE, Why.NUMBER)
        elif at in tasks:
            columns[at] = TableColumn(Role.MEASURE)
        elif at < min(tasks):
            columns[at] = TableColumn(None)
        else:
            columns[at] = TableColumn(Role.SET_ASIDE, Why.NOTE)
    short = all(stretch.end - stretch.start <= _SHORT for stretch in first)
    return (placed[0][1].row if short and longest > _SHORT / 2 else -1), columns


_SHORT = 10
"""Characters of a header's cell."""
