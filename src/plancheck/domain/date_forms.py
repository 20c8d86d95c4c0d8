"""What a date looks like: the forms it is written in, and what may stand before and behind it."""

from __future__ import annotations

from typing import NamedTuple

from .startup import lazy
from .text import in_digits, normalized

_YEAR = "(?:(?P<year>[0-9]{4}年|[0-9]{2}年|[今本明当来次去上前后]年)度?)"
_SHORT = "(?P<short>[0-9]{4}|[0-9]{2})"
_MONTH = "(?P<month>[0-9]{1,2}月份?|[本这当次]个?月|上+个?月|下+个?月)"
_WEEK = "(?P<week>[本这]|上+|下+)?个?(?:周|星期|礼拜)"
_SPAN = "(?P<span>之?内|以内)"

HOLIDAY_DAYS = {
    "元旦": (1, 1), "三八": (3, 8), "五一": (5, 1), "五四": (5, 4), "六一": (6, 1), "七一": (7, 1),
    "八一": (8, 1), "十一": (10, 1), "国庆": (10, 1), "妇女": (3, 8), "劳动": (5, 1),
    "青年": (5, 4), "儿童": (6, 1), "建党": (7, 1), "建军": (8, 1), "教师": (9, 10),
}  # fmt: skip
"""Those of the solar calendar; the days of the others are not known here."""
_HOLIDAY = "|".join(HOLIDAY_DAYS)

NEAR = {
    "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "当天": 0, "当日": 0,
    "明天": 1, "明日": 1, "后天": 2, "大后天": 3,
}  # fmt: skip
"""Words for a day, as days from today."""

HOLIDAYS = {
    "holiday": lazy(f"{_YEAR}?(?:{_HOLIDAY})??(?P<name>{_HOLIDAY})节?(?P<before>之?前|以前)?"),
}
"""Forms whose numerals are part of a name."""

FORMS = {
    "day": lazy(
        f"(?:{_YEAR}|{_SHORT}[-/.])?(?P<number>[0-9]{{1,2}})[-/.月](?P<day>[0-9]{{1,2}})[日号]?"
    ),
    "eight digits": lazy("(?P<short>[0-9]{4})(?P<number>[0-9]{2})(?P<day>[0-9]{2})"),
    "day of month": lazy(f"(?:{_YEAR}?{_MONTH})?(?P<day>[0-9]{{1,2}})[日号]"),
    "end of month": lazy(f"(?:{_YEAR}?{_MONTH}月?|月)(?:[底末]|{_SPAN})"),
    "ten days": lazy(f"(?:{_YEAR}?{_MONTH})?(?P<third>[上中下])旬"),
    "quarter": lazy(
        f"(?:(?:{_YEAR}|(?P<short>[0-9]{{4}})-?)?(?:第?(?P<number>[1-4])季度?|q(?P<letter>[1-4]))"
        f"|(?P<word>[本这]|上个?|下个?)?季度?)(?:(?P<end>[底末])|{_SPAN})?"
    ),
    "half": lazy(
        f"(?:{_YEAR}?(?P<half>[上下])半年|年中|{_YEAR.replace('year', 'of')}年?中)"
        f"(?:(?P<end>[底末])|{_SPAN})?"
    ),
    "end of year": lazy(f"(?:{_YEAR}年?|年)(?:[底末终]|{_SPAN})"),
    "weekday": lazy(f"{_WEEK}周?(?P<day>[1-7日天])"),
    "end of week": lazy(f"{_WEEK}{_SPAN}"),
    "from today": lazy(
        "(?P<count>[0-9]{1,3}|半)(?:(?P<unit>天|日|周|年)|个?(?P<long>星期|礼拜|(?<=[个半])月))"
        "(?P<way>之?后|以后|(?<!日)(?:之前|以前|前)|之?内|以内)"
    ),
}
"""The forms of a date whose numerals are digits; a text is the first that it is as a whole."""

_BY = lazy(r"(?:截至|截止到?|最迟|不晚于|不迟于|于|在|到|至)\s*")
_BETWEEN = lazy(r"(?<=[0-9])\s+(?=[0-9])")

_LIMIT = lazy(r"\s*(?:(?P<before>之前|以前|前)|为?止|(?=完成))\s*(?:完成)?\Z")
_TIME = lazy(
    r"(?:(?:t|\s+|(?<=[日号天一二三四五六)底末]))\s*(?:上午|下午|晚上|中午)?\s*"
    r"(?P<hour>[0-9一二三四五六七八九十两]{1,3})"
    r"(?::(?P<minute>[0-5][0-9])(?::[0-5][0-9])?|[点时](?:[0-5]?[0-9]分?|半|整)?)"
    r"|\s*(?:上午|下午|晚上|中午))\Z"
)
_WEEKDAY = lazy(
    r"(?:\s*\((?:周|星期|礼拜)(?P<bracketed>[一二三四五六日天])\)"
    r"|(?<=[日号0-9])\s*(?:周|星期|礼拜)(?P<bare>[一二三四五六日天]))\Z"
)


class Suffix(NamedTuple):
    """What was taken off a text's end: that it is a limit, one before a day; the weekday told."""

    by: bool = False
    before: bool = False
    weekday: str = ""


def plain_of(text: str) -> tuple[str, bool]:
    """The text in one width with one kind of dashes; and whether it begins as a limit does."""
    plain = normalized(text).replace("。", ".").strip()
    match = _BY.match(plain)
    return (plain[match.end() :], True) if match else (plain, False)


def joined(plain: str) -> str:
    """Without blanks; one between digits parts them."""
    return "".join(_BETWEEN.sub("-", plain).split()).replace("元月", "1月")


def without_end(plain: str) -> tuple[str, Suffix | None]:
    """The text without the limit, time of day or weekday at its end; None where there is none."""
    if match := _LIMIT.search(plain):
        return plain[: match.start()], Suffix(by=True, before=bool(match["before"]))
    if match := _WEEKDAY.search(plain):
        day = match["bracketed"] or match["bare"]
        return plain[: match.start()], Suffix(weekday=day.replace("天", "日"))
    if match := _TIME.search(plain):
        hour = in_digits(match["hour"] or "0")
        if hour.isdecimal() and int(hour) <= 24:
            return plain[: match.start()], Suffix()
    return plain, None
