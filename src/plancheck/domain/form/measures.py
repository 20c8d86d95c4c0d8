"""Which measure a row of a form is of: by its number, else by its text.

A number may have become a figure (3.10 is 3.1 then) or a day (3.2.1), or be gone. A text that is
the plan's own says more than such a number; where a number and a text that both stand there as they
were written say two things, nothing is decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from ..plan.likeness import LEAST, SURE, letters, likeness
from ..plan.model import Measure
from ..startup import lazy
from ..text import normalized
from .columns import FormColumn
from .finder import FoundRow
from .grid import FoundCell, day_in
from .values import Unclear

_NUMBER = lazy(r"[0-9]{1,4}(?:\.[0-9]{1,4}){1,4}")
_BEFORE = lazy(r"[(第]*([0-9]{1,4}(?:[.][0-9]{1,4}){1,4})[.、)项条]*(?=[^0-9.]|$)")
_APART = 0.1
"""By so much the likeliest must be ahead of the next one."""
_TRIED, _LONGEST = 300, 500
"""Rows of a form whose text is compared with all measures, and how much of it."""
_FEWEST = 6
"""Letters of a text that may tell a measure."""


class Measures:
    """The measures that rows may be of."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        self._by_id = {one.id: one for one in measures}
        self._tries = _TRIED

    def of(self, row: FoundRow) -> str:
        """The number of the measure that a row is of; Unclear says why there is none."""
        text = _text(row)
        id = row.values.get(FormColumn.ID)
        known = self._by_id.get(id) if isinstance(id, str) else None
        if known and text == known.text:  # as it went out
            return known.id
        return self._looked_for(row.cell(FormColumn.ID), text)

    @cached_property
    def _same(self) -> Mapping[str, list[str]]:
        """The measures of each text, as its letters are."""
        found: dict[str, list[str]] = {}
        for one in self._by_id.values():
            found.setdefault(letters(one.text), []).append(one.id)
        return found

    def _looked_for(self, cell: FoundCell | None, text: str) -> str:
        numbers = list(_numbers(cell)) if cell else []
        is_firm = cell is not None and isinstance(cell.value, str)
        if not numbers and (before := _BEFORE.match(normalized(text))):
            numbers, is_firm = [before[1]], True
            text = text.strip()[len(before[0]) :].strip()
        named = next((number for number in numbers if number in self._by_id), "")
        own = self._by_id[named].text if named else ""
        if named and (not text or letters(text) == letters(own)):
            return named
        other = self._told_by(text)
        if other and other != named:
            if named and is_firm:
                raise Unclear(f"编号是 {named}，文字是 {other} 的")
            return other
        if named and (is_firm or other or likeness(own, text[:_LONGEST]) >= LEAST):
            return named
        if numbers and is_firm:  # by another revision of the plan
            return numbers[0]
        raise Unclear("编号看不懂，文字也对不上" if cell else "没有编号，文字也对不上")

    def _told_by(self, text: str) -> str:
        """The measure that a text alone tells; "" where it tells none, or several."""
        same = self._same.get(letters(text), [])
        if same or len(letters(text)) < _FEWEST or self._tries <= 0:
            return same[0] if len(same) == 1 else ""
        self._tries -= 1
        text = text[:_LONGEST]
        near = sorted(((likeness(one.text, text), id) for id, one in self._by_id.items()))[-2:]
        (*others, (score, id)) = near or [(0.0, "")]
        ahead = all(score - other >= _APART for other, _ in others)
        return id if score >= SURE and ahead else ""


def _text(row: FoundRow) -> str:
    value = row.values.get(FormColumn.MEASURE)
    return value if isinstance(value, str) else ""


def _numbers(cell: FoundCell) -> Iterator[str]:
    """The numbers that a cell may mean."""
    value = cell.value
    if day := day_in(value):
        yield f"{day.year % 100}.{day.month}.{day.day}"
        yield f"{day.day}.{day.month}.{day.year % 100}"
        return
    words = "".join(normalized(cell.words).split()).strip(".、'()第项条")
    words = words.replace("。", ".").replace("-", ".").replace("·", ".").replace("_", ".")
    if _NUMBER.fullmatch(words):
        yield words
        if not isinstance(value, str):
            yield f"{words}0"
