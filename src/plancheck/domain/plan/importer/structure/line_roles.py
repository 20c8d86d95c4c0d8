"""What a line of a document's head or foot is by its look: title, number, date, addressees."""

from __future__ import annotations

import re
from functools import lru_cache

from ...draft import Role, Why
from ..words import Words, any_of

TABLE_TITLE = re.compile(r"附?表[一二三四五六七八九十0-9]")
_NUMBER = re.compile(r"[^，。：]{0,24}[〔（\[【]20[0-9]{2}[〕）\]】]第?[×xX0-9]{1,4}号?$")
YEAR = r"(?:20[0-9]{2}|[一二][〇○零Oo0一二三四五六七八九]{3})"
_DATE = re.compile(
    rf"[（]?{YEAR}年[0-9一二三四五六七八九十正腊×xX]{{1,3}}月(?:[0-9一二三四五六七八九十初廿×xX]{{1,4}}日?)?(?:印发)?[）]?$"
)
_COPIES = re.compile(r"[（]?共印[0-9 ]+份[）]?$|(?:主题词|抄送|抄报|报送|分送|发)：")
_IMPRINT = re.compile(rf".{{2,40}}{YEAR}年[0-9]{{1,2}}月[0-9]{{1,2}}日印发$")
_ATTACHED = re.compile(r"附件[一二三四五六七八九十0-9]*(?:[：:.、]|$)")
_NOTICE = re.compile(r".*关于.*的(?:通知|函|请示|批复|意见)$")
STOPS = "。；！？"


@lru_cache(maxsize=4)
def line_patterns(words: Words) -> dict[str, re.Pattern[str]]:
    """The patterns that the words make."""
    office, title = any_of(words.offices), any_of(words.titles)
    return {
        "office": re.compile(rf"[^，。；：、]{{2,40}}(?:{office}|文件)$"),
        "title": re.compile(rf"(?=.*{title}).{{4,80}}$"),
        "glued": re.compile(rf"[^，。；：]{{4,40}}?{title}(?:[（][^（）]{{1,16}}[）])?"),
        "salutation": re.compile(any_of(words.salutation)),
        "closing": re.compile(any_of(words.closing)),
    }


def line_role(text: str, words: Words) -> tuple[Role, Why | None] | None:
    """What a line of the head or foot is by its look; None where it is none of these."""
    if not text:
        return None
    patterns = line_patterns(words)
    if TABLE_TITLE.match(text):
        return Role.SET_ASIDE, Why.TABLE_HEADER
    if _NUMBER.match(text):
        return Role.NUMBER, None
    if _DATE.match(text):
        return Role.DATE, None
    if _IMPRINT.match(text):
        return Role.OFFICE, None
    if _COPIES.match(text):
        return Role.COPIES, None
    if _ATTACHED.match(text) and len(text) < 60:
        return Role.SET_ASIDE, Why.NOTICE
    if patterns["closing"].match(text) and len(text) < 20:
        return Role.SET_ASIDE, Why.CLOSING
    if patterns["salutation"].match(text) and len(text) < 70:
        return Role.SET_ASIDE, Why.SALUTATION
    if (
        text.endswith("：")
        and len(text) > 2
        and "。" not in text
        and re.search("各|局|办|委|镇|街", text)
    ):
        return Role.ADDRESSEES, None
    if text[-1] in STOPS or "。" in text:
        return None
    if _NOTICE.match(text):
        return Role.SET_ASIDE, Why.NOTICE
    if patterns["office"].match(text) and not re.search("关于|计划|方案|要点", text):
        return Role.ISSUER, None
    if patterns["title"].match(text) and text[-1] not in "：，、" and "：" not in text[:12]:
        return Role.TITLE, None
    return None
