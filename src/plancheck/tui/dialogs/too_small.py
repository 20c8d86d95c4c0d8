"""What stands there while the window is smaller than any screen can use."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from ..screen import OwnScreen


class TooSmall(OwnScreen[None], ModalScreen[None]):
    """A sentence. Keys go nowhere but to the app's own."""

    DEFAULT_CSS: ClassVar[str] = "TooSmall { background: $surface; }"

    def __init__(self, least: Size) -> None:
        super().__init__()
        self._least = least

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Static(id="sentence", markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """How large the window is."""
        size, least = event.size, self._least
        self.query_one(Static).update(
            f"窗口太小：{size.width} 列 {size.height} 行。请放大到 {least.width} 列 {least.height} "
            "行以上；打开着的、写了一半的都在。Ctrl+Q 退出。"
        )
