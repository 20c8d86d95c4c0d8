"""How wide the terminal draws characters of ambiguous width, and telling Rich of it.

Chinese terminals draw East Asian *ambiguous* characters (UAX #11, class A: “ ” … — · ① →) in two
cells, others in one. The terminal is asked: draw one, say where the cursor is (the way of wcwidth
and blessed). Nobody waits for the answer. Textual reads it among the keys, so nothing typed is
lost; it may come late or never, and until it comes characters count as one cell.
"""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import east_asian_width

from rich import cells, segment
from rich._unicode_data import load

PROBE = "\x1b[H\N{LEFT DOUBLE QUOTATION MARK}\x1b[6n\x1b[H\x1b[K"
"""Draw one on the blank first line, ask for the cursor (DSR 6, ECMA-48), take it away again."""

AMBIGUOUS = (
    (0xA1, 0x2BFF),
    (0x3248, 0x324F),
    (0xE000, 0xF8FF),
    (0xFFFD, 0xFFFD),
    (0x1F100, 0x1F1AC),
)
"""Where class A lies; private use beyond the basic plane, which no office font has, left out."""

_SINGLE = cells._is_single_cell_widths


def answer(column: int) -> int | None:
    """What a cursor report after PROBE means, its column counted from 0; None: nothing."""
    return column if column in (1, 2) else None


def measure(ambiguous: int) -> bool:
    """Have Rich and Textual count class A as so many cells; whether that is a change.

    There is no setting for it. All their measuring goes through `cells.get_character_cell_size`
    and the table it loads, with a short cut for strings of known single cells, which `segment` has
    imported by name; results are cached in three places.
    """
    wide = ambiguous == 2
    if wide is (cells._is_single_cell_widths is not _SINGLE):
        return False
    loaded: Callable[[str], cells.CellTable] = load
    single = _SINGLE
    if wide:
        known = load("auto")
        table = known._replace(widths=sorted((*known.widths, *_ambiguous_runs(known))))

        def wide_table(_version: str = "auto") -> cells.CellTable:
            return table

        loaded = wide_table
        single = frozenset(
            char for char in cells._SINGLE_CELLS if east_asian_width(char) != "A"
        ).issuperset
    for module, name, value in (
        (cells, "load_cell_table", loaded),
        (cells, "_is_single_cell_widths", single),
        (segment, "_is_single_cell_widths", single),
    ):
        setattr(module, name, value)
    cells.get_character_cell_size.cache_clear()
    cells.cached_cell_len.cache_clear()
    segment.Segment._split_cells.cache_clear()
    return True


def _ambiguous_runs(table: cells.CellTable) -> list[tuple[int, int, int]]:
    """The characters of class A that a table counts as one cell, as its ranges, two cells wide."""
    known = {
        code
        for first, last, _ in table.widths
        if last <= AMBIGUOUS[-1][1]
        for code in range(first, min(last, 0x3000) + 1)
    }
    runs: list[tuple[int, int, int]] = []
    for first, last in AMBIGUOUS:
        for code in range(first, last + 1):
            if east_asian_width(chr(code)) != "A" or code in known:
                continue
            if runs and runs[-1][1] == code - 1:
                runs[-1] = (runs[-1][0], code, 2)
            else:
                runs.append((code, code, 2))
    return runs
