"""Which part of a document is the plan, by headings, and by what was done before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..text.flow import Flow
from ..text.headings import Topic, looks_back, plan_heading, topic
from ..text.labels import LabelWords
from ..text.marks import CHAPTERS, MarkKind
from ..text.segments import Segment, sentences
from ..words import Words
from .levels import Node, leveled


class Parting(NamedTuple):
    """A document parted: what is `before` the plan, the `headings` of the plan's parts with their
    ends, its `nodes`; `reviewed` says whether a review stands before it."""

    before: Sequence[Segment]
    headings: Sequence[tuple[Segment, int]]
    nodes: Sequence[Node]
    reviewed: bool = False


def parted(flow: Flow, parts: Sequence[Segment], words: Words, looks: LabelWords) -> Parting:
    """The plan's part of the segments; all of them where nothing parts them."""
    topics = [_topic(flow, part, words) for part in parts]
    at = _plan_at(flow, parts, topics, words)
    if at < 0:
        return Parting((), (), leveled(flow, parts, words, looks))
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
        nodes += leveled(flow, inner, words, looks)
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


_MOST = 20
"""Headings that are looked at for the plan's."""


def _plan_at(flow: Flow, parts: Sequence[Segment], topics: Sequence[Topic], words: Words) -> int:
    """The segment that is the heading of the plan's part; -1 where there is none."""
    reviews = [n for n, one in enumerate(topics) if one in (Topic.REVIEW, Topic.PROBLEMS)]
    plans = [n for n, one in enumerate(topics) if one is Topic.PLAN]
    after = [n for n in plans if reviews and n > reviews[0]]
    for n in (after or plans)[:_MOST]:
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


_FEW, _PAST = 5, 0.1
"""Sentences that say anything about a part; the share that speak of what was done."""


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
