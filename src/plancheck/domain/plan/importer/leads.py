"""Headings that have no mark and no line of their own: sentences that lead a paragraph, or one of
several in a paragraph, and headings that run into their text where line ends were lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from .flow import Flow
from .segments import Segment, Sentence, sentences
from .words import Words, any_of

LEAD_MOST, PAIR_MOST = 24, 20
"""Characters of a lead sentence; of one that has a comma."""
_INNER_MOST = 16
_FIGURE = re.compile(r"[0-9]")


def commas(flow: Flow, start: int, end: int) -> int:
    """How many commas and colons stand outside brackets and quotation marks."""
    return sum(1 for i in range(start, end) if flow.text[i] in "，：" and not flow.deep[i])


def led(flow: Flow, parts: Sequence[Segment], plain: Sequence[int]) -> set[int]:
    """The paragraphs that begin with a heading as their first sentence, where most do."""
    able, short, pairs = [], set(), set()
    for n in plain:
        found = sentences(flow, parts[n].start, parts[n].end)
        bold = any(span.start <= parts[n].start < span.end for span in parts[n].stretch.bold)
        if len(found) < 2 and parts[n].whole and not bold:
            continue
        able.append(n)
        length = found[0].bare - found[0].start
        count = commas(flow, found[0].start, found[0].end)
        if found[0].stop[:1] == "。" and length <= LEAD_MOST and not count:
            short.add(n)
        elif found[0].stop[:1] == "。" and length <= LEAD_MOST + 6 and count == 1:
            pairs.add(n)
    if len(short) < 2 or len(short) < 0.55 * len(able):
        return set()
    return short | pairs if len(short | pairs) == len(able) else short


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
