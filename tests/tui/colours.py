"""The colours on the screen: what words stand in, and how far they stand out."""

from __future__ import annotations

from rich.color import Color
from rich.color_triplet import ColorTriplet
from rich.style import Style
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from textual.strip import Strip

from .screen import Clerk

STANDARD = [
    *(
        (a, b, c)
        for a in (0, 170)
        for b in (0, 170)
        for c in (0, 170)
        if (a, b, c) != (170, 170, 0)
    ),
    (170, 85, 0),
    *((a, b, c) for a in (85, 255) for b in (85, 255) for c in (85, 255)),
]
"""The sixteen colours as a VGA card shows them."""


TRACK = " -.+|─▁│┌┐└┘├┤┬┴"
"""What lines and the empty ends of bars are made of: nothing to read."""


def contrast(style: Style) -> float:
    """WCAG 2.2, "contrast ratio"."""

    def luminance(colour: ColorTriplet) -> float:
        parts = [c / 255 for c in colour]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    assert style.color and style.bgcolor
    assert not style.dim
    colours = [c.get_truecolor(DEFAULT_TERMINAL_THEME) for c in (style.color, style.bgcolor)]
    if style.reverse:
        colours.reverse()
    low, high = sorted(map(luminance, colours))
    return (high + 0.05) / (low + 0.05)


def styles_of(clerk: Clerk, drawn: list[Strip] | None = None) -> set[tuple[str, Style]]:
    """Each style with words in it on the screen, and the first such words.

    What lies behind a dialog is dimmed: nothing there is in use (WCAG 2.2, 1.4.3, inactive).
    """
    found: dict[Style, str] = {}
    strips = drawn or clerk.app.screen._compositor.render_strips()
    for frame in clerk.app.screen.query("#frame"):
        box = frame.region
        strips = [strip.crop(box.x, box.right) for strip in strips[box.y : box.bottom]]
    for strip in strips:
        for text, style, _ in strip:
            if style and text.strip(TRACK):
                found.setdefault(style, text)
    return {(text, style) for style, text in found.items()}


def is_of_the_sixteen(colour: Color) -> bool:
    """Whether it is one of them."""
    return tuple(colour.get_truecolor()) in STANDARD
