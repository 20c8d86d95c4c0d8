"""The workbook, read back cell by cell."""

from __future__ import annotations

import warnings
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from plancheck import export
from plancheck.domain.period import parse_period
from plancheck.domain.plan.model import Plan
from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.status import Status
from plancheck.domain.report.model import Latest, StatusReport
from plancheck.export import row_heights, workbook

from ..reports import made, told


def opened(report: StatusReport, plan: Plan) -> Workbook:
    data = BytesIO(export.render("xlsx", report, plan))
    with warnings.catch_warnings():  # openpyxl has no reader for Excel 2010's data bars
        warnings.filterwarnings("ignore", ".*extension is not supported", UserWarning)
        return load_workbook(data)


def ledger(report: StatusReport, plan: Plan) -> Worksheet:
    sheet = opened(report, plan)["台账"]
    assert isinstance(sheet, Worksheet)
    return sheet


def words(sheet: Worksheet) -> list[object]:
    return [v for row in sheet.iter_rows(values_only=True) for v in row if v is not None]


def test_every_measure_is_a_row_of_real_values() -> None:
    two = told("1.1.2", "完成摸底", status=Status.DONE, percent=100, signal=Signal.NORMAL, due=None)
    three = told("2.1.1", owner=(), status=Status.BLOCKED, reason="缺场地", amount=None)
    head, *rows = ledger(*made(told("1.1.1"), two, three)).iter_rows(values_only=True)
    columns = "序号 重点工作 目标任务 具体举措 牵头单位 配合单位 责任人 完成时限 进展情况"
    assert head == tuple(f"{columns} 存在问题 下一步计划 进度 状态 亮灯 佐证材料".split())
    due = datetime(2024, 6, 30)
    unit = ("居委会", "中心")
    figures = "3步完成1步\n累计完成2.5"
    first = (1, "第1部分", "第1.1项任务", "1.1.1 推进第1.1.1项工作", *unit, "王某", due)
    assert rows[0] == (*first, figures, None, None, 0.4, "推进中", "滞后", None)
    assert rows[1][7:] == (
        None,
        f"完成摸底\n{figures}",
        "完成摸底\n需协调：完成摸底",
        "完成摸底",
        1,
        "已完成",
        "正常",
        "完成摸底",
    )
    assert rows[2][6:10] == (None, due, "3步完成1步", "受阻：缺场地。")
    assert rows[2][1] == "第2部分"  # repeated on every row, so that a filter finds it


def test_the_front_sheet_has_who_signs_counts_of_what_and_the_check_code() -> None:
    report, plan = made(told("1.1.1", "完成摸底"), told("1.1.2", status=Status.NOT_APPLICABLE))
    report = report._replace(tally=report.tally._replace(total=1, behind=1))
    book = opened(report, plan)
    front = book["周报"]
    assert isinstance(front, Worksheet)
    found = words(front)
    check = report.check_code
    for word in (
        "填报单位（盖章）：宝山八村居委会",
        "填报人：甲",
        "审核人：乙",
        f"校验码：{check}",
    ):
        assert word in found
    assert "应办1项，不含不适用1项；各项占比以应办为分母。" in found
    rows = list(front.iter_rows(values_only=True))
    start = next(n for n, row in enumerate(rows) if row[1] == "应办措施")
    counts = dict(zip(rows[start][1:], rows[start + 1][1:], strict=True))
    shares = dict(zip(rows[start][1:], rows[start + 2][1:], strict=True))
    assert (counts["应办措施"], counts["推进中"], counts["滞后"]) == (1, 1, 1)
    assert (shares["滞后"], shares["已完成"]) == (1, 0)
    titles = [str(word)[:2] for word in found if str(word)[1:2] == "、"]
    assert titles == ["一、", "二、", "三、", "四、"]


def test_the_ledger_prints_across_a4_with_its_head_on_every_page() -> None:
    sheet = ledger(*made(told("1.1.1")))
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("E2", "A1:L2")
    assert "第 &P 页" in str(sheet.HeaderFooter.oddFooter)
    assert sheet["H2"].number_format == "yyyy-mm-dd"
    assert sheet["J2"].number_format == workbook.SHARES
    assert {cell.number_format for cell in sheet[2][1:7]} == {"@"}
    rules = {str(r.sqref): [x.type for x in r.rules] for r in sheet.conditional_formatting}
    assert rules["J2"] == ["dataBar"]
    assert (len(rules["K2"]), len(rules["L2"])) == (6, 3)


def test_no_text_becomes_a_formula_a_link_or_a_number() -> None:
    texts = ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "http://example.org", "{=A1}", "007", "<a>&"]
    rows = [told(f"1.1.{n}", text, owner=(text,)) for n, text in enumerate(texts, 1)]
    book = opened(*made(*rows))
    for sheet in book.worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
    shown = [(cell.value, cell.data_type) for cell in book["台账"]["G"][1:]]
    assert shown == [(text, "s") for text in texts]


