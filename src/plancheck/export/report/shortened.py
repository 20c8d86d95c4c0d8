"""Prose that a leader reads on two pages: where it is longer, its longest items are shortened.

The whole text stands in the annex, which has every note in its row.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ...domain.cells import cell_width
from ...domain.report.wording import Part, run_in

LINES = 2 * 22 - 1
"""Lines of two pages (GB/T 9704-2012, 5.2.3), but one: no heading stands alone at a page's foot."""
_LINE = 56
"""Half hanzi of a line; the first of a paragraph has four less."""
_LONGEST = (240, 180, 140, 110, 90, 70)
"""Characters that an item's text has at most, tried one after another."""
MORE = "（详见附件）"


class Paragraph(NamedTuple):
    """A paragraph: the heading that it begins with, if any, and its text."""

    heading: str
    text: str

    @property
    def lines(self) -> int:
        """How many lines of the page it takes."""
        return math.ceil((cell_width(self.heading + self.text, ambiguous=2) + 4) / _LINE)


def items_of(part: Part) -> list[Paragraph]:
    """A part's paragraphs."""
    lines = zip_longest(part.lines, part.measures, fillvalue="")
    return [Paragraph(*run_in(line, measure)) for line, measure in lines]


def fitted(parts: Sequence[Part], taken: int) -> list[list[Paragraph]]:
    """The parts' paragraphs, shortened where two pages, so many lines taken, do not hold them."""
    whole = [items_of(part) for part in parts]
    room = LINES - taken - len(parts)
    if _lines(whole) <= room:
        return whole
    made = whole
    for longest in _LONGEST:
        made = [[_shortened(item, longest) for item in items] for items in whole]
        if _lines(made) <= room:
            break
    return made


def _lines(parts: Iterable[Iterable[Paragraph]]) -> int:
    return sum(item.lines for items in parts for item in items)


def _shortened(item: Paragraph, longest: int) -> Paragraph:
    """An item's text up to a sentence's end, else a clause's; what has no heading is left whole."""
    text = item.text
    if not item.heading or len(text) <= longest + len(MORE):
        return item
    end = max(text.rfind(mark, 0, longest) for mark in "。！？；") + 1
    if end <= longest // 3:
        end = text.rfind("，", 0, longest) + 1 or longest
    return item._replace(text=f"{text[:end].rstrip('，；。')}{MORE}。")
