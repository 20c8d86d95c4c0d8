"""What a form to fill in costs, against XlsxWriter writing the same cells and checks."""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell import Cell

from bench import data, reports
from plancheck.domain.form.blank import blank_form
from plancheck.domain.form.model import BlankForm
from plancheck.domain.period import Week
from plancheck.domain.plan.model import Units
from plancheck.export import render_form
from plancheck.export.form.checks import checks, day_check

WEEK = Week(2024, 3)
COLOURS = 10
"""Rules that colour cells."""


def form_of(root: Path) -> BlankForm:
    """The form of 51 measures after a week on which work was done."""
    report, plan = reports.report_of(root)
    return blank_form(plan, Units(data.TYPE, (data.UNIT,)), WEEK, report)


def write_bare(form: BlankForm) -> Callable[[], None]:
    """The same cells, merges, checks and colours by the library alone."""
    book = load_workbook(io.BytesIO(render_form(form)))
    sheets = [
        (
            [
                (row, column, cell.value, cell.style_id)
                for row, cells in enumerate(sheet.iter_rows())
                for column, cell in enumerate(cells)
                if isinstance(cell, Cell) and cell.has_style
            ],
            [one.bounds for one in sheet.merged_cells.ranges],
            [dimension.height for _, dimension in sorted(sheet.row_dimensions.items())],
        )
        for sheet in book
    ]
    looks = 1 + max(style for cells, _, _ in sheets for *_, style in cells)
    rules = [*checks(WEEK).values(), day_check(WEEK)]

    def write() -> None:
        made = import_module("xlsxwriter").Workbook(io.BytesIO(), {"in_memory": True})
        box = {"border": 1, "text_wrap": True, "num_format": "@"}
        forms = [made.add_format(box | {"font_size": 8 + n / 2}) for n in range(looks)]
        for cells, merges, heights in sheets:
            sheet = made.add_worksheet()
            for left, top, right, bottom in merges:
                sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, "", forms[0])
            for row, height in enumerate(heights):
                sheet.set_row(row, height)
            for row, column, value, style in cells:
                _write(sheet, row, column, value, forms[style])
            if not merges:  # the page that says how to fill it in
                continue
            for column, rule in enumerate(rules, 10):
                sheet.data_validation(4, column, 54, column, rule)
            for n in range(COLOURS):
                colour = {"type": "cell", "criteria": "==", "value": f'"{n}"', "format": forms[n]}
                sheet.conditional_format(4, 10, 54, 10, colour)
            sheet.autofilter(3, 0, 54, 19)
            sheet.freeze_panes(4, 5)
            sheet.protect("", {"sort": True})
        made.close()

    return write


def _write(sheet: Any, row: int, column: int, value: object, form: object) -> None:
    if value is None:
        sheet.write_blank(row, column, None, form)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, form)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, form)
    else:
        sheet.write_datetime(row, column, value, form)
