"""How the lines of a document are broken: at a width, counted in characters or as it is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from ...source import PassageKind
from ..words import Words, any_of
from .lines import RawLine
from .marks import MarkKind, mark_at

ENDS = "。！？；：…"
GOES_ON = "，、,（(《“‘—"
_FOOT = ("抄送", "抄报", "主送", "附件", "主题词")
_SLACK = 2.5
"""Characters: so much shorter than the width is a line that was broken before a word."""
Metric = Callable[[str, RawLine], float]


class Habit(NamedTuple):
    """Where lines break (0: nowhere), by which measure; what begins a line, what heads one."""

    width: float
    slack: float
    wide: Metric
    label: re.Pattern[str]
    opening: re.Pattern[str]
    headed: frozenset[MarkKind]
    apart: bool
    """Whether empty lines say anything: not where they stand between all lines."""

    def is_full(self, text: str, line: RawLine, *, stopped: bool) -> bool:
        """Whether a line was broken at the width, or could not have been longer.

        One that ends in the middle of a sentence may be much shorter: it is centred, or a word
        would have been torn.
        """
        least = self.width - self.slack if stopped else 0.85 * self.width
        return self.width > 0 and self.wide(text, line) >= least


def habit_of(text: str, lines: Sequence[RawLine], words: Words) -> Habit:
    """How the lines of a document are broken."""
    body = [line for line in lines if line.passage.kind is PassageKind.BODY]
    width, slack, wide = max(
        ((*_width(text, body, metric), metric) for metric in (_shown, _counted)),
        key=lambda one: (one[0] > 0, -one[1]),
    )
    headed = {
        mark.kind
        for line in (body if width else ())
        if (mark := mark_at(text, line.start, line.end))
        and text[line.end - 1] not in ENDS + GOES_ON
        and wide(text, line) < width - slack
    }
    labels = any_of((*words.lead, *words.support, *words.leader, *words.due, *_FOOT))
    return Habit(
        width=width,
        slack=slack,
        wide=wide,
        label=re.compile(rf"[\s•（(【]*{labels}[】]?[：:]"),
        opening=re.compile(any_of((*words.actions, *words.adverbs, *words.means))),
        headed=frozenset(headed),
        apart=sum(line.apart for line in body) < 0.7 * len(body),
    )


def _width(text: str, body: Sequence[RawLine], wide: Metric) -> tuple[float, float]:
    """The width at which lines were broken, 0 where they were not, and how exactly.

    Then many lines end in the middle of a sentence, and nearly all of these at one width.
    """
    widths = [wide(text, line) for line in body if text[line.end - 1] not in ENDS]
    widths = sorted(width for width in widths if width >= 12)
    if len(widths) < 4:
        return 0, 0
    best, most, first, low = 0.0, 0, 0, 0
    for at, width in enumerate(widths):
        while widths[first] <= width - _SLACK:
            first += 1
        near = at + 1 - first
        if near > most or (near == most and width > best):
            best, most, low = width, near, first
    longer = sum(1 for line in body if wide(text, line) > best + _SLACK)
    if most < 0.15 * len(body) or longer > 0.05 * len(body):
        return 0, 0
    tenth = widths[low + most // 10]
    return best, min(_SLACK, max(0.5, best - tenth + 0.5))


def _counted(text: str, line: RawLine) -> float:
    return line.end - line.start + line.indent


def _shown(text: str, line: RawLine) -> float:
    words = text[line.start : line.end]
    narrow = sum(1 for c in words if c.isascii() or east_asian_width(c) in "NaH")
    full = text[line.start - 1 : line.start] == "\u3000"
    return len(words) - narrow / 2 + line.indent / (1 if full else 2)
