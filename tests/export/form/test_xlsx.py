"""The form as a workbook, read back as Excel would see it."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from plancheck.domain.form.blank import blank_form
from plancheck.domain.form.columns import FILLED, FormColumn
from plancheck.domain.form.model import BlankForm, FormLabel
from plancheck.domain.period import Week
from plancheck.domain.plan.model import Target, Units
from plancheck.domain.progress.status import Status
from plancheck.export import render_form
from tests.export.reports import made, told
from tests.specimens import measure, moment, plan_of

WEEK = Week(2024, 10)
TOP = 4
"""The row of the headings."""


def form(*, hostile: str = "", last: bool = True) -> BlankForm:
    plan = plan_of(
        (
            measure("3.1.1", hostile or "加装电梯", target=Target(12, "台", "电梯")),
            measure("3.1.10", "开展消防检查"),
        )
    )
    report, _ = made(
        told("3.1.1", percent=40, amount=2),
        told(
            "3.1.10", status=Status.ONGOING, percent=None, amount=None, owner=(hostile or "李某",)
        ),
    )
    units = Units("居委会", (hostile or "宝山八村居委会",))
    blank = blank_form(plan, units, WEEK, report if last else None, "021-5555")
    return blank._replace(deadline=moment(WEEK.sunday, 17))


def sheets(blank: BlankForm) -> tuple[Worksheet, Worksheet]:
    guide, sheet = load_workbook(BytesIO(render_form(blank)))
    assert isinstance(guide, Worksheet)
    assert isinstance(sheet, Worksheet)
    return guide, sheet


@pytest.fixture(scope="module")
def sheet() -> Worksheet:
    return sheets(form())[1]


def cells(sheet: Worksheet, column: FormColumn) -> list[Any]:
    names = {cell.value: number for number, cell in enumerate(sheet[TOP], 1)}
    return [sheet.cell(row, names[column.value]) for row in (TOP + 1, TOP + 2)]


def head_cell(sheet: Worksheet, label: FormLabel) -> Cell:
    """The cell after a label's, as a reader finds it: the next that is not merged away."""
    return next(
        row[place + 1]
        for cells in sheet.iter_rows(max_row=TOP - 1)
        if (row := [cell for cell in cells if isinstance(cell, Cell)])
        for place, cell in enumerate(row)
        if cell.value == label.value
    )


def test_numbers_that_look_like_other_numbers_stay_as_they_are(sheet: Worksheet) -> None:
    ids = cells(sheet, FormColumn.ID)
    assert [(cell.value, cell.number_format) for cell in ids] == [("3.1.1", "@"), ("3.1.10", "@")]


def test_what_is_given_is_locked_and_what_is_to_be_filled_in_is_open(sheet: Worksheet) -> None:
    names = [FormColumn(cell.value) for cell in sheet[TOP]]
    assert names == [one for one in FormColumn if one is not FormColumn.LEADER]
    assert {one for one in names if not cells(sheet, one)[0].protection.locked} == set(FILLED)
    no_target = cells(sheet, FormColumn.AMOUNT)[1]
    assert no_target.protection.locked


def test_the_sheet_is_protected_without_a_password_and_may_be_sorted_and_filtered(
    sheet: Worksheet,
) -> None:
    kept = sheet.protection
    assert kept.sheet
    assert not kept.password
    forbidden = (kept.sort, kept.autoFilter, kept.formatColumns, kept.formatRows)
    assert not any(forbidden)
    assert sheet.auto_filter.ref == f"A{TOP}:T{TOP + 2}"
    assert sheet.freeze_panes == f"F{TOP + 1}"
    assert sheet.print_title_rows == f"$2:${TOP}"


def test_last_week_stands_in_locked_grey_cells(sheet: Worksheet) -> None:
    status, percent = (
        cells(sheet, one) for one in (FormColumn.LAST_STATUS, FormColumn.LAST_PERCENT)
    )
    assert [cell.value for cell in status] == ["推进中", "常态推进"]
    assert [(cell.value, cell.number_format) for cell in percent] == [(0.4, "0%"), (None, "0%")]
    assert {cell.fill.fgColor.rgb for cell in (*status, *percent)} == {"FFEDEDED"}


