"""Choosing one of a few: statuses, unit types. Arrows and Enter, or the digit before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ..widgets.choice_list import ChoiceList
from .dialog import Dialog


class ChooseDialog(Dialog[str]):
    """Gives the chosen text, None where none was."""

    ADVICE = "↑ ↓ 选择，Enter 确定，也可按前面的数字；Esc 返回"
    DEFAULT_CSS: ClassVar[str] = """
    ChooseDialog > #box { width: 48; }
    ChooseDialog OptionList, ChooseDialog OptionList:focus {
        border: none;
        height: auto;
        max-height: 14;
        background: $surface;
        scrollbar-size-vertical: 1;
    }
    """

    def __init__(
        self,
        title: str,
        options: Sequence[tuple[str, str]],
        current: str,
        meant: Callable[[str], str | None] = lambda _: None,
    ) -> None:
        super().__init__()
        self._meant = meant
        """Which of the options a text means that is typed all the same."""
        self._title = title
        self._options = options
        self._current = current

    def title_text(self) -> str:
        """The question."""
        return self._title

    def content(self) -> ComposeResult:
        """The list."""
        yield ChoiceList(
            *(
                Option(Content(f"{number} {words}"))
                for number, (_, words) in enumerate(self._options, 1)
            )
        )

    def on_mount(self) -> None:
        """Begin at what is now."""
        values = [value for value, _ in self._options]
        options = self.query_one(OptionList)
        options.highlighted = values.index(self._current) if self._current in values else 0
        options.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click."""
        event.stop()
        self.dismiss(self._options[event.option_index][0])

    def on_paste(self, event: events.Paste) -> None:
        """A word that an input method gave: the option that it means is highlighted."""
        event.stop()
        values = [value for value, _ in self._options]
        meant = self._meant(event.text)
        if meant in values:
            self.query_one(OptionList).highlighted = values.index(meant)

    def on_key(self, event: events.Key) -> None:
        """A digit chooses at once, a full-width one too."""
        character = event.character or ""
        if character.isdecimal() and 1 <= int(character) <= len(self._options):
            event.stop()
            self.dismiss(self._options[int(character) - 1][0])
