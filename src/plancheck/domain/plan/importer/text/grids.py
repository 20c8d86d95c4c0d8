"""Tables in text that lost their cells: columns between tabs, bars or blanks, a cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...source import Cell, Passage, PassageKind, Source
from ..words import Words
from .columns import called

_LEAST, _WIDEST = 3, 15
"""Rows, or columns, that make a table; characters of a header's cell."""


def with_grids(source: Source, words: Words) -> Source:
    """The source with the cells of such tables as passages."""
    passages = list(_rowed(source, words))
    passages = list(_stacked(source, passages, words))
    return source._replace(passages=tuple(passages))


_SEPARATORS = (re.compile(r"\t"), re.compile(r"[|｜]"), re.compile(r"\s{2,}|\u3000+"))
"""What parts the columns of a row on one line."""
_RULE = re.compile(r"[\s|｜:+—─-]*")


def _rowed(source: Source, words: Words) -> Iterator[Passage]:
    """Lines that have as many columns as the header before them are rows."""
    numbers = _free(source.passages)
    passages, at = source.passages, 0
    while at < len(passages):
        by, width = _header(source, passages[at], words)
        end = at + 1
        while by and end < len(passages) and _is_row(source, passages[end], by, width):
            end += 1
        if not by or end - at < _LEAST:
            yield passages[at]
            at += 1
            continue
        number = next(numbers)
        for row, passage in enumerate(passages[at:end]):
            if _RULE.fullmatch(source.text, passage.start, passage.end):
                continue
            for column, (start, stop) in enumerate(_cells(source, passage, by)):
                if start < stop:
                    cell = Cell(table=number, row=row, column=column)
                    yield Passage(start=start, end=stop, kind=PassageKind.CELL, cell=cell)
        at = end


def _header(source: Source, passage: Passage, words: Words) -> tuple[re.Pattern[str] | None, int]:
    """What parts the columns of a line that is a table's header, and how many they are."""
    for by in _SEPARATORS if passage.kind is PassageKind.BODY else ():
        cells = [source.text[start:end] for start, end in _cells(source, passage, by)]
        if len(cells) < _LEAST or max(map(len, cells)) > _WIDEST:
            continue
        known = sum(called(text, words) is not None for text in cells)
        if known >= _LEAST and known * 2 >= len(cells):
            return by, len(cells)
    return None, 0


def _is_row(source: Source, passage: Passage, by: re.Pattern[str], width: int) -> bool:
    if passage.kind is not PassageKind.BODY:
        return False
    rule = _RULE.fullmatch(source.text, passage.start, passage.end)
    return bool(rule) or len(_cells(source, passage, by)) == width


def _cells(source: Source, passage: Passage, by: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where the cells of a line begin and end; bars at its ends part nothing."""
    text = source.text[passage.start : passage.end]
    start = len(text) - len(text.lstrip("|｜ "))
    end = len(text.rstrip("|｜ "))
    found = []
    for match in [*by.finditer(text, start, end), None]:
        stop = match.start() if match else end
        words = text[start:stop]
        left = start + len(words) - len(words.lstrip())
        found.append((passage.start + left, passage.start + left + len(words.strip())))
        start = match.end() if match else end
    return found


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
        header = [*range(at, at + width)]
        for row, lines in enumerate([header, *rows]):
            for line, column in zip(lines, _columns(len(lines), width), strict=True):
                cell = Cell(table=number, row=row, column=column)
                yield passages[line]._replace(kind=PassageKind.CELL, cell=cell)
        at = rows[-1][-1] + 1


def _columns(lines: int, width: int) -> list[int]:
    """The column of each line of a row: what is too many are lines of the third one, the widest."""
    more = max(lines - width, 0)
    wide = min(2, width - 1)
    return [*range(wide), *[wide] * more, *range(wide, width)][:lines]


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


def _rows(texts: Sequence[str], at: int, width: int) -> list[list[int]]:
    """The lines of each row: from 1, 2, 3, … to before the next."""
    starts: list[int] = []
    for n in range(at, len(texts)):
        if texts[n] == str(len(starts) + 1):
            starts.append(n)
        elif not starts or n - starts[-1] >= 2 * width + 2:
            break
    ends = [*starts[1:], min(starts[-1] + width, len(texts))] if starts else []
    return [[*range(a, b)] for a, b in zip(starts, ends, strict=True)]


def _free(passages: Sequence[Passage]) -> Iterator[int]:
    """Numbers that no table of the source has."""
    number = max((one.cell.table for one in passages if one.cell), default=-1)
    while True:
        number += 1
        yield number
