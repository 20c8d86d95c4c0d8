"""The form as a workbook: a page that says how to fill it in, and the sheet to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from ...domain.period import WEEKDAYS
from ...domain.report.wording import REMINDER
from .. import row_heights, workbook
from .looks import form_looks
from .sheet import NAME, add_form, protect

if TYPE_CHECKING:
    from ...domain.form.model import BlankForm

_WIDTH = 92.0
"""The first sheet's one column: A4 upright."""
_SIZE = 12


def render(form: BlankForm) -> bytes:
    """The file's bytes; the same form gives the same."""
    head = form.head
    made = datetime.combine(head.week.monday, time.min, UTC)
    book = workbook.OfficeWorkbook(f"{head.unit}填报表", made)
    _guide(book, form)
    add_form(book, form, form_looks(book))
    return book.data()


def _guide(book: workbook.OfficeWorkbook, form: BlankForm) -> None:
    """说明: whose form this is, and five lines."""
    sheet = book.sheet("说明", [_WIDTH], 0, -1, upright=True)
    head = form.head
    text = book.workbook.add_format(
        {"num_format": "@", "font_size": _SIZE, "text_wrap": True, "valign": "top"}
    )
    workbook.write_text(sheet, 0, 0, f"《{form.title}》落实情况填报表", book.formats.title)
    sheet.set_row(0, row_heights.height([(form.title, _WIDTH)], 18) + 26)
    whose = f"{head.unit}（{head.unit_type}）　{head.week.label()}"
    workbook.write_text(sheet, 1, 0, whose, book.formats.subtitle)
    sheet.set_row(1, 30)
    for row, line in enumerate(_lines(form), 2):
        words = f"{row - 1}．{line}"
        workbook.write_text(sheet, row, 0, words, text)
        sheet.set_row(row, row_heights.height([(words, _WIDTH)], _SIZE) + 10)
    heard = form.heard_of
    known = f"按贵单位{heard.label()}报来的情况" if heard else "空着，因为还没有收到过贵单位的周报"
    note = f"“上周状态”“上周进度”{known}。{REMINDER}。"
    workbook.write_text(sheet, 8, 0, note, book.formats.prose)
    sheet.set_row(8, row_heights.height([(note, _WIDTH)], 11) + 6)
    protect(sheet)


def _lines(form: BlankForm) -> Iterator[str]:
    yield (
        f"点下面的“{NAME}”这一页来填：灰色的是给定的，已锁定，不用填；白色的请填；黄色的必填，填了就不黄了。"
    )
    yield (
        f"“状态”从下拉里选，“进度”填 0 到 100，日期写成 {form.head.week.sunday} 这样；"
        "目标有数量的，“累计完成”填从年初到现在一共多少。"
    )
    yield (
        "本周做了什么写在“进展情况”；受阻、不适用的，在“存在问题”写明原因；要上级协调的写在“需协调事项”。"
        "没有变化的，状态选和上周一样的就行。"
    )
    yield (
        "填上“填报日期”和“填报人”。可以筛选、调列宽；要排序，先点“审阅”里的“撤消工作表保护”（没有密码）。"
        "灰色的内容不要改。"
    )
    yield f"保存为 xlsx，文件名不用改，{_until(form)}发回{form.head.issuer or '下发单位'}。"


def _until(form: BlankForm) -> str:
    moment = form.deadline
    if moment is None:
        return ""
    day = f"{moment.month}月{moment.day}日（周{WEEKDAYS[moment.weekday()]}）"
    return f"{day}{moment:%H:%M}以前"
