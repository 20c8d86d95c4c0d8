"""Tables: rows as measures with what their columns say of them, merged cells as headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...draft import Duty, Role, Why
from ...source import Cell
from ..readings import Reading
from ..text.columns import TableColumn, columns_of
from ..text.flow import Flow, Stretch
from ..text.labels import LABELS, names
from ..text.marks import mark_at
from .body import Answers, measures
from .figures import due_of

Given = dict[tuple[Role, int], list[str]]
"""The names that a row has for a role."""


class PlanTable(NamedTuple):
    """A table's columns, the levels of headings among them, the header's row, the names given."""

    columns: Mapping[int, TableColumn]
    levels: Mapping[int, Role]
    header: int
    given: Given


def table_readings(
    flow: Flow, cells: Sequence[Stretch], by: Answers, *, under: bool
) -> Iterator[Reading]:
    """The readings of one table's cells. `under` says whether it stands under a section already."""
    placed = [(stretch, stretch.passage.cell) for stretch in cells if stretch.passage.cell]
    header, columns = columns_of(flow, placed, by.words)
    if any(column.why is Why.REVIEW for column in columns.values()):
        for stretch, _ in placed:
            yield Reading(stretch.start, stretch.end, Role.SET_ASIDE, why=Why.REVIEW)
        return
    given: Given = {}
    for stretch, cell in placed:
        column = columns.get(cell.column)
        if column and cell.row > header and column.role in LABELS:
            named = names(flow.text[stretch.start : stretch.end])
            for row in range(cell.row, cell.row + cell.rows):
                given.setdefault((column.role, row), []).extend(named)
    table = PlanTable(columns, _levels(columns, under=under), header, given)
    last: dict[int, str] = {}
    for stretch, cell in placed:
        text = flow.text[stretch.start : stretch.end]
        if cell.column in table.levels and last.get(cell.column) == text:
            yield Reading(stretch.start, stretch.end, Role.SET_ASIDE, why=Why.TABLE_HEADER)
            continue
        last[cell.column] = text
        yield from _cell(flow, stretch, cell, table, by)


def _cell(
    flow: Flow, stretch: Stretch, cell: Cell, table: PlanTable, by: Answers
) -> Iterator[Reading]:
    start, end = stretch.start, stretch.end
    mark = mark_at(flow.text, start, end)
    body = mark.end if mark else start
    column = table.columns.get(cell.column) or _unknown(flow.text[start:end])
    if cell.row <= table.header:
        yield Reading(start, end, Role.SET_ASIDE, why=Why.TABLE_HEADER)
    elif cell.columns > 1 and cell.columns >= len(table.columns) - 1:
        level = table.levels[min(table.levels)] if table.levels else Role.SECTION
        yield Reading(start, end, level, body)
    elif column.role is None:
        yield Reading(start, end, table.levels[cell.column], body)
    elif column.role is Role.MEASURE:
        row = _duty(cell, table.given, by.year)
        for claim in measures(flow, start, body, end, by, -cell.row):
            own = claim.duty
            duty = row._replace(target=own.target, due=own.due or row.due)
            yield claim._replace(duty=duty) if claim.role is Role.MEASURE else claim
    elif column.role in LABELS:
        yield Reading(start, end, column.role)
    else:
        yield Reading(start, end, Role.SET_ASIDE, why=column.why)


def _unknown(text: str) -> TableColumn:
    """What a column is whose header is not known: amounts and dates alone are no measures."""
    said = re.search(r"[一-鿿]{4}", text)
    return TableColumn(Role.MEASURE) if said else TableColumn(Role.SET_ASIDE, Why.NOTE)


def _duty(cell: Cell, given: Given, year: int) -> Duty:
    """What the row says of a measure, merged cells included."""

    def said(role: Role) -> tuple[str, ...]:
        rows = range(cell.row, cell.row + cell.rows)
        return tuple(dict.fromkeys(name for row in rows for name in given.get((role, row), ())))

    return Duty(
        lead=said(Role.LEAD),
        support=said(Role.SUPPORT),
        leader="、".join(said(Role.LEADER)),
        due=due_of("、".join(said(Role.DUE)), year),
    )


def _levels(columns: Mapping[int, TableColumn], *, under: bool) -> dict[int, Role]:
    """The level of each column of headings: the last is the objectives', the first the sections'
    where no section stands above the table; a task's name alone is an objective."""
    headings = [at for at in sorted(columns) if columns[at].role is None]
    found = dict.fromkeys(headings, Role.GROUP)
    if headings:
        found[headings[-1]] = Role.OBJECTIVE
        named = len(headings) == 1 and columns[headings[0]].why is Why.PART_HEADING
        if not under and not named:
            found[headings[0]] = Role.SECTION
    return found