def test_what_is_said_of_an_entry_that_is_none_is_chinese_and_fits(sheet: Worksheet) -> None:
    checks = {
        str(one.sqref).rstrip("0123456789"): one for one in sheet.data_validations.dataValidation
    }
    kinds = sorted(one.type for one in checks.values())
    assert kinds == ["date", "date", "decimal", "decimal", "list"]
    lists = [one.formula1 for one in checks.values() if one.type == "list"]
    assert lists == [f'"{",".join(one.value for one in Status)}"']
    for one in checks.values():
        assert one.showErrorMessage
        assert re.search("[一-龥]", one.error)
        assert len(one.errorTitle) <= 32
        assert max(len(one.error), len(one.prompt)) <= 255


def test_whose_form_it_is_stands_in_cells(sheet: Worksheet) -> None:
    told = {label: head_cell(sheet, label).value for label in FormLabel}
    assert told == {
        FormLabel.UNIT: "宝山八村居委会",
        FormLabel.UNIT_TYPE: "居委会",
        FormLabel.WEEK: "2024-W10（3月4日—3月10日）",
        FormLabel.FILLED_ON: None,
        FormLabel.ISSUER: "某街道办事处",
        FormLabel.PLAN: "jihua-2024",
        FormLabel.REVISION: "第1版",
        FormLabel.DIGEST: "d" * 64,
        FormLabel.PREPARED_BY: "甲",
        FormLabel.REVIEWER: "乙",
        FormLabel.PHONE: "021-5555",
    }
    is_open = {label for label in FormLabel if not head_cell(sheet, label).protection.locked}
    assert is_open == {
        FormLabel.FILLED_ON,
        FormLabel.PREPARED_BY,
        FormLabel.REVIEWER,
        FormLabel.PHONE,
    }


def test_rows_grow_with_what_is_typed_in_them() -> None:
    with ZipFile(BytesIO(render_form(form()))) as package:
        rows = re.findall("<row [^>]*>", package.read("xl/worksheets/sheet2.xml").decode())
    assert len(rows) == TOP + 2
    assert [row for row in rows if "customHeight" in row or " ht=" not in row] == []


def test_nothing_is_in_it_that_came_after_excel_2010() -> None:
    with ZipFile(BytesIO(render_form(form()))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    assert [name for name, text in parts.items() if "extLst" in text or "mc:" in text] == []
    assert not any("pivot" in name or "table" in name or "drawing" in name for name in parts)


def test_five_lines_say_how_to_fill_it_in_and_send_it_back_until_when() -> None:
    guide, _ = sheets(form())
    lines = [str(cell.value) for cell in guide["A"] if cell.value]
    assert [line[:2] for line in lines[2:7]] == [f"{n}．" for n in range(1, 6)]
    assert "3月10日（周日）17:00以前发回某街道办事处" in lines[6]
    assert guide.protection.sheet


def test_a_form_for_a_unit_never_heard_of_says_so_and_leaves_last_week_empty() -> None:
    guide, sheet = sheets(form(last=False))
    assert "还没有收到过" in str(guide["A9"].value)
    assert {cell.value for cell in cells(sheet, FormColumn.LAST_STATUS)} == {None}


def test_what_comes_from_elsewhere_is_never_a_formula() -> None:
    _, sheet = sheets(form(hostile='=HYPERLINK("http://x")\x00<b>'))
    given = [cells(sheet, FormColumn.MEASURE)[0], cells(sheet, FormColumn.OWNER)[1]]
    given.append(head_cell(sheet, FormLabel.UNIT))
    assert {cell.data_type for cell in given} == {"s"}
    assert {cell.hyperlink for cell in given} == {None}


def test_the_same_form_gives_the_same_bytes() -> None:
    assert render_form(form()) == render_form(form())


def test_a_day_that_excel_has_none_of_stands_as_text() -> None:
    blank = form()
    first = blank.rows[0]
    early = first.known._replace(
        filled=first.known.filled._replace(due=datetime(1876, 1, 2).date())
    )
    _, sheet = sheets(blank._replace(rows=(first._replace(known=early), *blank.rows[1:])))
    assert cells(sheet, FormColumn.DUE)[0].value == "1876-01-02"
