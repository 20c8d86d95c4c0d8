"""Tables in text that lost their cells: columns between tabs, or a cell on each line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..source import Cell, Passage, PassageKind, Source
from .columns import called
from .words import Words

_LEAST = 3
"""Rows, or columns, that make a table."""


def with_grids(source: Source, words: Words) -> Source:
    """The source with the cells of such tables as passages."""
    passages = list(_tabbed(source, words))
    passages = list(_stacked(source, passages, words))
    return source._replace(passages=tuple(passages))


def _tabbed(source: Source, words: Words) -> Iterator[Passage]:
    """Lines that have as many tabs as the header before them are rows."""
    numbers = _free(source.passages)

    def tabs(passage: Passage) -> int:
        return source.text.count("\t", passage.start, passage.end)

    for (count, kind), group in groupby(source.passages, lambda one: (tabs(one), one.kind)):
        rows = list(group)
        table = count > 0 and kind is PassageKind.BODY and len(rows) >= _LEAST
        if not table or not _is_header(source.text[rows[0].start : rows[0].end].split("\t"), words):
            yield from rows
            continue
        number = next(numbers)
        for row, passage in enumerate(rows):
            at = passage.start
            for column, text in enumerate(source.text[at : passage.end].split("\t")):
                words_at = at + len(text) - len(text.lstrip())
                if text.strip():
                    yield Passage(
                        start=words_at,
                        end=words_at + len(text.strip()),
                        kind=PassageKind.CELL,
                        cell=Cell(table=number, row=row, column=column),
                    )
                at += len(text) + 1


def _stacked(source: Source, passages: Sequence[Passage], words: Words) -> Iterator[Passage]:
    """After a header with a cell on each line, rows that begin with their numbers."""
    numbers = _free(passages)
    texts = [source.text[one.start : one.end].strip() for one in passages]
    at = 0
    while at < len(passages):
        width = _header_width(passages, texts, at, words)
        rows = _rows(texts, at + width, width) if width else []
        if len(rows) < _LEAST:
            yield passages[at]
            at += 1
            continue
        number = next(numbers)
        for row, start in enumerate([at, *rows]):
            for column in range(width):
                cell = Cell(table=number, row=row, column=column)
                yield passages[start + column]._replace(kind=PassageKind.CELL, cell=cell)
        at = rows[-1] + width


def _header_width(passages: Sequence[Passage], texts: Sequence[str], at: int, words: Words) -> int:
    """How many lines from here on are cells of a header that begins with the rows' number."""
    if texts[at] not in words.number_columns:
        return 0
    end = at
    while (
        end < len(texts)
        and passages[end].kind is PassageKind.BODY
        and len(texts[end]) <= 12
        and called(texts[end], words)
    ):
        end += 1
    return end - at if end - at >= _LEAST else 0


def _rows(texts: Sequence[str], at: int, width: int) -> list[int]:
    """Where rows begin: with 1, 2, 3, …, a header's width apart."""
    found: list[int] = []
    while at + width <= len(texts) and texts[at] == str(len(found) + 1):
        found.append(at)
        at += width
    return found


def _is_header(texts: Sequence[str], words: Words) -> bool:
    known = sum(called(text.strip(), words) is not None for text in texts)
    return known >= 2 and known * 2 >= len(texts)


def _free(passages: Sequence[Passage]) -> Iterator[int]:
    """Numbers that no table of the source has."""
    number = max((one.cell.table for one in passages if one.cell), default=-1)
    while True:
        number += 1
        yield number
