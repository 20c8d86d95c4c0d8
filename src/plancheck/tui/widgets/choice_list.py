"""Textual's list to choose from; it would take a late click for another option's, or fail on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from textual import events
from textual.visual import VisualType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ..terminal.aim import ClickTarget


class ChoiceList(OptionList):
    """A click on what stands there no more is none."""

    def __init__(self, *content: Option | VisualType | None, **named: Any) -> None:
        self._target = ClickTarget()
        super().__init__(*content, markup=False, **named)

    def set_options(self, options: Iterable[Option | VisualType | None]) -> Self:
        """Other options."""
        self._target.change()
        return super().set_options(options)

    async def on_click(self, event: events.Click) -> None:
        """Choose, unless something else stood there when it was made."""
        if not self._target.is_hit(self):
            event.prevent_default()
