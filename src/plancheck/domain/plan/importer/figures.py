"""The figure that a measure is to reach, and the day by which, where its words name one."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from ..model import Target
from .words import Words, any_of

_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_DUE = re.compile(
    r"(?:(?P<year>20[0-9]{2})年)?(?:(?P<month>1[0-2]|0?[1-9])月(?P<day>[0-9]{1,2}日)?(?P<by>底|末|前|份)?(?P<by2>前|之前|以前|完成)?"
    r"|第?(?P<quarter>[一二三四1-4])季度|(?P<half>上半年|下半年|年底|年末|年内|全年))"
)
_SPAN = re.compile(r"[0-9一二三四五六七八九十]月(?:份)?\s*[-—－至到~]")


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
        own = int(match["year"] or year or 0)
        if not own:
            return None
        if match["month"]:
            if not (match["by"] or match["by2"] or match["day"]) or _SPAN.match(
                text[match.start() :]
            ):
                continue
            month = int(match["month"])
            last = monthrange(own, month)[1]
            day = int(match["day"][:-1]) if match["day"] else last
            if match["by"] == "前" and not match["day"]:
                day = last
            return date(own, month, min(max(day, 1), last))
        if match["quarter"]:
            month = _QUARTERS[match["quarter"]]
            return date(own, month, monthrange(own, month)[1])
        if match["half"] == "上半年":
            return date(own, 6, 30)
        if match["half"] in ("年底", "年末", "下半年"):
            return date(own, 12, 31)
    return None
