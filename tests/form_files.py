"""Forms as they go out, and as clerks send them back: changed by hand, in a workbook."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

import openpyxl

from plancheck import export
from plancheck.domain.form.blank import blank_form
from plancheck.domain.form.columns import FormColumn, column_named
from plancheck.domain.form.model import FormLabel
from plancheck.domain.period import Week
from plancheck.domain.plan.model import Units

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from plancheck.domain.plan.model import Plan
    from plancheck.domain.report.model import StatusReport

WEEK = Week(2024, 10)
UNIT = Units("居委会", ("宝山八村居委会",))


def form_file(
    plan: Plan, unit: Units = UNIT, week: Week = WEEK, last: StatusReport | None = None
) -> bytes:
    """The workbook that goes out."""
    return export.render_form(blank_form(plan, unit, week, last))


class Form:
    """A workbook with a form, opened to be changed; `sheet` is the one that is filled in."""

    def __init__(self, data: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(data))
        self.sheet: Worksheet = self.book["填报表"]
        heads = next(row for row in self.sheet.iter_rows() if row[1].value == FormColumn.ID.value)
        self.top = int(heads[0].row or 0)
        self.columns = {
            column: int(cell.column or 0)
            for cell in heads
            if (column := column_named(str(cell.value)))
        }

    def row(self, id: str) -> int:
        """The row of a measure, counted from 1."""
        column = self.columns[FormColumn.ID]
        rows = range(self.top + 1, self.sheet.max_row + 1)
        return next(row for row in rows if self.sheet.cell(row, column).value == id)

    def fill(self, id: str, said: Mapping[FormColumn, object]) -> None:
        """Type into a measure's row."""
        for column, value in said.items():
            self.sheet.cell(self.row(id), self.columns[column]).value = value  # type: ignore[assignment]

    def head(self, label: FormLabel, value: object) -> None:
        """Type into the cell behind a label."""
        for row in self.sheet.iter_rows(max_row=self.top - 1):
            for cell in row:
                if cell.value == label.value:
                    merged = self.sheet.merged_cells.ranges
                    span = next((one for one in merged if cell.coordinate in one), None)
                    right = int((span.max_col if span else cell.column) or 0) + 1
                    self.sheet.cell(int(cell.row or 0), right).value = value  # type: ignore[assignment]
                    return
        raise KeyError(label)

    def data(self) -> bytes:
        """The workbook as it is sent."""
        file = io.BytesIO()
        self.book.save(file)
        return file.getvalue()


def sent_back(
    data: bytes,
    said: Mapping[str, Mapping[FormColumn, object]],
    *,
    on: date | None = date(2024, 3, 8),
    change: Callable[[Form], None] = lambda form: None,
) -> bytes:
    """A form that was filled in, and then changed otherwise."""
    form = Form(data)
    for id, cells in said.items():
        form.fill(id, cells)
    if on:
        form.head(FormLabel.FILLED_ON, on)
    change(form)
    return form.data()
