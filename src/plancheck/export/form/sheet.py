"""The sheet that is filled in: whose form it is, then a row a measure, what is given locked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from ...domain.form.columns import FormColumn
from ...domain.form.model import FormLabel, head_cells
from ...domain.progress.state import Status
from .. import row_heights, workbook
from .checks import checks, day_check

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from ...domain.form.model import BlankForm, BlankRow
    from ...domain.period import Week
    from .looks import CellLooks, FormLooks

NAME = "填报表"
_WIDTHS = {
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
    FormColumn.OWNER: lambda row: row.known.filled.owner,
    FormColumn.EVIDENCE: lambda row: row.known.filled.evidence,
}
"""The columns of texts that go out with something in them."""
_LONG = (FormColumn.PROGRESS, FormColumn.PROBLEMS, FormColumn.COORDINATION, FormColumn.PLANS)
_AT_LEFT = (FormColumn.SECTION, FormColumn.OBJECTIVE, FormColumn.MEASURE, FormColumn.EVIDENCE)
_EDGES = (
    FormColumn.ORDER,
    FormColumn.SECTION,
    FormColumn.TARGET,
    FormColumn.SUPPORT,
    FormColumn.LAST_STATUS,
    FormColumn.LAST_PERCENT,
    FormColumn.PROGRESS,
    FormColumn.PROBLEMS,
    FormColumn.COORDINATION,
    FormColumn.PLANS,
    FormColumn.OWNER,
    FormColumn.EVIDENCE,
)
"""Where the cells of the head begin, labels and values by turns."""
_HEAD = (
    (
        FormLabel.UNIT,
        FormLabel.UNIT_TYPE,
        FormLabel.WEEK,
        FormLabel.FILLED_ON,
        FormLabel.PREPARED_BY,
        FormLabel.REVIEWER,
    ),
    (FormLabel.ISSUER, FormLabel.REVISION, FormLabel.PLAN, FormLabel.PHONE, FormLabel.DIGEST),
)
"""The lines of the head; the last cell of one takes what is left of it."""
_OPEN = (FormLabel.FILLED_ON, FormLabel.PREPARED_BY, FormLabel.REVIEWER, FormLabel.PHONE)
_WANTED = (FormLabel.FILLED_ON, FormLabel.PREPARED_BY)
_ROOM = 48.0
"""The least height of a row in points: three lines, to write in."""


def add_form(book: workbook.OfficeWorkbook, form: BlankForm, looks: FormLooks) -> None:
    """The sheet; the column of 责任领导 is left out where the plan names none."""
    led = any(row.measure.leader for row in form.rows)
    columns = [one for one in FormColumn if led or one is not FormColumn.LEADER]
    widths = [_WIDTHS[one] for one in columns]
    top = len(_HEAD) + 1
    sheet = book.sheet(NAME, widths, top, top, growing=True)
    title = f"《{form.title}》落实情况填报表"
    workbook.merge_text(sheet, 0, (0, len(columns) - 1), title, book.formats.title)
    sheet.set_row(0, 28)
    _write_head(sheet, form, columns, looks)
    for column, one in enumerate(columns):
        look = looks.label if one.is_given else book.formats.head
        workbook.write_text(sheet, top, column, one.value, look)
    sheet.set_row(top, 24)
    for number, row in enumerate(form.rows, top + 1):
        for column, one in enumerate(columns):
            _write(sheet, number, column, one, row, looks)
        texts = [(words(row), _WIDTHS[one]) for one, words in _TEXTS.items()]
        sheet.set_row(number, min(max(row_heights.height(texts), _ROOM), row_heights.TALLEST))
    last = top + max(len(form.rows), 1)
    _check(book, sheet, form.head.week, columns, (top + 1, last), looks)
    sheet.autofilter(top, 0, last, len(columns) - 1)
    sheet.freeze_panes(top + 1, columns.index(FormColumn.MEASURE) + 1)
    protect(sheet)


def protect(sheet: Worksheet) -> None:
    """Lock what is given, without a password; sorting, filtering, wider columns stay allowed."""
    allowed = ("sort", "autofilter", "format_columns", "format_rows")
    sheet.protect("", dict.fromkeys(allowed, True))


def _write_head(
    sheet: Worksheet, form: BlankForm, columns: Sequence[FormColumn], looks: FormLooks
) -> None:
    edges = [*map(columns.index, _EDGES), len(columns)]
    values = dict(head_cells(form.head))
    for row, labels in enumerate(_HEAD, 1):
        sheet.set_row(row, 20)
        for place, label in enumerate(labels):
            first, middle, end = edges[2 * place : 2 * place + 3]
            end = edges[-1] if label is labels[-1] else end
            workbook.merge_text(sheet, row, (first, middle - 1), label.value, looks.label)
            words = str(values[label] or "")
            workbook.merge_text(sheet, row, (middle, end - 1), words, _look(label, looks))
            if label is FormLabel.FILLED_ON:
                sheet.data_validation(row, middle, row, middle, day_check(form.head.week))
            if label in _WANTED:
                rule = {"type": "blanks", "format": looks.wanted}
                sheet.conditional_format(row, middle, row, end - 1, rule)


def _look(label: FormLabel, looks: FormLooks) -> Format:
    if label is FormLabel.FILLED_ON:
        return looks.open.day
    if label is FormLabel.DIGEST:
        return looks.small
    return (looks.open if label in _OPEN else looks.given).middle


def _write(
    sheet: Worksheet, number: int, column: int, one: FormColumn, row: BlankRow, looks: FormLooks
) -> None:
    cells: CellLooks = looks.given if one.is_given else looks.open
    last, filled = row.known.last, row.known.filled
    if one in _TEXTS:
        look = cells.text if one in _AT_LEFT else cells.middle
        workbook.write_text(sheet, number, column, _TEXTS[one](row), look)
    elif one is FormColumn.ORDER:
        workbook.write_number(sheet, number, column, row.number, cells.number)
    elif one is FormColumn.LAST_STATUS:
        workbook.write_text(sheet, number, column, last.status.value if last else "", cells.middle)
    elif one is FormColumn.LAST_PERCENT and last and last.percent is not None:
        workbook.write_number(sheet, number, column, last.percent / 100, cells.percent)
    elif one is FormColumn.AMOUNT and filled.amount is not None:
        workbook.write_number(sheet, number, column, filled.amount, cells.number)
    elif one is FormColumn.AMOUNT and row.measure.target is None:
        workbook.write_text(sheet, number, column, "", looks.given.number)
    elif one is FormColumn.DUE and filled.due:
        workbook.write_day(sheet, number, column, filled.due, cells.day, cells.middle)
    else:
        workbook.write_text(sheet, number, column, "", _empty(one, cells))


def _empty(one: FormColumn, cells: CellLooks) -> Format:
    if one in _LONG:
        return cells.long
    by_kind = {
        FormColumn.LAST_PERCENT: cells.percent,
        FormColumn.PERCENT: cells.percent,
        FormColumn.AMOUNT: cells.number,
        FormColumn.DUE: cells.day,
    }
    return by_kind.get(one, cells.middle)


def _check(
    book: workbook.OfficeWorkbook,
    sheet: Worksheet,
    week: Week,
    columns: Sequence[FormColumn],
    rows: tuple[int, int],
    looks: FormLooks,
) -> None:
    first, last = rows
    for one, check in checks(week).items():
        column = columns.index(one)
        sheet.data_validation(first, column, last, column, check)
    status, problems = columns.index(FormColumn.STATUS), columns.index(FormColumn.PROBLEMS)
    wanted = {"type": "blanks", "format": looks.wanted}
    sheet.conditional_format(first, status, last, status, wanted)
    book.colour(sheet, status, rows, Status)
    said, why = (f"${_letter(column)}{first + 1}" for column in (status, problems))
    stuck = ",".join(f'{said}="{one.value}"' for one in Status if one.needs_reason)
    rule = {"type": "formula", "criteria": f'=AND(OR({stuck}),{why}="")', "format": looks.lack}
    sheet.conditional_format(first, problems, last, problems, rule)
    area = f"A1:{_letter(len(columns) - 1)}{last + 1}"
    sheet.ignore_errors({"number_stored_as_text": area})


def _letter(column: int) -> str:
    return chr(ord("A") + column)
