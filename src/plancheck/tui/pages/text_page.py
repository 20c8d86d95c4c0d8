"""A page to read and scroll: a measure's detail, the help."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from ..widgets.bars.bars import Bars, Word
from ..widgets.prose import Prose
from .page import Page


class TextPage(Page):
    """Arrows scroll the text; Esc, Enter or q leave it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,q,f1", "close", "返回", show=False)]

    def __init__(self, title: str, text: Text) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Title, text, how to leave."""
        yield Bars("title", id="title")
        with VerticalScroll(id="page"):
            yield Prose(self._text)
        yield Bars("keys", id="foot")

    def on_mount(self) -> None:
        """Ready to scroll."""
        self.query_one("#title", Bars).show(
            "title", [Word(f" {self._title}", "bold")], ground="band"
        )
        self.query_one("#foot", Bars).show(
            "keys",
            [Word(" "), Word(" PgUp PgDn ", "chip"), Word("翻看 ")],
            [Word(" Esc ", "chip"), Word("返回 ")],
            ground="band",
        )
        self.query_one("#page").focus()
