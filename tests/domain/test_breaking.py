"""Where lines of Chinese end."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.breaking import NOT_FIRST, NOT_LAST, lines
from plancheck.domain.text import cell_width

TEXTS = st.text(
    st.sampled_from("社区食堂已办，。、；：！？（）《》“”…—·12ab,.() ")
    | st.characters(codec="gbk"),
    max_size=80,
).map(lambda text: text.replace("\n", ""))
CELLS = st.integers(4, 40)


def wrapped(text: str, cells: int, indent: int = 0) -> list[str]:
    return [text[start:end] for start, end in lines(text, cells, indent=indent)]


def test_no_line_begins_with_a_full_stop_or_a_closing_bracket() -> None:
    assert wrapped("社区食堂选址已定，下周开工。", 16) == ["社区食堂选址已", "定，下周开工。"]
    assert wrapped("他说“好的”。", 10) == ["他说“好", "的”。"]


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
    assert wrapped("", 8) == [""]


@given(TEXTS, CELLS, st.integers(0, 2))
def test_nothing_but_blanks_at_a_break_is_lost_and_nothing_runs_over(
    text: str, cells: int, indent: int
) -> None:
    spans = lines(text, cells, indent=indent)
    kept, at = "", 0
    for number, (start, end) in enumerate(spans):
        assert text[at:start].strip(" ") == ""
        kept += text[start:end]
        room = cells - indent if number else cells
        assert cell_width(text[start:end]) <= room or end - start == 1
        at = end
    assert text[at:].strip(" ") == ""
    assert kept.replace(" ", "") == text.replace(" ", "")


@given(TEXTS, CELLS)
def test_a_rule_is_broken_only_where_no_place_on_the_line_keeps_them(text: str, cells: int) -> None:
    spans = lines(text, cells)
    for (start, _), (after, _) in pairwise(spans):
        before = text[:after].rstrip(" ")[-1:]
        broken = text[after] in NOT_FIRST or before in NOT_LAST
        if not broken or text[after - 1] == " ":
            continue
        for at in range(start + 1, after):
            good = text[at] not in NOT_FIRST and text[at - 1] not in NOT_LAST
            one_word = text[at].isascii() and text[at - 1].isascii()
            combining = cell_width(text[at]) == 0
            blank = not text[start:at].strip(" ") or " " in text[at - 1 : at + 1]
            assert not good or one_word or combining or blank, (text[start:after], text[at])
