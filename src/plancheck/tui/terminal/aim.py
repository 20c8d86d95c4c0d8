"""Clicks mean what was to be seen when they were made.

While a PC stalls keys and clicks queue up; a list may be another by the time that a click comes to
it, and a dialog may lie over it.
"""

from __future__ import annotations

from math import inf

from textual import events
from textual.widget import Widget

from ..textual_privates import RescuingApp, forget_press, get_time


class Aimed(RescuingApp):
    """An app that tells a click of now from one of before."""

    changed_at = 0.0
    """When another screen came to be the one on top."""
    clicked_at = inf
    """When the click was made that is being handled; where nobody says, only now."""

    def misses(self, event: events.Event) -> bool:
        """Whether an event is a click at a screen that is not the one on top any more."""
        if not isinstance(event, events.MouseDown | events.MouseUp):
            return False
        self.clicked_at = event.time
        if event.time >= self.changed_at:
            return False
        forget_press(self)
        return True


class ClickTarget:
    """What a widget shows, for a click to be aimed at."""

    def __init__(self) -> None:
        self._changed_at = 0.0

    def change(self) -> None:
        """From now on something else stands there."""
        self._changed_at = get_time()

    def is_hit(self, widget: Widget) -> bool:
        """Whether the click that the widget handles was made at what stands there."""
        app = widget.app
        return not isinstance(app, Aimed) or app.clicked_at >= self._changed_at