def test_what_xml_cannot_hold_is_marked() -> None:
    sheet = ledger(*made(told("1.1.1", owner=("a\x00b\x1b\uffff\ud800c",))))
    assert sheet["G2"].value == "a\ufffdb\ufffd\ufffd\ufffdc"


@pytest.mark.parametrize("one", ["长", "\N{CJK UNIFIED IDEOGRAPH-20BB7}"])
def test_what_exceeds_a_cell_is_cut_and_says_so(one: str) -> None:
    limit = workbook.CELL_LIMIT // (len(one.encode("utf-16-le")) // 2)
    assert workbook.fitted(one * limit) == one * limit
    cut = workbook.fitted(one * (limit + 1))
    assert cut.endswith(workbook.CUT)
    assert workbook.CELL_LIMIT - 1 <= len(cut.encode("utf-16-le")) // 2 <= workbook.CELL_LIMIT
    notes = (one * (limit // 5 + 1),) * 5
    assert str(ledger(*made(told("1.1.1", progress=notes)))["I2"].value).endswith(workbook.CUT)


def test_a_row_too_high_for_excel_is_named_on_the_front() -> None:
    book = opened(*made(told("1.1.1"), told("1.1.2", "长" * 2000)))
    assert book["台账"].row_dimensions[3].height == row_heights.TALLEST
    front = book["周报"]
    assert isinstance(front, Worksheet)
    said = [str(word) for word in words(front)]
    at = next(n for n, word in enumerate(said) if "台账序号2的“进展情况”" in word)
    rest = "".join(said[at + 1 :])
    assert rest.startswith("长" * 2000)  # whole, below the note
    assert all(row.height is None or row.height < 200 for row in front.row_dimensions.values())


@pytest.mark.parametrize("column", ["progress", "problems", "next", "evidence"])
def test_a_long_text_widens_its_column_so_that_its_row_shows_it_whole(column: str) -> None:
    text = "逐栋核对签约情况，并逐条答复。" * 40
    notes: dict[str, Any] = {column: (text,)}
    sheet = ledger(*made(told("1.1.1"), told("1.1.2", **notes)))
    high = sheet.row_dimensions[3].height
    assert high
    assert high < row_heights.TALLEST
    (cell,) = [cell for cell in sheet[3] if str(cell.value).startswith(text)]
    wide = sheet.column_dimensions[get_column_letter(cell.column or 1)].width
    assert row_heights.height([(str(cell.value), wide)]) <= high + 1  # in whole pixels
    assert cell.alignment.vertical == "top"  # should it be cut off, the end is, not both


def test_columns_that_say_nothing_are_left_out() -> None:
    one = told("1.1.1", owner=(), due=None, steps_total=0, amount=None)
    names = next(ledger(*made(one)).iter_rows(values_only=True))
    left_out = {"目标", "责任人", "完成时限", "进展情况", "存在问题", "下一步计划", "佐证材料"}
    assert not left_out & set(names)


def test_where_the_period_has_no_progress_the_latest_stands_with_its_day() -> None:
    quiet = told("1.1.1", latest=Latest(date(2024, 2, 22), "完成选址"), steps_total=0, amount=None)
    told_now = told("1.1.2", "开工", latest=Latest(date(2024, 3, 6), "开工"))
    sheet = ledger(*made(quiet, told_now))
    column = next(n for n, cell in enumerate(sheet[1]) if cell.value == "进展情况")
    assert sheet[2][column].value == "（2月22日）完成选址"
    assert str(sheet[3][column].value).startswith("开工\n")


def test_what_has_no_percentage_has_a_dash_and_no_nought() -> None:
    sheet = ledger(*made(told("1.1.1", status=Status.ONGOING, percent=None)))
    column = next(n for n, cell in enumerate(sheet[1]) if cell.value == "进度")
    assert (sheet[2][column].value, sheet[2][column].alignment.horizontal) == ("—", "right")


def test_a_month_is_no_week_in_the_name_of_its_sheet() -> None:
    report, plan = made(told("1.1.1"))
    assert opened(report._replace(period=parse_period("2024-03")), plan).sheetnames[0] == "月报"


@pytest.mark.parametrize(
    ("text", "lines"), [("", 1), ("四字以内", 1), ("长" * 10, 2), ("a\nb\nc", 3), ("长" * 100, 17)]
)
def test_a_row_is_as_high_as_its_wrapped_text(text: str, lines: int) -> None:
    assert row_heights.height([(text, 14.0), ("", 3.0)]) == lines * 14 + 6


def test_a_plan_without_measures_gives_a_workbook() -> None:
    assert [row[0] for row in ledger(*made()).iter_rows(values_only=True)] == ["序号"]


def test_a_date_before_excel_is_text() -> None:
    one = told("1.1.1")
    sheet = ledger(*made(one._replace(due=one.due and one.due.replace(year=1812))))
    assert sheet["H2"].value == "1812-06-30"


def test_the_same_report_gives_the_same_bytes() -> None:
    report, plan = made(told("1.1.1", "完成摸底"))
    assert export.render("xlsx", report, plan) == export.render("xlsx", report, plan)
