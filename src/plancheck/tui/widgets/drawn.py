"""What the lists that draw their own lines have in common (docs/decisions/0001)."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.widget import Widget

from ..terminal.aim import ClickTarget


class Drawn(Widget):
    """Styles by their names, worked out once; and what a click on the widget is aimed at."""

    LOOKS: ClassVar[str] = ""
    """What the names of its component classes begin with."""
    OVER: ClassVar[str] = ""
    """The style that is put over another."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._styles: dict[str, Style] = {}
        self._target = ClickTarget()

    def _style(self, name: str) -> Style:
        style = self._styles.get(name)
        if style is None:
            style = self._styles[name] = self.get_component_rich_style(
                f"{self.LOOKS}--{name}", partial=name == self.OVER
            )
        return style

    def notify_style_update(self) -> None:
        """Colours changed, or how wide the terminal draws: work the styles out anew."""
        super().notify_style_update()
        self._styles.clear()
