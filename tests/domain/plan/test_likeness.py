"""Which texts belong together: what a person is then asked about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.plan.likeness import Likely, likely_pairs, likeness

TEXTS = st.lists(st.text("推进社区食堂建设开展消防检查，12", max_size=12), max_size=8)


def test_the_same_words_in_other_widths_and_punctuation_are_the_same() -> None:
    assert likeness("推进12个社区食堂建设，", "推进１２个社区食堂建设。") == 1
    assert likeness("推进社区食堂建设", "开展消防检查") == 0
    assert likeness("", "开展消防检查") == 0


def test_each_text_is_paired_with_the_one_that_is_most_like_it() -> None:
    before = ["推进社区食堂建设", "开展消防检查", "办好社区食堂"]
    after = ["开展消防安全检查", "推进社区食堂建设提质", "迎接新年"]
    assert [one[:2] for one in likely_pairs(before, after)] == [(0, 1), (1, 0)]


def test_a_text_all_of_whose_words_are_common_still_finds_its_own() -> None:
    before = [f"推进第{n % 3}项工作" for n in range(99)]
    assert likely_pairs(before, before[:1])[0].likeness == 1


@given(TEXTS, TEXTS)
def test_nothing_is_in_two_pairs_and_no_pair_is_less_alike_than_was_asked(
    before: list[str], after: list[str]
) -> None:
    found = likely_pairs(before, after, 0.5)
    assert len({one.before for one in found}) == len(found) == len({one.after for one in found})
    assert all(
        one == Likely(one.before, one.after, likeness(before[one.before], after[one.after]))
        and one.likeness >= 0.5
        for one in found
    )


def test_the_same_text_is_found_among_any_number_that_are_nearly_the_same() -> None:
    texts = [f"持续完善助餐服务体系，建成一批社区食堂第{number}项" for number in range(600)]
    found = likely_pairs(texts, texts[::-1])
    assert sorted((one.before, one.after) for one in found) == [(n, 599 - n) for n in range(600)]
