"""What says why among the plan's segments, and where tasks may hide in what is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ...draft import Why
from ..structure.levels import Node
from ..text.clauses import is_action
from ..text.flow import Flow
from ..text.segments import sentences
from ..words import Words

_COPULA = re.compile(r"[^一二三四五六七八九十]是|在于|仍然|事关|关系到|关乎")


def leaves_tasks(
    flow: Flow, nodes: Sequence[Node], aside: Mapping[int, Why], n: int, words: Words
) -> bool:
    """Whether a passage set aside, which begins here, says more than once what is to be done."""
    if aside[n] not in (Why.GUIDING, Why.GOALS) or aside.get(n - 1) is aside[n]:
        return False
    said = 0
    for m in range(n, len(nodes)):
        if aside.get(m) is not aside[n]:
            break
        part = nodes[m].segment
        for one in sentences(flow, part.start, part.end):
            said += is_action(flow.text[one.start : one.bare], words)
    return said > 1


def opens_heading(nodes: Sequence[Node], n: int) -> bool:
    """Whether a text is the first under its heading."""
    return nodes[n].heading or (n > 0 and nodes[n - 1].heading and nodes[n].kind is None)


def figured_tasks(flow: Flow, start: int, end: int, words: Words) -> list[int]:
    """Where sentences begin that say what is to be done, with a figure."""
    return [
        sentence.start
        for sentence in sentences(flow, start, end)
        if re.search("[0-9]", text := flow.text[sentence.start : sentence.bare])
        and is_action(text, words)
    ]


def why_end(flow: Flow, start: int, end: int, words: Words) -> int:
    """Where the sentences end that say why before those that say what; the start for none."""
    found = sentences(flow, start, end)
    at = start
    for sentence in found[:-1]:
        text = flow.text[sentence.start : sentence.bare]
        if is_action(text, words) or not _COPULA.search(text):
            break
        at = sentence.end
    return at


def label_of(flow: Flow, start: int, end: int, words: tuple[str, ...]) -> int:
    """How many characters a label of these words has that a text begins with."""
    text = flow.text[start : min(end, start + 24)]
    colon = text.find("：")
    said = text[:colon] if colon > 0 else ""
    return colon + 1 if any(said.endswith(word) for word in words) and "，" not in said else 0


def is_aim(flow: Flow, nodes: Sequence[Node], n: int) -> bool:
    """Whether a text stands between a heading and what comes under it."""
    owner = n
    while owner >= 0 and not nodes[owner].heading:
        if nodes[owner].kind is not None:
            return False
        owner -= 1
    if owner < 0:
        return False
    for m in range(n + 1, len(nodes)):
        node = nodes[m]
        if node.kind is None:
            continue
        if node.depth <= nodes[owner].depth or node.heading:
            return node.heading and node.depth > nodes[owner].depth
        text = flow.text[nodes[n].title : nodes[n].segment.end]
        return node.segment.first or text.endswith("：") or text.count("。") <= 1
    return False
