"""Cells of a terminal: how many a text takes, how it is cut and filled, where its lines end.

Widths are by Unicode's East Asian Width (UAX #11): W and F are two cells; A (ambiguous) is one
unless the caller says the terminal draws it wide. On the screen Rich counts them, as
`tui/terminal/widths.py` tells it.

No ，。、 or closing bracket begins a line, no opening one ends it, —— and …… stay whole (W3C, CLREQ
3.1; JIS X 4051:2004, 8.1), words and numbers of ASCII too. Where a piece is longer than the line
it is cut all the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence


def cell_width(text: str, *, ambiguous: int = 1) -> int:
    """How many terminal cells the text takes; `ambiguous` is the width of class A characters."""
    return len(text) if text.isascii() else sum(map(_CELLS[ambiguous].__getitem__, text))


class _Cells(dict[str, int]):
    """Cells by character, each looked up once."""

    def __init__(self, ambiguous: int) -> None:
        self._ambiguous = ambiguous

    def __missing__(self, char: str) -> int:
        kind = unicodedata.east_asian_width(char)
        if kind in "WF":
            cells = 2
        elif unicodedata.category(char) in ("Mn", "Me", "Cf"):
            cells = 0
        else:
            cells = self._ambiguous if kind == "A" else 1
        self[char] = cells
        return cells


_CELLS = {ambiguous: _Cells(ambiguous) for ambiguous in (1, 2)}


def clip(text: str, cells: int, *, ambiguous: int = 1) -> str:
    """The text cut to at most `cells` cells, ending in `..` where something was cut."""
    if cell_width(text, ambiguous=ambiguous) <= cells:
        return text
    kept, width = [], 0
    for char in text:
        step = cell_width(char, ambiguous=ambiguous)
        if width + step > cells - 2:
            break
        kept.append(char)
        width += step
    return "".join(kept) + ".." if cells >= 2 else "." * cells


def pad(text: str, cells: int, *, ambiguous: int = 1) -> str:
    """The text clipped or filled with spaces to exactly `cells` cells."""
    text = clip(text, cells, ambiguous=ambiguous)
    return text + " " * (cells - cell_width(text, ambiguous=ambiguous))


NOT_FIRST = frozenset(
    "，。、；：！？．～—…·・•‧／％‰℃"
    "）］｝》〉」』】〕〗〙〛”’〞〟»›｠｡､｣﹚﹜﹞﹐﹑﹒﹔﹕﹖﹗"
    ",.;:!?)]}%"
)
"""What never begins a line."""
NOT_LAST = frozenset("（［｛《〈「『【〔〖〘〚“‘〝«‹｟｢﹙﹛﹝￥№([{")
"""What never ends one."""
_BLANKS = " \u3000"


def line_spans(
    text: str,
    cells: int,
    *,
    indent: int = 0,
    width: Callable[[str], int] = cell_width,
    whole: Sequence[tuple[int, int]] = (),
) -> list[tuple[int, int]]:
    """The lines of one paragraph as [start, end) in the text, blanks at line ends left out.

    Each takes at most `cells` cells as `width` counts, all but the first at most `cells - indent`.
    What stands between two places of `whole` is broken only where it is longer than a line.
    """
    spans: list[tuple[int, int]] = []
    start, room = 0, max(2, cells)
    while True:
        end = _line_end(text, start, room, width, whole)
        spans.append((start, start + len(text[start:end].rstrip(_BLANKS))))
        start = end
        while start < len(text) and text[start] in _BLANKS:
            start += 1
        if start >= len(text):
            return spans
        room = max(2, cells - indent)


def _line_end(
    text: str,
    start: int,
    room: int,
    width: Callable[[str], int],
    whole: Sequence[tuple[int, int]],
) -> int:
    """The last place to break that fits, outside what is whole if it can; one character on."""
    used, last, within = 0, start, start
    for at in range(start, len(text)):
        step = width(text[at])
        if at > start and step and _may_break(text[at - 1], text[at]):
            if any(first < at < end for first, end in whole):
                within = at
            else:
                last = at
        used += step
        if used > room and text[at] not in _BLANKS:
            for place in (last, within):
                if text[start:place].strip(_BLANKS):
                    return place
            return max(at, start + 1)
    return len(text)


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end between these two."""
    if before in _BLANKS or after in _BLANKS:
        return after not in _BLANKS
    if after in NOT_FIRST or before in NOT_LAST:
        return False
    return not (before.isascii() and after.isascii())
