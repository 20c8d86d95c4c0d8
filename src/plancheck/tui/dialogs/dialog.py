"""What all dialogs have in common: a frame, the keys under it, Esc, keeping what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.screen import ModalScreen

from ..screen import OwnScreen
from ..widgets.bars.bars import Bars
from ..widgets.bars.key_bar import chips
from ..widgets.prose import Prose

T = TypeVar("T")
PUT_BACK = "上次没有保存的，放回来了；不要了就删空再按 Esc。"
WIDE_FROM = 81
"""Columns from which what lies behind is seen at the sides of a dialog, a blank cell apart."""


class Dialog(OwnScreen[T], ModalScreen[T]):
    """A modal box with a title, and its keys under its content; what lies behind is dimmed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "返回", show=False)]
    HORIZONTAL_BREAKPOINTS = [(0, "-full"), (WIDE_FROM, "-apart")]  # noqa: RUF012  # Textual's
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $veil;
        #frame {
            width: auto; height: auto; max-height: 100%; padding: 1; background: $surface;
        }
        #box {
            width: 78;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            border: ascii $line;
            border-title-color: $primary;
            border-title-style: bold;
            background: $surface;
            padding: 0 1;
        }
        &.-full #frame { width: 100%; padding: 0; }
        &.-full #box { width: 100%; }
        #advice { color: $secondary; height: auto; }
        #fault { color: $error; height: auto; }
    }
    """
    TITLE_TEXT = ""
    ADVICE = ""
    """What has to be said beside the keys."""
    KEYS: Sequence[tuple[str, str]] = ()
    """The keys, each with what it does."""

    def compose(self) -> ComposeResult:
        """The box, the content, what is not right, the keys.

        The class that the breakpoints will give it comes before them: their styles are found once.
        """
        self.add_class("-apart" if self.app.size.width >= WIDE_FROM else "-full")
        with Container(id="frame"), Vertical(id="box") as box:
            box.border_title = Text(f" {self.title_text()} ").markup
            yield from self.content()
            yield Prose(id="fault")
            if self.ADVICE:
                yield Prose(Text(self.ADVICE), id="advice")
            if self.KEYS:
                keys = Bars("keys", id="keys")
                keys.show("keys", chips((shown, label, "") for shown, label in self.KEYS))
                yield keys

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
        self.query_one("#fault", Prose).tell(Text(words))
