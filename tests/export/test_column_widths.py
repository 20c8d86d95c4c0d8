"""Columns as wide as their texts need."""

from __future__ import annotations

import pytest

from plancheck.export.column_widths import LineRoom, Need, shared_widths

UNIT = LineRoom(1, 0)


def test_columns_without_texts_keep_their_width_and_the_others_fill_the_room() -> None:
    alike = Need(5, ("长" * 40,))
    assert shared_widths([Need(10), alike, alike], 70, UNIT) == [10, 30, 30]


def test_a_column_of_long_texts_gets_more_and_none_less_than_its_least() -> None:
    short, long = shared_widths([Need(20, ("短",)), Need(20, ("长" * 400,))], 100, UNIT)
    assert (short, long) == (20, 80)


def test_a_long_text_widens_its_column_only_as_far_as_the_other_rows_do_not_get_higher() -> None:
    many = Need(10, ("二十个字的文字共四十格二十个字的文字共" * 2,) * 30)
    one = Need(10, ("长" * 400, *("",) * 29))
    first, second = shared_widths([many, one], 100, UNIT)
    assert first > second > 10


def test_texts_that_say_nothing_ask_for_nothing() -> None:
    assert shared_widths([Need(10, ("", "")), Need(10)], 100, UNIT) == [10, 10]


@pytest.mark.parametrize("room", [10, 0])
def test_where_there_is_no_room_each_has_its_least(room: int) -> None:
    assert shared_widths([Need(10, ("长",)), Need(5)], room, UNIT) == [10, 5]
