"""A line of words of which one is chosen with ← → or a click: a status, the kind of a note.

The chosen one stands in a box: on a tint, or in brackets where the skin has none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from ...skin import BOX_CLOSE, BOX_OPEN
from .bars import Bars, Word


class Choices(Bars, can_focus=True):
    """Words in a line; `styles` has the chosen one's. None is chosen where nothing is said."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "前一个", show=False),
        Binding("right,space,ideographic_space", "step(1)", "后一个", show=False),
    ]
    DEFAULT_CSS = "Choices { height: 1; }"

    class Chosen(Message):
        """Another word is chosen."""

        def __init__(self, choices: Choices, value: str) -> None:
            super().__init__()
            self.choices = choices
            self.value = value

        @property
        def control(self) -> Choices:
            """Which choice."""
            return self.choices

    def __init__(
        self,
        words: Sequence[str],
        value: str,
        *,
        id: str,
        styles: Mapping[str, str] = MappingProxyType({}),
        ground: str = "page",
    ) -> None:
        super().__init__("words", id=id)
        self._choices = tuple(words)
        self._chosen_styles = styles
        self._ground = ground
        self.value = value
        self._show()

    def choose(self, value: str) -> None:
        """Choose a word, or none with ""."""
        self.value = value
        self._show()

    def _show(self) -> None:
        styles = {} if self.has_focus else self._chosen_styles  # a tint is lost on that ground
        words = [
            Word(f"{BOX_OPEN}{word}{BOX_CLOSE}", styles.get(word, "chip"))
            if word == self.value
            else Word(f" {word} ", "plain" if self.has_focus else "faint", word)
            for word in self._choices
        ]
        self.show("words", words, ground="cursor" if self.has_focus else self._ground)

    def watch_has_focus(self, has_focus: bool) -> None:
        """With the focus it stands on the cursor's ground."""
        super().watch_has_focus(has_focus)
        self._show()

    def action_step(self, step: int) -> None:
        """The next word in a direction; from none to the first."""
        at = self._choices.index(self.value) if self.value in self._choices else -max(step, 0)
        self._chosen(self._choices[(at + step) % len(self._choices)])

    def on_bars_clicked(self, event: Bars.Clicked) -> None:
        """A word was clicked."""
        event.stop()
        self._chosen(event.action)

    def _chosen(self, value: str) -> None:
        self.choose(value)
        self.post_message(self.Chosen(self, value))
