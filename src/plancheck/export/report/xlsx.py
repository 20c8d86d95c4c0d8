"""The report as a workbook: 周报 to sign, 台账 to filter, both from the one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.progress.signal import Signal
from ...domain.progress.state import Status
from ...domain.report.wording import (
    REMINDER,
    report_parts,
    report_subtitle,
    report_title,
    signature_of,
)
from .. import workbook

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from ...domain.plan.model import Plan
    from ...domain.report.model import MeasureReport, StatusReport

COLUMNS = {
    "序号": 5.0,
    "重点工作": 11.0,
    "目标任务": 12.0,
    "具体举措": 24.0,
    "牵头单位": 8.0,
    "配合单位": 9.0,
    "责任人": 8.0,
    "完成时限": 10.5,
    "进展情况": 20.0,
    "存在问题": 16.0,
    "下一步计划": 16.0,
    "进度": 7.5,
    "状态": 8.5,
    "亮灯": 6.0,
    "佐证材料": 11.0,
}
"""The ledger's columns and their widths."""
_NAMES = list(COLUMNS)
_WIDE = (0, 9)
"""The report's ten columns, over which its text runs."""
_WIDTH = 14.0


def render(report: StatusReport, plan: Plan) -> bytes:
    """The file's bytes; the same report gives the same."""
    book = workbook.OfficeWorkbook(report_title(report, plan), report.generated)
    front = book.sheet("周报", [_WIDTH] * 10, 0, -1)
    hidden = _ledger(book, report, plan)
    _front(book, front, report, plan, hidden)
    return book.data()


def _front(
    book: workbook.OfficeWorkbook,
    sheet: Worksheet,
    report: StatusReport,
    plan: Plan,
    hidden: list[int],
) -> None:
    """Title, who signs, counts, the four parts. `hidden` are ledger rows that print cut off."""
    forms = book.formats
    room = _WIDTH * 10
    title = report_title(report, plan)
    workbook.merge_text(sheet, 0, _WIDE, title, forms.title)
    sheet.set_row(0, workbook.height([(title, room)], 18) + 6)
    workbook.merge_text(sheet, 1, _WIDE, report_subtitle(report), forms.subtitle)
    sheet.set_row(1, 24)
    row = _signed(book, sheet, report, 2)
    row = _counts(book, sheet, report, row + 1) + 1
    for part in report_parts(report, plan):
        workbook.write_text(sheet, row, 0, part.title, forms.part)
        sheet.set_row(row, 22)
        row += 1
        for number, line in enumerate(part.lines, 1):
            row = _prose(sheet, row, f"{number}. {line}" if part.measures else line, book)
    if hidden:
        numbers = "、".join(map(str, hidden))
        words = f"注：台账序号 {numbers} 的内容超过表格的最大行高，打印不全，全文见单元格。"
        row = _prose(sheet, row, words, book)


def _signed(book: workbook.OfficeWorkbook, sheet: Worksheet, report: StatusReport, row: int) -> int:
    """Who signs: above, so that no page break parts it; the row after it."""
    forms = book.formats
    unit, prepared, reviewed, phone, made = signature_of(report)
    unit = unit.replace("填报单位", "填报单位（盖章）", 1)
    check = f"校验码：{report.check_code}"
    for left, right in ((unit, made), (prepared, reviewed), (phone, check)):
        workbook.merge_text(sheet, row, (0, 4), left, forms.text)
        workbook.merge_text(sheet, row, (5, 9), right, forms.text)
        sheet.set_row(row, max(workbook.height([(left, _WIDTH * 5), (right, _WIDTH * 5)]), 26))
        row += 1
    workbook.merge_text(sheet, row, _WIDE, f"（{REMINDER}）", forms.subtitle)
    sheet.set_row(row, 20)
    return row + 1


def _counts(book: workbook.OfficeWorkbook, sheet: Worksheet, report: StatusReport, row: int) -> int:
    """The counts, each with what it is of; the row after them."""
    tally, forms = report.tally, book.formats
    workbook.write_text(sheet, row + 1, 0, "项数", forms.head)
    workbook.write_text(sheet, row + 2, 0, "占应办", forms.head)
    workbook.write_text(sheet, row, 0, "", forms.head)
    named = [
        ("应办措施", tally.total),
        ("已完成", tally.done),
        *((s.value, _with(report, s)) for s in Status if s.value != "已完成"),
        *((s.value, n) for s, n in _lights(report)),
    ]
    named = [one for one in named if one[0] != Status.NOT_APPLICABLE.value]
    for column, (name, count) in enumerate(named, 1):
        workbook.write_text(sheet, row, column, name, forms.head)
        workbook.write_number(sheet, row + 1, column, count, forms.number)
        if tally.total:
            workbook.write_number(sheet, row + 2, column, count / tally.total, forms.percent)
        else:
            workbook.write_text(sheet, row + 2, column, "-", forms.middle)
    for one in range(row, row + 4):
        sheet.set_row(one, 20)
    left_out = _with(report, Status.NOT_APPLICABLE)
    words = f"应办 {tally.total} 项，不含不适用 {left_out} 项；各项占比以应办为分母。"
    workbook.merge_text(sheet, row + 3, _WIDE, words, forms.prose)
    return row + 4


