"""The screen that tests read a terminal's text from draws what pyte draws."""

from __future__ import annotations

import pyte
from bench.emulator import Emulator
from hypothesis import given
from hypothesis import strategies as st

CHARS = "aé●一“ｱ\u0301\r\n\b"
"""Of one cell, of two and of none, also such as move what is behind them."""
MOVES = ("\x1b[3;18H", "\x1b[K", "\x1b[2J", "\x1b[1A", "\x1b[2X", "\x1b[38;2;1;2;3m", "\x1b[0m")


@given(st.lists(st.text(CHARS, max_size=40) | st.sampled_from(MOVES), max_size=12))
def test_it_draws_what_pyte_draws(parts: list[str]) -> None:
    screen, emulator = pyte.Screen(20, 4), Emulator(20, 4)
    stream = pyte.ByteStream(screen)
    for part in parts:
        stream.feed(part.encode())
        emulator.feed(part.encode())
        drawn = ["".join(screen.buffer[y][x].data for x in range(20)) for y in range(4)]
        assert emulator.lines == drawn
        assert (emulator.screen.cursor.x, emulator.screen.cursor.y) == (
            screen.cursor.x,
            screen.cursor.y,
        )


def test_on_a_chinese_terminal_what_is_ambiguous_takes_two_cells() -> None:
    emulator = Emulator(5, 2, ambiguous=2)
    emulator.feed("“a一●".encode())
    assert emulator.lines == ["“a一", "●   "]
    assert emulator.overruns == [(0, "●")]
    assert emulator.cells("“a一●") == 7
