"""The palettes: every text can be read on every ground, by WCAG 2.2."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from plancheck.domain.text import clean
from plancheck.tui.palette import GROUNDS, PALETTES, TEXTS, styles
from plancheck.tui.skin import ASCII, DRAWN
from plancheck.tui.widgets.bars.gauge import filled_cells, gauge, stacked

from .colours import contrast

GLYPHS = [chr(code) for code in DRAWN.glyphs]


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("tinted", [True, False])
def test_every_text_can_be_read_on_every_ground(theme: str, tinted: bool) -> None:
    wanted = 7.0 if theme == "contrast" else 4.5
    ratios = {
        (name, ground): contrast(styles(theme, tinted=tinted)(name, ground))
        for name in TEXTS
        for ground in GROUNDS
    }
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < wanted} == {}


def test_both_skins_have_a_character_of_one_cell_for_every_glyph() -> None:
    assert DRAWN.glyphs.keys() == ASCII.glyphs.keys()
    for skin in (DRAWN, ASCII):
        assert all(len(skin.put(glyph)) == cell_len(skin.put(glyph)) == 1 for glyph in GLYPHS)


def test_what_is_drawn_is_in_the_fonts_of_chinese_offices() -> None:
    assert "".join(map(DRAWN.put, GLYPHS)).encode("gbk")
    assert "".join(map(ASCII.put, GLYPHS)).isascii()


def test_no_text_from_outside_is_taken_for_a_glyph() -> None:
    assert not set(clean("".join(GLYPHS))) & set(GLYPHS)


@given(st.integers(0, 99), st.integers(0, 99), st.integers(1, 40))
def test_a_bar_is_as_long_as_its_room_and_full_only_for_all(
    part: int, whole: int, cells: int
) -> None:
    assert sum(len(word.text) for word in gauge(part, whole, cells)) == cells
    full = filled_cells(part, whole, cells)
    assert (full == cells) is (0 < whole <= part)
    assert (full == 0) is (part == 0 or whole == 0 or (cells == 1 and part < whole))


@given(st.lists(st.integers(0, 60), min_size=5, max_size=5), st.integers(5, 60))
def test_in_a_stacked_bar_everything_that_there_is_is_seen(counts: list[int], cells: int) -> None:
    words = stacked(counts, cells)
    assert sum(len(word.text) for word in words) == cells
    assert len(words) == max(1, sum(count > 0 for count in counts))
