"""The plan's nodes as readings: headings on their levels, aims, measures, labels among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...draft import Choice, Doubt, Duty, Role, Why
from ..readings import Reading
from ..structure.levels import Node
from ..text.clauses import clauses
from ..text.flow import Flow
from ..text.labels import Label, LabelWords, labels
from ..words import Words
from .aims import figured_tasks, is_aim, label_of, leaves_tasks, opens_heading, why_end
from .figures import due_of, target_of

UNSURE_LEVEL = Doubt(
    "同级各项写法不一，看不准是标题还是措施",
    (Choice(Role.MEASURE), Choice(Role.OBJECTIVE)),
    "level",
)


_SURE = 0.6
JOINS = Doubt("与相邻一条可能是一件事", (Choice(Role.MEASURE, joins=True),))
LEFT_OUT = Doubt("没有列入，但里面像有要做的事", (Choice(Role.MEASURE), Choice(Role.AIM)))
SAYS_WHAT = Doubt("标题下、各条前的一段话，里面可能也有要做的事", (Choice(Role.MEASURE),))
SAYS_WHY = Doubt("像是说明为什么，不是要做的事", (Choice(Role.MEASURE),))
SPLITS = Doubt("可能是两件事，看要不要在逗号处断开", (Choice(Role.MEASURE),))


class Answers(NamedTuple):
    """What the measures of a document are read by: its words, how its labels look, its year."""

    words: Words
    looks: LabelWords
    year: int


def body_readings(
    flow: Flow, nodes: Sequence[Node], aside: Mapping[int, Why], by: Answers
) -> Iterator[Reading]:
    """The readings of a plan's nodes, in order."""
    levels = _levels(nodes, aside)
    for n, node in enumerate(nodes):
        part = node.segment
        if n in aside:
            doubt = LEFT_OUT if leaves_tasks(flow, nodes, aside, n, by.words) else None
            yield Reading(
                start=part.begin,
                end=part.end,
                role=Role.SET_ASIDE,
                body=part.start,
                why=aside[n],
                doubt=doubt,
            )
            continue
        mark, start = part.begin, part.start
        if node.heading:
            yield from _heading(flow, node, levels[n], by, n)
            mark = start = node.title
        if start >= part.end:
            if mark < start:
                yield Reading(mark, start, Role.SET_ASIDE, why=Why.NUMBER)
        elif is_aim(flow, nodes, n) or label_of(flow, start, part.end, by.words.aims):
            says = len(figured_tasks(flow, start, part.end, by.words)) > 1
            yield Reading(mark, part.end, Role.AIM, start, doubt=SAYS_WHAT if says else None)
        else:
            body = start + label_of(flow, start, part.end, by.words.tasks)
            why = why_end(flow, body, part.end, by.words) if opens_heading(nodes, n) else body
            if why > body:
                yield Reading(mark, why, Role.AIM, body, doubt=SAYS_WHY)
                mark = body = why
            yield from measures(flow, mark, body, part.end, by, n)


def _heading(flow: Flow, node: Node, level: Role, by: Answers, n: int) -> Iterator[Reading]:
    """A heading, and the labels that stand in it: they are of all that is under it."""
    part = node.segment
    found = labels(flow, part.start, node.title, by.looks)
    stop = found[0].start if found and found[0].start > part.start else node.title
    doubt = UNSURE_LEVEL if node.sure < _SURE else None
    yield Reading(part.begin, stop, level, part.start, doubt=doubt)
    for label in found if stop < node.title else ():
        yield _labelling(label, n, inline=False)


def _labelling(label: Label, item: int, *, inline: bool) -> Reading:
    return Reading(
        start=label.start,
        end=label.end,
        role=label.role,
        names=label.names,
        item=item,
        inline=inline,
        first=label.first,
    )


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


def measures(
    flow: Flow, mark: int, start: int, end: int, by: Answers, item: int
) -> Iterator[Reading]:
    """The measures of a part of the text, with the labels among them."""
    at = start
    found = labels(flow, start, end, by.looks)
    inline = bool(found) and found[0].start > start
    for label in [*found, None]:
        stop = label.start if label else end
        for clause in clauses(flow, at, stop, by.words):
            text = flow.text[clause.start : clause.end]
            if not re.search(r"\w", text):
                continue
            yield Reading(
                start=min(mark, clause.start),
                end=clause.end,
                role=Role.MEASURE,
                body=clause.start,
                doubt=JOINS if clause.doubt else SPLITS if clause.within else None,
                duty=Duty(target=target_of(text, by.words), due=due_of(text, by.year)),
                item=item,
            )
            mark = end
        if label:
            yield _labelling(label, item, inline=inline)
            at = label.end
