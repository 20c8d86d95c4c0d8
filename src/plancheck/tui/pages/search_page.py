"""A page to read whose text is found by typing: the help, the manual."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input

from ..widgets.bars.bars import Bars, Word
from ..widgets.field import Field
from ..widgets.prose import Prose
from .page import Page

NOTHING = "没有找到，换几个字试试。"


class SearchPage(Page):
    """The text, and a field that what is typed goes to. Esc clears the field, then closes."""

    NAMED: ClassVar[str]
    HINT: ClassVar[str]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "close", "返回", show=False)]

    def compose(self) -> ComposeResult:
        """Title, field, text, how to leave."""
        yield Bars("title", id="title")
        yield Field(placeholder=self.HINT, id="words")
        yield from self.text()
        yield Bars("keys", id="foot")

    def text(self) -> ComposeResult:
        """What is between the field and the keys: the text, which scrolls."""
        with VerticalScroll(id="page"):
            yield Prose(id="text")

    def on_mount(self) -> None:
        """All of it; keys scroll."""
        self.query_one("#title", Bars).show(
            "title", [Word(f" {self.NAMED}", "strong")], ground="band"
        )
        self.query_one("#foot", Bars).show("keys", self.keys(), ground="band")
        self.reader.focus()
        self.tell("")

    @property
    def reader(self) -> Widget:
        """What has the focus while nobody looks for anything."""
        return self.query_one("#page")

    def keys(self) -> Sequence[Word]:
        """How to go on and how to leave."""
        return ()

    def tell(self, words: str) -> None:
        """Show what has these words; all of it where there are none."""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find as typed."""
        event.stop()
        self.tell(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: to the text."""
        event.stop()
        self.reader.focus()

    def on_key(self, event: events.Key) -> None:
        """What is typed while the text has the focus is searched for."""
        field = self.query_one(Field)
        if event.is_printable and event.character and not field.has_focus and event.key != "q":
            event.stop()
            field.focus()
            field.insert_text_at_cursor(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """A text that an input method gave at once, too."""
        field = self.query_one(Field)
        field.focus()
        field.write(event.text)

    def action_close(self) -> None:
        """Esc and q: the search first, then the page."""
        field = self.query_one(Field)
        if field.value:
            field.value = ""
            self.reader.focus()
        else:
            self.finish()
