"""Who answers for a measure and by when: labels on lines of their own, at its end, in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ...draft import Role
from ..words import Words, any_of
from .flow import Flow

LABELS = (Role.LEAD, Role.SUPPORT, Role.LEADER, Role.DUE)
_DOING = "牵头负责|牵头|负责|主办|承办|落实"
_HELPING = "具体负责|配合|协办|协助|参与"


class Label(NamedTuple):
    """A label with what it names: `start` to `end` with brackets, `names` the units or words.

    `first` says that it names who goes first (牵头, 主办): others that are responsible then help.
    """

    start: int
    end: int
    role: Role
    names: tuple[str, ...]
    first: bool = False


class LabelWords(NamedTuple):
    """How labels look in a document: patterns, the brackets that hold nothing but units' names,
    whether persons go first as no units do."""

    label: re.Pattern[str]
    inside: re.Pattern[str]
    part: re.Pattern[str]
    bare: frozenset[int]
    persons_lead: bool


def label_words(flow: Flow, words: Words) -> LabelWords:
    """How labels look in this document."""
    label, inside, part, name = _patterns(words)
    ends = {stretch.end for stretch in flow.stretches}
    found = []
    for match in _BRACKET.finditer(flow.text):
        last = match.end() in ends or flow.text[match.end() : match.end() + 1] in ("。", "；")
        if last and not label.match(match[0]) and _holds_units(match[1], part, name):
            found.append(match.start())
    said = {str(match.lastgroup) for match in label.finditer(flow.text)}
    return LabelWords(
        label=label,
        inside=inside,
        part=part,
        bare=frozenset(found if len(found) > 1 else ()),
        persons_lead=not said & {Role.LEAD.name} and not found,
    )


_BRACKET = re.compile(r"（([^（）。：]{2,80})）")
_WHEN = (
    r"(?:20[0-9]{2}年)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?[底末前份]*|年底前?|全年|每月|每季度|常年|长期"
    r"|持续推进|第?[一二三四]季度[末前]?|上半年|下半年)"
)
_DATE = re.compile(rf"{_WHEN}$")
_DATED = re.compile(rf"[；，、]{_WHEN}。?$")
"""A date after the names, without a label."""


def _holds_units(text: str, part: re.Pattern[str], name: re.Pattern[str]) -> bool:
    """Whether all that stands in a bracket are units, what they do, and dates; not dates alone."""
    units = 0
    for one in re.split("[，；、]", _SHARED.sub("", text)):
        if _DATE.match(one):
            continue
        if not (name.fullmatch(one) and _is_name(one)) and not part.match(one):
            return False
        units += 1
    return units > 0


@lru_cache(maxsize=4)
def _patterns(words: Words) -> tuple[re.Pattern[str], ...]:
    named = zip(LABELS, (words.lead, words.support, words.leader, words.due), strict=True)
    groups = "|".join(f"(?P<{role.name}>{any_of(called)})" for role, called in named)
    plain = any_of((*words.lead, *words.support, *words.leader, *words.due))
    return (
        re.compile(rf"[【（]?(?:{groups})[】）]?："),
        re.compile(
            rf"{plain}：|[^，；（）]{{2,60}}(?:{_DOING})(?:[，；、）]|$)"
            rf"|[^，；（）]{{2,60}}(?:{_HELPING})$"
        ),
        re.compile(
            rf"(?P<names>.+?)(?:按职责分工)?(?:(?P<LEAD>{_DOING})|(?P<SUPPORT>{_HELPING}))$"
        ),
        re.compile(rf".{{1,16}}{any_of(words.offices)}"),
    )


def _is_name(name: str) -> bool:
    return not re.match("含|原|包括|试行|暂|第|其中|不含|以", name)


def labels(flow: Flow, start: int, end: int, looks: LabelWords) -> list[Label]:
    """The labels in a part of the text, in order."""
    found = list(_bracketed(flow, start, end, looks))
    taken = [(one.start, one.end) for one in found]
    found += _labelled(flow, start, end, looks, taken)
    return sorted(found)


def _labelled(
    flow: Flow, start: int, end: int, looks: LabelWords, taken: list[tuple[int, int]]
) -> Iterator[Label]:
    """Labels with a colon, outside brackets, where a sentence, a line or a column begins."""
    heads = []
    for match in looks.label.finditer(flow.text, start, end):
        at = match.start()
        opens = at == start or flow.text[at - 1] in "。；，！？）（、" or flow.apart(at)
        inside = any(a <= at < b for a, b in taken) or flow.deep[match.end() - 1]
        if opens and not inside:
            heads.append(match)
    for index, match in enumerate(heads):
        stop = heads[index + 1].start() if index + 1 < len(heads) else end
        for i in range(match.end(), stop):
            if flow.text[i] == "。" and not flow.deep[i]:
                stop = i + 1
                break
        dated = _DATED.search(flow.text, match.end(), stop)
        until = dated.start() if dated else stop
        yield _label(match.start(), until, match, flow.text[match.end() : until], looks)
        if dated:
            yield Label(until, stop, Role.DUE, names(dated[0]))


def _label(start: int, end: int, match: re.Match[str], called: str, looks: LabelWords) -> Label:
    role = Role[str(match.lastgroup)]
    if role is Role.LEADER and looks.persons_lead and "领导" not in match[0]:
        role = Role.LEAD
    return Label(start, end, role, names(called), first=bool(re.search("牵头|主办|主责", match[0])))


def _bracketed(flow: Flow, start: int, end: int, looks: LabelWords) -> Iterator[Label]:
    """（主办：区教育局，协办：各街道办）, （区城管局牵头，各街道办配合）, （环卫中心）."""
    index = start
    while index < end:
        if flow.text[index] != "（" or flow.deep[index] != 1:
            index += 1
            continue
        close = _closing(flow, index, end)
        inner = flow.text[index + 1 : close - 1]
        if index in looks.bare or (flow.text[close - 1] == "）" and looks.inside.match(inner)):
            yield from _inside(flow, index, close, looks)
        index = close


def _closing(flow: Flow, start: int, end: int) -> int:
    """After the bracket that closes the one at `start`."""
    opened = 0
    for index in range(start, end):
        opened += (flow.text[index] == "（") - (flow.text[index] == "）")
        if not opened:
            return index + 1
    return end


def _inside(flow: Flow, start: int, end: int, looks: LabelWords) -> Iterator[Label]:
    inner = [*_parts(flow.text, start + 1, end - 1, looks.label)]
    role = Role.LEAD
    for index, (at, stop) in enumerate(inner):
        first = start if index == 0 else at
        last = end if index == len(inner) - 1 else stop
        text = flow.text[at:stop].strip("，；、 ")
        match = looks.label.match(text)
        if match:
            one = _label(first, last, match, text[match.end() :], looks)
            role = one.role
            yield one
            continue
        if _DATE.match(text):
            yield Label(first, last, Role.DUE, (text,))
            continue
        part = looks.part.match(text)
        called = part["names"] if part else text
        if part:
            role = Role.SUPPORT if part["SUPPORT"] else Role.LEAD
        leads, joint, helps = called.removeprefix("由").partition("会同")
        yield Label(first, last, role, names(leads), first=role is Role.LEAD)
        if joint:
            yield Label(last, last, Role.SUPPORT, names(helps))


def _parts(text: str, start: int, end: int, label: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The parts inside brackets: from label to label; without labels, from comma to comma."""
    heads = [m.start() for m in label.finditer(text, start, end)]
    heads = [h for h in heads if h == start or text[h - 1] in "，；、。 "]
    if heads:
        yield from zip([start, *heads[1:]], [*heads[1:], end], strict=True)
        return
    depth, at = 0, start
    for i in range(start, end):
        depth += (text[i] == "（") - (text[i] == "）")
        if text[i] in "，；" and not depth:
            yield at, i + 1
            at = i + 1
    yield at, end


_SHARED = re.compile(r"按(?:照)?(?:各自)?职责(?:分工)?(?:分别)?(?:负责)?")
_NOTES = re.compile(r"（[^（）]{0,40}(?:下同|牵头单位|排第一|排名第一|列第一)[^（）]{0,40}）")


def names(text: str) -> tuple[str, ...]:
    """The names of a list, split outside brackets."""
    text = _SHARED.sub("", _NOTES.sub("", text)).strip(" 。；，、")
    found, at, depth = [], 0, 0
    for i, char in enumerate(text):
        depth += (char in "（(") - (char in "）)")
        if char in "、，；,; \u3000" and depth <= 0:
            found.append(text[at:i])
            at = i + 1
    found.append(text[at:])
    return tuple(dict.fromkeys(name.strip(" 。；") for name in found if name.strip(" 。；")))
