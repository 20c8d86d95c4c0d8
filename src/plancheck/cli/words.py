"""What the words of a command mean: statuses, dates, weeks; UsageFault where they mean nothing."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TypeVar

from ..domain.text import clean
from ..domain.week import Week
from ..errors import UsageFault

_E = TypeVar("_E", bound=Enum)
CLEAR = "无"


def one_of(kind: type[_E], word: str | None, name: str) -> _E | None:
    """The member a word names; None where there is no word."""
    if word is None:
        return None
    try:
        return kind(word.strip())
    except ValueError:
        words = "、".join(str(member.value) for member in kind)
        raise UsageFault(f"没有{name}“{clean(word, 40)}”。可用的有：{words}。") from None


def day(word: str | None, today: date, year: int | None = None) -> date | None:
    """The day a word names; None where there is no word."""
    if word is None:
        return None
    from ..domain.dates import parse_date

    found = parse_date(word, today, year)
    if found is None:
        raise UsageFault(
            f"看不懂日期“{clean(word, 40)}”。可以写 2024-06-30、6月30日、6月底、下周五、昨天。"
        )
    return found


def week(word: str | None, today: date) -> Week:
    """The week a word names; by default today's."""
    if word is None:
        return Week.of(today)
    try:
        return Week.parse(word)
    except ValueError:
        raise UsageFault(f"看不懂周“{clean(word, 40)}”。要写成 2024-W10。") from None
