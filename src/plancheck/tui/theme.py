"""Colours. They only repeat what a mark says: every screen can be read without them."""

from __future__ import annotations

from textual.scrollbar import ScrollBarRender
from textual.theme import Theme

DARK = Theme(
    name="plancheck",
    dark=True,
    primary="#7fb4e8",
    secondary="#9aa7b4",
    accent="#e8c37f",
    warning="#e8b34a",
    error="#ff8f80",
    success="#8fd08f",
    foreground="#e6e6e6",
    background="#14181d",
    surface="#14181d",
    panel="#232b34",
)


class PlainScrollBar(ScrollBarRender):
    """A scroll bar of spaces: Textual's end pieces are of ambiguous width in Chinese terminals."""

    VERTICAL_BARS = (" ",) * 8  # type: ignore[assignment]  # upstream says list, and reads it only
    HORIZONTAL_BARS = (" ",) * 8  # type: ignore[assignment]
