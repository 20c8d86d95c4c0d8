"""What a cell of a form says: a status, a share, an amount, a day, however it was typed.

Only what can mean one thing is taken; of anything else `Unclear` says why. Words are those of
`progress.synonyms`, days those of `dates`.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from ..date_meaning import NoDay
from ..dates import due_day, past_day
from ..progress.status import Status
from ..progress.synonyms import member_named
from ..startup import lazy
from ..text import in_digits, normalized
from .grid import day_in, number_in, words_of
from .sheet import Cell

UNKNOWN_STATUS = "不是认识的状态"
"""Of a status cell: it is free text."""
_SIGNS = lazy(
    "[\u2190-\u2bff\u2600-\u27bf\u3030\u303d\ufe0f\U0001f000-\U0001faff。.，,、;；:：!！~～'’\\s]+"
)
"""Emoji and marks that say nothing beside words."""
_YES = frozenset(("√", "✓", "✔", "☑", "✅", "🗹", "🉑", "是", "对", "y", "yes", "v", "ok"))
_NO = frozenset(("×", "✗", "✘", "❌", "x", "否", "不是", "未完成", "没完成", "没有完成", "n", "no"))
_BRACKETS = lazy(r"\([^()]*\)")
_AND_MORE = lazy(r"([^,;:()\n。]{2,8})[,;:()\n。]")
_SHARE = lazy(
    r"(?:目前|已|累计|完成|推进|进度|到|约|大约|近|:|\s)*"
    r"(?:百分之\s*(?P<said>[0-9]{1,3})|(?P<tenths>[0-9])成"
    r"|(?P<number>[0-9]{1,6}(?:\.[0-9]{1,12})?)\s*(?P<mark>%|/100)?)"
    r"\s*(?:左右|以上)?"
)
_AMOUNT = lazy(
    r"(?:目前|已|累计|完成|开展|共|约|:|\s)*"
    r"([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,15}(?:\.[0-9]+)?)"
    r"\s*(万|亿)?([^\s0-9,./+*×~\-]{0,8})"
)
_TARGET = lazy(r"\D*([0-9]{1,15}(?:\.[0-9]+)?)")
_NO_SHARE = "看不出是百分之几"
_TIMES = {"万": 10_000, "亿": 100_000_000}
_MOST = 1e15
_FIRST, _LAST = 36_526, 73_050
"""The days 2000-01-01 and 2099-12-31, as a spreadsheet counts them."""
_EPOCH = date(1899, 12, 30)
"""The day 0 of spreadsheets."""
_MONTH = lazy(r"(?:([0-9]{4})[年./-])?([0-9]{1,2})(?:月份?)?")
_SPAN = lazy(r"[-~至到—]+")
_DAY_WORDS = lazy("[月日号底末年季旬]")


class Unclear(ValueError):
    """A cell says nothing that is known, or may mean several things; the words say which."""


class SaidStatus(NamedTuple):
    """What a status cell says: a status or a share, and what else stands there."""

    status: Status | None = None
    percent: float | None = None
    rest: str = ""


def status_in(value: Cell, one: int | None = None) -> SaidStatus:
    """The status that a cell says; `one` is what 1 means as a share. Unclear."""
    if isinstance(value, bool) and value:
        return SaidStatus(Status.DONE)
    if number_in(value) is not None:
        return SaidStatus(percent=share_in(value, one))
    return _status_of(words_of(value), one)


@lru_cache(maxsize=4096)
def _status_of(words: str, one: int | None) -> SaidStatus:
    plain = _plain(words)
    if member := member_named(Status, plain):
        return SaidStatus(member)
    if _is_among(words, _YES):
        return SaidStatus(Status.DONE)
    if _is_among(words, _NO):
        raise Unclear("看不出是未启动还是推进中")
    if _SHARE.fullmatch(_figures(words)):
        return SaidStatus(percent=share_in(words, one))
    begun = _AND_MORE.match(normalized(words))
    if begun and (member := member_named(Status, _plain(begun[1]))):
        behind = _figures(normalized(words)[begun.end() :])
        if _SHARE.fullmatch(behind):
            return SaidStatus(member, share_in(behind, one))
        return SaidStatus(member, rest=words)
    raise Unclear(UNKNOWN_STATUS)


def share_in(value: Cell, one: int | None = None) -> float:
    """The share, 0 to 100, that a cell says: 80%, 0.8, 80, 完成. Unclear.

    `one` is what 1 means where nobody wrote %: 1 or 100, None where that is not known.
    """
    number, marked = number_in(value), False
    if number is None:
        if day_in(value):
            raise Unclear(_NO_SHARE)
        number, marked = _figure_of(words_of(value))
    if marked and 1000 <= number <= 10_000:  # 80 in a cell that shows it as a percentage
        number /= 100
    if number < 0 or number > 100:
        raise Unclear("进度应当是 0 到 100")
    if marked or number > 1 or number == 0:
        return number
    if number < 1:
        return number * 100
    if one is None:
        raise Unclear("是 1% 还是 100%，看不出来")
    return one


@lru_cache(maxsize=4096)
def _figure_of(words: str) -> tuple[float, bool]:
    """The figure that words name, and whether it is one of a hundred as they are written."""
    if member := member_named(Status, _plain(words)):
        return _share_of(member), True
    if _is_among(words, _YES):
        return 100, True
    match = _SHARE.fullmatch(_figures(words))
    if not match:
        raise Unclear(_NO_SHARE)
    if match["tenths"]:
        return float(match["tenths"]) * 10, True
    return float(match["said"] or match["number"]), bool(match["said"] or match["mark"])


def one_means(values: list[Cell]) -> int | None:
    """What 1 means in a column of shares: by the others in it, written without %."""
    numbers = [number for value in values if (number := _bare_number(value)) is not None]
    if any(number > 1 for number in numbers):
        return None if any(0 < number < 1 for number in numbers) else 1
    return 100 if any(0 < number < 1 for number in numbers) else None


def _bare_number(value: Cell) -> float | None:
    if not isinstance(value, str):
        return number_in(value)
    try:
        number, marked = _figure_of(words_of(value))
    except Unclear:
        return None
    return None if marked else number


def _share_of(status: Status) -> float:
    if status is Status.DONE:
        return 100
    if status is Status.NOT_STARTED:
        return 0
    raise Unclear(_NO_SHARE)


def amount_in(value: Cell, target: str = "") -> int | float:
    """The amount that a cell says, of a target as it is written (3个, 80%, 5万元). Unclear."""
    number = number_in(value)
    if number is None:
        if day_in(value):
            raise Unclear("是日期，不是数")
        words = _BRACKETS.sub("", _figures(words_of(value)))
        match = _AMOUNT.fullmatch(words.strip())
        if not match or (match[3].startswith("%") and "%" not in target):
            raise Unclear("看不出是多少")
        number = float(match[1].replace(",", ""))
        if match[2] and match[2] not in target:
            number *= _TIMES[match[2]]
    if not 0 <= number < _MOST:
        raise Unclear("累计完成不能小于 0")
    return int(number) if float(number).is_integer() else number


@lru_cache(maxsize=4096)
def target_in(words: str) -> float | None:
    """The figure of a target as it is written: 3 of 3个生活圈资源项目."""
    match = _TARGET.match(normalized(words))
    return float(match[1]) if match else None


def due_in(value: Cell, today: date, year: int) -> date:
    """The time limit that a cell says: a date, 6月底, 45473, 3月至6月. Unclear."""
    if day := day_in(value):
        return day
    words = words_of(value)
    number = number_in(value)
    if number is not None or words.isdecimal():
        serial = float(words)
        if serial.is_integer() and _FIRST <= serial <= _LAST:
            return _EPOCH + timedelta(days=int(serial))
        whole, _, part = words.partition(".")
        if number is not None and part in (("1",) if len(whole) == 4 else ("1", "2", "3")):
            raise Unclear(f"看不出是 {words} 还是 {words}0")
    plain = "".join(_figures(words).split())
    last = _SPAN.split(plain)[-1] if _DAY_WORDS.search(plain) else ""
    for text in filter(None, (plain, last)):
        month = _MONTH.fullmatch(text)
        ends = bool(month and (month[1] or "月" in text))
        year_words = f"{month[1]}年" if month and month[1] else ""
        try:
            return due_day(f"{year_words}{month[2]}月底" if month and ends else text, today, year)
        except NoDay:
            continue
    raise Unclear("看不出是哪一天")


def day_said(value: Cell, near: date) -> date:
    """The day of a cell that names one, near a day where it names no year. Unclear.

    昨天 is no day: it depends on when it is read.
    """
    if day := day_in(value):
        return day
    words = words_of(value)
    if (number := number_in(value)) is not None and _FIRST <= number <= _LAST:
        return _EPOCH + timedelta(days=int(number))
    if words.isdecimal() and _FIRST <= int(words) <= _LAST:
        return _EPOCH + timedelta(days=int(words))
    try:
        until = near + timedelta(days=182)
        day = past_day(words, until)
        if day != past_day(words, until - timedelta(days=40)):
            raise NoDay
    except NoDay as error:
        raise Unclear("看不出是哪一天") from error
    return day


def _plain(words: str) -> str:
    """Words without emoji, marks, and what stands in brackets."""
    return _SIGNS.sub("", _BRACKETS.sub("", normalized(words)))


def _figures(words: str) -> str:
    """Words with Chinese numerals as digits, without emoji and marks around them."""
    return in_digits(normalized(words)).strip().lstrip("'").rstrip("。;,!~").strip()


def _is_among(words: str, known: frozenset[str]) -> bool:
    """Whether words are nothing but one or several of these marks or words."""
    plain = "".join(normalized(words).replace("\ufe0f", "").split()).strip("。.!~()[]")
    return plain in known or (bool(plain) and all(char in known for char in plain))
