"""The rows of the form's sheet: how wide each column is, what stands in its cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from ...domain.form.columns import FormColumn
from .. import row_heights, workbook

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from ...domain.form.model import BlankRow
    from .looks import FormLooks

WIDTHS = {
    FormColumn.ORDER: 4.5,
    FormColumn.ID: 7,
    FormColumn.SECTION: 9,
    FormColumn.OBJECTIVE: 10,
    FormColumn.MEASURE: 26,
    FormColumn.TARGET: 8.5,
    FormColumn.LEAD: 8,
    FormColumn.SUPPORT: 9,
    FormColumn.LEADER: 8,
    FormColumn.LAST_STATUS: 8.5,
    FormColumn.LAST_PERCENT: 6,
    FormColumn.STATUS: 9.5,
    FormColumn.PERCENT: 6.5,
    FormColumn.AMOUNT: 6.5,
    FormColumn.PROGRESS: 24,
    FormColumn.PROBLEMS: 16,
    FormColumn.COORDINATION: 14,
    FormColumn.PLANS: 16,
    FormColumn.OWNER: 8,
    FormColumn.DUE: 11,
    FormColumn.EVIDENCE: 12,
}
_TEXTS: Mapping[FormColumn, Callable[[BlankRow], str]] = {
    FormColumn.ID: lambda row: row.measure.id,
    FormColumn.SECTION: lambda row: row.section.title,
    FormColumn.OBJECTIVE: lambda row: row.objective.title,
    FormColumn.MEASURE: lambda row: row.measure.text,
    FormColumn.TARGET: lambda row: str(row.measure.target or ""),
    FormColumn.LEAD: lambda row: "、".join(row.measure.lead),
    FormColumn.SUPPORT: lambda row: "、".join(row.measure.support),
    FormColumn.LEADER: lambda row: row.measure.leader,
    FormColumn.LAST_STATUS: lambda row: row.known.last.status.value if row.known.last else "",
    FormColumn.OWNER: lambda row: row.known.filled.owner,
    FormColumn.EVIDENCE: lambda row: row.known.filled.evidence,
}
"""The columns of texts that go out with something in them."""
_LONG = (FormColumn.PROGRESS, FormColumn.PROBLEMS, FormColumn.COORDINATION, FormColumn.PLANS)
_WRAPPED = (
    FormColumn.SECTION,
    FormColumn.OBJECTIVE,
    FormColumn.MEASURE,
    FormColumn.TARGET,
    FormColumn.SUPPORT,
    FormColumn.EVIDENCE,
)
"""The columns whose texts may take several lines."""
_AT_LEFT = (FormColumn.SECTION, FormColumn.OBJECTIVE, FormColumn.MEASURE, FormColumn.EVIDENCE)
_ROOM = 48.0
"""The least height of a row in points: three lines, to write in."""


def write_rows(
    sheet: Worksheet,
    first: int,
    rows: Sequence[BlankRow],
    columns: Sequence[FormColumn],
    looks: FormLooks,
) -> None:
    """Write the measures, a row each, from row `first` on."""
    places = list(enumerate(columns))
    texts = [(at, _TEXTS[one], _look(one, looks)) for at, one in places if one in _TEXTS]
    values = [(at, _VALUES[one]) for at, one in places if one in _VALUES]
    others = (*_TEXTS, *_VALUES)
    empty = [(at, _look(one, looks)) for at, one in places if one not in others]
    wrapped = [(_TEXTS[one], WIDTHS[one]) for one in _WRAPPED]
    for number, row in enumerate(rows, first):
        for column, words, look in texts:
            workbook.write_text(sheet, number, column, words(row), look)
        for column, write in values:
            write(sheet, number, column, row, looks)
        for column, look in empty:
            sheet.write_blank(number, column, None, look)
        tall = row_heights.height((words(row), width) for words, width in wrapped)
        sheet.set_row(number, min(max(tall, _ROOM), row_heights.TALLEST))


def _look(one: FormColumn, looks: FormLooks) -> Format:
    cells = looks.given if one.is_given else looks.open
    if one is FormColumn.PERCENT:
        return cells.percent
    return cells.long if one in _LONG else cells.text if one in _AT_LEFT else cells.middle


def _order(sheet: Worksheet, at: int, column: int, row: BlankRow, looks: FormLooks) -> None:
    workbook.write_number(sheet, at, column, row.number, looks.given.number)


def _last_percent(sheet: Worksheet, at: int, column: int, row: BlankRow, looks: FormLooks) -> None:
    last, look = row.known.last, looks.given.percent
    if last is None or last.percent is None:
        workbook.write_text(sheet, at, column, "", look)
    else:
        workbook.write_number(sheet, at, column, last.percent / 100, look)


def _amount(sheet: Worksheet, at: int, column: int, row: BlankRow, looks: FormLooks) -> None:
    """Where no target is, there is nothing to count."""
    look = (looks.open if row.measure.target else looks.given).number
    if row.known.filled.amount is None:
        workbook.write_text(sheet, at, column, "", look)
    else:
        workbook.write_number(sheet, at, column, row.known.filled.amount, look)


def _due(sheet: Worksheet, at: int, column: int, row: BlankRow, looks: FormLooks) -> None:
    due = row.known.filled.due
    if due is None:
        workbook.write_text(sheet, at, column, "", looks.open.day)
    else:
        workbook.write_day(sheet, at, column, due, looks.open.day, looks.open.middle)


_VALUES: Mapping[FormColumn, Callable[[Worksheet, int, int, BlankRow, FormLooks], None]] = {
    FormColumn.ORDER: _order,
    FormColumn.LAST_PERCENT: _last_percent,
    FormColumn.AMOUNT: _amount,
    FormColumn.DUE: _due,
}
"""The columns of figures and days."""
