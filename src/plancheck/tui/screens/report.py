"""F8: the week's report as it will be handed in, and its files."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from ...domain.report import content_of, seal_of
from ...domain.report_text import REMINDER, parts_of, subtitle_of, title_of
from ...domain.week import Week
from ...errors import PlancheckError
from ...workspace import FORMATS, Act, Workspace
from ..widgets.bars import RULE, Lines, Word
from .page import Page


class ReportScreen(Page):
    """Shows a week's report; F8 or Enter exports it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "week(-1)", "上一周", show=False),
        Binding("right", "week(1)", "下一周", show=False),
        Binding("f8,enter", "export", "导出", show=False),
    ]
    DEFAULT_CSS: ClassVar[str] = "ReportScreen #written { padding: 0 1; color: $success; }"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._week = Week.of(workspace.today)

    def compose(self) -> ComposeResult:
        """Week, report, files, keys."""
        yield Lines("title", "week", RULE, id="title")
        with VerticalScroll(id="page"):
            yield Static("", id="report")
        yield Lines(RULE, id="rule")
        yield Static("", id="written", markup=False)
        yield Lines("foot", id="foot")

    def on_mount(self) -> None:
        """This week first."""
        keys = f" F8 导出 {'、'.join(FORMATS)}   ← → 换周   ↑ ↓ 翻看   Esc 返回   {REMINDER}"
        self.query_one("#foot", Lines).show("foot", [Word(keys, "faint")])
        self.query_one("#page").focus()
        self._show()

    def _show(self) -> None:
        report, plan = self._workspace.report(self._week), self._workspace.plan
        title = f" 周报  {report.head.unit}（{report.head.unit_type}）"
        lines = self.query_one("#title", Lines)
        lines.show("title", [Word(title, "strong")])
        lines.show("week", [Word(f" < {subtitle_of(report)} >")])
        text = Text(title_of(report, plan), style="bold")
        for part in parts_of(report, plan):
            text.append(f"\n\n{part.title}", style="bold")
            for number, line in enumerate(part.lines, 1):
                text.append(f"\n  {number}. {line}", style="none")
        self.query_one("#report", Static).update(text)

    def action_week(self, step: int) -> None:
        """Another week; a week that has not begun has nothing to report."""
        week = self._week.shifted(step)
        if week.monday > self._workspace.today:
            return
        self._week = week
        self.query_one("#written", Static).update("")
        self._show()

    async def action_export(self) -> None:
        """Hand the week in, off the screen's thread."""
        written = self.query_one("#written", Static)
        written.update("正在导出……")
        workspace = self._workspace
        try:
            report = workspace.report(self._week)
            await self._record(workspace.hand_in(report))
            paths = await asyncio.to_thread(workspace.write_report, report, FORMATS)
        except PlancheckError as error:
            written.update(str(error))
            return
        check = seal_of(content_of(report))["check"]
        names = "\n".join(f"  {path.name}" for path in paths)
        written.update(
            f"已导出第{report.edition.number}版 {len(paths)} 个文件到 {paths[0].parent}"
            f"   校验码 {check}\n{names}"
        )
        self._show()

    async def _record(self, act: Act) -> None:
        """Put the edition on record; on NotSaved what is on disk is shown again."""
        book = self._workspace.book
        if book is None:
            return
        book.apply(act)
        try:
            book.stored(await asyncio.to_thread(book.store, act))
        except PlancheckError:
            book.reload()
            raise
