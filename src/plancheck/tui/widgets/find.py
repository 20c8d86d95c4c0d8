"""The search field: Textual's own Input, so that an input method finds the caret."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input


class Find(Input):
    """One line. Undo keys and Shift+arrows typed in it go nowhere: they are not the ledger's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,up", "submit", "回清单", show=False),
        Binding("ideographic_space", "insert_blank", "空格", show=False),
        Binding("ctrl+z,ctrl+y", "nothing", "", show=False),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    Find, Find:focus { border: none; height: 1; padding: 0 1; background: $panel; }
    """

    def __init__(self, value: str, *, id: str) -> None:
        super().__init__(
            value, placeholder="查找：文字、编号、责任人、拼音首字母……", id=id, compact=True
        )

    def action_insert_blank(self) -> None:
        """A full-width blank separates words as a blank does."""
        self.insert_text_at_cursor(" ")

    def action_nothing(self) -> None:
        """Swallow the key."""
