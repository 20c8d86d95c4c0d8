"""The palettes as Textual's themes, which of them is shown, and the scroll bar."""

from __future__ import annotations

from textual.scrollbar import ScrollBarRender
from textual.theme import Theme

from .palette import PALETTES, Colours

_VEIL = 60
"""How much of the page's colour lies over what a dialog is in front of, where colours lie between.
"""


def _theme(palette: Colours) -> Theme:
    """A palette as Textual's own widgets have it, what Textual would blend named outright."""
    track = palette.raised if palette.tinted else palette.band
    return Theme(
        name=palette.name,
        dark=palette.dark,
        primary=palette.head,
        secondary=palette.faint,
        accent=palette.mind,
        warning=palette.mind,
        error=palette.alert,
        success=palette.good,
        foreground=palette.text,
        background=palette.page,
        surface=palette.page,
        panel=palette.raised,
        variables={
            "band": palette.band,
            "line": palette.line,
            "veil": f"{palette.page} {_VEIL if palette.tinted else 0}%",
            "list-cursor": palette.cursor,
            "text": palette.text,
            "text-disabled": palette.faint,
            "text-muted": palette.faint,
            "block-cursor-background": palette.cursor,
            "block-cursor-foreground": palette.text,
            "block-cursor-blurred-background": palette.raised,
            "block-cursor-blurred-foreground": palette.text,
            "block-hover-background": palette.raised,
            "input-cursor-background": palette.text,
            "input-cursor-foreground": palette.page,
            "input-selection-background": palette.cursor,
            "input-selection-foreground": palette.text,
            "screen-selection-background": palette.cursor,
            "screen-selection-foreground": palette.text,
            "scrollbar": palette.line,
            "scrollbar-hover": palette.line,
            "scrollbar-active": palette.head,
            "scrollbar-background": track,
            "scrollbar-background-hover": track,
            "scrollbar-background-active": track,
            "scrollbar-corner-color": track,
        },
    )


DARK, LIGHT, CONTRAST, SIXTEEN = map(_theme, PALETTES.values())
THEMES = ((DARK, "深色"), (LIGHT, "浅色"), (CONTRAST, "高对比"), (SIXTEEN, "16 色"))
"""The themes, named as in `[display] theme`, and what they are called on screen."""


def chosen(setting: str, color_system: str | None) -> str:
    """The theme's name for what the settings say, on a terminal of such colours."""
    if setting != "auto":
        return setting
    return SIXTEEN.name if color_system in ("standard", "windows") else DARK.name


class PlainScrollBar(ScrollBarRender):
    """A scroll bar of spaces: Textual's end pieces are of ambiguous width in Chinese terminals."""

    VERTICAL_BARS = (" ",) * 8  # type: ignore[assignment]  # upstream says list, and reads it only
    HORIZONTAL_BARS = (" ",) * 8  # type: ignore[assignment]
