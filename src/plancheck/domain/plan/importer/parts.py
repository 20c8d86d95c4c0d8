"""Which part of a document is the plan: its heading, what comes before, what is no task in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..draft import Why
from .clauses import is_action
from .flow import Flow
from .head import TABLE_TITLE
from .headings import Topic, looks_back, plan_heading, topic
from .levels import Node, leveled
from .marks import CHAPTERS, MarkKind
from .segments import Segment, sentences
from .words import Words, any_of, begins

WHY = {
    Topic.REVIEW: Why.REVIEW,
    Topic.PROBLEMS: Why.SITUATION,
    Topic.GUIDING: Why.GUIDING,
    Topic.GOALS: Why.GOALS,
}


class Parting(NamedTuple):
    """A document parted: what is `before` the plan, the `headings` of the plan's parts with their
    ends, its `nodes`; `reviewed` says whether a review stands before it."""

    before: Sequence[Segment]
    headings: Sequence[tuple[Segment, int]]
    nodes: Sequence[Node]
    reviewed: bool = False


def parted(flow: Flow, parts: Sequence[Segment], words: Words) -> Parting:
    """The plan's part of the segments; all of them where nothing parts them."""
    topics = [_topic(flow, part, words) for part in parts]
    at = _plan_at(flow, parts, topics, words)
    if at < 0:
        return Parting((), (), leveled(flow, parts, words))
    starts = [at, *_siblings(parts, at)]
    headings, nodes = [], list[Node]()
    for n, stop in zip(starts, [*starts[1:], len(parts)], strict=True):
        inner = list(parts[n + 1 : stop])
        heads = n == at or (
            topics[n] is Topic.PLAN and any(_is_chapter(p, parts[n]) for p in inner)
        )
        if heads:
            end = _heading_end(flow, parts[n], words)
            headings.append((parts[n], end))
            if end < parts[n].end:
                inner.insert(0, parts[n]._replace(start=end, mark=None, first=False, whole=False))
        else:
            inner.insert(0, parts[n])
        nodes += leveled(flow, inner, words)
    reviewed = any(one in (Topic.REVIEW, Topic.PROBLEMS) for one in topics[:at])
    return Parting(parts[:at], headings, nodes, reviewed)


def _siblings(parts: Sequence[Segment], at: int) -> list[int]:
    """The segments after one that bear a mark of its kind and go on from it."""
    found, last = [], parts[at].mark
    for n in range(at + 1, len(parts)):
        mark = parts[n].mark
        if last and mark and mark.kind is last.kind and mark.value > last.value:
            found.append(n)
            last = mark
    return found


def _topic(flow: Flow, part: Segment, words: Words) -> Topic:
    if not (part.mark or (part.first and part.whole and part.end - part.start <= 36)):
        return Topic.OTHER
    if part.mark and part.mark.kind in (MarkKind.ITEM, MarkKind.DASH, MarkKind.BULLET):
        return Topic.OTHER
    found = sentences(flow, part.start, part.end)
    first = flow.text[part.start : found[0].bare] if found else ""
    if not part.mark and part.end > (found[0].bare if found else part.start):
        return Topic.OTHER
    known = topic(first, words)
    if known is Topic.OTHER and part.mark:
        if not part.first and looks_back(first, words):
            return Topic.REVIEW
        if plan_heading(first, words):
            return Topic.PLAN
    return known


def _plan_at(flow: Flow, parts: Sequence[Segment], topics: Sequence[Topic], words: Words) -> int:
    """The segment that is the heading of the plan's part; -1 where there is none."""
    reviews = [n for n, one in enumerate(topics) if one in (Topic.REVIEW, Topic.PROBLEMS)]
    plans = [n for n, one in enumerate(topics) if one is Topic.PLAN]
    after = [n for n in plans if reviews and n > reviews[0]]
    for n in after or plans:
        mark = parts[n].mark
        siblings = [
            m
            for m, part in enumerate(parts)
            if mark and part.mark and part.mark.kind is mark.kind and topics[m] is Topic.OTHER
        ]
        end = next(iter(_siblings(parts, n)), len(parts))
        inside = any(_is_chapter(part, parts[n]) for part in parts[n + 1 : end])
        if not inside and not (after and not siblings):
            continue
        if not after and siblings and min(siblings) < n and not _past(flow, parts[:n], words):
            continue
        return n
    return -1


_PAST = 0.1
"""The share of sentences that speak of what was done: hardly any of a plan's do."""


def _past(flow: Flow, parts: Sequence[Segment], words: Words) -> bool:
    """Whether segments tell what was done."""
    texts = [
        flow.text[one.start : one.end]
        for part in parts
        for one in sentences(flow, part.start, part.end)
        if one.end - one.start >= 8
    ]
    told = sum(any(word in text for word in words.past) for text in texts)
    return len(texts) >= _FEW and told >= _PAST * len(texts)


