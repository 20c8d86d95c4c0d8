"""The document as it is read: unwrapped, of one width, without page numbers, with a way back.

`Flow.text` has the characters that say something, each with its offset in the source; paragraphs
are parts of it. All later passes work on it, and `Flow.spans` leads back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...draft import Piece
from ...source import Passage, Source, Span
from ..words import Words
from .lines import RawLine, parted
from .wraps import paragraphs


class Stretch(NamedTuple):
    """A paragraph as it is read: `start` to `end` of the flow's text; `bold` its bold parts."""

    start: int
    end: int
    passage: Passage
    apart: bool = False
    bold: tuple[Span, ...] = ()


class Flow(NamedTuple):
    """The text, the offset in the source of each of its characters, its paragraphs, what is aside.

    `deep` says how many brackets and quotation marks each character stands in.
    """

    text: str
    at: Sequence[int]
    deep: Sequence[int]
    stretches: tuple[Stretch, ...]
    aside: tuple[Piece, ...]

    def apart(self, index: int) -> bool:
        """Whether blanks of the source stand before a character."""
        return index > 0 and self.at[index] > self.at[index - 1] + 1

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The source's characters that a part of the text was made of."""
        if start >= end:
            return ()
        return (Span(self.at[start], self.at[end - 1] + 1),)


def flow_of(source: Source, words: Words) -> Flow:
    """The source as it is read."""
    lines, aside = parted(source, words)
    text: list[str] = []
    at: list[int] = []
    stretches = []
    for paragraph in paragraphs(source.text, lines, words):
        start, bold = len(text), []
        for line in paragraph:
            first = len(text)
            _read(source.text, line, text, at)
            bold += _bold(source.text, line, at, first)
        if len(text) > start:
            head = paragraph[0]
            stretches.append(
                Stretch(
                    start=start,
                    end=len(text),
                    passage=head.passage,
                    apart=head.apart,
                    bold=tuple(bold),
                )
            )
    read = "".join(text)
    return Flow(
        text=read,
        at=at,
        deep=_deep(read, stretches),
        stretches=tuple(stretches),
        aside=tuple(aside),
    )


_NARROW = str.maketrans(
    {
        **{chr(c): chr(c - 0xFEE0) for c in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))},
        **{chr(c): chr(c - 0xFEE0) for c in range(0xFF41, 0xFF5B)},
        **dict(zip("．％＋－＃＊〝〞﹒", ".%+-#*“”.", strict=True)),
    }
)
_WIDE = dict(zip(",;:()?!", "，；：（）？！", strict=True))
_DROPPED = re.compile(r"\*\*+|[¹²³⁴-⁹⁰]+|[\s\u3000]+|[\u200b\ufeff\u00ad]+")


def _read(raw: str, line: RawLine, text: list[str], at: list[int]) -> None:
    """Add a line's characters: blanks between words of letters stay, other ones go."""
    words = raw[line.start : line.end].translate(_NARROW)
    dropped = {match.start(): match for match in _DROPPED.finditer(words)}
    index = 0
    while index < len(words):
        match = dropped.get(index)
        if match is not None:
            index = match.end()
            blank = match[0].isspace()
            near = words[match.start() - 1 : match.start()], words[index : index + 1]
            if blank and all(c and _is_latin(c) for c in near):
                text.append(" ")
                at.append(line.start + match.start())
            continue
        text.append(_widened(words, index))
        at.append(line.start + index)
        index += 1


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _is_han(char: str) -> bool:
    return char > "\u2e80" or "\u2460" <= char <= "\u24ff" or char in "“”‘’—…"


def _widened(words: str, index: int) -> str:
    char = words[index]
    if char in "〔〕":
        return _bracket(words, index)
    if char not in ",;:()?!.":
        return char
    before = words[:index].rstrip(" *")[-1:]
    after = words[index + 1 :][:4].lstrip(" *")[:1]
    if char in "()":
        return _WIDE[char]
    if char == ".":
        if _NUMERAL.fullmatch(words[:index].strip()):
            return char
        stop = bool(before) and (_is_han(before) or before in '%)）"')
        return "。" if stop and (not after or _is_han(after)) else char
    if before.isdigit() and after.isdigit():
        return char
    return _WIDE[char] if (before and _is_han(before)) or (after and _is_han(after)) else char


def _bracket(words: str, index: int) -> str:
    """〔〕 as （）, but for the year in a document's number."""
    year = words[index + 1 : index + 3] if words[index] == "〔" else words[index - 2 : index]
    if year.isdecimal():
        return words[index]
    return "（" if words[index] == "〔" else "）"


_NUMERAL = re.compile("[一二三四五六七八九十]{1,3}")


def _bold(raw: str, line: RawLine, at: Sequence[int], first: int) -> list[Span]:
    """The bold parts of a line, of the flow's text: by Word, or between ** in a text file."""
    places = [(s.start, s.end) for s in line.passage.bold]
    places += [
        (line.start + m.start(1), line.start + m.end(1))
        for m in re.finditer(r"\*\*([^*]+)\*\*", raw[line.start : line.end])
    ]
    found = []
    for start, end in places:
        inside = [index for index in range(first, len(at)) if start <= at[index] < end]
        if inside:
            found.append(Span(inside[0], inside[-1] + 1))
    return found


_PAIRS = {**dict(zip("（【《〈“‘「『〔", "）】》〉”’」』〕", strict=True))}
_CLOSING = {close: opening for opening, close in _PAIRS.items()}


def _deep(text: str, stretches: Sequence[Stretch]) -> bytearray:
    """For each character, in how many brackets or quotation marks it stands; pairs count alone."""
    change = [0] * (len(text) + 1)
    for stretch in stretches:
        opened: list[int] = []
        straight = -1
        for index in range(stretch.start, stretch.end):
            char = text[index]
            if char == '"':
                if straight >= 0:
                    change[straight] += 1
                    change[index + 1] -= 1
                    straight = -1
                else:
                    straight = index
            elif char in _PAIRS:
                opened.append(index)
            elif char in _CLOSING:
                for back in range(len(opened) - 1, -1, -1):
                    if text[opened[back]] == _CLOSING[char]:
                        change[opened[back]] += 1
                        change[index + 1] -= 1
                        del opened[back:]
                        break
    deep, level = bytearray(len(text)), 0
    for index in range(len(text)):
        level += change[index]
        deep[index] = min(level, 255)
    return deep
