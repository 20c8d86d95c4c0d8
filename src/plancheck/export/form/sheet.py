"""The sheet that is filled in: whose form it is, then a row a measure, what is given locked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...domain.form.columns import FormColumn
from ...domain.form.model import FormLabel, head_cells
from ...domain.progress.status import Status
from .. import workbook
from .checks import checks, day_check
from .rows import WIDTHS, write_rows

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from ...domain.form.model import BlankForm
    from ...domain.period import Week
    from .looks import FormLooks

NAME = "填报表"
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


def add_form(book: workbook.OfficeWorkbook, form: BlankForm, looks: FormLooks) -> None:
    """The sheet; the column of 责任领导 is left out where the plan names none."""
    led = any(row.measure.leader for row in form.rows)
    columns = [one for one in FormColumn if led or one is not FormColumn.LEADER]
    widths = [WIDTHS[one] for one in columns]
    top = len(_HEAD) + 1
    sheet = book.sheet(NAME, widths, 1, top, growing=True)
    title = f"《{form.title}》落实情况填报表"
    workbook.merge_text(sheet, 0, (0, len(columns) - 1), title, book.formats.title)
    sheet.set_row(0, 28)
    _write_head(sheet, form, columns, looks)
    for column, one in enumerate(columns):
        look = looks.label if one.is_given else book.formats.head
        workbook.write_text(sheet, top, column, one.value, look)
    sheet.set_row(top, 24)
    write_rows(sheet, top + 1, form.rows, columns, looks)
    last = top + max(len(form.rows), 1)
    _check(book, sheet, form.head.week, columns, (top + 1, last), looks)
    sheet.autofilter(top, 0, last, len(columns) - 1)
    sheet.freeze_panes(top + 1, columns.index(FormColumn.MEASURE) + 1)
    sheet.set_selection(*[top + 1, columns.index(FormColumn.STATUS)] * 2)
    protect(sheet)


def protect(sheet: Worksheet) -> None:
    """Lock what is given, without a password; sorting, filtering, wider columns stay allowed.

    Excel all the same sorts no rows with a locked cell in them: the first page says what to do.
    """
    allowed = ("sort", "autofilter", "format_columns", "format_rows")
    sheet.protect("", dict.fromkeys(allowed, True))


def _write_head(
    sheet: Worksheet, form: BlankForm, columns: Sequence[FormColumn], looks: FormLooks
) -> None:
    edges = [*map(columns.index, _EDGES), len(columns)]
    values = dict(head_cells(form.head))
    for row, labels in enumerate(_HEAD, 1):
        sheet.set_row(row, 30)
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
