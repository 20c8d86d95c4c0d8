"""The tables of a Word document as sheets: old ledgers are kept in Word, too."""

from __future__ import annotations

from ...domain.form.sheet import Merged, Place, Sheet
from ...domain.plan.source import Cell, Passage, Source
from ..file_kinds import ZIP
from ..plan.source_file import source_of

_WORD = b"word/document"


def is_word(data: bytes) -> bool:
    """Whether bytes are a Word document of today's format."""
    return data.startswith(ZIP) and _WORD in data


def word_sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Each table with the paragraphs that stand above it; BadFile where it is no document."""
    source, _ = source_of(data, name)
    above: list[str] = []
    tables: dict[int, tuple[list[str], list[tuple[Cell, str]]]] = {}
    for passage in source.passages:
        words = _words(source, passage)
        if passage.cell is None:
            above.append(words)
        else:
            if passage.cell.table not in tables:
                tables[passage.cell.table] = (above, [])
                above = []
            tables[passage.cell.table][1].append((passage.cell, words))
    return tuple(
        _sheet(f"第{number}个表", titles, cells)
        for number, (titles, cells) in enumerate(tables.values(), 1)
    )


def _words(source: Source, passage: Passage) -> str:
    return f"{passage.number}{source.text[passage.start : passage.end]}"


def _sheet(name: str, above: list[str], cells: list[tuple[Cell, str]]) -> Sheet:
    """A table's cells under its titles; the paragraphs of a cell are its lines."""
    texts: dict[Place, str] = {}
    merged: dict[Place, Merged] = {}
    for cell, words in cells:
        first = Place(len(above) + cell.row, cell.column)
        texts[first] = f"{texts[first]}\n{words}" if first in texts else words
        last = Place(first.row + cell.rows - 1, first.column + cell.columns - 1)
        if last != first:
            merged[first] = Merged(first, last)
    height = max(place.row for place in texts) + 1
    width = max(place.column for place in texts) + 1
    rows = [[""] * width for _ in range(height)]
    for row, title in zip(rows, above, strict=False):
        row[0] = title
    for (row_at, column), words in texts.items():
        rows[row_at][column] = words
    return Sheet(name, tuple(map(tuple, rows)), tuple(merged.values()))
