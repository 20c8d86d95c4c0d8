"""What all dialogs have in common: a box of ASCII rules, Esc, and keeping what was typed."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from ..screen import OwnScreen

T = TypeVar("T")
PUT_BACK = "上次没有保存的，放回来了；不要了就删空再按 Esc。"


class Dialog(OwnScreen[T], ModalScreen[T]):
    """A modal box with a title and a line of advice under its content."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "返回", show=False)]
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 0%; /* not dimmed: sixteen colours have nothing between */
        & > #box {
            width: 76;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            border: ascii $primary;
            background: $surface;
            padding: 0 1;
        }
        #advice { color: $secondary; height: auto; }
        #fault { color: $error; height: auto; }
    }
    """
    TITLE_TEXT = ""
    ADVICE = "Esc 返回"

    def compose(self) -> ComposeResult:
        """The box, the content, the advice."""
        with Vertical(id="box") as box:
            box.border_title = Text(f" {self.title_text()} ").markup
            yield from self.content()
            yield Static("", id="fault", markup=False)
            yield Static(self.ADVICE, id="advice", markup=False)

    def title_text(self) -> str:
        """What the box is headed with."""
        return self.TITLE_TEXT

    def content(self) -> ComposeResult:
        """The widgets inside."""
        yield from ()

    def action_close(self) -> None:
        """Esc."""
        self.finish()

    def fault(self, words: str) -> None:
        """Say beside the fields what is not right."""
        self.query_one("#fault", Static).update(words)
