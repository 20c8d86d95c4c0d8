"""What the terminal shows is what was meant, also where it draws “ and — two cells wide."""

from __future__ import annotations

import random
import sys
import unicodedata
from collections.abc import Iterator, Sequence

import pytest
from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events

from plancheck.storage.config import Display
from plancheck.tui.terminal import widths
from plancheck.workspace import Workspace

from ..every_screen import watched_at


@pytest.fixture(autouse=True)
def narrow_again() -> Iterator[None]:
    yield
    widths.measure(1)


def with_width(workspace: Workspace, width: str) -> Workspace:
    display = Display(ambiguous_width=width)
    workspace.unit.settings.config = workspace.unit.config._replace(display=display)
    return workspace


async def test_a_wide_terminal_taken_for_narrow_would_be_seen_by_these_tests(
    busy: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with watched_at(with_width(busy, "narrow"), (80, 24), monkeypatch) as clerk:
        assert clerk.on_terminal(2).overruns


@pytest.mark.parametrize(
    "keys",
    [("enter",), ("f5",), *(pytest.param(keys, marks=pytest.mark.soak) for keys in ((), ("f12",)))],
)
async def test_an_answer_that_comes_late_lays_the_open_screen_out_anew(
    busy: Workspace, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    async with watched_at(busy, (80, 24), monkeypatch) as clerk:
        await clerk.press(*keys)
        clerk.app.post_message(events.CursorPosition(2, 0))
        await clerk.settled()
        terminal = clerk.on_terminal(2)
        strips = clerk.app.screen._compositor.render_strips()
        assert [line.rstrip() for line in terminal.lines] == clerk.lines
        assert {terminal.cells(strip.text) for strip in strips} == {80}
        assert "“" in clerk.screen or keys in (("f12",), ("f5",))


async def test_what_the_settings_say_is_not_asked(
    busy: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with watched_at(with_width(busy, "narrow"), (80, 24), monkeypatch) as clerk:
        clerk.app.post_message(events.CursorPosition(2, 0))
        await clerk.settled()
        assert cell_len("“") == 1
        assert "\x1b[6n" not in clerk.app._driver.written  # type: ignore[union-attr]


EVERY, SURROGATES = range(0x20, sys.maxunicode), range(0xD800, 0xE000)
SOME = [*range(0x20, 0x3000), *random.Random(1).sample(EVERY, 5000)]
"""Those below the hanzi, and some of all."""


@pytest.mark.parametrize(
    "codes", [SOME, pytest.param(EVERY, marks=pytest.mark.soak)], ids=["some", "all"]
)
def test_ambiguous_characters_count_as_told_and_all_others_as_ever(codes: Sequence[int]) -> None:
    every = [chr(code) for code in codes if code not in SURROGATES]
    narrow = {char: cell_len(char) for char in every}
    assert widths.measure(2)
    assert not widths.measure(2)
    wrong = []
    for char in every:
        ambiguous = unicodedata.east_asian_width(char) == "A" and ord(char) < 0xF0000
        expected = 2 if ambiguous and narrow[char] == 1 else narrow[char]
        if cell_len(char) != expected:
            wrong.append(char)
    assert not wrong
    assert set_cell_size("“”", 3) == "“ "
    assert [s.cell_length for s in Segment("“1”").split_cells(2)] == [2, 3]
    widths.measure(1)
    assert cell_len("“") == 1
    assert [s.cell_length for s in Segment("“1”").split_cells(2)] == [2, 1]