def _with(report: StatusReport, status: Status) -> int:
    return sum(m.status is status for m in report.measures)


def _lights(report: StatusReport) -> list[tuple[Signal, int]]:
    tally = report.tally
    counts = (tally.due_soon, tally.behind, tally.overdue)
    return list(zip((Signal.DUE_SOON, Signal.BEHIND, Signal.OVERDUE), counts, strict=True))


def _prose(sheet: Worksheet, row: int, text: str, book: workbook.OfficeWorkbook) -> int:
    """A paragraph over the whole width, in as many rows as its height takes; the next row."""
    room = _WIDTH * 10
    step = 3_000  # characters that a row of this width shows for certain
    for start in range(0, len(text), step):
        piece = text[start : start + step]
        workbook.merge_text(sheet, row, _WIDE, piece, book.formats.prose)
        sheet.set_row(row, min(workbook.height([(piece, room)], 11), workbook.TALLEST))
        row += 1
    return row


def _ledger(book: workbook.OfficeWorkbook, report: StatusReport, plan: Plan) -> list[int]:
    """One row a measure; the numbers of those that Excel cannot show whole."""
    forms = book.formats
    sheet = book.sheet("台账", list(COLUMNS.values()), 0, 0)
    for column, name in enumerate(COLUMNS):
        workbook.write_text(sheet, 0, column, name, forms.head)
    sheet.set_row(0, 24)
    sheet.freeze_panes(1, 4)
    places = {m.id: (section, objective, m) for section, objective, m in plan.places()}
    percent, status, light = (_NAMES.index(n) for n in ("进度", "状态", "亮灯"))
    centred = {_NAMES.index(n) for n in ("牵头单位", "配合单位", "责任人", "状态", "亮灯")}
    widths = list(COLUMNS.values())
    hidden = []
    for row, one in enumerate(report.measures, 1):
        section, objective, planned = places[one.id]
        texts = {
            1: section.title,
            2: objective.title,
            3: f"{one.id} {planned.text}",
            4: "、".join(planned.lead),
            5: "、".join(planned.support),
            6: one.owners,
            8: _progress(one),
            9: _problems(one),
            10: "\n".join(one.next),
            status: one.status.value,
            light: one.signal.value,
            14: "\n".join(one.evidence),
        }
        workbook.write_number(sheet, row, 0, row, forms.number)
        for column, text in texts.items():
            form = forms.middle if column in centred else forms.text
            workbook.write_text(sheet, row, column, text, form)
        workbook.write_date(sheet, row, 7, one.due, forms)
        if one.percent is None:
            workbook.write_text(sheet, row, percent, one.percent_words, forms.middle)
        else:
            workbook.write_number(sheet, row, percent, one.percent / 100, forms.percent)
        tall = workbook.height((text, widths[column]) for column, text in texts.items())
        if tall > workbook.TALLEST:
            hidden.append(row)
        sheet.set_row(row, min(tall, workbook.TALLEST))
    last = len(report.measures)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    if last:
        workbook.add_bars(sheet, percent, 1, last)
        book.colour(sheet, status, (1, last), Status)
        book.colour(sheet, light, (1, last), Signal)
    return hidden


def _progress(one: MeasureReport) -> str:
    """What was done, with the steps and the amount where there are any."""
    figures = []
    if one.steps_total:
        figures.append(f"步骤 {one.steps_done}/{one.steps_total}")
    if one.amount is not None:
        figures.append(f"完成量 {one.amount:g}")
    return "\n".join((*one.progress, *figures))


def _problems(one: MeasureReport) -> str:
    """Problems, what others must settle, and the reason of a status that needs one."""
    asked = (f"需协调：{text}" for text in one.coordination)
    reason = (f"原因：{one.reason}",) if one.reason else ()
    return "\n".join((*one.problems, *asked, *reason))
