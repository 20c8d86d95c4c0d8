"""使用手册 to be printed: docs/manual.zh-CN.md as a Word file, by the program's own paper."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from functools import cache
from itertools import count, zip_longest
from typing import TYPE_CHECKING

from .files import ROOT, STAMP, hand_out
from .wheels import version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plancheck.domain.manual import ManualBlock, ManualChapter
    from plancheck.export.column_widths import LineRoom
    from plancheck.export.paper import Paper

NAME = "使用手册.docx"
"""What it is called in a bundle."""
SOURCE = ROOT / "docs" / "manual.zh-CN.md"
_POINTS, _LINE, _HEIGHT = 12, 19, 638
"""A hanzi, a line and the type area: 小四 on the standard's page."""
_WIDTH = 156
_PICTURE = 114
"""In mm: the type area, a picture."""
_SHARE = 0.9
"""Of an even share: what a column has at least where its texts need that."""
_SHORT = 6
"""Rows of a table that is not broken."""
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
    numbers = count(1)
    named = [
        one.title
        if one.level > 2 or one.title == _QUICK
        else f"{numeral(next(numbers))}、{one.title}"
        for one in found
    ]
    levels = [one.level - 1 for one in found]
    paper.contents("目　录", list(zip(levels, named, strict=True)))
    _tell(paper, title)
    for one, level, words in zip(found, levels, named, strict=True):
        if one.title == _QUICK:
            paper.annex(words, None, upright=True)
        else:
            paper.heading(words, level)
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
            case BlockKind.TYPED:
                paper.typed(block.lines)
            case _:
                dot = "· " if block.kind is BlockKind.ITEMS else ""
                for line in block.lines:
                    paper.runs(((dot, None), *_runs(line)))


def _runs(line: str) -> Iterator[tuple[str, str | None]]:
    from plancheck.domain.manual import ManualMark, pieces
    from plancheck.export.paper_contents import CODE, STRONG

    types = {ManualMark.NONE: None, ManualMark.STRONG: STRONG, ManualMark.CODE: CODE}
    yield from ((words, types[mark]) for words, mark in pieces(line))


def _table(paper: Paper, block: ManualBlock, *, halved: bool = False) -> None:
    """A table; the rows of one that is `halved` stand in two columns of the page."""
    from plancheck.domain.manual import plain
    from plancheck.export.column_widths import Need, shared_widths
    from plancheck.export.paper_table import DENSE, PLAIN, PaperColumn

    head, *rows = (tuple(map(plain, row)) for row in block.rows)
    if halved:
        middle = (len(rows) + 1) // 2
        nothing = ("",) * len(head)
        rows = [
            one + other
            for one, other in zip_longest(rows[:middle], rows[middle:], fillvalue=nothing)
        ]
        head += head
    measure = DENSE if halved else PLAIN
    most = _SHARE * _WIDTH / len(head)
    needs = [Need(min(_alone(column, measure), most), column) for column in zip(*rows, strict=True)]
    columns = [
        PaperColumn(*one) for one in zip(head, shared_widths(needs, _WIDTH, measure), strict=True)
    ]
    paper.table(columns, rows, dense=halved, whole=len(rows) <= _SHORT)


def _alone(column: Iterable[str], measure: LineRoom) -> float:
    """How many mm a column's texts need to stand in a line each."""
    from plancheck.domain.cell_widths import cell_width

    longest = max(cell_width(text, ambiguous=2) for text in column)
    return longest / measure.cells + measure.margin
