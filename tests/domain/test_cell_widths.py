"""How wide texts are, how they are cut and filled, where lines of Chinese end."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.cell_widths import NOT_FIRST, NOT_LAST, cell_width, clip, line_spans, pad
from plancheck.domain.text import clean
from tests.rows import each_row

ANY = st.text(st.characters())  # lone surrogates too
PAIRS = b"".join(b"%c%c\n" % pair for pair in product(range(0x81, 0xFF), range(0x40, 0xFF)))
GBK = sorted({*map(chr, range(128)), *PAIRS.decode("gbk", "ignore")})
TEXTS = st.text(
    st.sampled_from("社区食堂已办，。、；：！？（）《》“”…—·【】12ab,.() \u3000")
    | st.sampled_from(GBK),
    max_size=80,
).map(lambda text: text.replace("\n", ""))
CELLS = st.integers(4, 40)
BLANKS = " \u3000"


# --- widths


@each_row(
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


# --- lines


def wrapped(text: str, cells: int, indent: int = 0) -> list[str]:
    return [text[start:end] for start, end in line_spans(text, cells, indent=indent)]


def test_no_line_begins_with_a_full_stop_or_a_closing_bracket() -> None:
    assert wrapped("社区食堂选址已定，下周开工。", 16) == ["社区食堂选址已", "定，下周开工。"]
    assert wrapped("他说“好的”。", 10) == ["他说“好", "的”。"]
    assert wrapped("已建成【一】】二】", 8) == ["已建成", "【一】】", "二】"]


def test_every_bracket_that_an_input_method_has_is_known() -> None:
    kinds = {char: unicodedata.category(char) for char in typed()}
    assert len(kinds) > 20_000
    assert {char for char, kind in kinds.items() if kind in ("Pe", "Pf")} <= NOT_FIRST
    assert {char for char, kind in kinds.items() if kind in ("Ps", "Pi")} <= NOT_LAST


def typed() -> Iterator[str]:
    """What GB 18030 has in two bytes or one, but for the forms for vertical text."""
    pairs = (bytes(pair) for pair in product(range(0x81, 0xFF), range(0x40, 0xFF)))
    for code in (*(bytes([one]) for one in range(0x80)), *pairs):
        with suppress(UnicodeDecodeError):
            char = code.decode("gb18030")
            if len(char) == 1 and "VERTICAL" not in unicodedata.name(char, ""):
                yield char


def test_no_line_ends_with_an_opening_bracket() -> None:
    assert wrapped("落实情况《年度计划》", 10) == ["落实情况", "《年度计", "划》"]


def test_words_and_numbers_stay_whole() -> None:
    assert wrapped("在2024-06-30前完成", 12) == ["在2024-06-30", "前完成"]
    assert wrapped("见config.toml一节", 12) == ["见", "config.toml", "一节"]


def test_dashes_and_dots_stay_together() -> None:
    assert wrapped("一二三——四", 7) == ["一二", "三——四"]


def test_what_is_longer_than_a_line_is_cut() -> None:
    assert wrapped("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert wrapped("。。。。。", 4) == ["。。", "。。", "。"]


def test_next_lines_leave_room_for_their_indent() -> None:
    assert wrapped("  一二三四五", 8, indent=2) == ["  一二三", "四五"]
    assert wrapped("1. 3.2.1 持续完善助餐", 16, 3) == ["1. 3.2.1 持续完", "善助餐"]
    assert wrapped("11111\u3000\u3000\u3000", 8, 5) == ["11111"]
    assert wrapped("", 8) == [""]


def test_what_is_whole_is_broken_only_where_it_is_longer_than_a_line() -> None:
    def of(text: str, cells: int, *whole: tuple[int, int]) -> list[str]:
        return [text[a:b] for a, b in line_spans(text, cells, whole=whole)]

    assert of("到期 6-30　临期", 13) == ["到期 6-30　临", "期"]
    assert of("到期 6-30　临期", 13, (3, 10)) == ["到期", "6-30　临期"]
    assert of("一二三四五六", 8, (0, 6)) == ["一二三四", "五六"]


def test_a_blank_of_either_width_begins_no_line_but_the_first() -> None:
    assert wrapped("\u3000\u3000一二三\u3000四 五", 10) == ["\u3000\u3000一二三", "四 五"]


@given(TEXTS, CELLS, st.integers(0, 2))
def test_nothing_but_blanks_at_a_break_is_lost_and_nothing_runs_over(
    text: str, cells: int, indent: int
) -> None:
    spans = line_spans(text, cells, indent=indent)
    kept, at = "", 0
    for number, (start, end) in enumerate(spans):
        assert text[at:start].strip(BLANKS) == ""
        kept += text[start:end]
        room = cells - indent if number else cells
        assert cell_width(text[start:end]) <= room or end - start == 1
        at = end
    assert text[at:].strip(BLANKS) == ""
    assert "".join(kept.split()) == "".join(text.split())


@given(TEXTS, CELLS)
def test_a_rule_is_broken_only_where_no_place_on_the_line_keeps_them(text: str, cells: int) -> None:
    spans = line_spans(text, cells)
    for (start, _), (after, _) in pairwise(spans):
        before = text[:after].rstrip(BLANKS)[-1:]
        broken = text[after] in NOT_FIRST or before in NOT_LAST
        if not broken or text[after - 1] in BLANKS:
            continue
        for at in range(start + 1, after):
            good = text[at] not in NOT_FIRST and text[at - 1] not in NOT_LAST
            one_word = text[at].isascii() and text[at - 1].isascii()
            combining = cell_width(text[at]) == 0
            blank = not text[start:at].strip(BLANKS) or {*BLANKS} & {*text[at - 1 : at + 1]}
            assert not good or one_word or combining or blank, (text[start:after], text[at])
