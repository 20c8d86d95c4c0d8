"""操作记录: what was done, newest first, and what taking it back would change."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...workspace.undo import ActRecord
from ..commands import RECORDS, bindings
from ..widgets.choice_list import ChoiceList
from ..widgets.prose import Prose
from .work_page import WorkPage, reading_area

_LINES = 12
"""How many lines of what would change are shown."""


class HistoryPage(WorkPage):
    """Enter takes back everything down to the highlighted act; Ctrl+Y does it again."""

    class Acts(ChoiceList):
        """A click highlights an act: taking it and all later ones back takes a key."""

        async def on_click(self, event: events.Click) -> None:
            """Highlight the act."""
            place = event.style.meta.get("option")
            if place is not None:
                self.highlighted = place
            event.prevent_default()

        def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
            """Enter is the screen's."""
            return action != "select" and super().check_action(action, parameters)

    SHOWN = RECORDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(RECORDS)]
    DEFAULT_CSS: ClassVar[str] = """
    HistoryPage {
        OptionList, OptionList:focus {
            border: none; height: 1fr; background: $surface; scrollbar-size-vertical: 1;
        }
        #would_area { height: 8; border-top: ascii $secondary; }
    }
    """

    def content(self) -> ComposeResult:
        """The acts, and what the highlighted one is about."""
        yield HistoryPage.Acts(id="acts")
        yield reading_area("would")

    def on_mount(self) -> None:
        """Begin with the last act."""
        self._show()
        self.query_one("#acts").focus()

    def show_changed(self, touched: set[str] | None) -> None:
        """Acts came or went."""
        self._show()

    def _show(self) -> None:
        """The acts, the highlight on the last or else where it was: they come and go on top."""
        acts = self.query_one("#acts", HistoryPage.Acts)
        place = acts.highlighted or 0
        down_to_it = acts.option_count - place
        records = self._workspace.undo.records()
        undone = len(self._workspace.undo.records(back=False))
        again = f"，可重做 {undone} 步" if undone else ""
        self.head(f"操作记录   可撤销 {len(records)} 步{again}")
        acts.set_options(Option(Content(_line(record))) for record in records)
        if records:
            acts.highlighted = max(0, len(records) - down_to_it) if place else 0
        else:
            self._tell_what_it_would()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another act."""
        event.stop()
        self._tell_what_it_would()

    def _tell_what_it_would(self) -> None:
        """What taking back the highlighted act would change, and how many go with it."""
        place = self.query_one("#acts", HistoryPage.Acts).highlighted
        if place is None:
            words = "没有可以撤销的操作。"
        else:
            lines = self._workspace.undo.effect(place)
            more = [f"…还有 {len(lines) - _LINES} 处"] if len(lines) > _LINES else []
            first = f"按 Enter 连同后面的共撤销 {place + 1} 步。" if place else ""
            words = "\n".join([f"{first}撤销这一步会改：", *lines[:_LINES], *more])
        self.query_one("#would", Prose).tell(Text(words))

    def action_take_back(self) -> None:
        """One act after another, down to the highlighted one."""
        place = self.query_one("#acts", HistoryPage.Acts).highlighted
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


def _line(record: ActRecord) -> str:
    """03-06 09:14 甲  3.2.1 状态 未启动 → 已完成 等 3 处."""
    first = record.did[0].replace("\n", " ")
    more = f" 等 {len(record.did)} 处" if len(record.did) > 1 else ""
    return f"{record.when}  {first}{more}"
