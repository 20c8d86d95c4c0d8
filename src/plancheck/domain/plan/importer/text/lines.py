"""The lines of a source, and those that are none of the plan's: page numbers, web pages' words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...draft import Piece, Role, Why
from ...source import Passage, PassageKind, Source, Span
from ..words import Words, any_of
from .terms import continued, term, term_lines


class RawLine(NamedTuple):
    """A line as it stands: its characters without the blanks around, the blanks before it, whether
    an empty line or one left out stands before it."""

    start: int
    end: int
    passage: Passage
    indent: int = 0
    apart: bool = False
    torn: bool = False


_PAGE = re.compile(
    r"[\s—－–\-~·.]*(?:[—－–\-~·][\s—－–\-~·]*[0-9]{1,3}[\s—－–\-~·]*|[0-9]{1,3}[\s]*[—－–\-~·]+"
    r"|第?\s*[0-9]{1,3}\s*页?\s*[/／，,]?\s*共\s*[0-9]{1,3}\s*页|第\s*[0-9]{1,3}\s*页"
    r"|[0-9]{1,3}\s*/\s*[0-9]{1,3})"
)
_BARE = re.compile(r"[0-9]{1,3}")
_HEAD, _FOOT = 15, 8
"""Lines: only so far from its ends is a label of a web page looked for."""
_NO_BODY = {PassageKind.CONTENTS: Why.CONTENTS, PassageKind.MARGIN: Why.MARGIN}
"""What the file itself says is no part of the text proper."""
_SENTENCE = re.compile(r"[。；！？]")


def raw_lines(source: Source) -> Iterator[RawLine]:
    """All lines that are not blank."""
    last = 0
    for passage in source.passages:
        at = passage.start
        for line in source.text[passage.start : passage.end].split("\n"):
            words = line.strip()
            if words:
                start = at + line.index(words)
                before = source.text[last:start]
                blank = before.rpartition("\n")[2]
                yield RawLine(
                    start=start,
                    end=start + len(words),
                    passage=passage,
                    indent=len(blank),
                    apart=before.count("\n") > 1,
                )
                last = start + len(words)
            at += len(line) + 1


def parted(source: Source, words: Words) -> tuple[list[RawLine], list[Piece]]:
    """The lines to be read, and those set aside at once, as pieces."""
    lines, kept = list(raw_lines(source)), []
    pages, counts = _bare_numbers(source.text, lines)
    aside: list[Piece] = []
    bare, labelled = _web_patterns(words)
    terms = term_lines([source.text[line.start : line.end] for line in lines], words)
    torn, number = False, ""
    for index, line in enumerate(lines):
        text = source.text[line.start : line.end]
        outer = index < _HEAD or index >= len(lines) - _FOOT
        web = bare.match(text) or (outer and labelled.match(text))
        if index in counts:
            span = Span(line.start, line.end)
            aside.append(Piece(Role.SET_ASIDE, (span,), mark=text, why=Why.NUMBER))
            number = f"{text}."
            continue
        piece = _aside(text, line, bool(web), index in pages, index in terms)
        if piece:
            more = index in terms and not piece.name and not piece.mark
            if more and aside and aside[-1].role is Role.TERM:
                aside[-1] = continued(aside[-1], piece)
            else:
                aside.append(piece)
            torn = True
        else:
            passage = line.passage._replace(number=number, level=1) if number else line.passage
            kept.append(line._replace(torn=torn, passage=passage))
            torn, number = False, ""
    return kept, aside


def _aside(text: str, line: RawLine, web: bool, page: bool, explains: bool) -> Piece | None:
    span = (Span(line.start, line.end),)
    if line.passage.kind is PassageKind.NOTE:
        return term(text, span[0])
    if line.passage.kind is PassageKind.CELL:
        return None
    if line.passage.kind in _NO_BODY:
        return Piece(Role.SET_ASIDE, span, text, why=_NO_BODY[line.passage.kind])
    if page:
        return Piece(Role.SET_ASIDE, span, text, why=Why.PAGE_NUMBER)
    if explains:
        return term(text, span[0])
    if line.passage.kind is PassageKind.BOX and not _SENTENCE.search(text):
        return Piece(Role.SET_ASIDE, span, text, why=Why.BOX_LABEL)
    if web and not _SENTENCE.search(text):
        return Piece(Role.SET_ASIDE, span, text, why=Why.WEB)
    return None


def _web_patterns(words: Words) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A line of a web page: nothing else but its words; one of these with a colon."""
    word = any_of(words.web)
    return (
        re.compile(
            rf"[\s•·|【\[]*(?:(?:{word}[\s|｜>【】\[\]\-/：:]*)+$|(?:[^|｜。，]+[|｜]){{2}}[^。，]*$"
            r"|(?:当前|您的|您现在的?)位置|.*\s[>›»]\s.*\s[>›»]\s)"
        ),
        re.compile(rf"[\s•·|【\[]*{word}\s*[：:]"),
    )


def _bare_numbers(text: str, lines: Sequence[RawLine]) -> tuple[set[int], set[int]]:
    """Which lines are page numbers, and which the numbers of items that stand on the line after.

    Bare figures are pages' where they stand far from each other, items' where they count.
    """
    found, bare = set(), []
    for index, line in enumerate(lines):
        if line.passage.kind is not PassageKind.BODY or line.end - line.start > 24:
            continue
        words = text[line.start : line.end]
        if _PAGE.fullmatch(words):
            found.add(index)
        elif _BARE.fullmatch(words):
            bare.append(index)
    if len(lines) >= 6 * len(bare):
        return found | set(bare), set()
    values = [int(text[lines[n].start : lines[n].end]) for n in bare]
    counting = sum(b == a + 1 for a, b in pairwise(values))
    return found, set(bare) if counting * 2 >= len(bare) else set()
