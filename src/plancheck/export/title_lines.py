"""Where the title of an official document is broken (7.3.1)."""

from __future__ import annotations

from ..domain.cell_widths import cell_width

_TITLE = 38
"""Cells of a title's line: 19 hanzi of 22 pt, one short of the type area's width."""


def title_lines(text: str) -> list[str]:
    """A title in lines that are whole in meaning: broken before 《, after 》 or at both."""
    before, after = text.find("《"), text.rfind("》") + 1
    places = [place for place in (before, after) if 0 < place < len(text)]
    choices = [[text], *([text[:place], text[place:]] for place in places)]
    if len(places) > 1:
        choices.append([text[:before], text[before:after], text[after:]])
    longest = [max(cell_width(line, ambiguous=2) for line in lines) for lines in choices]
    fitting = [lines for lines, width in zip(choices, longest, strict=True) if width <= _TITLE]
    return min(fitting, key=len, default=[text])
