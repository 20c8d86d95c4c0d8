"""Prose that a leader reads on two pages (GB/T 9704-2012, 5.2.3: 22 lines each, or some more).

Where it is longer, its longest items are shortened: the annex has every note whole, in its row.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import product, zip_longest
from typing import NamedTuple

from ...domain.cell_widths import cell_width
from ...domain.report.wording import Part, run_in
from ..paper_styles import LINES

_LINE = 56
"""Half hanzi of a line; the first of a paragraph has four less."""
_LONGEST = (240, 180, 140, 110, 90, 70, 50)
"""Characters that an item's text has at most, tried one after another."""
_MOST = 26
"""Lines of a page, set as close as can be read."""
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


class Fitted(NamedTuple):
    """The parts' paragraphs, and how many lines their pages have."""

    parts: list[list[Paragraph]]
    lines: int

    @property
    def close(self) -> bool:
        """Whether the lines stand closer than they should."""
        return self.lines > LINES


def fitted(parts: Sequence[Part], taken: int) -> Fitted:
    """The parts on a page or two, so many lines taken: as they are, closer, less of long items.

    What two pages do not hold even so is left as it is.
    """
    whole = [items_of(part) for part in parts]
    taken += len(parts) + 1  # a heading does not stand alone at a page's foot
    for pages, lines in product((1, 2), range(LINES, _MOST + 1)):
        empty = lines == LINES  # set closer, no line is left empty above who signs
        if _lines(whole) + taken + empty <= pages * lines:
            return Fitted(whole, lines)
    for longest in _LONGEST:
        made = [[_shortened(item, longest) for item in items] for items in whole]
        if _lines(made) + taken <= 2 * _MOST:
            return Fitted(made, _MOST)
    return Fitted(whole, LINES)


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
