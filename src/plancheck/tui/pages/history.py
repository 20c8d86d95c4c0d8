"""操作记录: what was done, newest first, and what taking it back would change."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from ...workspace import Workspace
from ...workspace.undo import ActRecord
from ..commands import RECORDS, bindings
from ..recorder import Recorder
from ..skin import AFTER
from ..widgets.bars.bars import Word
from ..widgets.row import Row, title
from ..widgets.rows import Rows
from .work_page import WorkPage

_LINES = 12
"""How many lines of what would change are shown."""


class HistoryPage(WorkPage):
    """Enter takes back everything down to the highlighted act; Ctrl+Y does it again."""

    SHOWN = RECORDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(RECORDS)]
    DEFAULT_CSS: ClassVar[str] = "HistoryPage #would { height: 9; }"

    def __init__(self, workspace: Workspace, recorder: Recorder) -> None:
        super().__init__(workspace, recorder)
        self._records: list[ActRecord] = []

    def content(self) -> ComposeResult:
        """The acts, and what the highlighted one is about."""
        yield Rows(id="acts")
        yield Rows(id="would")

    def on_mount(self) -> None:
        """Begin with the last act."""
        self._show()
        self.query_one("#acts").focus()

    def show_changed(self, touched: set[str] | None) -> None:
        """Acts came or went."""
        self._show()

    def _show(self) -> None:
        """The acts, the highlight on the last or else where it was: they come and go on top."""
        acts, before = self.query_one("#acts", Rows), self._records
        self._records = self._workspace.undo.records()
        undone = len(self._workspace.undo.records(back=False))
        again = f"，可重做 {undone} 步" if undone else ""
        self.head(f"操作记录   可撤销 {len(self._records)} 步{again}")
        on_last = bool(before) and acts.chosen == before[0].id
        acts.show([_row(record) for record in self._records])
        if on_last or self._place is None:
            acts.begin()
        self._tell_what_it_would()

    @property
    def _place(self) -> int | None:
        """Where the highlighted act stands, the last one first; None where there is none."""
        ids, chosen = [record.id for record in self._records], self.query_one("#acts", Rows).chosen
        return ids.index(chosen) if chosen in ids else None

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Another act."""
        event.stop()
        if event.rows.id == "acts":
            self._tell_what_it_would()

    def _tell_what_it_would(self) -> None:
        """What taking back the highlighted act would change, and how many go with it."""
        place = self._place
        if place is None:
            rows = [title("没有可以撤销的操作")]
        else:
            lines = self._workspace.undo.effect(place)
            more = [f"…还有 {len(lines) - _LINES} 处"] if len(lines) > _LINES else []
            with_it = f" 按 Enter 连同后面的共撤销 {place + 1} 步 " if place else ""
            rows = [title("撤销这一步会改", right=[Word(with_it, "mind")] if place else [])]
            rows += [Row(line.replace("→", AFTER), indent=2) for line in (*lines[:_LINES], *more)]
        self.query_one("#would", Rows).show(rows)

    def action_take_back(self) -> None:
        """One act after another, down to the highlighted one."""
        place = self._place
        if place is None:
            return
        hint = f"共撤销 {place + 1} 步，可按 Ctrl+Y 一步步重做" if place else "Ctrl+Y 重做"
        for _ in range(place + 1):
            if not self._recorder.act(self._workspace.undo.last, hint):
                return

    def action_undo(self) -> None:
        """Take back the last act."""
        self._recorder.act(self._workspace.undo.last, "Ctrl+Y 重做")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._recorder.act(self._workspace.undo.redo)


def _row(record: ActRecord) -> Row:
    """03-06 09:14 甲  3.2.1 状态 未启动 → 已完成 等 3 处."""
    first = record.did[0].replace("\n", " ")
    more = f" 等 {len(record.did)} 处" if len(record.did) > 1 else ""
    when = f"{record.when}  "
    return Row(
        (Word(when, "faint"), Word(first.replace("→", AFTER)), Word(more, "faint")),
        record.id,
        indent=2,
    )
