"""操作记录: what was done, newest first, and what taking it back would change."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...workspace import Record
from ..commands import RECORDS, bindings
from ..widgets.prose import Prose
from .working import Working, reading_area

_LINES = 12
"""How many lines of what would change are shown."""


class Records(Working):
    """Enter takes back everything down to the highlighted act; Ctrl+Y does it again."""

    SHOWN = RECORDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(RECORDS)]
    DEFAULT_CSS: ClassVar[str] = """
    Records {
        OptionList, OptionList:focus {
            border: none; height: 1fr; background: $surface; scrollbar-size-vertical: 1;
        }
        #would_area { height: 8; border-top: ascii $secondary; }
    }
    """

    def content(self) -> ComposeResult:
        """The acts, and what the highlighted one is about."""
        yield OptionList(id="acts", markup=False)
        yield reading_area("would")

    def on_mount(self) -> None:
        """Begin with the last act."""
        self._show()
        self.query_one("#acts").focus()

    def show_changed(self, touched: set[str] | None) -> None:
        """Acts came or went."""
        self._show()

    def _show(self) -> None:
        records = self._workspace.records()
        undone = len(self._workspace.records(back=False))
        again = f"，可重做 {undone} 步" if undone else ""
        self.head(f"操作记录   可撤销 {len(records)} 步{again}")
        acts = self.query_one("#acts", OptionList)
        acts.clear_options()
        acts.add_options(Option(Content(_line(record))) for record in records)
        if records:
            acts.highlighted = 0
        else:
            self.query_one("#would", Prose).tell(Text("没有可以撤销的操作。"))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another act: say what taking it back would change."""
        event.stop()
        lines = self._workspace.foreseen(event.option_index)
        more = [f"…还有 {len(lines) - _LINES} 处"] if len(lines) > _LINES else []
        words = "\n".join(["撤销这一步会改：", *lines[:_LINES], *more])
        self.query_one("#would", Prose).tell(Text(words))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or two clicks."""
        event.stop()
        self.action_take_back()

    def action_take_back(self) -> None:
        """One act after another, down to the highlighted one."""
        highlighted = self.query_one("#acts", OptionList).highlighted
        for _ in range(0 if highlighted is None else highlighted + 1):
            if not self._doer.act(self._workspace.undo):
                return

    def action_undo(self) -> None:
        """Take back the last act."""
        self._doer.act(self._workspace.undo)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._doer.act(self._workspace.redo)


def _line(record: Record) -> str:
    """03-06 09:14 甲  3.2.1 状态 未启动 → 已完成 等 3 处."""
    first = record.did[0].replace("\n", " ")
    more = f" 等 {len(record.did)} 处" if len(record.did) > 1 else ""
    return f"{record.when}  {first}{more}"
