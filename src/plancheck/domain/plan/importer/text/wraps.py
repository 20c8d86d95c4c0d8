"""Which lines are one paragraph: broken at a width, or torn by a page number or a footnote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..words import Words
from .habits import ENDS, GOES_ON, Habit, habit_of
from .lines import RawLine
from .marks import MarkKind, NumberMark, mark_at

_NOTICE = re.compile(r"关于[^。]{2,40}$")
_SHORT_SENTENCE = re.compile(r"[^，。；：,;:]{3,24}。.")
_HAN_END = re.compile(r"[一-鿿”’》%0-9A-Za-z]")
_NEVER_FIRST = "，。；：、！？,;）)》”’%"
_HEADS = (MarkKind.PART, MarkKind.HAN, MarkKind.HAN_BRACKET)


def paragraphs(text: str, lines: Sequence[RawLine], words: Words) -> Iterator[list[RawLine]]:
    """The lines of each paragraph together."""
    habit = habit_of(text, lines, words)
    last: dict[MarkKind, int] = {}
    current: list[RawLine] = []
    for line in lines:
        mark = mark_at(text, line.start, line.end)
        if current and not _joined(text, current, line, habit, _goes_on(mark, last)):
            yield current
            current = []
        if not current and mark:
            last[mark.kind] = mark.value
        current.append(line)
    if current:
        yield current


def _goes_on(mark: NumberMark | None, last: dict[MarkKind, int]) -> bool:
    """Whether a mark may begin a paragraph even where a line broke: it heads one, or counts on."""
    if mark is None or mark.kind is MarkKind.ORDER:
        return False
    counts = mark.value in (1, last.get(mark.kind, 0) + 1)
    return counts and (mark.kind in _HEADS or mark.kind in last or mark.value == 1)


def _joined(text: str, current: list[RawLine], line: RawLine, habit: Habit, counts: bool) -> bool:
    """Whether a line goes on with the paragraph before it."""
    last, first = current[-1], current[0]
    if last.passage.kind is not line.passage.kind or last.passage.cell != line.passage.cell:
        return False
    if line.passage.number or line.passage.outline or last.passage.outline:
        return False
    before = text[last.start : last.end].rstrip("* ")
    after = text[line.start : line.end].lstrip("*# ")
    if not before or habit.label.match(after):
        return False
    mark, marked = mark_at(before), mark_at(after)
    stopped = before[-1] in ENDS
    full = habit.is_full(text, last, stopped=stopped)
    if mark and mark.end >= len(before) and not marked:
        return True  # a number alone on its line
    if marked and (stopped or counts or not full):
        return False
    if before[-1] in GOES_ON or after[:1] in _NEVER_FIRST:
        return True
    if _is_open(text[first.start : last.end]):
        return True
    if _NOTICE.search(before) and "通知" not in before and after.endswith("的通知"):
        return True
    if habit.width and not stopped and _is_rest(after, headed=bool(mark)):
        return True
    apart = line.apart and habit.apart
    if full:
        if mark and len(current) == 1 and mark.kind in habit.headed and "。" not in before:
            rest = len(after) < 12 and after[-1] not in ENDS
            return rest or not habit.opening.match(after)
        if stopped:
            return before[-1] != "：" and not apart and not _SHORT_SENTENCE.match(after)
        return not (apart and not line.torn)
    if stopped or not _HAN_END.match(before[-1]):
        return False
    return _is_torn(text[first.start : last.end], line, marked=mark_at(text, first.start, last.end))


def _is_rest(after: str, *, headed: bool) -> bool:
    """Whether a line is so short that it can but be the rest of a heading or title before it."""
    return len(after) <= (10 if headed else 4) and not re.search(r"[，。；：、！？]", after)


def _is_open(paragraph: str) -> bool:
    """Whether a short text ends inside a bracket or a title."""
    return len(paragraph) < 80 and any(
        paragraph.count(opening) > paragraph.count(closing)
        for opening, closing in ("《》", "（）", "“”")
    )


def _is_torn(paragraph: str, line: RawLine, *, marked: object) -> bool:
    """Whether what ends without a stop was torn: a heading holds no sentence before its end."""
    if "。" in paragraph and (len(paragraph) > 20 or line.torn):
        return True
    return line.torn and not marked and len(paragraph) >= 20 and "，" in paragraph
