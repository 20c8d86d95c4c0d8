"""The plan's nodes as claims: headings on their levels, aims, measures, labels among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..draft import Choice, Doubt, Duty, Role, Why
from .clauses import clauses
from .figures import due_of, target_of
from .flow import Flow
from .labels import labels
from .levels import Node
from .readings import Reading
from .segments import sentences
from .words import Words

UNSURE_LEVEL = Doubt(
    "同级各项写法不一，看不准是标题还是措施",
    (Choice(Role.MEASURE), Choice(Role.OBJECTIVE)),
    "level",
)


JOINS = Doubt("可能与上一条是一件事", (Choice(Role.MEASURE, joins=True),))
SPLITS = Doubt("可能是两件事，看要不要在逗号处断开", (Choice(Role.MEASURE),))


def body_claims(
    flow: Flow, nodes: Sequence[Node], aside: Mapping[int, Why], words: Words, year: int
) -> Iterator[Reading]:
    """The claims of a plan's nodes, in order."""
    levels = _levels(nodes, aside)
    for n, node in enumerate(nodes):
        part = node.segment
        if n in aside:
            yield Reading(part.begin, part.end, Role.SET_ASIDE, part.start, why=aside[n])
            continue
        if node.heading:
            yield Reading(part.begin, node.title, levels[n], part.start)
            start, mark = node.title, node.title
        else:
            start, mark = part.start, part.begin
        if start >= part.end:
            if mark < start:
                yield Reading(mark, start, Role.SET_ASIDE, why=Why.NUMBER)
            continue
        if _is_aim(flow, nodes, aside, n):
            yield Reading(mark, part.end, Role.AIM, start)
        else:
            yield from measures(flow, mark, start, part.end, words, year, n)


def _levels(nodes: Sequence[Node], aside: Mapping[int, Why]) -> dict[int, Role]:
    """The level of each heading, by how many headings it stands under."""
    found: dict[int, Role] = {}
    path: list[tuple[int, int]] = []
    for n, node in enumerate(nodes):
        if not node.heading or n in aside:
            continue
        while path and path[-1][0] >= node.depth:
            path.pop()
        if len(path) >= 2:
            found[path[-1][1]] = Role.GROUP
        found[n] = Role.OBJECTIVE if path else Role.SECTION
        path.append((node.depth, n))
    return found


def _is_aim(flow: Flow, nodes: Sequence[Node], aside: Mapping[int, Why], n: int) -> bool:
    """Whether a text stands between a heading and what comes under it."""
    owner = n
    while owner >= 0 and not nodes[owner].heading:
        if nodes[owner].kind is not None:
            return False
        owner -= 1
    if owner < 0:
        return False
    depth = nodes[owner].depth
    for m in range(n + 1, len(nodes)):
        if nodes[m].kind is None:
            continue
        if nodes[m].depth <= depth:
            return False
        if nodes[m].heading:
            return True
        text = flow.text[
            nodes[n].title if nodes[n].heading else nodes[n].segment.start : nodes[n].segment.end
        ]
        return text.endswith("：") or len(sentences(flow, 0, 0)) > 1 or text.count("。") <= 1
    return False


def measures(
    flow: Flow, mark: int, start: int, end: int, words: Words, year: int, item: int
) -> Iterator[Reading]:
    """The measures of a part of the text, with the labels among them."""
    found = labels(flow, start, end, words)
    at = start
    for label in [*found, None]:
        stop = label.start if label else end
        for clause in clauses(flow, at, stop, words):
            if not re.search(r"\w", flow.text[clause.start : clause.end]):
                continue
            text = flow.text[clause.start : clause.end]
            begin = min(mark, clause.start)
            yield Reading(
                start=begin,
                end=clause.end,
                role=Role.MEASURE,
                body=clause.start,
                doubt=JOINS if clause.doubt else SPLITS if clause.within else None,
                duty=Duty(target=target_of(text, words), due=due_of(text, year)),
                item=item,
            )
            mark = end
        if label:
            yield Reading(
                start=label.start,
                end=label.end,
                role=label.role,
                names=label.names,
                item=item,
                inline=label.start > start or flow.text[label.start] == "（",
            )
            at = label.end
