"""What the words of a command mean: text, numbers, paths, statuses, dates, weeks.

What stands in the wrong form is argparse's ArgumentTypeError, which then names the option; what
means nothing is a UsageFault.
"""

from __future__ import annotations

import argparse
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from ..domain.period import Week
from ..domain.progress.views import View
from ..domain.text import clean, unknown
from ..errors import UsageFault

if TYPE_CHECKING:
    from ..domain.period import Period

_E = TypeVar("_E", bound=Enum)
CLEAR = "无"
_DIGITS = 15
"""Digits a number may have; more is a slip of the hand."""


def text(word: str) -> str:
    """Words as they were meant: bytes that the system's encoding could not read, read after all.

    On Windows words come as text.
    """
    if sys.platform == "win32" or not any("\udc80" <= char <= "\udcff" for char in word):
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


def integer(word: str) -> int:
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


def member(kind: type[_E], word: str | None, name: str) -> _E | None:
    """The member a word names; None where there is no word."""
    if word is None:
        return None
    from ..domain.progress.synonyms import member_named

    meant = member_named(kind, word)
    if meant is None:
        raise UsageFault(unknown(name, word, [str(member.value) for member in kind]))
    return meant


def view(word: str | None) -> View | None:
    """The view a name or a digit of the screen's keys names; None where there is no word."""
    if word is None:
        return None
    plain = unicodedata.normalize("NFKC", word).strip()
    by_digit = {view.digit: view for view in View if view.digit}
    return by_digit.get(plain) or member(View, plain, "视图")


def past_day(word: str | None, today: date) -> date | None:
    """The day that an act is to speak of; None where there is no word."""
    if word is None:
        return None
    from ..domain import dates

    with _understanding(word):
        return dates.past_day(word, today)


def due_day(word: str | None, today: date, year: int) -> date | None:
    """The time limit a word names, in a plan's year; None where there is no word."""
    if word is None:
        return None
    from ..domain import dates

    with _understanding(word):
        return dates.due_day(word, today, year)


@contextmanager
def _understanding(word: str) -> Iterator[None]:
    """UsageFault with why where a word names no day."""
    from ..domain.date_meaning import NoDay

    try:
        yield
    except NoDay as error:
        advice = "可以写 2024-06-30、6月30日、6月底、下周五、昨天。"
        why = f"日期“{clean(word, 40)}”：{error}" if str(error) else ""
        raise UsageFault(why or f"看不懂日期“{clean(word, 40)}”。{advice}") from error


def week(word: str | None, today: date, plan_year: int) -> Week:
    """The week a word names; by default today's."""
    if word is None:
        return Week.of(today)
    from ..domain.typed_periods import typed_week

    try:
        return typed_week(word, today, plan_year)
    except ValueError:
        raise UsageFault(f"看不懂周“{clean(word, 40)}”。可以写 2024-W10、第10周、上周。") from None


def period(options: argparse.Namespace, today: date, plan_year: int) -> Period:
    """What period a report is wanted of; by default today's week. One to come has no report."""
    wanted = named_period(options, today, plan_year) or Week.of(today)
    if wanted.first_day > today:
        raise UsageFault(f"{wanted.label()} 还没有到。")
    return wanted


def named_period(options: argparse.Namespace, today: date, plan_year: int) -> Period | None:
    """The period that --week or --period names; None where neither is there."""
    from ..domain.typed_periods import typed_period, typed_week

    try:
        if options.period is not None:
            return typed_period(options.period, today, plan_year)
        if options.week is not None:
            return typed_week(options.week, today, plan_year)
    except ValueError:
        words = clean(options.week if options.period is None else options.period, 40)
        raise UsageFault(
            f"看不懂“{words}”。周写成 2024-W10，月 2024-03，季度 2024-Q1，全年 2024；"
            "也可以写 上周、第10周、3月、一季度、去年。"
        ) from None
    return None


def add_act(parser: argparse.ArgumentParser, known: tuple[str, ...], help: str) -> None:
    """Have a parser take which of these things to do, as `what`."""

    def act(word: str) -> str:
        if word not in known:
            acts = "、".join(known)
            raise argparse.ArgumentTypeError(f"没有“{clean(word, 40)}”。可用的有：{acts}。")
        return word

    parser.add_argument("what", type=act, metavar="|".join(known), help=help)
