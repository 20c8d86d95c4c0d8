"""Where a sentence is cut into measures: at the commas after which something else is acted upon.

A clause of purpose or result stays with the one before it, a clause of means goes with the one
after it. Which a clause is, the words say that it begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from ..words import Words, any_of
from .flow import Flow
from .segments import sentences


class Clause(NamedTuple):
    """A measure's words, `start` to `end`. `doubt` says what is doubtful about the cut before it;
    `within` that there may be one missing inside."""

    start: int
    end: int
    doubt: bool = False
    within: bool = False


class ClauseKind(Enum):
    """What a clause does in its sentence."""

    ACTION = "做什么"
    FIGURE = "达到多少"
    RESULT = "为了什么"
    MEANS = "凭什么"
    OTHER = "其他"


class _Patterns(NamedTuple):
    action: re.Pattern[str]
    result: re.Pattern[str]
    either: re.Pattern[str]
    doubtful: re.Pattern[str]
    means: re.Pattern[str]
    whole: re.Pattern[str]
    money: re.Pattern[str]
    dated: re.Pattern[str]
    completion: re.Pattern[str]
    finished: re.Pattern[str]
    figured: re.Pattern[str]


_DATED = (
    r"(?:(?:20[0-9]{2}年)?(?:(?:农历)?(?:春节|元旦|元宵|清明|五一|端午|七一|八一|中秋|国庆|重阳|冬至|寒假|暑假|暑期|汛期|年初|年中"
    r"|春季|夏季|秋季|冬季|三月三)(?:期间|前后|前|后)?|[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:底|末|份)?(?:之?前)?|第?[一二三四1-4]季度末?前?"
    r"|上半年|下半年|年底前?|年末前?|年内|全年|每年|每月|每季度|每周|20[0-9]{2}年)(?:底前?|内|之前|以前)?)"
)
_FIGURE = re.compile(r"[0-9]")
_OUTCOME = re.compile(
    r"(?:推动|推进|促进|引导|带动|加快|加速).{2,10}(?:发展|集聚|增值|前列|进展|转变|转化|转型升级|增长|融合|[^常规]化)$"
)
_SUBJECT = re.compile(r"[^，]{0,10}?(?:要|将|必须|务必|应当)")
"""Who is to do it, before what is to be done."""
_EACH = re.compile(r"每(?:个|户|人|家|处|所|月|季|年|周|天|半年|学期|次)|按[季月年期时]")
_SHORT = 4


@lru_cache(maxsize=4)
def _patterns(words: Words) -> _Patterns:
    adverb, action = any_of(words.adverbs), any_of(words.actions)
    return _Patterns(
        action=re.compile(rf"(?:{_DATED}|{adverb})*(?:{action})"),
        result=re.compile(rf"(?:{adverb})*{any_of(words.results)}"),
        either=re.compile(rf"(?:{adverb})*{any_of(words.either)}"),
        doubtful=re.compile(rf"(?:{adverb})*{any_of(words.doubtful)}"),
        means=re.compile(rf"(?:{adverb})*{any_of(words.means)}|以.*为.{{1,6}}$"),
        whole=re.compile(rf".{{3,}}{any_of(words.doing)}.{{2,}}"),
        money=re.compile(
            r"(?:计划|拟|共|预计|总)?(?:安排|投入|投资|筹措|统筹)[^，]{0,6}[0-9.]+(?:多|余)?[万亿]?元(?:以上|左右)?$"
        ),
        dated=re.compile(_DATED),
        completion=re.compile(rf".*{any_of(words.completions)}[^，]{{0,14}}$"),
        finished=re.compile(
            rf"{_DATED}(?:全部|全面|基本|正式)?.{{0,2}}{any_of(words.completions)}$"
        ),
        figured=re.compile(
            rf"(?!其中|每|按|占|共|年均|人均|约|近|达).{{4,}}[0-9.]+[余多]?{any_of(words.units)}"
            r"(?:以上|左右|以内|及以上)?$"
        ),
    )


def clauses(flow: Flow, start: int, end: int, words: Words) -> Iterator[Clause]:
    """The measures of a part of the text."""
    for sentence in sentences(flow, start, end):
        yield from _sentence(flow, sentence.start, sentence.bare, words)


def is_action(sentence: str, words: Words) -> bool:
    """Whether a sentence says what is to be done: at its beginning, or after a clause of means."""
    for clause in sentence.split("，"):
        kind = kind_of(clause, words)
        subject = _SUBJECT.match(clause) if kind is ClauseKind.OTHER else None
        if subject:
            kind = kind_of(clause[subject.end() :], words)
        if kind is not ClauseKind.MEANS:
            return kind is not ClauseKind.OTHER
    return False


def _sentence(flow: Flow, start: int, end: int, words: Words) -> Iterator[Clause]:
    commas = [i for i in range(start, end) if flow.text[i] == "，" and not flow.deep[i]]
    starts = [start, *(i + 1 for i in commas)]
    texts = [flow.text[a:b] for a, b in zip(starts, [*commas, end], strict=True)]
    kinds = [kind_of(text, words) for text in texts]
    at, doubt, within = start, False, False
    for index in range(1, len(texts)):
        cut = _is_cut(texts, kinds, index)
        doubtful = _is_doubtful(texts[index], kinds[index - 1], kinds[index], cut, words)
        if cut:
            yield Clause(at, commas[index - 1], doubt or doubtful, within)
            at, doubt, within = starts[index], doubtful, False
        else:
            within = within or doubtful
    if at < end:
        yield Clause(at, end, doubt, within)


def _is_doubtful(text: str, before: ClauseKind, kind: ClauseKind, cut: bool, words: Words) -> bool:
    """Whether readers are often of two minds about a comma: seen in documents that were read.

    Where neither clause says clearly what it does, or a figure makes a result a thing to reach.
    """
    figure = bool(_FIGURE.search(text))
    unclear = before is ClauseKind.FIGURE or (before is ClauseKind.OTHER and figure)
    either = bool(_patterns(words).doubtful.match(text)) and before is not ClauseKind.MEANS
    if cut:
        return unclear or either or figure
    if kind is ClauseKind.RESULT:
        return either or unclear or (figure and before is not ClauseKind.MEANS)
    return kind is ClauseKind.OTHER and (figure or before is ClauseKind.ACTION)


def _is_cut(texts: Sequence[str], kinds: Sequence[ClauseKind], index: int) -> bool:
    """Whether a measure begins with a clause."""
    if kinds[index - 1] is ClauseKind.MEANS or len(texts[index - 1]) < _SHORT:
        return False
    if len(texts[index]) <= _SHORT or texts[index].startswith("通过"):
        return False
    ahead = next((n for n in range(index, len(kinds)) if kinds[n] is not ClauseKind.MEANS), None)
    return ahead is not None and kinds[ahead] in (ClauseKind.ACTION, ClauseKind.FIGURE)


@lru_cache(maxsize=10_000)  # each is asked about three times
def kind_of(text: str, words: Words) -> ClauseKind:
    """What a clause does, by the words it begins with."""
    patterns = _patterns(words)
    if patterns.money.match(text):
        return ClauseKind.MEANS
    action, result = patterns.action.match(text), patterns.result.match(text)
    means = patterns.means.match(text)
    longer = max(one.end() if one else 0 for one in (action, result))
    if means and longer <= means.end():
        done = patterns.whole.match(text)
        return ClauseKind.ACTION if done or (_FIGURE.search(text) and action) else ClauseKind.MEANS
    if patterns.finished.match(text) or _EACH.match(text) or _OUTCOME.match(text):
        return ClauseKind.RESULT
    if text[:2] in ("力争", "争取") and len(text) > 12 and patterns.completion.match(text):
        return ClauseKind.FIGURE
    if text.startswith("其中") and _FIGURE.search(text) and len(text) > _SHORT:
        return ClauseKind.FIGURE
    if result and (not action or result.end() >= action.end()):
        numbered = patterns.either.match(text) and _FIGURE.search(text)
        return ClauseKind.FIGURE if numbered else ClauseKind.RESULT
    if action:
        return ClauseKind.ACTION
    if len(text) >= 7 and any(
        pattern.match(text) for pattern in (patterns.completion, patterns.dated, patterns.figured)
    ):
        return ClauseKind.FIGURE
    return ClauseKind.OTHER
