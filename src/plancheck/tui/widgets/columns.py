"""Columns of numbers at the right end of rows, their names in the line of the title above them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from ..skin import LINE, NONE
from .bars.bars import Word
from .row import Row, title


class NumberColumn(NamedTuple):
    """What a column is called, how wide it is, the style of its numbers."""

    name: str
    cells: int
    style: str = "plain"


def heads(text: str, columns: Sequence[NumberColumn], *beside: Word) -> Row:
    """`── 各部分 ───── 完成 ── 逾期 ─`: a title, the names at the right of their columns."""
    words: list[Word] = []
    before = ""
    for name, cells, _ in columns:
        lead = " " if before else ""
        own = f" {name}" if name else ""
        rule = LINE * (cells - len(lead) - cell_len(own))
        words += (Word(lead + rule, "line"), Word(own, "faint"))
        before = name
    return title(text, *beside, right=(*words, Word(" ")) if words else ())


def numbers(columns: Sequence[NumberColumn], told: Sequence[object]) -> tuple[Word, ...]:
    """A row's numbers, each at the right of its column; a dot for none."""
    words = []
    for column, number in zip(columns, told, strict=True):
        text = str(number) if number else NONE
        blanks = " " * (column.cells - cell_len(text))
        words.append(Word(blanks + text, column.style if number else "faint"))
    return (*words, Word(" "))
