"""Names in the order in which people count."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.name_order import name_order
from plancheck.domain.text import numeral
from tests.rows import each_row


@each_row(
    "names",
    [
        ("一村", "二村", "三村", "四村", "五村", "六村", "七村", "八村", "九村", "十村", "十一村"),
        ("宝山九村第二居委会", "宝山十村第一居委会", "宝山十村第二居委会", "宝山二十村居委会"),
        ("2村", "10村", "１１村", "十二村"),
        ("一村", "两村", "三村"),
        ("廿九村", "卅村", "九十九村", "一百村", "一百零一村", "一百一十村", "二百村", "一千村"),
        ("〇九组", "一〇组", "二○组"),
        ("宝山", "宝山一村", "宝山一村北区"),
    ],
)
def test_numbers_in_names_are_counted_however_they_are_written(names: tuple[str, ...]) -> None:
    backwards = names[::-1]
    assert sorted(backwards, key=name_order) == list(names)


def test_names_as_they_are_compared_have_one_place() -> None:
    assert name_order(" 宝山１村（东）") == name_order("宝山一村(东)")


_NAMES = st.text(alphabet="宝山一二十百千0９村〇零两", max_size=12)


@given(_NAMES, _NAMES)
def test_of_any_two_names_one_comes_first(one: str, other: str) -> None:
    first, second = name_order(one), name_order(other)
    assert (first < second) + (first == second) + (first > second) == 1


@given(st.integers(1, 98))
def test_the_number_after_it_comes_after_it(number: int) -> None:
    assert name_order(f"{numeral(number)}村") < name_order(f"{numeral(number + 1)}村")
