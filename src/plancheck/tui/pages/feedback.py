"""What a unit is told, on the clipboard and on the screen: not every terminal passes OSC 52 on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from ...domain.rollup.feedback import feedback_of
from ...domain.rollup.figures.figures import RollupReport
from ...domain.rollup.lists import UnitSubmission
from .text_page import TextPage

if TYPE_CHECKING:
    from ...domain.report.feedback import FeedbackItem

_HEAD = "已送往剪贴板。粘贴不出来，是这个终端不支持：照下面的写。"


class FeedbackPage(TextPage):
    """A page to read; copied as it opens."""

    def __init__(
        self,
        report: RollupReport,
        unit: UnitSubmission,
        said: Sequence[FeedbackItem] = (),
        files: Sequence[Path] = (),
    ) -> None:
        self._lines = feedback_of(report, unit, said)
        told = [f"发给单位的文件：{files[0]}"] if said and files else []
        told += [f"同样的文字也在 {files[-1]}"] if files else []
        super().__init__("反馈的文字", Text("\n".join((_HEAD, *told, "", *self._lines))))

    def on_mount(self) -> None:
        """Copy it."""
        super().on_mount()
        self.app.copy_to_clipboard("\n".join(self._lines))
