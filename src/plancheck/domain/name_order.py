"""The order of names as people count: 一村 二村 … 十村 十一村, not as their characters are coded.

Units stand in this order wherever no roster says another one.
"""

from __future__ import annotations

from functools import lru_cache

from .startup import lazy
from .text import DIGITS, folded_name

_NUMBERS = lazy(f"([0-9]+|[{DIGITS}零○两十廿卅百千]+)")
_SPELLED = str.maketrans({"零": "〇", "○": "〇", "两": "二", "廿": "二十", "卅": "三十"})
_TIMES = {"十": 10, "百": 100, "千": 1000}
NameOrder = tuple[str | int, ...]
"""Words and numbers in turn, a word first."""


@lru_cache(10_000)
def name_order(name: str) -> NameOrder:
    """By what a name is sorted: the numbers in it by what they count, written either way."""
    parts: list[str | int] = []
    for at, part in enumerate(_NUMBERS.split(folded_name(name))):
        parts.append(_counted(part) if at % 2 else part)
    return tuple(parts)


def _counted(numeral: str) -> int:
    """12, 十二, 一二: how many that is."""
    if numeral.isdecimal():
        return int(numeral[:18])  # longer ones are no count: what sorts them is of no matter
    whole, ones = 0, 0
    for char in numeral.translate(_SPELLED):
        if times := _TIMES.get(char):
            whole, ones = whole + (ones or 1) * times, 0
        else:
            ones = ones * 10 + DIGITS.index(char)
    return whole + ones
