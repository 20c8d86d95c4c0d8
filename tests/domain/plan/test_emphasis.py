"""Which words of a text another one has not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.plan.emphasis import emphasis, marked
from tests.rows import each_row

TEXT = st.text("推进社区食堂建设，12", max_size=16)


@each_row(
    ("before", "after", "was", "now"),
    [
        ("加装电梯12台", "加装电梯15台", "加装电梯【12】台", "加装电梯【15】台"),
        ("开展消防检查", "开展消防安全检查", "开展消防检查", "开展消防【安全】检查"),
        ("开展消防检查，上门", "开展消防检查", "开展消防检查【，上门】", "开展消防检查"),
        ("办好食堂", "迎接新年", "办好食堂", "迎接新年"),
        ("办好食堂", "办好食堂", "办好食堂", "办好食堂"),
        ("", "办好食堂", "", "办好食堂"),
    ],
)
def test_what_differs_stands_in_brackets(before: str, after: str, was: str, now: str) -> None:
    assert tuple(map(marked, emphasis(before, after))) == (was, now)


@given(TEXT, TEXT)
def test_no_word_is_lost(before: str, after: str) -> None:
    runs = emphasis(before, after)
    assert tuple("".join(run.text for run in some) for some in runs) == (before, after)
