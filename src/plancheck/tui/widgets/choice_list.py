"""A list to choose one of: titles in it are passed over, Enter or a click chooses."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from .rows import Rows


class ChoiceList(Rows):
    """Rows of which those that stand for something get the highlight."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "选定", show=False)]
    DEFAULT_CSS: ClassVar[str] = "ChoiceList { height: auto; max-height: 14; }"

    def action_choose(self) -> None:
        """Enter."""
        if self.chosen:
            self.post_message(self.Chosen(self, self.chosen))

    def action_step(self, step: int) -> None:
        """One on."""
        self._go(self._at + step)

    def _go(self, at: int) -> None:
        keyed = [number for number, row in enumerate(self._rows) if row.key]
        if not keyed:
            return
        if at > self._at:
            at = next((number for number in keyed if number >= at), keyed[-1])
        elif at < self._at:
            at = next((number for number in reversed(keyed) if number <= at), keyed[0])
        super()._go(at)
        if at == keyed[0]:
            self._scroll_to_line(0)  # with the title above it
