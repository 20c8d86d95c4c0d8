"""What the screens have in common on which a clerk works: a title, a line to say things on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from ...workspace import Workspace
from ..commands import Command
from ..recorder import Recorder
from ..saver import Saving
from ..textual_privates import keymap_of
from ..widgets.bars.bars import Bars, Word
from ..widgets.bars.key_bar import show_keys
from ..widgets.bars.status_line import StatusLine
from ..widgets.prose import Prose
from .page import Page


class WorkPage(Page):
    """Title, what is worked at, what is said, the keys; acts go through the recorder."""

    SHOWN: ClassVar[Sequence[Command]] = ()
    """What the key bar shows."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "下一格", show=False),
        Binding("shift+tab", "app.focus_previous", "上一格", show=False),
    ]

    def __init__(self, workspace: Workspace, recorder: Recorder) -> None:
        super().__init__()
        self._workspace = workspace
        self._recorder = recorder
        self._foot = Bars("status", "keys", id="foot")
        self._status = StatusLine(self._foot)
        self._status.show_saving(recorder.saving)

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield Bars("title", id="title")
        yield from self.content()
        yield self._foot

    def content(self) -> ComposeResult:
        """What is worked at."""
        yield from ()

    def head(self, title: str, right: Sequence[Word] = ()) -> None:
        """What stands at the top; where both do not fit, the title is cut."""
        left = [Word(f" {title}", "head")]
        self.query_one("#title", Bars).show("title", left, right, ground="band")
        self._show_keys()

    def on_resize(self) -> None:
        """As many keys as there is room for."""
        self._show_keys()

    def _show_keys(self) -> None:
        show_keys(self._foot, self.SHOWN, self.app.size.width, keymap_of(self.app))

    async def on_bars_clicked(self, event: Bars.Clicked) -> None:
        """A word of a bar was clicked."""
        event.stop()
        await self.run_action(event.action)

    def say(self, words: str, style: str = "plain", hint: str = "") -> None:
        """One sentence on the status line."""
        self._status.say(words, style, hint)

    def show_saving(self, saving: Saving) -> None:
        """How it stands with the disk."""
        self._status.show_saving(saving)


def reading_area(id: str) -> VerticalScroll:
    """A text to scroll, below what is worked at."""
    return VerticalScroll(Prose(id=id), id=f"{id}_area")