def _is_chapter(part: Segment, heading: Segment) -> bool:
    """Whether it heads something under a heading."""
    mark = part.mark
    if mark is None or (heading.mark and mark.kind is heading.mark.kind):
        return False
    return mark.kind in CHAPTERS


def _heading_end(flow: Flow, heading: Segment, words: Words) -> int:
    """Where the heading ends that its body may be glued to."""
    found = sentences(flow, heading.start, heading.end)
    first = found[0]
    if first.end < heading.end and first.bare - first.start <= 36:
        return first.end
    if first.bare - first.start > 36 or first.end < heading.end:
        glued = plan_heading(flow.text[heading.start : heading.end], words)
        return heading.start + glued if glued else heading.end
    return heading.end


def body_at(nodes: Sequence[Node]) -> int:
    """The first node of the plan's own structure; what stands before it is introduction."""
    strong = next((n for n, node in enumerate(nodes) if node.kind in CHAPTERS), None)
    if strong is not None:
        return strong
    return next((n for n, node in enumerate(nodes) if node.kind is not None), 0)


_FEW, _LEAST_ACTION = 5, 0.35
"""Sentences of a part that say anything about it; the share of them that say what is to be done."""


def _poor(flow: Flow, nodes: Sequence[Node], words: Words) -> dict[int, Why]:
    """The parts that hardly say what is to be done, where others do."""
    heads = [n for n, node in enumerate(nodes) if node.heading and node.depth == 0]
    shares = {}
    for n, stop in zip(heads, [*heads[1:], len(nodes)], strict=False):
        texts = [
            flow.text[s.start : s.bare]
            for m in range(n, stop)
            for s in sentences(flow, nodes[m].title, nodes[m].segment.end)
            if s.bare - s.start >= 8
        ]
        if len(texts) >= _FEW:
            shares[n] = (
                sum(is_action(text, words) for text in texts) / len(texts),
                sum(any(word in text for word in words.past) for text in texts) / len(texts),
            )
    if not any(action >= 0.5 for action, _ in shares.values()):
        return {}
    return {
        n: Why.REVIEW if past >= 0.15 else Why.GUIDING
        for n, (action, past) in shares.items()
        if action < _LEAST_ACTION
    }


def _told(flow: Flow, nodes: Sequence[Node], words: Words) -> dict[int, Why]:
    """Paragraphs of the last year's work in sections that part it from what is planned."""
    label = re.compile(rf"[^，。：]{{0,14}}{any_of(words.tasks)}：")
    planned = [
        n
        for n, node in enumerate(nodes)
        if node.kind is None and label.match(flow.text, node.segment.start)
    ]
    found: dict[int, Why] = {}
    for n in planned if len(planned) > 1 else ():
        for m in range(n - 1, -1, -1):
            if nodes[m].kind is not None:
                break
            found[m] = Why.REVIEW
    return found


_LAST = re.compile(
    r"各[^，。：]{0,14}[要须应每将请]|本[^，。]{1,8}(?:由|自|一式)|[^，。]{0,10}全体[^，。]{0,10}[要将]|注：|以上"
)
"""What ends a plan and is no task of it: that all are to do their part, who explains it."""


def _ends(nodes: Sequence[Node], n: int, text: str) -> bool:
    """Whether a paragraph stands at the end of it all and says what usually stands there."""
    return bool(_LAST.match(text)) and all(node.kind is None for node in nodes[n:])


def aside(flow: Flow, nodes: Sequence[Node], words: Words) -> dict[int, Why]:
    """The nodes of a plan that are no task of it, each with its reason: with all under them."""
    found: dict[int, Why] = _told(flow, nodes, words)
    poor = _poor(flow, nodes, words)
    for n, node in enumerate(nodes):
        if n in found:
            continue
        text = flow.text[node.segment.start : node.title if node.heading else node.segment.end]
        if node.heading:
            why = WHY.get(topic(text, words)) or poor.get(n)
            why = why or (Why.TABLE_HEADER if TABLE_TITLE.match(text) else None)
            if why:
                found[n] = why
                for m in range(n + 1, len(nodes)):
                    if nodes[m].kind is not None and nodes[m].depth <= node.depth:
                        break
                    found[m] = why
        elif node.kind is None and TABLE_TITLE.match(text):
            found[n] = Why.TABLE_HEADER
        elif node.kind is None and (begins(text, words.closing) or _ends(nodes, n, text)):
            found[n] = Why.CLOSING
        elif node.kind is None and text.endswith("：") and len(text) < 60 and node.depth == 0:
            found[n] = Why.LEAD_IN
    return found
