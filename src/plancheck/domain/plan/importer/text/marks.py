"""Number marks: 一、 （一） 1. （1） 一是 ▲ and the like, at the beginning of a line or within one.

A mark is evidence, not proof: within a line it counts only where it goes on or is gone on with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple


class MarkKind(Enum):
    """The kinds of marks, by what they look like."""

    PART = "第一部分"
    HAN = "一、"
    HAN_BRACKET = "（一）"
    FIGURE_DEEP = "1.1"
    FIGURE = "1."
    FIGURE_BRACKET = "（1）"
    FIGURE_HALF = "1）"
    CIRCLE = "①"
    ITEM = "一是"
    ORDER = "第一，"
    DASH = "——"
    BULLET = "●"
    OUTLINE_1 = "标题1"
    OUTLINE_2 = "标题2"
    OUTLINE_3 = "标题3"
    LINE = "单行"
    LABEL = "标签："
    LEAD = "首句"


CHAPTERS = (
    MarkKind.PART,
    MarkKind.HAN,
    MarkKind.HAN_BRACKET,
    MarkKind.FIGURE,
    MarkKind.OUTLINE_1,
    MarkKind.OUTLINE_2,
    MarkKind.OUTLINE_3,
    MarkKind.LINE,
)
"""The kinds that head parts of a document; the others may as well stand in an introduction."""


class NumberMark(NamedTuple):
    """A mark of a kind; `value` is its number, 0 where it has none; `start` to `end` its text."""

    kind: MarkKind
    value: int
    start: int
    end: int


_UNITS = "年月日季时分周岁期万亿元米公个名家户人次倍平"
"""After 1.2, what makes it an amount."""
_HAN = "[一二三四五六七八九十百]{1,4}"
_PATTERNS = {
    MarkKind.PART: rf"第(?:{_HAN}|[0-9]{{1,2}})(?:部分|[篇章节条项板]块?)[、：，:,.]?"
    rf"|(?:任务|行动|工程|举措|板块|专项)(?:{_HAN}|[0-9]{{1,2}})[、：:]?(?=[^、，。的是大项])",
    MarkKind.HAN: rf"{_HAN}(?:、(?![一二三四五六七八九十]+月)|[.．：](?![0-9]))",
    MarkKind.HAN_BRACKET: rf"[（(]{_HAN}[）)][、.．：]?",
    MarkKind.FIGURE_DEEP: r"[0-9]{1,2}(?:[.．][0-9]{1,2}){1,3}[、.．]?(?=[一-鿿“《])"
    rf"(?![{_UNITS}])",
    MarkKind.FIGURE: r"[0-9]{1,3}(?:[.．、](?![0-9])|[.．、](?=[0-9]{1,2}月|20[0-9]{2}年))",
    MarkKind.FIGURE_BRACKET: r"[（(][0-9]{1,2}[）)][、.．：]?",
    MarkKind.FIGURE_HALF: r"[0-9]{1,2}[）)][、.．]?",
    MarkKind.CIRCLE: r"[①-⑳⑴-⒇⒈-⒛㈠-㈩]",
    MarkKind.ITEM: rf"{_HAN}(?:是要|[是要])[：，:,]?",
    MarkKind.ORDER: rf"第{_HAN}(?:件事|个?方面|点)?[，、：,:]|(?:首先|其次|再次|最后)[，,]",
    MarkKind.DASH: r"——+|--+",
    MarkKind.BULLET: r"[●•▲■◆★☆□○▪►▶◇△※＊]|[-·](?=[^0-9—-])",
}
_AT_START = {kind: re.compile(pattern) for kind, pattern in _PATTERNS.items()}
_MARKUP = re.compile(r"[#*>\s\u3000]*")
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")}
_ORDERED = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}
_WITHIN = (
    MarkKind.HAN,
    MarkKind.HAN_BRACKET,
    MarkKind.FIGURE,
    MarkKind.FIGURE_BRACKET,
    MarkKind.FIGURE_HALF,
    MarkKind.CIRCLE,
    MarkKind.ITEM,
    MarkKind.ORDER,
)
_ANYWHERE = re.compile(
    "|".join(
        f"(?P<{kind.name}>{_PATTERNS[kind]})" for kind in _WITHIN if kind is not MarkKind.BULLET
    )
)
_STOPS = "。；！？：;!?"
_LOOSE = ("，、”’）)】", "，、")
"""What may stand before a mark that hardly is anything else; ① after a word is a footnote's."""
_NO_ITEM = "统唯之第逐单任某同另专万划归不合择有如就既"
"""What stands before 一是 where it is no mark: 统一是, 之一是."""


