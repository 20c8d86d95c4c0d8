"""A line to write in: Textual's own Input, so that an input method finds the caret."""

from __future__ import annotations

import re
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from ...domain.text import TITLE_LIMIT

_LINE_ENDS = re.compile(r"\s*\n\s*")


class Refused(Message):
    """A text that came at once was not taken: `words` say why."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class Field(Input):
    """One line. Undo keys typed in it go nowhere: they are not the ledger's.

    `offer` is what → takes where the field is empty: the owner used last, a sentence.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ideographic_space", "insert_blank", "空格", show=False),
        Binding("ctrl+z,ctrl+y,shift+up,shift+down", "nothing", "不用", show=False),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    Field, Field:focus {
        border: none;
        height: 1;
        padding: 0;
        background: $panel;
        background-tint: $background 0%; /* Textual's tint of what has the focus is none's colour */
    }
    Field:focus { background: $list-cursor; }
    """

    virtual_size = Reactive(Size(0, 0))
    """Without a layout of the whole screen at every key, after which a narrowed list would be
    painted a frame or two late: the field is as wide whatever is typed."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str, offer: str = "") -> None:
        self.offer = offer
        if offer:
            placeholder = f"按 → 填 {offer}"
        super().__init__(
            value,
            placeholder=placeholder,
            id=id,
            compact=True,
            max_length=TITLE_LIMIT,
            select_on_focus=False,  # else the next key would replace what stands there
        )

    def offers(self, text: str) -> None:
        """Offer another text, or none."""
        if text or self.offer:
            self.offer, self.placeholder = text, f"按 → 填 {text}" if text else ""

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the caret is on the screen; at the end of the text Textual is a cell too far."""
        return super().cursor_screen_offset - Offset(int(self.cursor_at_end), 0)

    def on_focus(self) -> None:
        """Put the caret in the field, for the candidate window, once it is known where that is.

        Textual does so on focus, which comes before the layout of a field just mounted.
        """
        self.call_after_refresh(self._place_caret)

    def on_input_changed(self) -> None:
        """A list that the text narrows may move the field."""
        self.call_after_refresh(self._keep_caret)

    def _keep_caret(self) -> None:
        if self.app.cursor_position != self.cursor_screen_offset:
            self._place_caret()

    def _place_caret(self) -> None:
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
            self.refresh()  # the terminal's cursor moves with the next thing painted

    def on_key(self, event: events.Key) -> None:
        """→ takes what is offered."""
        if event.key == "right" and self.offer and not self.value:
            event.stop()
            event.prevent_default()
            self.insert_text_at_cursor(self.offer)

    def on_paste(self, event: events.Paste) -> None:
        """Text that came at once."""
        event.stop()
        event.prevent_default()
        self.write(event.text)

    def action_paste(self) -> None:
        """What was copied in the program itself."""
        self.write(self.app.clipboard)

    def write(self, text: str) -> bool:
        """Text that comes at once: its lines in one, a spreadsheet's next cell in the next field.

        Input would keep the first line and drop the others. False where there is no room for it,
        and where the field was closed while the text was on its way.
        """
        cell, tab, others = _LINE_ENDS.sub(" ", text.strip("\n")).partition("\t")
        fields = [field for field in self.screen.query(Field) if field.display]
        if self not in fields:
            return False
        following = fields[fields.index(self) + 1 :]
        if tab and not following:
            cell = f"{cell} {others}".replace("\t", " ")
        length = len(self.value) - len(self.selected_text) + len(cell)
        if length > TITLE_LIMIT:
            words = f"太长了：{length}字，这一格最多{TITLE_LIMIT}字，没有贴进来。"
            self.post_message(Refused(words))
            return False
        self.replace(cell, *self.selection)
        if tab and following:
            following[0].focus()
            return following[0].write(others)
        return True

    def action_insert_blank(self) -> None:
        """A full-width blank separates words as a blank does."""
        self.insert_text_at_cursor(" ")

    def action_nothing(self) -> None:
        """Swallow the key."""


class SearchField(Field):
    """A field to search in: ↑ ↓ and Enter go back to the list, which stays narrowed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down,up", "submit", "回清单", show=False)]
