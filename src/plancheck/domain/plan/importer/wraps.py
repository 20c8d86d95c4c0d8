"""Which lines are one paragraph: broken at a width, or torn by a page number or a footnote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from ..source import PassageKind
from .lines import RawLine
from .marks import MarkKind, mark_at
from .words import Words, any_of

_ENDS = "。！？；：…"
_GOES_ON = "，、,（(《“‘—"
_FOOT = ("抄送", "抄报", "主送", "附件", "主题词")
_SLACK = 2.5
"""Han characters: so much shorter than the width is a line that was broken before a word."""
_NOTICE = re.compile(r"关于[^。]{2,40}$")
_SHORT_SENTENCE = re.compile(r"[^，。；：,;:]{3,24}。.")
_HAN_END = re.compile(r"[一-鿿”’》%0-9A-Za-z]")


class _Habit(NamedTuple):
    """How the document is written: where lines break, what begins a line, which marks head one."""

    width: float
    label: re.Pattern[str]
    opening: re.Pattern[str]
    headed: frozenset[MarkKind]


def paragraphs(text: str, lines: Sequence[RawLine], words: Words) -> Iterator[list[RawLine]]:
    """The lines of each paragraph together."""
    habit = _habit(text, lines, words)
    current: list[RawLine] = []
    for line in lines:
        if current and not _joined(text, current, line, habit):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _habit(text: str, lines: Sequence[RawLine], words: Words) -> _Habit:
    width = _width(text, lines)
    alone = Counter[MarkKind]()
    for line in lines if width else ():
        mark = mark_at(text, line.start, line.end)
        if (
            mark
            and text[line.end - 1] not in _ENDS + _GOES_ON
            and _wide(text, line) < width - _SLACK
        ):
            alone[mark.kind] += 1
    labels = any_of((*words.lead, *words.support, *words.leader, *words.due, *_FOOT))
    return _Habit(
        width=width,
        label=re.compile(rf"[\s•（(【]*{labels}[】]?[：:]"),
        opening=re.compile(any_of((*words.actions, *words.adverbs, *words.means))),
        headed=frozenset(kind for kind, count in alone.items() if count),
    )


def _width(text: str, lines: Sequence[RawLine]) -> float:
    """The width at which lines were broken; 0 where they were not.

    Then many lines end in the middle of a sentence, and nearly all of these at one width.
    """
    body = [line for line in lines if line.passage.kind is PassageKind.BODY]
    widths = [_wide(text, line) for line in body if text[line.end - 1] not in _ENDS]
    widths = sorted(width for width in widths if width >= 12)
    if len(widths) < 4:
        return 0
    best, most, first = 0.0, 0, 0
    for at, width in enumerate(widths):
        while widths[first] <= width - _SLACK:
            first += 1
        near = at + 1 - first
        if near > most or (near == most and width > best):
            best, most = width, near
    long = sum(1 for line in body if _wide(text, line) > best + 1)
    return best if most >= 0.15 * len(body) and long <= 0.05 * len(body) else 0


def _wide(text: str, line: RawLine) -> float:
    words = text[line.start : line.end]
    narrow = sum(1 for c in words if c.isascii() or east_asian_width(c) in "NaH")
    return (
        len(words)
        - narrow / 2
        + line.indent / (1 if "\u3000" in text[line.start - 1 : line.start] else 2)
    )


def _joined(text: str, current: list[RawLine], line: RawLine, habit: _Habit) -> bool:
    """Whether a line goes on with the paragraph before it."""
    last, first = current[-1], current[0]
    if last.passage.kind is not line.passage.kind or last.passage.cell != line.passage.cell:
        return False
    if line.passage.number or line.passage.outline or last.passage.outline:
        return False
    before = text[last.start : last.end].rstrip("* ")
    after = text[line.start : line.end].lstrip("*# ")
    mark = mark_at(before)
    if mark and mark.end >= len(before) and not mark_at(after):
        return True  # a number alone on its line
    if not before or mark_at(after) or habit.label.match(after):
        return False
    if before[-1] in _GOES_ON or _is_open(text[first.start : last.end]):
        return True
    if _NOTICE.search(before) and "通知" not in before and after.endswith("的通知"):
        return True
    open_line = before[-1] not in _ENDS
    full = _wide(text, last) >= (0.85 * habit.width if open_line else habit.width - _SLACK)
    if habit.width and full:
        if mark and len(current) == 1 and mark.kind in habit.headed and "。" not in before:
            return not habit.opening.match(after)
        if before[-1] in _ENDS:
            return before[-1] != "：" and not line.apart and not _SHORT_SENTENCE.match(after)
        return not (line.apart and not line.torn)
    if before[-1] in _ENDS or not _HAN_END.match(before[-1]):
        return False
    return _is_torn(text[first.start : last.end], line, marked=mark_at(text, first.start, last.end))


def _is_open(paragraph: str) -> bool:
    """Whether a short text ends inside a bracket or a title."""
    return len(paragraph) < 80 and any(
        paragraph.count(opening) > paragraph.count(closing)
        for opening, closing in ("《》", "（）", "“”")
    )


def _is_torn(paragraph: str, line: RawLine, *, marked: object) -> bool:
    """Whether what ends without a stop was torn: a heading holds no sentence before its end."""
    if "。" in paragraph.rstrip("。") and len(paragraph) > 20:
        return True
    return line.torn and not marked and len(paragraph) >= 20 and "，" in paragraph
