"""What the widgets that draw their own lines have in common (docs/decisions/0001)."""

from __future__ import annotations

from textual import events
from textual.geometry import Offset
from textual.scroll_view import ScrollView
from textual.widget import Widget

from ..palette import TextStyles, styles
from ..skin import Skin, skin_of
from ..terminal.aim import ClickTarget


class Drawn(Widget):
    """Styles by the names that the palette has for them; what a click on the widget is aimed at.

    The styles come from the palette and not from CSS: each component class would cost a tenth of a
    millisecond of the first paint for each widget.
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._target = ClickTarget()

    @property
    def _style(self) -> TextStyles:
        """A text's style on a ground, in the colours that are shown now."""
        return styles(self.app.theme, tinted=skin_of(self).tinted)

    @property
    def _skin(self) -> Skin:
        return skin_of(self)

    def _hit(self, event: events.Click) -> Offset | None:
        """Where in the content a click was made; None where something else stood there then."""
        offset = event.get_content_offset(self)
        return offset if offset is not None and self._target.is_hit(self) else None


class DrawnList(Drawn, ScrollView, can_focus=True):
    """Lines to scroll, of which those that the window shows are drawn."""

    @property
    def _top(self) -> int:
        """The first line that is shown."""
        return round(self.scroll_y)

    @property
    def _page(self) -> int:
        """How many lines a page goes on: one of the last page stays in sight."""
        return max(1, self.size.height - 1)

    def _scroll_to_line(self, line: int) -> None:
        """Have a line at the top, at once."""
        self.scroll_to(y=line, animate=False, force=True, immediate=True)
