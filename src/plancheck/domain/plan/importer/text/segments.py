"""The parts of paragraphs that a mark or a line's beginning sets off, and their sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..words import Words
from .flow import Flow, Stretch
from .headings import inline_headings
from .marks import MarkKind, NumberMark, drawn, mark_at, marks_within


class Segment(NamedTuple):
    """From a mark, or a line's beginning, to before the next: `start` to `end` is what follows the
    mark. `first` says whether it begins its paragraph, `whole` whether it is all of it."""

    start: int
    end: int
    mark: NumberMark | None
    stretch: Stretch
    first: bool
    whole: bool

    @property
    def begin(self) -> int:
        """Where it begins, its mark included."""
        return self.mark.start if self.mark else self.start


class Sentence(NamedTuple):
    """`start` to `end`, its stop included; `stop` is that or ""."""

    start: int
    end: int
    stop: str

    @property
    def bare(self) -> int:
        """Its end without the stop."""
        return self.end - len(self.stop)


_CHAPTERS = re.compile(
    r"(?<=.)(?:[（(][一二三四五六七八九十]{1,3}[）)]|(?<=[。；！：])[一二三四五六七八九十]{1,3}、)"
)
_OUTLINES = (MarkKind.OUTLINE_1, MarkKind.OUTLINE_2, MarkKind.OUTLINE_3)


def segments(flow: Flow, words: Words) -> list[Segment]:
    """All segments of all paragraphs, in order; cells of tables are for another."""
    found: list[Segment] = []
    for stretch in flow.stretches:
        if not stretch.passage.cell:
            found += _of(flow, stretch, words)
    return found


def _of(flow: Flow, stretch: Stretch, words: Words) -> Iterator[Segment]:
    start, end = stretch.start, stretch.end
    glued = len(_CHAPTERS.findall(flow.text[start:end])) > 1 and end - start > 300
    first = mark_at(flow.text, start, end)
    if not first and stretch.passage.number:
        first = drawn(stretch.passage.number, start)
    if not first and stretch.passage.outline:
        first = NumberMark(_OUTLINES[min(stretch.passage.outline, 3) - 1], 0, start, start)
    after = first.end if first else start
    marks = marks_within(flow.text, after, end, flow.deep, glued, first)
    if glued:
        inner = inline_headings(flow.text, start, end, words)
        marks += [NumberMark(MarkKind.LINE, 0, at, at) for at in inner]
        marks.sort(key=lambda mark: mark.start)
    heads: list[NumberMark | None] = [first, *marks]
    for index, mark in enumerate(heads):
        body = mark.end if mark else start
        stop = heads[index + 1].start if index + 1 < len(heads) else end  # type: ignore[union-attr]
        if mark or stop > body:
            yield Segment(
                start=body,
                end=stop,
                mark=mark,
                stretch=stretch,
                first=index == 0,
                whole=len(heads) == 1,
            )


def sentences(flow: Flow, start: int, end: int) -> list[Sentence]:
    """The sentences of a part of the text, cut at stops outside brackets and quotation marks."""
    found, at = [], start
    index = start
    while index < end:
        if flow.text[index] in "。；！？" and not flow.deep[index]:
            stop = index + 1
            while stop < end and flow.text[stop] in "。；！？”’":
                stop += 1
            if stop - at > 1:
                found.append(Sentence(at, stop, flow.text[index:stop]))
                at = stop
            index = stop
        else:
            index += 1
    if at < end:
        found.append(Sentence(at, end, ""))
    return found
