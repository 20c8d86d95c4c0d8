"""Columns as wide as their texts need."""

from __future__ import annotations

from plancheck.export.column_widths import Need, shared_widths


def test_columns_without_texts_keep_their_width_and_the_others_fill_the_room() -> None:
    assert shared_widths([Need(10), Need(5, ("长" * 40,)), Need(5, ("长" * 40,))], 70) == [
        10,
        30,
        30,
    ]


def test_a_column_of_long_texts_gets_more_and_none_less_than_its_least() -> None:
    short, long = shared_widths([Need(20, ("短",)), Need(20, ("长" * 400,))], 100)
    assert (short, long) == (20, 80)


def test_one_long_text_among_many_short_ones_counts() -> None:
    many, one = shared_widths(
        [Need(10, ("十个字的文字共二十格",) * 30), Need(10, ("长" * 400,))], 100
    )
    assert one > many


def test_texts_that_say_nothing_ask_for_nothing() -> None:
    assert shared_widths([Need(10, ("", "")), Need(10)], 100) == [10, 10]
