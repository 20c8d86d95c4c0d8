"""Text made harmless, measured, cut and filled."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.text import (
    MARK,
    NOTE_LIMIT,
    TITLE_LIMIT,
    UNSAFE,
    cell_width,
    clean,
    clip,
    is_clean,
    numeral,
    pad,
    wrapped,
)

ANY = st.text(st.characters())  # lone surrogates too
AWKWARD = st.text(
    st.sampled_from(
        "a中é😀 \t\r\n\u3000\x00\x1b\x7f\x85\xad"
        "\u0301\u200b\u200d\u202e\u2066\ufeff\U000e0041\ud800"
    )
)


@given(ANY | AWKWARD, st.booleans(), st.sampled_from((1, 2, 20, TITLE_LIMIT)))
def test_clean_text_is_harmless_short_and_stays_as_it_is(
    text: str, lines: bool, limit: int
) -> None:
    cleaned = clean(text, limit, lines=lines)
    assert not UNSAFE.search(cleaned)
    assert all(unicodedata.category(c) not in ("Cc", "Cs") or c == "\n" for c in cleaned)
    assert lines or "\n" not in cleaned
    assert len(cleaned) <= limit
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned, limit, lines=lines) == cleaned


@given(ANY | AWKWARD)
def test_what_is_said_to_be_clean_is_left_alone_but_for_its_edges(text: str) -> None:
    if is_clean(text):
        assert clean(text, len(text) + 1, lines=True) == text.strip()


@pytest.mark.parametrize(
    "harm",
    [
        "\x00",
        "\x07",
        "\x1b",
        "\x7f",
        "\x9b",
        "\u00ad",
        "\u061c",
        "\u180e",
        "\u200b",
        "\u200e",
        "\u2028",
        "\u202a",
        "\u202e",
        "\u2060",
        "\u2066",
        "\u2069",
        "\ufeff",
        "\ufff9",
        "\U000e0001",
        "\U000e007f",
        "\ud800",
        "\udfff",
    ],
    ids=lambda c: f"{ord(c):04x}",
)
def test_what_must_not_reach_a_screen_leaves_a_visible_mark(harm: str) -> None:
    assert clean(f"前{harm}后") == f"前{MARK}后"
    assert not is_clean(harm)


@pytest.mark.parametrize(
    "ordinary", ["中文，（）“”——…", "ＡＢ１", "é", "😀", "\u3000", "𠮷", "\ue000"]
)
def test_ordinary_text_is_kept(ordinary: str) -> None:
    assert clean(f"前{ordinary}后") == f"前{ordinary}后"
    assert is_clean(ordinary)


def test_tabs_and_line_ends_become_one_kind() -> None:
    assert clean("一\t二\r\n三\r四\n五", lines=True) == "一 二\n三\n四\n五"
    assert clean("一\t二\r\n三") == "一 二 三"


def test_composed_and_decomposed_are_the_same_text() -> None:
    assert clean("e\u0301") == "é"


def test_what_is_too_long_ends_visibly() -> None:
    assert clean("字" * (TITLE_LIMIT + 1)) == "字" * (TITLE_LIMIT - 1) + "…"
    assert clean("字" * TITLE_LIMIT) == "字" * TITLE_LIMIT
    assert len(clean("字" * 9_000, NOTE_LIMIT)) == NOTE_LIMIT


# --- widths


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("中文", 4), ("Ａ１", 4), ("ｱ", 1), ("e\u0301", 1), ("😀", 2), ("，", 2)],
)
def test_widths_are_by_east_asian_width(text: str, cells: int) -> None:
    assert cell_width(text) == cells


def test_ambiguous_characters_are_as_wide_as_the_terminal_says() -> None:
    assert (cell_width("“…”"), cell_width("“…”", ambiguous=2)) == (3, 6)


@given(ANY.map(clean), st.integers(0, 40))
def test_padded_text_takes_exactly_its_cells(text: str, cells: int) -> None:
    assert cell_width(pad(text, cells)) == cells
    assert cell_width(clip(text, cells)) <= cells


@given(ANY.map(clean), st.integers(2, 40))
def test_clipped_text_begins_as_before_and_says_that_it_was_cut(text: str, cells: int) -> None:
    cut = clip(text, cells)
    if cell_width(text) <= cells:
        assert cut == text
    else:
        assert cut.endswith("..")
        assert text.startswith(cut[:-2])
        assert cell_width(cut) >= cells - 1  # no more than half a hanzi is given away


def test_a_hanzi_is_never_cut_in_half() -> None:
    assert [clip("中文字", n) for n in range(7)] == ["", ".", "..", "..", "中..", "中..", "中文字"]
    assert pad("中文字", 5) == "中.. "


# --- numerals


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (35, "三十五"),
        (99, "九十九"),
        (0, "0"),
        (100, "100"),
        (-1, "-1"),
    ],
)
def test_numerals_up_to_99_are_chinese(number: int, text: str) -> None:
    assert numeral(number) == text


def test_no_two_numerals_are_the_same() -> None:
    assert len({numeral(n) for n in range(1, 100)}) == 99


# --- wrapped


@given(
    st.text(alphabet="甲乙，。（）“abc1.2 -[]　", max_size=80),
    st.integers(8, 40),
    st.integers(0, 5),
)
def test_wrapping_keeps_every_character_but_blanks_and_the_width(
    text: str, cells: int, indent: int
) -> None:
    lines = wrapped(text, cells, indent)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_width(line) <= cells for line in lines)
    assert all(line.startswith(" " * indent) for line in lines[1:])


def test_a_line_breaks_between_hanzi_not_before_a_mark_and_not_within_a_number() -> None:
    assert wrapped("推进社区食堂，建成", 12, 2) == ["推进社区食", "  堂，建成"]
    assert wrapped("编号是3.2.1的措施", 8) == ["编号是", "3.2.1的", "措施"]
    assert wrapped("1. 3.2.1 持续完善助餐", 16, 3) == ["1. 3.2.1 持续完", "   善助餐"]
    assert wrapped("a" * 20, 8) == ["a" * 8, "a" * 8, "a" * 4]
    assert wrapped("", 8) == [""]
