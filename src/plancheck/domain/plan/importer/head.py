"""The head and the foot of a document: title, number, issuer, date, addressees, preamble."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..draft import Role, Why
from .flow import Flow
from .headings import Topic, topic
from .levels import leveled
from .marks import CHAPTERS, MarkKind
from .readings import Reading
from .segments import Segment
from .words import Words, any_of

TABLE_TITLE = re.compile(r"附?表[一二三四五六七八九十0-9]")
_NUMBER = re.compile(r"[^，。：]{0,24}[〔（\[【]20[0-9]{2}[〕）\]】]第?[×xX0-9]{1,4}号?$")
_YEAR = r"(?:20[0-9]{2}|[一二][〇○零Oo0一二三四五六七八九]{3})"
_DATE = re.compile(
    rf"[（]?{_YEAR}年[0-9一二三四五六七八九十正腊×xX]{{1,3}}月(?:[0-9一二三四五六七八九十初廿×xX]{{1,4}}日?)?(?:印发)?[）]?$"
)
_COPIES = re.compile(r"[（]?共印[0-9 ]+份[）]?$|(?:主题词|抄送|抄报|报送|分送|发)：")
_IMPRINT = re.compile(rf".{{2,40}}{_YEAR}年[0-9]{{1,2}}月[0-9]{{1,2}}日印发$")
_ATTACHED = re.compile(r"附件[一二三四五六七八九十0-9]*(?:[：:.、]|$)")
_NOTICE = re.compile(r".*关于.*的(?:通知|函|请示|批复|意见)$")
_STOPS = "。；！？"
_DOCUMENT = "文件"
_AFTER_TITLE = re.compile(rf"为|根据|按照|现|今年|新的一年|{_YEAR}年|第一部分|为了")
_HEAD = 16
"""Lines that a head may have."""


@lru_cache(maxsize=4)
def _patterns(words: Words) -> dict[str, re.Pattern[str]]:
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
    patterns = _patterns(words)
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
    if text[-1] in _STOPS or "。" in text:
        return None
    if _NOTICE.match(text):
        return Role.SET_ASIDE, Why.NOTICE
    if patterns["office"].match(text) and not re.search("关于|计划|方案|要点", text):
        return Role.ISSUER, None
    if patterns["title"].match(text) and text[-1] not in "：，、" and "：" not in text[:12]:
        return Role.TITLE, None
    return None


def structure_at(flow: Flow, parts: Sequence[Segment], words: Words) -> int:
    """The first segment that has a place in the document's structure; before it stands the head."""
    nodes = leveled(flow, parts, words)
    texts = [flow.text[part.start : part.end] for part in parts]
    marked = (n for n, part in enumerate(parts) if part.mark and part.mark.kind in CHAPTERS)
    first = next(marked, len(parts))
    other = (n for n, node in enumerate(nodes) if node.kind not in (None, MarkKind.LINE))
    body = min(first, next(other, len(parts)), _HEAD)
    last = _head_end([line_role(text, words) for text in texts[:body]], texts)
    lines = [n for n, node in enumerate(nodes) if node.kind is MarkKind.LINE]
    recur = first == len(parts) or any(n > first for n in lines)
    for n in lines:
        if last < n < first and (recur or topic(texts[n], words) is not Topic.OTHER):
            return n
    if first < len(parts):
        return first
    return next((n for n in range(last + 1, len(nodes)) if nodes[n].kind), len(parts))


def _head_end(roles: Sequence[tuple[Role, Why | None] | None], texts: Sequence[str]) -> int:
    """The last line of the head: a title, or what belongs to a notice; the first line for want of
    these. A title after the title and a paragraph heads a part of the plan."""
    last = titled = -1
    for n, role in enumerate(roles):
        if role is None:
            continue
        if role[0] is Role.TITLE:
            if titled >= 0 and any(len(text) > 40 for text in texts[titled:n]):
                break
            titled = n
        near = last >= n - 2 or n < 3
        if role[0] not in (Role.ISSUER, Role.DATE) or near:
            last = n
    return max(last, 0)


