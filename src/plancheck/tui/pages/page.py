"""What the screens have in common that cover the main one: lines, a page to scroll, lines."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from ..screen import OwnScreen


class Page(OwnScreen[None], ModalScreen[None]):
    """A text over the whole screen, in a VerticalScroll; Esc leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "返回", show=False)]
    DEFAULT_CSS: ClassVar[str] = """
    Page {
        background: $surface;
        VerticalScroll { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
        Static { height: auto; }
    }
    """

    def action_close(self) -> None:
        """Back."""
        self.finish()
