"""What lines, bars, marks and boxes are drawn of: line-drawing characters, or ASCII.

The drawn characters are all in GBK and of ambiguous width (UAX #11, class A), so they are shown
only where the terminal draws these in one cell. Both skins have the same cells: nothing is laid out
by the skin. What is told in a line names a glyph by a noncharacter, which no text from outside
holds (`domain.text.clean`); the widget that draws the line puts the skin's character there.
"""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from textual.dom import DOMNode

_GLYPHS = map(chr, range(0xFDD0, 0xFDE2))
LINE, FILLED, DOWN, TEE_DOWN, TEE_UP, FOCUS, NONE, CUT_A, CUT_B = islice(_GLYPHS, 9)
ON, OFF, TICK, HERE, BEFORE, AFTER, BOX_OPEN, BOX_CLOSE, DOT = _GLYPHS
STACK = "".join(map(chr, range(0xFDE9, 0xFDEE)))
"""What a stacked bar is made of: 完 推 常 阻 未."""
SAVED = chr(0xFDEE)
"""Before 已保存, where there is a sign for it."""
LEVELS = "".join(chr(plane << 16 | 0xFFFE | odd) for plane in range(1, 5) for odd in (0, 1))
"""How high a column of one cell is: from nothing to full."""
TO_DO = chr(0xFDEF)
"""In the box of what is not done; `TICK` in that of what is."""
CUT = CUT_A + CUT_B
"""Two cells where a text was cut."""

_DRAWN = {
    LINE: "─",
    FILLED: "━",
    DOWN: "│",
    TEE_DOWN: "┬",
    TEE_UP: "┴",
    FOCUS: "▌",
    NONE: "·",
    CUT_A: "…",
    CUT_B: " ",
    ON: "●",
    OFF: "○",
    TICK: "√",
    HERE: "▲",
    BEFORE: "←",
    AFTER: "→",
    BOX_OPEN: " ",
    BOX_CLOSE: " ",
    DOT: "●",
    SAVED: "√",
    TO_DO: "○",
    **dict(zip(STACK, "▆▆▆▆─", strict=True)),
    **dict(zip(LEVELS, "▁▂▃▄▅▆▇█", strict=True)),
}
_ASCII = {
    LINE: "-",
    FILLED: "#",
    DOWN: "|",
    **dict.fromkeys((TEE_DOWN, TEE_UP), "+"),
    FOCUS: ">",
    NONE: ".",
    CUT_A: ".",
    CUT_B: ".",
    ON: "*",
    OFF: "o",
    TICK: "x",
    HERE: "^",
    BEFORE: "<",
    AFTER: ">",
    BOX_OPEN: "[",
    BOX_CLOSE: "]",
    DOT: "*",
    SAVED: " ",
    TO_DO: " ",
    **dict(zip(STACK, "#+~!.", strict=True)),
    **dict(zip(LEVELS, ".1234567", strict=True)),
}


class Skin(NamedTuple):
    """The characters for the glyphs, as `str.translate` takes them."""

    name: str
    glyphs: dict[int, str]
    tinted: bool
    """Whether marks and keys stand on grounds of their own; else in brackets, in colour."""

    def put(self, text: str) -> str:
        """The text with this skin's characters for its glyphs."""
        return text if text.isascii() else text.translate(self.glyphs)


DRAWN = Skin("drawn", str.maketrans(_DRAWN), tinted=True)
ASCII = Skin("ascii", str.maketrans(_ASCII), tinted=False)


BRACKETED = Skin(
    "bracketed", {**DRAWN.glyphs, ord(BOX_OPEN): "[", ord(BOX_CLOSE): "]"}, tinted=False
)
"""Drawn lines where no colours lie between those of texts and grounds."""


SKINS = (("auto", "按终端"), ("drawn", "画线"), ("ascii", "字符"))
"""The skins, named as in `[display] skin`, and what they are called on screen."""


def chosen_skin(setting: str, cells: int | None, *, modern: bool, tinted: bool) -> Skin:
    """The skin for what the settings say, on a terminal that gives a drawn character so many cells.

    `cells` None: it has not answered. `modern`: nothing else is known against drawn characters
    there. `tinted`: the theme has grounds for marks.
    """
    proven = cells == 1 and modern
    if setting == "ascii" or cells == 2 or (setting == "auto" and not proven):
        return ASCII
    return DRAWN if tinted else BRACKETED


def skin_of(node: DOMNode) -> Skin:
    """The skin that the app shows; ASCII where it is an app that knows of none."""
    skin = getattr(node.app, "skin", ASCII)
    return skin if isinstance(skin, Skin) else ASCII
