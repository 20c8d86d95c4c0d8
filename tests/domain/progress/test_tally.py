"""Shares: exact for cells, in words with one decimal below 10 %."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.progress.tally import Share, Tally
from tests.rows import each_row


@each_row(
    ("done", "total", "words"),
    [
        (0, 0, "0%"),
        (0, 38, "0%"),
        (63, 1707, "3.7%"),
        (3, 36, "8.3%"),
        (1, 20, "5%"),
        (167, 2000, "8.4%"),  # a half is rounded up: 8.35
        (1, 200, "0.5%"),
        (1, 10_000, "不足0.1%"),  # not nothing
        (996, 10_000, "10%"),
        (995, 10_000, "10%"),
        (994, 10_000, "9.9%"),
        (12, 38, "32%"),
        (2, 3, "67%"),
        (999, 1000, "99.9%"),  # not all
        (99_999, 100_000, "99.9%"),
        (3, 3, "100%"),
    ],
)
def test_words_have_one_decimal_below_ten_percent(done: int, total: int, words: str) -> None:
    assert str(Tally(total, done).share) == words


@given(st.integers(1, 10**6), st.data())
def test_a_share_is_exact_and_its_words_are_near_it(total: int, data: st.DataObject) -> None:
    done = data.draw(st.integers(0, total))
    share = Tally(total, done).share
    assert share == done / total
    words = str(share)
    assert (words == "0%") == (done == 0)
    assert (words == "100%") == (done == total)
    if not words.startswith("不足"):
        said, exact = Fraction(words.removesuffix("%")), Fraction(100 * done, total)
        allowed = Fraction(1, 20) if exact < 10 else Fraction(1, 2)
        assert abs(said - exact) <= allowed + Fraction(1, 10**8)


def test_more_than_all_is_said() -> None:
    assert str(Share(1.1)) == "110%"
