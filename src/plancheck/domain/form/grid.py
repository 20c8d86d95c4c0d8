"""What a cell of a sheet holds, as words, a day, a number."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from ..startup import lazy
from ..text import clean, visible
from .sheet import NO_RESULT, Cell, Place

LONGEST = 40_000
"""Characters; no cell of a spreadsheet has more."""
_NOTHING = lazy(r"(?i)(?:暂?无|没有|none|n/a|[-/\\\s—–_.。、，…〇○]*)[。.]?")
_FAULT = lazy(r"#(?:错误|REF!|DIV/0!|VALUE!|N/A|NAME\?|NULL!|NUM!|SPILL!|CALC!|DATA!|GETTING_DATA)")
_BEGIN = frozenset(("#", NO_RESULT[0]))
_SHORT = 6
_STROKES = frozenset("-/\\ \n—–_.。、，…〇○")


def words_of(value: Cell) -> str:
    """A cell as words; "" for an empty one."""
    if type(value) is str:
        return _said(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, int | float):
        return f"{value:.15g}"
    return _said(str(value))


@lru_cache(maxsize=16_384)
def _said(text: str) -> str:
    return clean(visible(text), LONGEST, lines=True)


def day_in(value: Cell) -> date | None:
    """The day of a cell that holds one."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def number_in(value: Cell) -> int | float | None:
    """The number that a cell holds as one; None for any other."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value


def is_fault(value: Cell) -> bool:
    """Whether a cell shows no words of anybody's, but that its formula came to nothing."""
    if type(value) is not str or value[:1] not in _BEGIN:
        return False
    return value == NO_RESULT or _FAULT.fullmatch(value) is not None


def says_nothing(words: str) -> bool:
    """Whether words are none, or 无, / and the like."""
    if len(words) > _SHORT and words[0] not in _STROKES:
        return False
    return not words or _NOTHING.fullmatch(words) is not None


class FoundCell(NamedTuple):
    """A cell: where it stands and what it holds."""

    place: Place
    value: Cell

    @property
    def words(self) -> str:
        """What it holds, as words."""
        return words_of(self.value)

    def __str__(self) -> str:
        """H12“差不多”: how it is named."""
        words = self.words.replace("\n", " ")
        return f"{self.place}“{words[:20]}{'…' * (len(words) > 20)}”"
