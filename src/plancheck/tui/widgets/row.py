"""A row of a list: words in their styles, wrapped to its width; titles that group rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.geometry import Size

from ...domain.cell_widths import line_spans
from ..skin import BOX_CLOSE, BOX_OPEN, LINE, TICK, TO_DO
from .bars.bars import Word, one_line

Span = tuple[int, int]
"""Where a line begins and ends in its row's text."""


class Row(NamedTuple):
    """What a row says, what choosing it means ("" for nothing).

    A text has one `style`. What does not fit on the first line is indented on the next ones;
    `right` stands at the end of the first, the gap before it is filled with `fill`. What is `whole`
    is on one line, where it fits on one.
    """

    text: str | Sequence[Word]
    key: str = ""
    style: str = "plain"
    indent: int = 0
    right: Sequence[Word] = ()
    fill: str = " "
    whole: Sequence[Span] = ()

    @property
    def words(self) -> Sequence[Word]:
        """The text in its styles."""
        return (Word(self.text, self.style),) if isinstance(self.text, str) else self.text

    @property
    def plain(self) -> str:
        """The text without them, as it is drawn."""
        text = self.text if isinstance(self.text, str) else "".join(w.text for w in self.text)
        return one_line(text)


def pieces(text: str, marks: str, start: int = 0) -> tuple[Span, ...]:
    """What stands between these marks, each with those after it."""
    found = re.compile(f"[^{marks}]+[{marks}]*").finditer(text, start)
    return tuple(piece.span() for piece in found)


def title(text: str, *beside: Word, right: Sequence[Word] = ()) -> Row:
    """`── 各部分 ─────`: what begins a group of rows."""
    words = (Word(LINE * 2, "line"), Word(f" {text} ", "strong"), *beside)
    return Row(words, right=right, fill=LINE)


def tick_box(*, ticked: bool) -> Word:
    """√, or ○; [x], or [ ]: what may be ticked."""
    mark, style = (TICK, "good") if ticked else (TO_DO, "faint")
    return Word(f"{BOX_OPEN}{mark}{BOX_CLOSE}", style)


def empty(told: Sequence[Word], size: Size) -> tuple[Row, ...]:
    """What stands in the middle of a screen that has nothing: what that means, which key goes on.

    `told` by lines; the screen is of that size.
    """
    cells = max((cell_len(word.text) for word in told), default=0)
    lead = " " * max(1, (size.width - 2 - cells) // 2)
    above = [Row("")] * max(1, (size.height - len(told)) // 2 - 4)
    return (*above, *(Row((Word(lead), word), indent=len(lead)) for word in told))


def spans(row: Row, cells: int) -> list[Span]:
    """The row's lines, each of at most so many cells."""
    room = cells - sum(cell_len(word.text) for word in row.right)
    if cell_len(row.plain) <= room:
        return [(0, len(row.plain))]
    stands_in = indent(row, cells) - (cells - room)  # the right words are on the first line alone
    return line_spans(row.plain, room, indent=stands_in, width=cell_len, whole=row.whole)


def indent(row: Row, cells: int) -> int:
    """By how many cells all lines but the first stand in."""
    return min(row.indent, cells // 2)


def part(words: Sequence[Word], span: Span) -> Iterator[Word]:
    """What of the words is on a line."""
    (start, end), at = span, 0
    for word in words:
        shown = word.text[max(0, start - at) : max(0, end - at)]
        if shown:
            yield word._replace(text=shown)
        at += len(word.text)
