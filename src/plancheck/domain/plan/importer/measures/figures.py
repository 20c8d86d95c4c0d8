"""The figure that a measure is to reach, and the day by which, where its words name one."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from ...model import Target
from ..words import Words, any_of

_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_MONTH = "(?:1[0-2]|0?[1-9])"
_DUE = re.compile(
    rf"(?:(?P<year>20[0-9]{{2}})年)?(?:(?:{_MONTH}月?(?:份|初|底)?[-—－–至到~～])?(?P<month>{_MONTH})月"
    r"(?P<day>[0-9]{1,2}日)?(?P<by>(?:底|末|前|份|之前|以前|初|中旬|上旬|下旬|：|完成|$)*)"
    r"|第?(?P<quarter>[一二三四1-4])季度|(?P<half>上半年|下半年|年底|年末|年中))"
    r"|(?P<full>20[0-9]{2}[-./](?:1[0-2]|0?[1-9])(?:[-./][0-9]{1,2})?)"
)


@lru_cache(maxsize=4)
def _target(words: Words) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![0-9.第\-—“+＋])(?P<amount>[0-9]+(?:\.[0-9]+)?)(?:多|余)?(?P<unit>{any_of(words.units)})(?![0-9])"
    )


_SCOPE = re.compile(r"(?:等|共|占地|前期|现有|原有|全部|这|上述|等共)$")
_NOT_AFTER = re.compile(
    r"(?:[以之]内|年|月|日|届|次会议|号|期工程|路|层|级|楼|省|大(?!棚)|项(?:机制|制度|要求|规定))"
)
_NAMED = re.compile(r"[《“‘（]")


def target_of(text: str, words: Words) -> Target | None:
    """The first figure with a unit that is a thing to reach; None where there is none."""
    for match in _target(words).finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if _inside(text, match.start()):
            continue
        if _SCOPE.search(before) or _NOT_AFTER.match(after) or match["unit"] in ("年", "月", "日"):
            continue
        number = float(match["amount"])
        if number <= 0 or number >= 1e12:
            continue
        amount = int(number) if number.is_integer() else number
        return Target(amount, match["unit"], _item(after))
    return None


def _inside(text: str, at: int) -> bool:
    """Whether a place is in a name: between quotation marks or in a title."""
    return any(
        text.count(opening, 0, at) > text.count(closing, 0, at)
        for opening, closing in ("“”", "《》", "‘’")
    )


_ITEM = re.compile(r"[^，。；：、（）0-9]{1,20}")
_LIMIT = re.compile(r"^(?:以上|左右|以内|及以上)")


def _item(after: str) -> str:
    match = _ITEM.match(_LIMIT.sub("", after))
    return match[0] if match else ""


def due_of(text: str, year: int) -> date | None:
    """The day by which the words say something is to be done; None where they do not."""
    for match in _DUE.finditer(text):
        found = _day(match, int(match["year"] or year or 0))
        if found:
            return found
    return None


def _day(match: re.Match[str], year: int) -> date | None:
    if match["full"]:
        parts = [int(part) for part in re.split("[-./]", match["full"])]
        return _within(parts[0], parts[1], parts[2] if len(parts) > 2 else 31)
    if not year:
        return None
    if match["quarter"]:
        return _within(year, _QUARTERS[match["quarter"]], 31)
    if match["half"]:
        return _within(year, 6 if match["half"] in ("上半年", "年中") else 12, 31)
    if not (match["by"] or match["day"]):
        return None
    return _within(year, int(match["month"]), int(match["day"][:-1]) if match["day"] else 31)


def _within(year: int, month: int, day: int) -> date | None:
    """A day, the month's last where it has fewer; None where there is no such month."""
    if not 1 <= month <= 12:
        return None
    return date(year, month, min(max(day, 1), monthrange(year, month)[1]))
