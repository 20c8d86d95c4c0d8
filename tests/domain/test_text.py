"""Text made harmless, measured, cut and filled."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from plancheck.domain.text import (
    INVISIBLE,
    MARK,
    NOTE_LIMIT,
    TITLE_LIMIT,
    UNSAFE,
    clean,
    compared,
    folded,
    folded_name,
    is_clean,
    name_among,
    numeral,
    resembling_name,
    unknown,
    visible,
)
from tests.rows import each_row

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


def test_no_harm_passes_for_ordinary_text() -> None:
    for harm in filter(UNSAFE.match, map(chr, range(0x110000))):
        if harm not in "\t\r":
            assert MARK in clean(f"甲{harm}乙\n\u3000丙", lines=True), hex(ord(harm))


def test_nothing_unseen_plays_a_part_where_texts_are_compared() -> None:
    for unseen in filter(INVISIBLE.match, map(chr, range(0x110000))):
        assert folded(f"甲{unseen}乙") == "甲乙", hex(ord(unseen))
        assert compared(f"甲{unseen}乙") == [0, 2], hex(ord(unseen))


@given(ANY | AWKWARD)
def test_what_is_said_to_be_clean_is_left_alone_but_for_its_edges(text: str) -> None:
    if is_clean(text):
        assert clean(text, len(text) + 1, lines=True) == text.strip()


@each_row(
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
)
def test_what_must_not_reach_a_screen_leaves_a_visible_mark(harm: str) -> None:
    assert clean(f"前{harm}后") == f"前{MARK}后"
    assert not is_clean(harm)


@each_row(
    "unseen",
    [
        *"\u00ad\u034f\u061c\u115f\u1160\u17b4\u180b\u180e\u200b\u200c\u200d\u200e\u202a\u202e\u2060",
        *"\u2064\u2066\u206f\u3164\ufe00\ufe0e\ufe0f\ufeff\uffa0\ufff9\U000e0001\U000e007f\U000e0100",
    ],
)
def test_what_nobody_sees_is_left_out_of_what_is_typed(unseen: str) -> None:
    assert visible(f"{unseen}前{unseen}后{unseen}") == "前后"
    assert folded_name(f"{unseen} 前{unseen}后") == "前后"
    assert folded(f"前{unseen}后") == "前后"


@each_row("blank", "\u00a0\u1680\u2000\u2003\u2009\u200a\u202f\u205f\u2800")
def test_blanks_of_other_widths_become_one_kind(blank: str) -> None:
    assert visible(f"021{blank}5678") == "021 5678"
    assert clean(f"{blank}甲{blank}") == "甲" or blank == "\u2800"


def test_line_ends_that_are_pasted_are_line_ends() -> None:
    assert visible("一\u2028二\u2029三\x0b四\x85五\r\n六\r七\n") == "一\n二\n三\n四\n五\n六\n七\n"


WRITTEN_ALIKE = [
    ["宝山八村(东)居委会", "宝山八村（东）居委会", "宝山八村〔东〕居委会", "宝山八村【东】居委会"],
    [
        "宝山八村[东]居委会",
        "宝山八村﹝东﹞居委会",
        "宝山八村︵东︶居委会",
        "宝山八村 ( 东 ) 居委会",
    ],
    ["“老来乐”食堂", '"老来乐"食堂', "＂老来乐＂食堂", "‘老来乐’食堂", "'老来乐'食堂"],
    ["「老来乐」食堂", "『老来乐』食堂", "〝老来乐〞食堂", "„老来乐‟食堂", "‘‘老来乐’’食堂"],
    ["阿依·买买提", "阿依•买买提", "阿依・买买提", "阿依‧买买提", "阿依･买买提", "阿依．买买提"],
    ["第２居委会", "第2居委会", "第 2 居委会", "第\u00a02\u3000居委会", "第\u200b2\ufeff居委会"],
    ["ＡＢ大厦", "ab大厦", "AB大厦"],
    ["⽼年食堂", "老年食堂"],
]
"""Names that are one name, line by line."""


@each_row("names", WRITTEN_ALIKE)
def test_names_written_alike_are_one_name(names: list[str]) -> None:
    assert len({folded_name(name) for name in names}) == 1


def test_other_names_stay_other_names() -> None:
    others = ["宝山八村(东)居委会", "“老来乐”食堂", "宝山八村东居委会"]
    others += ["宝山八村(西)居委会", "老来乐食堂", "宝山八村(东)居民委员会"]
    others += ["友谊路街道宝山八村(东)居委会", "第二居委会"]
    assert len({folded_name(name) for name in others}) == len(others)


@each_row(
    "name",
    [
        "宝山八村居民委员会",
        "友谊路街道宝山八村居委会",
        "友谊路街道办事处宝山八村居民委员会",
        "上海市宝山区友谊路街道　宝山八村居委会",
        "“宝山八村”居委会",
    ],
)
def test_names_that_may_be_one_unit_resemble_one_another(name: str) -> None:
    assert resembling_name(name) == resembling_name("宝山八村居委会")


def test_names_of_other_units_do_not_resemble_one_another() -> None:
    names = ["宝山八村居委会", "宝山九村居委会", "宝山八村物业", "友谊路街道"]
    assert len({resembling_name(name) for name in names}) == len(names)
    assert all(map(resembling_name, [*names, "街道", "(", "居民委员会", "街道办事处"]))


@example("ŀ")
@example("AΪ\u0300")
@example("中\t.")
@example("中….")
@example("⺟.")
@given(ANY | AWKWARD)
@example("A´")  # NFKC takes the accent for a blank with a combining one
def test_what_is_seen_stays_and_is_seen_once_and_for_all(text: str) -> None:
    seen = visible(text)
    assert visible(seen) == seen
    assert not INVISIBLE.search(seen)
    assert folded(folded(text)) == folded(text)
    assert folded_name(text) == folded_name(seen)
    assert folded_name(folded_name(text)) == folded_name(text)


@each_row(
    "seen", ["　　一、“标题”——甲（书记）·乙…", "１２３ａ．", "\ue000\U00020bb7", "阿依古丽·买买提"]
)
def test_what_is_seen_is_kept_as_it_was_typed(seen: str) -> None:
    assert visible(seen) == seen


@each_row("ordinary", ["中文，（）“”——…", "ＡＢ１", "é", "😀", "\u3000", "𠮷", "\ue000"])
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


# --- numerals


@each_row(
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


TYPES = ("居委会", "中心", "ＡＢ队")


@each_row("word", ["居委会 ", "　居委会", "居 委\u3000会", "居委会\u200b", "\ufeff居委会"])
def test_a_name_is_known_whatever_blanks_and_unseen_characters_are_in_it(word: str) -> None:
    assert name_among(word, TYPES) == "居委会"


def test_a_name_is_known_in_any_width_and_case_and_no_other_is() -> None:
    assert name_among("ab队", TYPES) == "ＡＢ队"
    assert [name_among(word, TYPES) for word in ("", " ", "居委", "居委会中心")] == [None] * 4


def test_of_a_name_that_is_unknown_what_is_like_it_is_said_first() -> None:
    assert unknown("类型", "居民委员会", TYPES) == (
        "没有类型“居民委员会”。相近的有：居委会。可用的有：居委会、中心、ＡＢ队。"
    )
    assert (
        unknown("类型", "x\u200b\x1b", TYPES)
        == "没有类型“x\ufffd”。可用的有：居委会、中心、ＡＢ队。"
    )


def test_of_many_known_names_the_first_are_listed_and_how_many_there_are() -> None:
    names = [f"第{number}居委会" for number in range(1, 61)]
    told = unknown("单位", "第61居", names)
    assert told.endswith("、第20居委会 等60个。")
    assert len(told) < 300
    assert unknown("单位", "x", names[:20]).endswith("、第20居委会。")
