"""What in the plan's part of a document is no task: introductions, guiding thoughts, ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...draft import Why
from ..text.clauses import is_action
from ..text.flow import Flow
from ..text.headings import Topic, topic
from ..text.marks import CHAPTERS
from ..text.segments import sentences
from ..words import Words, any_of, begins
from .levels import Node
from .line_roles import TABLE_TITLE

WHY = {
    Topic.REVIEW: Why.REVIEW,
    Topic.PROBLEMS: Why.SITUATION,
    Topic.GUIDING: Why.GUIDING,
    Topic.GOALS: Why.GOALS,
}


def body_at(nodes: Sequence[Node]) -> int:
    """The first node of the plan's own structure; what stands before it is introduction."""
    strong = next((n for n, node in enumerate(nodes) if node.kind in CHAPTERS), None)
    if strong is not None:
        return strong
    return next((n for n, node in enumerate(nodes) if node.kind is not None), 0)


_FEW, _LEAST_ACTION = 5, 0.45
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
