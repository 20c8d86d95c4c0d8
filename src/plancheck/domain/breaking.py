"""Where a line of Chinese may end.

No ，。、 or closing bracket begins a line, no opening one ends it, —— and …… stay whole (W3C, CLREQ
3.1; JIS X 4051:2004, 8.1), words and numbers of ASCII too. Where a piece is longer than the line
it is cut all the same.
"""

from __future__ import annotations

from collections.abc import Callable

from .text import cell_width

NOT_FIRST = frozenset("，。、；：！？）》〉」』】〕〗”’％‰℃…—～·々,.;:!?)]}%")
"""What never begins a line."""
NOT_LAST = frozenset("（《〈「『【〔〖“‘￥№([{")
"""What never ends one."""


def lines(
    text: str, cells: int, *, indent: int = 0, width: Callable[[str], int] = cell_width
) -> list[tuple[int, int]]:
    """The lines of one paragraph as [start, end) in the text, blanks at line ends left out.

    Each takes at most `cells` cells as `width` counts, all but the first at most `cells - indent`.
    """
    found: list[tuple[int, int]] = []
    start, room = 0, max(2, cells)
    while True:
        end = _line_end(text, start, room, width)
        found.append((start, start + len(text[start:end].rstrip(" "))))
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
        if start >= len(text):
            return found
        room = max(2, cells - indent)


def _line_end(text: str, start: int, room: int, width: Callable[[str], int]) -> int:
    """The last place to break that fits; at least one character on."""
    used, last = 0, start
    for at in range(start, len(text)):
        if at > start and _may_break(text, at):
            last = at
        used += width(text[at])
        if used > room and text[at] != " ":
            return last if last > start and text[start:last].strip() else max(at, start + 1)
    return len(text)


def _may_break(text: str, at: int) -> bool:
    """Whether a line may end before the character at `at`."""
    before, after = text[at - 1], text[at]
    if after == " " or before == " ":
        return after != " "
    if after in NOT_FIRST or before in NOT_LAST or not cell_width(after):
        return False
    return not (before.isascii() and after.isascii())
