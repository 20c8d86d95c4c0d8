"""The document that a plan is imported from: its text, and what of it is one paragraph.

Everything made of it is a span of `Source.text`, so that nothing is lost or said twice without
being noticed. What Word only draws (automatic numbers) is no text; it stands beside it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import accumulate, pairwise
from typing import NamedTuple


class Span(NamedTuple):
    """The characters from `start` to before `end`."""

    start: int
    end: int


class PassageKind(Enum):
    """Where a passage stands."""

    BODY = "正文"
    CELL = "表格"
    NOTE = "脚注"
    BOX = "文本框"
    CONTENTS = "目录"
    MARGIN = "页眉页脚"


class Cell(NamedTuple):
    """A place in a table: the `table`-th of the document, its row and column counted from 0.

    `columns` and `rows` are how many the cell takes up (merged ones). `header` is a row that Word
    repeats on each page; other header rows are told by their words.
    """

    table: int
    row: int
    column: int
    columns: int = 1
    rows: int = 1
    header: bool = False


class Passage(NamedTuple):
    """A paragraph of the file: a line of a text file, a w:p of Word's (soft breaks inside it).

    `number` is what Word draws before it ("一、"), worked out, and `level` its level, from 1;
    `outline` the level of a heading style or of #, from 1; 0 where there is none. `bold` are its
    bold parts. `cell` is where it stands in a table; several may stand in one cell. `mark` is
    where in the text a footnote is referred to, -1 where that is not known.
    """

    start: int
    end: int
    kind: PassageKind = PassageKind.BODY
    number: str = ""
    level: int = 0
    outline: int = 0
    bold: tuple[Span, ...] = ()
    cell: Cell | None = None
    mark: int = -1


class Source(NamedTuple):
    """The whole text, and its passages in the text's order, none within another.

    Between them stand line ends, and what is only markup (the | of a table in a text file).
    """

    text: str
    passages: tuple[Passage, ...]

    @classmethod
    def of_text(cls, text: str) -> Source:
        """A text file's: every line that is not blank is a passage."""
        ends = accumulate(map(len, text.splitlines(keepends=True)))
        starts = [0, *ends]
        return cls(text, tuple(_lines(text, starts)))

    def line(self, offset: int) -> int:
        """The line that an offset stands on, from 1: what an editor shows of a text file."""
        return self.text.count("\n", 0, offset) + 1


def _lines(text: str, starts: Sequence[int]) -> Iterator[Passage]:
    for start, end in pairwise(starts):
        line = text[start:end]
        words = line.strip()
        if words:
            first = start + line.index(words[0])
            yield Passage(first, first + len(words))


def content(text: str) -> str:
    """What a text says, to be compared: letters and figures, without what marks a footnote."""
    return "".join(
        char.casefold()
        for char in unicodedata.normalize("NFKC", text.translate(_RAISED))
        if char.isalnum()
    )


_RAISED = dict.fromkeys(map(ord, "¹²³⁴⁵⁶⁷⁸⁹⁰"))
