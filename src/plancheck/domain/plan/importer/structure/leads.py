"""Headings that have no mark and no line of their own: sentences that lead a paragraph, or one of
several in a paragraph, and headings that run into their text where line ends were lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from ..text.flow import Flow
from ..text.segments import Segment, Sentence, sentences
from ..words import Words, any_of

LEAD_MOST, PAIR_MOST = 24, 20
"""Characters of a lead sentence; of one that has a comma."""
_INNER_MOST = 16
_FIGURE = re.compile(r"[0-9]")
_HAN = re.compile(r"[一-鿿”’》）]")


def commas(flow: Flow, start: int, end: int) -> int:
    """How many commas and colons stand outside brackets and quotation marks."""
    return sum(1 for i in range(start, end) if flow.text[i] in "，：" and not flow.deep[i])


def led(flow: Flow, parts: Sequence[Segment], plain: Sequence[int]) -> dict[int, int]:
    """The paragraphs that begin with a heading, where most do, and where it ends: as their first
    sentence, in bold, or before a blank.

    Where each higher heading has but one paragraph, that has no heading of its own.
    """
    able = [n for n in plain if _is_able(flow, parts[n])]
    for end_of in (_bold_end, _gap_end):
        ends = {n: end for n in able if (end := end_of(flow, parts[n]))}
        if len(ends) > 1 and len(ends) >= 0.55 * len(able):
            return ends
    short, pairs = {}, {}
    for n in able:
        first = sentences(flow, parts[n].start, parts[n].end)[0]
        length, count = first.bare - first.start, commas(flow, first.start, first.end)
        if first.stop[:1] == "。" and length <= LEAD_MOST and not count:
            short[n] = first.end
        elif first.stop[:1] == "。" and length <= LEAD_MOST + 6 and count == 1:
            pairs[n] = first.end
    if len(short) < 2 or len(short) < 0.55 * len(able) or _is_alone(parts, plain, able):
        return {}
    return short | pairs if len(short) + len(pairs) == len(able) else short


def _is_able(flow: Flow, part: Segment) -> bool:
    bold = any(span.start <= part.start < span.end for span in part.stretch.bold)
    return bold or not part.whole or len(sentences(flow, part.start, part.end)) > 1


def _is_alone(parts: Sequence[Segment], plain: Sequence[int], able: Sequence[int]) -> bool:
    """Whether the paragraphs stand one by one, each under a line of another kind."""
    breaks = sum(
        any(parts[k].first for k in range(a + 1, b)) for a, b in pairwise(plain) if b > a + 1
    )
    return breaks > 0 and breaks + 1 >= 0.75 * len(able)


def _bold_end(flow: Flow, part: Segment) -> int:
    """Where the bold words end that a paragraph begins with, if more follows; 0 for none."""
    for start, end in part.stretch.bold:
        if start <= part.start < end <= part.start + LEAD_MOST + 8 and end < part.end:
            return end + (flow.text[end] in "。：" if end < part.end else 0)
    return 0


def _gap_end(flow: Flow, part: Segment) -> int:
    """Where the words end that a blank parts from the rest; 0 where none does."""
    for at in range(part.start + 2, min(part.start + _INNER_MOST, part.end - 4)):
        if flow.text[at - 1] in "，。；：、":
            return 0
        if flow.apart(at) and _HAN.match(flow.text[at - 1]) and not flow.text[at].isdecimal():
            return at
    return 0


def with_inner(flow: Flow, parts: Sequence[Segment]) -> tuple[list[Segment], set[int]]:
    """The segments with paragraphs parted where several of their sentences are headings; which of
    them begin with such a one. Only where most paragraphs are written so."""
    long = {
        n: sentences(flow, part.start, part.end)
        for n, part in enumerate(parts)
        if part.mark is None and part.whole
    }
    long = {n: found for n, found in long.items() if len(found) > 3}
    leads = {n: _inner(flow, found) for n, found in long.items()}
    rich = [n for n, found in leads.items() if len(found) > 1]
    if len(rich) < 2 or len(rich) < 0.6 * len(long):
        return list(parts), set()
    result: list[Segment] = []
    heads: set[int] = set()
    for n, part in enumerate(parts):
        if n not in rich:
            result.append(part)
            continue
        starts = [part.start, *(s.start for s in leads[n] if s.start > part.start), part.end]
        for at, stop in pairwise(starts):
            if any(s.start == at for s in leads[n]):
                heads.add(len(result))
            result.append(part._replace(start=at, end=stop, first=at == part.start, whole=False))
    return result, heads


def _inner(flow: Flow, found: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that are short and plain, each with a fuller one after it."""

    def plain(sentence: Sentence) -> bool:
        text = flow.text[sentence.start : sentence.bare]
        short = 4 <= len(text) <= _INNER_MOST and sentence.stop[:1] == "。"
        return short and "，" not in text and "：" not in text and not _FIGURE.search(text)

    return [sentence for sentence, after in pairwise(found) if plain(sentence) and not plain(after)]


@lru_cache(maxsize=4)
def _beginning(words: Words) -> re.Pattern[str]:
    return re.compile(any_of((*words.adverbs, *words.actions, *words.means)))


def run_in(flow: Flow, run: Sequence[Segment], words: Words) -> list[int]:
    """Where headings end that run into their text: where all of them are most nearly as long.

    Empty where the words do not say.
    """
    able = []
    for part in run:
        first = sentences(flow, part.start, part.end)[:1]
        end = min(first[0].bare if first else part.end, part.start + 40)
        able.append(
            [
                at - part.start
                for at in range(part.start + 5, end - 4)
                if flow.text[at - 1] not in "，、"
                and not flow.deep[at]
                and _beginning(words).match(flow.text, at)
            ]
        )
    if len(run) < 2 or not all(able):
        return []
    lengths = sorted({length for found in able for length in found})

    def spread(length: int) -> int:
        return sum(min(abs(one - length) for one in found) for found in able)

    best = min(lengths, key=lambda length: (spread(length), -length))
    if spread(best) > 2 * len(run):
        return []
    return [
        part.start + min(found, key=lambda one: (abs(one - best), one))
        for part, found in zip(run, able, strict=True)
    ]
