"""Finding one of many by typing: a field, and under it what has all the words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, NamedTuple, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from ...domain.progress.search import matches
from ..widgets.bars.bars import Word
from ..widgets.choice_list import ChoiceList
from ..widgets.field import Field
from ..widgets.row import Row
from ..widgets.rows import Rows
from .dialog import Dialog

T = TypeVar("T")


class FindOption(NamedTuple, Generic[T]):
    """One of them: what it says, what stands right of it, what choosing it gives.

    `hay` are the words that it is found by.
    """

    words: str
    right: str
    value: T
    hay: str


class FindDialog(Dialog[T]):
    """Gives what was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "上一项", show=False),
        Binding("down", "step(1)", "下一项", show=False),
        Binding("pageup", "page(-1)", "上一页", show=False),
        Binding("pagedown", "page(1)", "下一页", show=False),
    ]
    DEFAULT_CSS: ClassVar[str] = "FindDialog ChoiceList { height: 14; }"
    """As high whatever is found, so that the field stays where the caret is."""
    PLACEHOLDER = ""
    NONE_FOUND = ""

    def __init__(self, options: Sequence[FindOption[T]]) -> None:
        super().__init__()
        self._options = options
        self._list = ChoiceList(id="entries")
        self._list.can_focus = False

    def content(self) -> ComposeResult:
        """The words to find, what was found."""
        yield Field(placeholder=self.PLACEHOLDER, id="words")
        yield self._list

    def on_mount(self) -> None:
        """Everything at first."""
        self.query_one(Field).focus()
        self._show("")

    def _show(self, words: str) -> None:
        found = [
            Row(option.words, str(number), right=(Word(f"  {option.right}", "head"),))
            for number, option in enumerate(self._options)
            if matches(words, option.hay)
        ]
        self._list.show(found)
        self._list.begin()
        self.fault("" if found else self.NONE_FOUND)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find as typed."""
        event.stop()
        self._show(event.value)

    def action_step(self, step: int) -> None:
        """Along the list, while the field keeps the caret."""
        self._list.action_step(step)

    def action_page(self, step: int) -> None:
        """The same, page by page."""
        self._list.action_page(step)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: this one."""
        event.stop()
        self._give(self._list.chosen)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A click."""
        event.stop()
        self._give(event.key)

    def _give(self, key: str) -> None:
        if key:
            self.dismiss(self._options[int(key)].value)
