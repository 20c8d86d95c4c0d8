"""Which words of a text another one has not: what a reader should look at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from ..startup import lazy

_WORDS = lazy(r"[0-9０-９][0-9０-９.．]*|[A-Za-z]+|.", re.DOTALL)
"""A figure is changed as a whole."""
_SHORT = 2
"""Fewer words alike between two changes are read as part of the change."""


class Run(NamedTuple):
    """Words that both texts have, or that only this one has (`differs`)."""

    text: str
    differs: bool


def emphasis(before: str, after: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both texts as runs; nothing differs where the one is another text altogether."""
    olds, news = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, olds, news, autojunk=False)
    ends = {(0, 0), (len(olds), len(news))}
    blocks = [
        block
        for block in matcher.get_matching_blocks()
        if block.size >= _SHORT
        or (
            block.size
            and not ends.isdisjoint({block[:2], (block.a + block.size, block.b + block.size)})
        )
    ]
    if not any(block.size >= _SHORT for block in blocks):
        return _whole(before), _whole(after)
    return (
        _runs(olds, [(block.a, block.a + block.size) for block in blocks]),
        _runs(news, [(block.b, block.b + block.size) for block in blocks]),
    )


def marked(runs: tuple[Run, ...]) -> str:
    """The words with 【】 around what differs."""
    return "".join(f"【{run.text}】" if run.differs else run.text for run in runs)


def _whole(text: str) -> tuple[Run, ...]:
    return (Run(text, differs=False),) if text else ()


def _runs(words: Sequence[str], alike: list[tuple[int, int]]) -> tuple[Run, ...]:
    same = bytearray(len(words))
    for start, end in alike:
        same[start:end] = b"\x01" * (end - start)
    return tuple(
        Run("".join(word for word, _ in some), differs=not is_same)
        for is_same, some in groupby(zip(words, same, strict=True), key=lambda one: bool(one[1]))
    )
