"""What words find, as written and by initials, and where in a text they stand."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.progress.search import Letters, by_initials, matcher, matches, spans, words_of
from plancheck.domain.progress.state import UNTOUCHED, MeasureState, Note, NoteKind, Step
from plancheck.domain.text import folded
from tests.rows import each_row
from tests.specimens import ID, TODAY, measure, moment

READINGS = {
    "长": "cz",
    "滩": "t",
    "行": "hx",
    "业": "y",
    "加": "j",
    "梯": "t",
    "专": "z",
    "班": "b",
}
TEXTS = st.text(
    st.sampled_from("长滩行业加梯专班aZ１㈠ｶﾞﬁ “+.·•\u200b\u0301\n"), min_size=1, max_size=12
)


def letters() -> Letters:
    return Letters(lambda character: READINGS.get(character, ""))


def finds(words: str, text: str, state: MeasureState = UNTOUCHED) -> bool:
    return matcher(words, letters())(measure(ID, text), state)


@each_row("words", ["jtzb", "jtz", "JTZB", "ｊｔｚ", "tz", "1.1.1", "梯专", "xz jt"])
def test_a_measure_is_found_by_what_is_written_and_by_initials(words: str) -> None:
    assert finds(words, "行专加梯专班")


@each_row("words", ["jzt", "jtzbb", "jtzb hx", "加z", "ct"])
def test_it_is_not_found_by_other_letters(words: str) -> None:
    assert not finds(words, "加梯专班")


@each_row("text", ["加梯·专班", "加梯•专班", "加梯・专班", "加梯.专班", "加\u200b梯专班"])
@each_row("words", ["加梯专班", "加梯‧专", "加梯．专", "加梯.", "jtzb", "梯\u00ad专"])
def test_dots_in_a_name_and_what_nobody_sees_play_no_part(words: str, text: str) -> None:
    assert finds(words, text)


def test_the_dots_of_a_number_do() -> None:
    assert finds("1.1.1", "行业") and not finds("111", "行业")


def test_a_name_spread_by_blanks_is_found_written_close() -> None:
    assert finds("王某", "行业", MeasureState(owner="王　某、李某"))


def test_any_reading_counts() -> None:
    assert all(finds(words, "长滩行业") for words in ("ct", "zt", "hy", "xy", "zthy", "ctxy"))


def test_without_initials_letters_are_letters() -> None:
    assert not matcher("jt", None)(measure(ID, "加梯"), UNTOUCHED)
    assert matcher("jt", None)(measure(ID, "JT-5型"), UNTOUCHED)


def test_initials_reach_owner_reason_notes_and_steps_and_none_runs_into_the_next() -> None:
    state = MeasureState(
        owner="加梯",
        reason="行业",
        notes=(Note("a", NoteKind.PROGRESS, "长\n滩", TODAY, moment(), "甲"),),
        steps=(Step("s", "专班", "滩"),),
    )
    for words in ("jt", "hy", "zb", "c", "zb t"):
        assert finds(words, "无", state)
    for words in ("jtx", "ct", "yc", "zbt"):
        assert not finds(words, "无", state)


def test_a_new_state_of_a_measure_is_what_is_searched() -> None:
    found = matcher("王某", None)
    one = measure(ID, "无")
    assert [found(one, MeasureState(owner=o)) for o in ("", "王某", "李某")] == [False, True, False]


def test_a_character_met_late_is_found_by_a_pattern_made_early() -> None:
    found = matcher("ct", letters())
    assert not found(measure("1.1.1", "加滩"), UNTOUCHED)
    assert found(measure("1.1.2", "长滩"), UNTOUCHED)


@each_row(
    ("words", "may"), [("jt", True), ("加 jt", True), ("ｊ", True), ("3n", True), ("3.2", False)]
)
def test_only_a_word_with_letters_may_be_initials(words: str, may: bool) -> None:
    assert by_initials(words) is may


# --- laws


@given(TEXTS, st.data())
def test_every_part_of_a_text_finds_it(text: str, data: st.DataObject) -> None:
    hay = folded(text)
    start = data.draw(st.integers(0, len(hay)))
    part = hay[start : data.draw(st.integers(start, len(hay)))]
    assert finds(part, text)


@given(TEXTS, st.data())
def test_every_choice_of_initials_of_a_part_finds_it(text: str, data: st.DataObject) -> None:
    hay = folded(text)
    start = data.draw(st.integers(0, len(hay)))
    part = hay[start : data.draw(st.integers(start, len(hay)))]
    spelt = "".join(data.draw(st.sampled_from(READINGS.get(c, c))) for c in part)
    if all(word.isascii() for word in spelt.split()):
        assert finds(spelt, text)


@given(TEXTS, st.data())
def test_where_a_word_stands_covers_it_in_the_texts_own_characters(
    text: str, data: st.DataObject
) -> None:
    hay = folded(text)
    start = data.draw(st.integers(0, len(hay)))
    for word in hay[start : data.draw(st.integers(start, len(hay)))].split():
        found = spans(text, [word], None)
        assert all(word in folded(text[first:last]) for first, last in found)
        assert found
        assert sorted(found) == found
        assert all(a[1] < b[0] for a, b in pairwise(found))


# --- where


def marked(text: str, words: str) -> str:
    """The text with brackets round what was found."""
    found = spans(text, words_of(words), letters())
    for start, end in reversed(found):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@each_row(
    ("text", "words", "expected"),
    [
        ("健全加梯专班机制", "jtzb", "健全[加梯专班]机制"),
        ("健全加梯专班", "专班 jt", "健全[加梯专班]"),
        ("考核２０２４年", "2024", "考核[２０２４]年"),
        ("㈠长滩", "一", "[㈠]长滩"),
        ("㈠长滩", ")ct", "[㈠长滩]"),
        ("加ｶﾞ梯", "ガ", "加[ｶﾞ]梯"),
        ("加梯加梯", "jt", "[加梯加梯]"),
        ("加梯 JT", "jt", "加梯 [JT]"),
        ("没有", "jt", "没有"),
    ],
)
def test_what_was_found_is_marked(text: str, words: str, expected: str) -> None:
    assert marked(text, words) == expected


def test_a_word_is_never_a_pattern() -> None:
    assert marked("1.2 a+b", "a+b") == "1.2 [a+b]"
    assert not finds("1x2", "1.2")
    assert not finds("a+t", "a加t")


@each_row(
    ("words", "text"),
    [
        ("", ""),
        (" ", "F1 帮助"),
        ("ｆ1", "F1 帮助"),
        ("帮 f1", "F1 帮助"),
        ("帮\u200b助", "F1 帮助"),
    ],
)
def test_help_is_found_by_every_word_in_any_width(words: str, text: str) -> None:
    assert matches(words, text)
    assert not matches(f"{words} bz", text)