def mark_at(text: str, start: int = 0, end: int | None = None) -> NumberMark | None:
    """The mark that a line begins with, after markup and blanks."""
    end = len(text) if end is None else end
    found = _MARKUP.match(text, start, end)
    at = found.end() if found else start
    for kind, pattern in _AT_START.items():
        match = pattern.match(text, at, end)
        if match:
            return NumberMark(kind, _value(match[0]), at, match.end())
    return None


def drawn(number: str, at: int) -> NumberMark | None:
    """The mark that Word draws at an offset, which is none of the text's."""
    mark = mark_at(number)
    if mark is None and number.strip():
        value = int(number) if number.strip().isdecimal() else 0
        mark = NumberMark(MarkKind.FIGURE if value else MarkKind.BULLET, value, 0, 0)
    return mark._replace(start=at, end=at) if mark else None


def marks_within(
    text: str,
    start: int,
    end: int,
    deep: Sequence[int],
    glued: bool,
    first: NumberMark | None = None,
) -> list[NumberMark]:
    """The marks inside a line, in order. `deep` says what stands in brackets or quotation marks.

    In a glued line, whose breaks were lost, they need no stop before them.
    """
    candidates = []
    for match in _ANYWHERE.finditer(text, start + 1, end):
        at, kind = match.start(), MarkKind[str(match.lastgroup)]
        opened = deep[at] - (text[at] in "（(")
        before = text[at - 1]
        loose = kind in (MarkKind.ITEM, MarkKind.FIGURE_BRACKET, MarkKind.CIRCLE)
        near = before in _STOPS or (loose and before in _LOOSE[kind is MarkKind.CIRCLE])
        if opened > 0 or (before.isdigit() and kind in (MarkKind.FIGURE, MarkKind.FIGURE_HALF)):
            continue
        if kind is MarkKind.ITEM and before in _NO_ITEM:
            continue
        if near or (glued and kind not in (MarkKind.FIGURE_HALF, MarkKind.ORDER)):
            candidates.append((NumberMark(kind, _value(match[0]), at, match.end()), near))
    return list(_in_sequence(candidates, first))


def _in_sequence(
    candidates: list[tuple[NumberMark, bool]], first: NumberMark | None
) -> Iterator[NumberMark]:
    """Those that go on from the one of their kind before, or are gone on with."""
    last: dict[MarkKind, int] = {first.kind: first.value} if first else {}
    latest = {(mark.kind, mark.value): index for index, (mark, _) in enumerate(candidates)}
    for index, (mark, near) in enumerate(candidates):
        gone_on = mark.value > 0 and latest.get((mark.kind, mark.value + 1), -1) > index
        goes_on = mark.value == last.get(mark.kind, -1) + 1
        if goes_on or gone_on or (near and _alone(mark, last)):
            last[mark.kind] = mark.value
            yield mark


def _alone(mark: NumberMark, last: dict[MarkKind, int]) -> bool:
    """Whether a mark without neighbours counts, as it can hardly be anything else."""
    if mark.kind in (MarkKind.ITEM, MarkKind.HAN_BRACKET):
        return mark.value > last.get(mark.kind, 0)
    return mark.value == 1 and mark.kind in (MarkKind.FIGURE_BRACKET, MarkKind.CIRCLE)


def _value(mark: str) -> int:
    for word, value in _ORDERED.items():
        if mark.startswith(word):
            return value
    digits = re.search(r"[0-9]+(?=[^0-9]*$)", mark)
    if digits:
        return int(digits[0])
    for first, base in (("①", 1), ("⑴", 1), ("⒈", 1), ("㈠", 1)):
        if 0 <= ord(mark[0]) - ord(first) < 20:
            return ord(mark[0]) - ord(first) + base
    return _han_value("".join(c for c in mark if c in _DIGITS or c in "十百"))


def _han_value(text: str) -> int:
    value = current = 0
    for c in text:
        if c in _DIGITS:
            current = _DIGITS[c]
        else:
            value += (current or 1) * (10 if c == "十" else 100)
            current = 0
    return value + current
