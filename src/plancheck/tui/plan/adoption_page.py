"""Before a plan is taken over: all that it brings the unit, to read and scroll; then Enter."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from ...domain.plan.model import Units
from ...workspace import Workspace
from ...workspace.plan.adoption import Published
from ..commands import ADOPTION, bindings
from ..pages.work_page import reading_area
from ..screen import OwnScreen
from ..textual_privates import keymap_of
from ..widgets.bars.bars import Bars, Word
from ..widgets.bars.key_bar import show_keys
from ..widgets.prose import Prose


class AdoptionPage(OwnScreen[bool], ModalScreen[bool]):
    """Gives whether the plan is to be taken over."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ADOPTION)]
    DEFAULT_CSS: ClassVar[str] = """
    AdoptionPage {
        background: $surface;
        VerticalScroll { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
        Static { height: auto; }
    }
    """

    def __init__(self, workspace: Workspace, published: Published) -> None:
        super().__init__()
        unit = workspace.unit
        preview = workspace.adoptions.preview(published)
        lines = map(str, preview.lines(unit.identity or Units("")))
        told = f"校验码 {published.check_code}，可以电话核对"
        self._text = Text("\n".join((told, "", *lines)))
        self._title = f"{published.plan.title} 第{published.plan.revision}版"
        self._mine = f"接收以后，本单位 {len(preview.own)} 项措施，从今天起按它填报"

    def compose(self) -> ComposeResult:
        """Title, what it brings, what Enter does."""
        yield Bars("title", id="head")
        yield reading_area("brings")
        yield Bars("status", "keys", id="foot")

    def on_mount(self) -> None:
        """Ready to scroll."""
        title = [Word(" 接收 ", "head"), Word(self._title, "bold")]
        self.query_one("#head", Bars).show("title", title, ground="band")
        self.query_one("#brings", Prose).tell(self._text)
        self.query_one("#brings_area").focus()
        self.query_one("#foot", Bars).show("status", [Word(f" {self._mine}")])
        self._show_keys()

    def on_resize(self) -> None:
        """As many keys as there is room for."""
        self._show_keys()

    def _show_keys(self) -> None:
        foot = self.query_one("#foot", Bars)
        show_keys(foot, ADOPTION, self.app.size.width, keymap_of(self.app))

    def action_adopt(self) -> None:
        """Enter."""
        self.dismiss(True)

    def action_close(self) -> None:
        """Esc."""
        self.finish()

    def finish(self) -> bool:
        """Not yet."""
        self.dismiss(False)
        return True

    async def on_bars_clicked(self, event: Bars.Clicked) -> None:
        """A word of the key bar was clicked."""
        event.stop()
        await self.run_action(event.action)
