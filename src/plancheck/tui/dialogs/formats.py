"""Which files a roll-up is written as: ticked in a list, remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ...export.formats import unwritable
from ..widgets.bars.bars import Word
from ..widgets.plan.columns import fit
from ..widgets.row import Row, tick_box
from ..widgets.rows import Rows
from .dialog import Dialog

REPORT_FORMATS = {
    "toml": "状态文件，交街道汇总",
    "xlsx": "表格",
    "docx": "公文，打印盖章",
    "csv": "数据表",
    "md": "纯文本全文",
    "txt": "五行摘要，发群里",
}
"""What a report's files are for, by their suffix."""
ROLLUP_FORMATS = REPORT_FORMATS | {
    "toml": "汇总文件，交区里再汇总",
    "docx": "公文",
    "html": "网页，领导双击就能看",
    "csv": "每单位每措施一行",
}
"""What a roll-up's files are for."""


def format_row(suffix: str, told: str, key: str, *, chosen: bool) -> Row:
    """[x] toml  状态文件  交街道汇总: a format to be ticked."""
    name, _, use = told.removeprefix("这台电脑的 Python ").partition("，")
    return Row(
        (
            Word(" "),
            tick_box(ticked=chosen),
            Word(" "),
            Word(f"{suffix:<5} {fit(name, 18)}", "plain" if chosen else "faint"),
            Word(use, "faint"),
        ),
        key,
    )


class FormatsDialog(Dialog[tuple[str, ...]]):
    """Gives the formats to write; None where nothing is to be written."""

    TITLE_TEXT = "导出"
    KEYS = (("空格", "选上、去掉"), ("Enter F8", "导出"), ("Esc", "返回"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,ideographic_space", "tick", "选上、去掉", show=False),
        Binding("enter,f8", "write", "导出", show=False),
        Binding("escape", "leave", "返回", show=False),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    FormatsDialog #box { width: 56; }
    FormatsDialog Rows { height: 6; }
    """

    def __init__(self, known: Sequence[str], chosen: Sequence[str]) -> None:
        super().__init__()
        self._known = tuple(known)
        self._chosen = set(chosen)
        self._rows = Rows(id="formats")

    def content(self) -> ComposeResult:
        """The list."""
        yield self._rows

    def on_mount(self) -> None:
        """As they were last."""
        self._show()
        self._rows.focus()

    def _show(self) -> None:
        self._rows.show(
            [
                format_row(
                    s, unwritable(s) or ROLLUP_FORMATS.get(s, ""), s, chosen=s in self._chosen
                )
                for s in self._known
            ]
        )

    def action_tick(self) -> None:
        """Space."""
        self._tick(self._rows.chosen)

    def _tick(self, suffix: str) -> None:
        if why := unwritable(suffix):
            self.fault(f"{why}。")
            return
        self._chosen ^= {suffix}
        self._show()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A click."""
        event.stop()
        self._tick(event.key)

    def action_write(self) -> None:
        """Enter, F8."""
        if self._chosen:
            self.dismiss(tuple(s for s in self._known if s in self._chosen))
        else:
            self.fault("至少要选一种格式。")

    def action_leave(self) -> None:
        """Esc: nothing is written."""
        self.dismiss(None)