def head_readings(flow: Flow, parts: Sequence[Segment], before: int, words: Words) -> list[Reading]:
    """The readings of the head: the segments up to `before`."""
    claims: list[Reading] = []
    titled = -1
    for part in parts[:before]:
        text = flow.text[part.start : part.end]
        found = line_role(text, words)
        if found:
            (role, why), start = found, part.begin
            if role is Role.TITLE:
                titled = len(claims)
            if role is Role.ISSUER and text.endswith(_DOCUMENT):
                end = part.end - len(_DOCUMENT)
                claims.append(Reading(part.begin, end, role, part.start))
                role, why, start = Role.SET_ASIDE, Why.NOTICE, end
            claims.append(Reading(start, part.end, role, max(start, part.start), why=why))
        elif titled < 0 and (glued := _glued_title(flow, part, words)):
            titled = len(claims)
            claims.append(Reading(part.start, glued, Role.TITLE))
            claims.append(Reading(glued, part.end, Role.PREAMBLE))
        elif not text:
            claims.append(Reading(part.begin, part.end, Role.SET_ASIDE, why=Why.NUMBER))
        elif text[-1] in _STOPS or len(text) > 40:
            claims.append(Reading(part.begin, part.end, Role.PREAMBLE, part.start))
        elif titled < 0 and not part.mark and text[0] not in "（(" and "：" not in text:
            titled = len(claims)
            claims.append(Reading(part.begin, part.end, Role.TITLE, part.start))
        else:
            claims.append(Reading(part.begin, part.end, Role.SET_ASIDE, part.start, why=Why.NOTE))
    return _one_title(flow, claims)


def _one_title(flow: Flow, claims: list[Reading]) -> list[Reading]:
    """The last title is the plan's, what stands before it a notice's; else the notice's own.

    Lines that are called a title for want of anything better only where no other is.
    """
    titles = [n for n, claim in enumerate(claims) if claim.role is Role.TITLE]
    if not titles:
        notices = (n for n, claim in enumerate(claims) if claim.why is Why.NOTICE)
        for n in notices:
            if "通知" in flow.text[claims[n].start : claims[n].end]:
                claims[n] = claims[n]._replace(role=Role.TITLE, why=None)
                break
        return claims
    last = titles[-1]
    addressed = (n for n, one in enumerate(claims) if one.role is Role.ADDRESSEES)
    for n in range(next(addressed, last), last):
        if claims[n].role is Role.PREAMBLE:
            claims[n] = claims[n]._replace(role=Role.CHARGE)
    for n in titles[:-1]:
        near = claims[last].start - claims[n].end < 2 and all(
            claim.role is Role.TITLE for claim in claims[n:last]
        )
        if not near:
            claims[n] = claims[n]._replace(role=Role.SET_ASIDE, why=Why.NOTICE)
    return claims


def _glued_title(flow: Flow, part: Segment, words: Words) -> int:
    """Where a title ends that only a blank parts from the text after it; 0 for none."""
    match = _patterns(words)["glued"].match(flow.text, part.start, part.end)
    if not match or match.end() >= part.end:
        return 0
    ends = flow.apart(match.end()) or _AFTER_TITLE.match(flow.text, match.end())
    return match.end() if ends else 0


def foot_readings(flow: Flow, parts: Sequence[Segment], words: Words) -> tuple[list[Reading], int]:
    """The readings of the foot, and how many segments at the end they are."""
    claims: list[Reading] = []
    printed = False
    for part in reversed(parts):
        text = flow.text[part.start : part.end]
        if part.mark or not part.first or len(text) > 80:
            break
        found = line_role(text, words)
        closing = _patterns(words)["closing"].match(text)
        if closing:
            found = (Role.SET_ASIDE, Why.CLOSING)
        if not found or found[0] in (Role.TITLE, Role.ADDRESSEES):
            break
        role, why = found
        printed = printed or role is Role.COPIES or text.endswith("印发")
        if role is Role.ISSUER and printed:
            role = Role.OFFICE
        claims.append(Reading(part.begin, part.end, role, part.start, why=why))
    return claims, len(claims)
