"""What the words of a command mean: text, numbers, paths, statuses, dates, weeks.

What stands in the wrong form is argparse's ArgumentTypeError, which then names the option; what
means nothing is a UsageFault.
"""

from __future__ import annotations

import argparse
import os
import unicodedata
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from ..domain.text import clean
from ..domain.views import View
from ..domain.week import Week
from ..errors import UsageFault

if TYPE_CHECKING:
    from ..domain.period import Period

_E = TypeVar("_E", bound=Enum)
CLEAR = "无"
_DIGITS = 15
"""Digits a number may have; more is a slip of the hand."""


def text(word: str) -> str:
    """Words as they were meant: bytes that the system's encoding could not read, read after all."""
    if not any("\udc80" <= char <= "\udcff" for char in word):
        return word
    data = os.fsencode(word)
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return word


def path(word: str) -> str:
    """A path; an empty one (a variable that is not set) would mean another place than was meant."""
    if not word.strip():
        raise argparse.ArgumentTypeError("后面是空的，要写上文件或文件夹。")
    return word


def whole(word: str) -> int:
    """A whole number, full-width digits and 50% too."""
    plain = unicodedata.normalize("NFKC", word).strip().removesuffix("%")
    digits = plain.removeprefix("-")
    if not digits.isascii() or not digits.isdecimal() or len(digits) > _DIGITS:
        raise argparse.ArgumentTypeError(f"“{clean(word, 40)}”不是整数。")
    return int(plain)


def number(word: str) -> int | float:
    """A number with or without decimals."""
    plain = unicodedata.normalize("NFKC", word).strip()
    before, _, after = plain.removeprefix("-").partition(".")
    digits = before + after
    if not digits.isascii() or not digits.isdecimal() or len(digits) > _DIGITS:
        raise argparse.ArgumentTypeError(f"“{clean(word, 40)}”不是数。")
    value = float(plain)
    return int(value) if value.is_integer() else value


def one_of(kind: type[_E], word: str | None, name: str) -> _E | None:
    """The member a word names; None where there is no word."""
    if word is None:
        return None
    try:
        return kind(word.strip())
    except ValueError:
        words = "、".join(str(member.value) for member in kind)
        raise UsageFault(f"没有{name}“{clean(word, 40)}”。可用的有：{words}。") from None


def view(word: str | None) -> View | None:
    """The view a name or a digit of the screen's keys names; None where there is no word."""
    if word is None:
        return None
    plain = unicodedata.normalize("NFKC", word).strip()
    by_digit = {view.digit: view for view in View if view.digit}
    return by_digit.get(plain) or one_of(View, plain, "视图")


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


def period(word: str | None, today: date) -> Period:
    """The period a report is wanted of; by default today's week. One to come has no report."""
    from ..domain.period import parse

    try:
        found = Week.of(today) if word is None else parse(word)
    except ValueError:
        raise UsageFault(
            f"看不懂“{clean(word or '', 40)}”。"
            "周写成 2024-W10，月 2024-03，季度 2024-Q1，全年 2024。"
        ) from None
    if found.first_day > today:
        raise UsageFault(f"{found.label()} 还没有到。")
    return found
