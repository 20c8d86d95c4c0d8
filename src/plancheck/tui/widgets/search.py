"""Searching as one types: a field above a list or a page, which each key narrows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.screen import Screen

from ..skin import FOCUS
from .bars.bars import Bars, Word

if TYPE_CHECKING:
    from .field import SearchField

FIELD = "find"
"""The field's id on its screen."""


class SearchLine(Horizontal):
    """The field, with its name before it."""

    DEFAULT_CSS: ClassVar[str] = """
    SearchLine {
        height: 1;
        Bars { width: 6; }
        SearchField { width: 1fr; }
    }
    """

    def __init__(self, field: SearchField) -> None:
        label = Bars("label")
        label.show("label", [Word(FOCUS, "head"), Word("查找 ", "strong")])
        super().__init__(label, field)


class Search:
    """The search field of one screen, below the widget `under`.

    `seek` takes the words as each key comes; `answer` shows what is found, of a burst of keys once;
    `back` gives the keys back to what was searched.
    """

    def __init__(
        self,
        screen: Screen[None],
        under: str,
        *,
        seek: Callable[[str], None],
        answer: Callable[[], None],
        back: Callable[[], object],
        placeholder: str = "查找：文字、编号、责任人、拼音首字母……",
    ) -> None:
        self._screen = screen
        self._under = under
        self._seek = seek
        self._answer = answer
        self._back = back
        self._placeholder = placeholder
        self._due = False
        """Whether an answer is on its way."""

    @property
    def is_open(self) -> bool:
        """Whether the field stands there."""
        return bool(self._screen.query(f"#{FIELD}"))

    async def open(self, words: str) -> None:
        """Have the field, with the words asked for now; where it stands already, go there.

        What stands there is selected: the next words replace it, → goes on with it.
        """
        from .field import SearchField

        if self.is_open:
            known = self._screen.query_one(f"#{FIELD}", SearchField)
            known.focus()
            known.select_all()
            return
        field = SearchField(words, placeholder=self._placeholder, id=FIELD)
        await self._screen.mount(SearchLine(field), after=self._under)
        self._screen.watch(field, "value", self._typed, init=False)
        self._screen.set_focus(field)
        field.select_all()

    def close(self) -> None:
        """Go back to what was searched, which stays narrowed."""
        self._screen.query(SearchLine).remove()
        self._back()

    def _typed(self, value: str) -> None:
        """Called as the field takes the key, not by its message, which comes a frame (16 ms) later.

        The answer waits for the keys that lie there already.
        """
        self._seek(value.strip())
        if not self._due:
            self._due = True
            self._screen.call_later(self._answer_once)

    def _answer_once(self) -> None:
        self._due = False
        self._answer()
