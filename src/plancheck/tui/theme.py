"""Colours. They only repeat what a mark says: every screen can be read without them.

Each text keeps a contrast of 4.5 to 1 to what is behind it, in high contrast of 7 to 1 (WCAG 2.2,
1.4.3 and 1.4.6); what Textual would blend from these colours is therefore named outright.
"""

from __future__ import annotations

from textual.scrollbar import ScrollBarRender
from textual.theme import Theme


def _theme(
    name: str,
    *,
    dark: bool,
    page: tuple[str, str],
    faint: str,
    heading: str,
    field: str,
    cursor: str,
    good: str,
    alert: str,
    light: str,
) -> Theme:
    """A theme of few colours; `page` is background and text, `light` what is due or late."""
    background, text = page
    return Theme(
        name=name,
        dark=dark,
        primary=heading,
        secondary=faint,
        accent=light,
        warning=light,
        error=alert,
        success=good,
        foreground=text,
        background=background,
        surface=background,
        panel=field,
        variables={
            "list-cursor": cursor,
            "text": text,
            "text-disabled": faint,
            "text-muted": faint,
            "block-cursor-background": cursor,
            "block-cursor-foreground": text,
            "block-cursor-blurred-background": field,
            "block-cursor-blurred-foreground": text,
            "block-hover-background": field,
            "input-cursor-background": text,
            "input-cursor-foreground": background,
            "input-selection-background": cursor,
            "input-selection-foreground": text,
            "screen-selection-background": cursor,
            "screen-selection-foreground": text,
            "scrollbar": faint,
            "scrollbar-hover": faint,
            "scrollbar-active": heading,
            "scrollbar-background": field,
            "scrollbar-background-hover": field,
            "scrollbar-background-active": field,
            "scrollbar-corner-color": field,
        },
    )


DARK = _theme(
    "dark",
    dark=True,
    page=("#14181d", "#e6e6e6"),
    faint="#a3b0bd",
    heading="#7fb4e8",
    field="#232b34",
    cursor="#2f4a66",
    good="#8fd08f",
    alert="#ff8f80",
    light="#e8b34a",
)
LIGHT = _theme(
    "light",
    dark=False,
    page=("#ffffff", "#1a1a1a"),
    faint="#4b5763",
    heading="#0b4f8a",
    field="#e6edf4",
    cursor="#cfe2f5",
    good="#1a661a",
    alert="#a01010",
    light="#7a4200",
)
CONTRAST = _theme(
    "contrast",
    dark=True,
    page=("#000000", "#ffffff"),
    faint="#e0e0e0",
    heading="#ffff00",
    field="#202020",
    cursor="#003c78",
    good="#80ff80",
    alert="#ffb0b0",
    light="#ffdf40",
)
SIXTEEN = _theme(
    "16",
    dark=True,
    page=("#000000", "#ffffff"),
    faint="#aaaaaa",
    heading="#55ffff",
    field="#0000aa",
    cursor="#0000aa",
    good="#55ff55",
    alert="#ff5555",
    light="#ffff55",
)
"""Of the sixteen colours that every terminal has, so that nothing is rounded to another."""

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
