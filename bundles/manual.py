"""使用手册 to be printed: docs/manual.zh-CN.md as a Word file, by the program's own paper."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from .files import ROOT, STAMP, hand_out
from .wheels import version

if TYPE_CHECKING:
    from plancheck.domain.manual import ManualBlock, ManualChapter
    from plancheck.export.paper import Paper

NAME = "使用手册.docx"
"""What it is called in a bundle."""
SOURCE = ROOT / "docs" / "manual.zh-CN.md"
_POINTS, _LINE, _HEIGHT = 12, 19, 638
"""A hanzi, a line and the type area: 小四 on the standard's page."""
_WIDTH = 156
_PICTURE = 114
"""In mm: the type area, a picture."""
_NARROW, _BROAD, _HALF = 16, 64, 24
"""Cells: what of its longest text a column has at least, at most, and at most in a halved table."""
_QUICK = "一页速查"
"""The chapter on a page of its own."""


def build() -> None:
    """Write it."""
    hand_out(f"plancheck-{version()}-{NAME}", manual())


@cache
def manual() -> bytes:
    """The file's bytes."""
    sys.path.insert(0, str(ROOT / "src"))
    from plancheck.domain.manual import chapters
    from plancheck.domain.text import numeral
    from plancheck.export.paper import Paper

    title, *found = chapters(SOURCE.read_text(encoding="utf-8"))
    paper = Paper(title.title, datetime.fromtimestamp(STAMP, UTC))
    paper.close(_POINTS, _LINE, _HEIGHT)
    paper.title(title.title)
    paper.subtitle(f"（{version()} 版）")
    _tell(paper, title)
    number = 0
    for one in found:
        if one.title == _QUICK:
            paper.annex(one.title, None, upright=True)
        elif one.level > 2:
            paper.heading(one.title, 2)
        else:
            number += 1
            paper.heading(f"{numeral(number)}、{one.title}")
        _tell(paper, one)
    return paper.data()


def _tell(paper: Paper, chapter: ManualChapter) -> None:
    from plancheck.domain.manual import BlockKind

    for block in chapter.blocks:
        match block.kind:
            case BlockKind.TABLE:
                _table(paper, block, halved=chapter.title == _QUICK)
            case BlockKind.PICTURE:
                for words, place in block.rows:
                    paper.picture((SOURCE.parent / place).read_bytes(), _PICTURE, words)
            case BlockKind.ITEMS:
                for line in block.lines:
                    paper.body(f"· {line}")
            case _:
                for line in block.lines:
                    paper.body(line)


def _table(paper: Paper, block: ManualBlock, *, halved: bool = False) -> None:
    """A table; the rows of one that is `halved` stand in two columns of the page."""
    from plancheck.domain.cells import cell_width
    from plancheck.export.paper_table import PaperColumn

    head, *rows = block.rows
    if halved:
        middle = (len(rows) + 1) // 2
        nothing = ("",) * len(head)
        rows = [
            one + other
            for one, other in zip_longest(rows[:middle], rows[middle:], fillvalue=nothing)
        ]
        head += head
    cells = zip(head, *rows, strict=True)
    longest = [max(cell_width(cell, ambiguous=2) for cell in column) for column in cells]
    most = _HALF if halved else _BROAD
    shares = [min(max(cells, _NARROW), most) for cells in longest]
    columns = [
        PaperColumn(name, _WIDTH * share / sum(shares))
        for name, share in zip(head, shares, strict=True)
    ]
    paper.table(columns, rows, dense=halved)
