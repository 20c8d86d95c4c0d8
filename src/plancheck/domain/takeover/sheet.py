"""The cells of an old table's sheet: what was merged in all its places, what 同上 stands for."""

from __future__ import annotations

from ..form.sheet import Cell, Sheet

_DITTO = frozenset(("同上", "同前", "〃", "″", "”", '"', "''"))


def spread(sheet: Sheet) -> list[list[Cell]]:
    """The cells, each that was merged in all the places that it spans."""
    width = max(map(len, sheet.rows), default=0)
    rows = [[*row, *[""] * (width - len(row))] for row in sheet.rows]
    for (top, left), (bottom, right) in sheet.merged:
        if top < len(rows) and left < width:
            value = rows[top][left]
            for row in rows[top : bottom + 1]:
                row[left : right + 1] = [value] * (min(right + 1, width) - left)
    return rows


def is_ditto(words: str) -> bool:
    """Whether a cell says what the one above it does."""
    return words in _DITTO
