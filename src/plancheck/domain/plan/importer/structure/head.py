"""The head and the foot of a document: title, number, issuer, date, addressees, preamble."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...draft import Role, Why
from ..readings import Reading
from ..text.clauses import is_action
from ..text.flow import Flow
from ..text.headings import Topic, topic
from ..text.labels import LabelWords
from ..text.marks import CHAPTERS, MarkKind
from ..text.segments import Segment
from ..words import Words
from .levels import leveled
from .line_roles import STOPS, YEAR, line_patterns, line_role

_DOCUMENT = "文件"
_AFTER_TITLE = re.compile(rf"为|根据|按照|现|今年|新的一年|{YEAR}年|第一部分|为了")
_HEAD = 16
"""Lines that a head may have."""


def structure_at(flow: Flow, parts: Sequence[Segment], words: Words, looks: LabelWords) -> int:
    """The first segment that has a place in the document's structure; before it stands the head."""
    nodes = leveled(flow, parts, words, looks)
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
    found = next((n for n in range(last + 1, len(nodes)) if nodes[n].kind), None)
    return _first_task(texts, last + 1, words) if found is None else found


def _first_task(texts: Sequence[str], at: int, words: Words) -> int:
    """In a text without any structure, the first paragraph that says what is to be done."""
    doing = (n for n in range(at, len(texts)) if is_action(texts[n], words))
    return next(doing, len(texts))


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
        elif text[-1] in STOPS or len(text) > 40:
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
    match = line_patterns(words)["glued"].match(flow.text, part.start, part.end)
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
        closing = line_patterns(words)["closing"].match(text)
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
