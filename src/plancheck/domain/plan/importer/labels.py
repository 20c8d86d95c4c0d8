"""Who answers for a measure and by when: labels on lines of their own, at its end, in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..draft import Role
from .flow import Flow
from .words import Words, any_of

_ROLES = (Role.LEAD, Role.SUPPORT, Role.LEADER, Role.DUE)


class Label(NamedTuple):
    """A label with what it names: `start` to `end` with brackets, `names` the units or words."""

    start: int
    end: int
    role: Role
    names: tuple[str, ...]


class _Patterns(NamedTuple):
    label: re.Pattern[str]
    bracket: re.Pattern[str]
    part: re.Pattern[str]


@lru_cache(maxsize=4)
def _patterns(words: Words) -> _Patterns:
    groups = "|".join(
        f"(?P<{role.name}>{any_of(named)})"
        for role, named in zip(
            _ROLES, (words.lead, words.support, words.leader, words.due), strict=True
        )
    )
    plain = any_of((*words.lead, *words.support, *words.leader, *words.due))
    return _Patterns(
        label=re.compile(rf"[【（]?(?:{groups})[】）]?："),
        bracket=re.compile(
            rf"{plain}[：]|[^，；（）]{{2,60}}(?:牵头|负责|主办|承办|落实)(?:[，；、）]|$)"
            rf"|[^，；（）]{{2,60}}(?:配合|协办|协助|参与|具体负责)$"
        ),
        part=re.compile(
            r"(?P<names>.+?)(?:(?P<LEAD>牵头负责|牵头|负责|主办|承办|落实)|(?P<SUPPORT>具体负责|配合|协办|协助|参与))$"
        ),
    )


def labels(flow: Flow, start: int, end: int, words: Words) -> list[Label]:
    """The labels in a part of the text, in order."""
    found = list(_bracketed(flow, start, end, words))
    taken = [(one.start, one.end) for one in found]
    found += _labelled(flow, start, end, words, taken)
    return sorted(found)


def _labelled(
    flow: Flow, start: int, end: int, words: Words, taken: list[tuple[int, int]]
) -> Iterator[Label]:
    """Labels with a colon, outside brackets, at the beginning of a sentence or line."""
    pattern = _patterns(words).label
    heads = []
    for match in pattern.finditer(flow.text, start, end):
        at = match.start()
        opens = at == start or flow.text[at - 1] in "。；，！？）（ 、"
        inside = any(a <= at < b for a, b in taken) or flow.deep[match.end() - 1]
        if opens and not inside:
            heads.append(match)
    for index, match in enumerate(heads):
        stop = heads[index + 1].start() if index + 1 < len(heads) else end
        for i in range(match.end(), stop):
            if flow.text[i] == "。" and not flow.deep[i]:
                stop = i + 1
                break
        role = Role[str(match.lastgroup)]
        yield Label(match.start(), stop, role, names(flow.text[match.end() : stop]))


def _bracketed(flow: Flow, start: int, end: int, words: Words) -> Iterator[Label]:
    """（主办：区教育局，协办：各街道办）, （区城管局牵头，各街道办配合）."""
    patterns = _patterns(words)
    index = start
    while index < end:
        if flow.text[index] != "（" or flow.deep[index] != 1:
            index += 1
            continue
        close = index
        while (
            close + 1 < end
            and flow.deep[close + 1]
            and not (
                flow.text[close + 1] == "（"
                and flow.text[close] == "）"
                and flow.deep[close + 1] == 1
            )
        ):
            close += 1
        inner = flow.text[index + 1 : close]
        if flow.text[close] == "）" and patterns.bracket.match(inner):
            yield from _inside(flow, index, close + 1, words)
        index = close + 1


def _inside(flow: Flow, start: int, end: int, words: Words) -> Iterator[Label]:
    patterns = _patterns(words)
    inner = [*_parts(flow.text, start + 1, end - 1, patterns.label)]
    role = Role.LEAD
    for index, (at, stop) in enumerate(inner):
        text = flow.text[at:stop].strip("，；、 ")
        label = patterns.label.match(text)
        if label:
            role = Role[str(label.lastgroup)]
            called = text[label.end() :]
        else:
            part = patterns.part.match(text)
            if part:
                role = Role[str(part.lastgroup)] if part.lastgroup != "names" else role
                called = part["names"]
            else:
                called = text
        first = start if index == 0 else at
        last = end if index == len(inner) - 1 else stop
        yield Label(first, last, role, names(called))


def _parts(text: str, start: int, end: int, label: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The parts inside brackets: from label to label; without labels, from comma to comma."""
    heads = [m.start() for m in label.finditer(text, start, end)]
    heads = [h for h in heads if h == start or text[h - 1] in "，；、。 "]
    if not heads:
        depth, at = 0, start
        for i in range(start, end):
            depth += (text[i] == "（") - (text[i] == "）")
            if text[i] in "，；" and not depth:
                yield at, i + 1
                at = i + 1
        yield at, end
        return
    if heads[0] != start:
        heads.insert(0, start)
    yield from zip(heads, [*heads[1:], end], strict=True)


_NOTES = re.compile(r"（[^（）]*(?:下同|牵头单位|排第一|排名第一|列第一)[^（）]*）")


def names(text: str) -> tuple[str, ...]:
    """The names of a list, split outside brackets."""
    text = _NOTES.sub("", text).strip(" 。；，、")
    found, at, depth = [], 0, 0
    for i, char in enumerate(text):
        depth += (char in "（(") - (char in "）)")
        if char in "、，；,; \u3000" and depth <= 0:
            found.append(text[at:i])
            at = i + 1
    found.append(text[at:])
    return tuple(dict.fromkeys(name.strip(" 。；") for name in found if name.strip(" 。；")))
