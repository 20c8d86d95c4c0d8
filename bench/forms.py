"""What a form costs: written, against XlsxWriter writing the same cells and checks; read back,
against python-calamine reading the same cells.
"""

from __future__ import annotations

import io
import re
import zipfile
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
from plancheck.domain.plan.model import Plan, Units
from plancheck.export import render_form
from plancheck.export.form.checks import checks, day_check
from plancheck.storage.report.file import load_status

WEEK = Week(2024, 3)
_SHEET = "xl/worksheets/sheet2.xml"
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


def filled_in(root: Path, units: int) -> tuple[Plan, list[Path]]:
    """The forms of a street's units, filled in: 51 rows each, no two alike."""
    plan, folder = data.street(root, units)
    forms = root / "forms"
    forms.mkdir()
    found = []
    for number, file in enumerate(sorted(folder.iterdir())):
        report = load_status(file)
        units_of = Units(report.head.unit_type, (report.head.unit,))
        form = blank_form(plan, units_of, Week.of(report.last_day).shifted(1), report)
        path = forms / f"{file.stem}.xlsx"
        path.write_bytes(_typed_in(render_form(form), number))
        found.append(path)
    return plan, found


def _typed_in(data: bytes, unit: int) -> bytes:
    """A form with status, share and progress in each row, kept as spreadsheets keep them."""
    texts: list[str] = []

    def fill(match: re.Match[str]) -> str:
        column, row, style = match[1], int(match[2]), match[3]
        if row < 5:
            return match[0]
        if column == "L":
            return f'<c r="L{row}" s="{style}"><v>{row % 10 / 10 or 1}</v></c>'
        words = ("推进中", "已完成")[row % 10 == 0] if column == "K" else f"{unit}村{row}：走访12户"
        texts.append(words)
        return f'<c r="{column}{row}" s="{style}" t="s"><v>{{{len(texts) - 1}}}</v></c>'

    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", 8) as new:
        parts = {name: old.read(name) for name in old.namelist()}
        shared = parts["xl/sharedStrings.xml"].decode()
        sheet = re.sub(r'<c r="([KLN])([0-9]+)" s="([0-9]+)"/>', fill, parts[_SHEET].decode())
        first = shared.count("<si>")
        sheet = re.sub(r"<v>\{([0-9]+)\}</v>", lambda m: f"<v>{first + int(m[1])}</v>", sheet)
        listed = "".join(f"<si><t>{words}</t></si>" for words in texts)
        parts["xl/sharedStrings.xml"] = shared.replace("</sst>", f"{listed}</sst>").encode()
        parts[_SHEET] = sheet.encode()
        for name, part in parts.items():
            new.writestr(name, part)
    return made.getvalue()


def read_bare(files: list[Path]) -> None:
    """The cells of all sheets of the workbooks, by the library alone."""
    for file in files:
        book = import_module("python_calamine").load_workbook(file)
        for index in range(len(book.sheet_names)):
            book.get_sheet_by_index(index).to_python()
