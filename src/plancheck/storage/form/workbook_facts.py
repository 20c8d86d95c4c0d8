"""What is known of a workbook before it is read, how much it may hold, and why it is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ...domain.form.sheet import Merged, Place
from ...errors import BadFile

CELLS = 1_000_000
"""Cells of all sheets, each counted from A1 to the last row and column that hold something."""
SHEETS = 200
TEXTS = 64 * 1024 * 1024
"""Characters of all their texts, each as often as it is shown; they are more than one byte."""
_AGAIN = "请用 WPS 或 Excel 打开看看：能打开就另存为 xlsx 再用；打不开请重新索取。"
BROKEN = f"不是完好的 Excel 表格，没有读取。{_AGAIN}"
LOCKED = "文件设了密码，没有读取。请用 WPS 或 Excel 打开，去掉密码，另存为 xlsx 再用。"
TOO_MUCH = "里面的内容大得不像一张表，没有读取。请只留要用的表格，另存为 xlsx 再用。"
_TOO_FAR = "表格太大（最后一格在 {}），没有读取。请删去远处多余的行和列，另存为 xlsx 再用。"


class WorkbookFacts(NamedTuple):
    """A workbook that was looked through: what may be read, and what reading it leaves out."""

    data: bytes
    percents: Mapping[int, frozenset[Place]] = {}
    """By sheet, the cells whose figure is shown as a percentage."""
    faults: Mapping[int, Mapping[Place, str]] = {}
    """By sheet, the cells that hold an error, or a formula that nobody has worked out."""
    merged: Mapping[int, tuple[Merged, ...]] | None = None
    """By sheet; None where the reader knows them itself."""


def refuse_large(lasts: Iterable[Place], name: str) -> None:
    """BadFile where sheets that end there would take too much room."""
    left = CELLS
    for last in lasts:
        left -= (last.row + 1) * (last.column + 1)
        if left < 0:
            raise BadFile(name, _TOO_FAR.format(last))
