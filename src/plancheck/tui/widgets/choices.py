"""A line of words of which one is chosen with ← → or a click: a status, the kind of a note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from .bars import Bars, Word


class Choices(Bars, can_focus=True):
    """The chosen word stands in brackets; none is where there is nothing to say."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "前一个", show=False),
        Binding("right,space,ideographic_space", "step(1)", "后一个", show=False),
    ]
    DEFAULT_CSS = """
    Choices { height: 1; }
    Choices:focus { background: $panel; }
    """

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

    def __init__(self, words: Sequence[str], value: str, *, id: str) -> None:
        super().__init__("words", id=id)
        self._choices = tuple(words)
        self.value = value
        self._show()

    def choose(self, value: str) -> None:
        """Choose a word, or none with ""."""
        self.value = value
        self._show()

    def _show(self) -> None:
        self.show(
            "words",
            [
                Word(f"[{word}]", "strong")
                if word == self.value
                else Word(f" {word} ", "faint", word)
                for word in self._choices
            ],
        )

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
