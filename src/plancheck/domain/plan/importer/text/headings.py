"""What a heading speaks of: the review of a time gone by, problems, guiding thoughts, the plan."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from ..words import Words, any_of


class Topic(Enum):
    """What stands under a heading."""

    REVIEW = "回顾"
    PROBLEMS = "问题"
    GUIDING = "要求"
    GOALS = "目标"
    PLAN = "计划"
    OTHER = "其他"


_LONGEST = 36
_STRIP = " 。：:，；"


@lru_cache(maxsize=4)
def _patterns(words: Words) -> dict[str, re.Pattern[str]]:
    time, noun = any_of(words.plan_times), any_of(words.plan_nouns)
    named = any_of(tuple(word for word in words.plan_times if word != "年"))
    return {
        "plan": re.compile(rf"(?=.*{time})?.*{noun}"),
        "timed": re.compile(rf".*{time}.*{noun}"),
        "bare": re.compile(
            rf"(?:[我全]?[区街镇乡县市]?的?)?(?:主要|重点|具体|工作|年度|有关|每月|各月|分月|逐月|全年|学期|当前)*{noun}(?:[和及与、]{noun})?$"
        ),
        "glued": re.compile(
            rf"[^，。；：]{{0,14}}?{time}[^，。；：]{{0,10}}?{noun}(?:[和及与、]{noun})?"
        ),
        "inline": re.compile(
            rf"(?<=[。！？：])(?:20[0-9]{{2}}年|{named})[^，。；：]{{0,8}}?(?:{noun}|{any_of(words.review)})"
            r"(?=[^，。；：、的和及与是为将（）”’》])"
        ),
        "looked_back": re.compile(rf"[^，。；：]{{0,14}}?{any_of(words.review)}"),
        "review": re.compile(any_of(words.review)),
        "ahead": re.compile(rf"{time}[^，。]*(?:打算|计划|安排|思路|部署|设想|谋划)"),
        "problems": re.compile(any_of(words.problems)),
        "goals": re.compile(any_of(words.goals)),
        "guiding": re.compile(any_of(words.guiding)),
    }


def topic(text: str, words: Words) -> Topic:
    """What a heading's words say of what follows; OTHER for most."""
    text = text.strip(_STRIP)
    if len(text) > _LONGEST or "。" in text:
        return Topic.OTHER
    patterns = _patterns(words)
    if patterns["review"].search(text) and not patterns["ahead"].search(text):
        return Topic.REVIEW
    if patterns["problems"].search(text) and "解决" not in text:
        return Topic.PROBLEMS
    plain = len(text) <= 16 and "，" not in text
    if plain and patterns["goals"].search(text) and "任务" not in text:
        return Topic.GOALS
    if plain and patterns["guiding"].search(text) and not patterns["timed"].match(text):
        return Topic.GUIDING
    if "，" not in text and (patterns["timed"].match(text) or patterns["bare"].match(text)):
        return Topic.PLAN
    return Topic.OTHER


def inline_headings(text: str, start: int, end: int, words: Words) -> list[int]:
    """Where in a line whose breaks were lost the heading of a part seems to begin."""
    return [match.start() for match in _patterns(words)["inline"].finditer(text, start + 1, end)]


def looks_back(text: str, words: Words) -> bool:
    """Whether a text begins with the heading of a review that its body is glued to."""
    return bool(_patterns(words)["looked_back"].match(text))


def plan_heading(text: str, words: Words) -> int:
    """How many characters of a text are the heading of a plan's part that its body is glued to."""
    found = _patterns(words)["glued"].match(text)
    return found.end() if found else 0
