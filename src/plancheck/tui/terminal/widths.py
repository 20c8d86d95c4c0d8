"""How wide the terminal draws characters of ambiguous width, and telling Rich of it.

Chinese terminals draw East Asian *ambiguous* characters (UAX #11, class A: “ ” … — · ① →) in two
cells, others in one. The terminal is asked: draw one, say where the cursor is (the way of wcwidth
and blessed). Nobody waits for the answer. Textual reads it among the keys, so nothing typed is
lost; it may come late or never, and until it comes characters count as one cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from unicodedata import east_asian_width

from rich import cells

from ..textual_privates import SINGLE_CELLS, count_cells, counts_as_ever, load_cell_table

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


TERMINALS = 8
"""Of how many terminals the answer is kept."""


def terminal_name(environment: Mapping[str, str]) -> str:
    """What tells one kind of terminal from another: its program, else what it claims to be."""
    program = "WT" if environment.get("WT_SESSION") else environment.get("TERM_PROGRAM", "")
    name = program or environment.get("TERM", "")
    return "".join(char for char in name if char.isascii() and (char.isalnum() or char in "-_."))


def remembered(kept: str, terminal: str) -> int | None:
    """What a terminal answered last, by what is kept of all; None where it is not known."""
    answers = dict(entry.rpartition(":")[::2] for entry in kept.split())
    return {"1": 1, "2": 2}.get(answers.get(terminal, ""))


def remember(kept: str, terminal: str, cells: int) -> str:
    """What is to be kept after another answer, the last one at the end."""
    others = [entry for entry in kept.split() if entry.rpartition(":")[0] != terminal]
    return " ".join([*others, f"{terminal}:{cells}"][-TERMINALS:])


def answer(column: int) -> int | None:
    """What a cursor report after PROBE means, its column counted from 0; None: nothing."""
    return column if column in (1, 2) else None


def measure(ambiguous: int) -> bool:
    """Have Rich and Textual count class A as so many cells; whether that is a change."""
    wide = ambiguous == 2
    if wide is not counts_as_ever():
        return False
    if wide:
        known = load_cell_table("auto")
        table = known._replace(widths=sorted((*known.widths, *_ambiguous_runs(known))))
        count_cells(table, frozenset(c for c in SINGLE_CELLS if east_asian_width(c) != "A"))
    else:
        count_cells(None)
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
