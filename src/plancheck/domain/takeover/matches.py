"""Which row of an old table is which measure: by its number, or by how its text is like one.

What a row is called may be shortened, slightly edited, or stand in any of several columns; a number
may be that of another year's plan. What is no more than likely carries a doubt, for a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..plan.likeness import LEAST, SURE, candidates, equal_pairs, holders, letters
from ..plan.model import Measure
from ..startup import lazy
from .headings import NUMBERS, TEXTS
from .table import OldRow

_APART = 0.1
"""By so much the likeliest must be ahead of the next one."""
_SHORTENED = 0.95
"""How sure it is that a text is a measure's of which all stands in it."""
_LENGTHENED = 0.85
"""How sure it is of one that has all of a measure's text, and more."""
_FEWEST = 4
"""Letters of a text that may stand for a measure as a part of it."""
_NUMBER = lazy(
    r"\s*(?:措施|编号)?\s*[（(]?([0-9]{1,3}(?:\s*[.．。]\s*[0-9]{1,3}){1,5})[.．、)）]?(?:\s+|(?=\D)|$)"
)
_MARK = lazy(
    r"\s*(?:[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[)）.．、，]|[①-⑳]|第[一二三四五六七八九十0-9]+[条项、])\s*"
)


class Match(NamedTuple):
    """The measure that a row is about, None for none; `how` it was found, what is in doubt of it.

    `own` are the row's words on it, to be shown: what it was found by.
    """

    measure: Measure | None
    own: str
    how: str = ""
    doubt: str = ""
    at: int = -1
    """The column that they stand in; -1 where none says it."""
    step: str = ""
    """What the row says it is about beside the measure: a step of it."""


class Likeliest(NamedTuple):
    """The measures that a text may be, the likeliest first, and how likely each is."""

    found: tuple[tuple[float, Measure], ...] = ()

    @property
    def score(self) -> float:
        """How likely the first one is."""
        return self.found[0][0] if self.found else 0.0

    def of(self, measure: Measure) -> float:
        """How likely a measure is."""
        return next((score for score, one in self.found if one.id == measure.id), 0.0)


def matches(
    rows: Sequence[OldRow], measures: Mapping[str, Measure], own: Iterable[str]
) -> list[Match]:
    """The measure of each row of a table. Of two that are as likely it is the unit's `own`."""
    texts = {text: None for row in rows for cell in row.of(*TEXTS) if (text := bare(cell.words))}
    likeliest = _likeliest(list(texts), list(measures.values()), frozenset(own))
    columns = _by_likelihood(rows, likeliest)
    found: list[Match] = []
    for place, row in enumerate(rows):
        match = _match(row, columns, measures, likeliest)
        follows = place and rows[place - 1].number == row.number - 1
        if follows and match.measure is None and _is_unnamed(row, found[-1]):
            match = found[-1]._replace(how="接上一行")
        found.append(match._replace(step=_step(row, match, likeliest)))
    return found


def _is_unnamed(row: OldRow, before: Match) -> bool:
    """Whether a row leaves out where the one before it names its measure, and its number."""
    named = any(cell.place.column <= before.at for cell in row.of(*TEXTS))
    return before.measure is not None and not named and not row.of(*NUMBERS)


def _step(row: OldRow, match: Match, likeliest: Mapping[str, Likeliest]) -> str:
    """What stands right of the measure's own words, and is like no measure."""
    for cell in row.of(*TEXTS):
        if match.measure and 0 <= match.at < cell.place.column:
            like = likeliest.get(bare(cell.words), Likeliest())
            if like.score < LEAST or not like.of(match.measure):
                return bare(cell.words)
    return ""


def bare(words: str) -> str:
    """A text without the number before it."""
    text = number_in(words)[1]
    return _MARK.sub("", text, count=1).strip()


def number_in(words: str) -> tuple[str, str]:
    """The number of several parts that a text begins with, "" for none; and the rest."""
    match = _NUMBER.match(words)
    if not match:
        return "", words
    return "".join(match[1].split()).replace("．", ".").replace("。", "."), words[match.end() :]


def _likeliest(
    texts: Sequence[str], measures: Sequence[Measure], own: frozenset[str]
) -> dict[str, Likeliest]:
    """Of each text the measures that it may be."""
    scores: dict[int, dict[int, float]] = {}

    def know(text: int, measure: int, score: float) -> None:
        of = scores.setdefault(text, {})
        of[measure] = max(score, of.get(measure, 0.0))

    for wholes in ([one.text for one in measures], [one.title for one in measures]):
        same = equal_pairs(wholes, texts)
        for measure, text, score in (*same, *candidates(wholes, texts, (), LEAST)):
            know(text, measure, score)
        for measure, text, score in holders(texts, wholes, SURE):
            if len(letters(texts[text])) >= _FEWEST:
                know(text, measure, _SHORTENED * score)
        for text, measure, score in holders(wholes, texts, SURE):
            if len(letters(wholes[measure])) >= _FEWEST:
                know(text, measure, _LENGTHENED * score)
    ranked = {}
    for at, words in enumerate(texts):
        of = [(score, measures[one]) for one, score in scores.get(at, {}).items()]
        of.sort(key=lambda one: (-round(one[0], 2), one[1].id not in own))
        ranked[words] = Likeliest(tuple(of))
    return ranked


def _by_likelihood(rows: Sequence[OldRow], likeliest: Mapping[str, Likeliest]) -> list[int]:
    """The columns that may name measures, the one first whose texts are most like measures."""
    totals: dict[int, float] = {}
    for row in rows:
        for cell in row.of(*TEXTS):
            score = likeliest.get(bare(cell.words), Likeliest()).score
            totals[cell.place.column] = totals.get(cell.place.column, 0) + (
                score if score >= LEAST else 0
            )
    return sorted(totals, key=lambda at: (-totals[at], -at))


def _match(
    row: OldRow,
    columns: Sequence[int],
    measures: Mapping[str, Measure],
    likeliest: Mapping[str, Likeliest],
) -> Match:
    texts = sorted(row.of(*TEXTS), key=lambda cell: columns.index(cell.place.column))
    named = [cell.words for cell in (*row.of(*NUMBERS), *texts)]
    number = next((n for n in (number_in(text)[0] for text in named) if n in measures), "")
    best = ((likeliest.get(bare(cell.words), Likeliest()), cell) for cell in texts)
    like, cell = next((one for one in best if one[0].score >= LEAST), (Likeliest(), None))
    words = cell.words if cell else texts[0].words if texts else number
    match = Match(measure=None, own=words, at=cell.place.column if cell else -1)
    if number:
        return _by_number(measures[number], match, like)
    if not cell:
        unknown = next((n for c in row.of(*NUMBERS) if (n := number_in(c.words)[0])), "")
        numbered = f"计划里没有编号 {unknown}" if unknown else ""
        return match._replace(doubt=numbered or ("计划里没有相近的措施" if texts else ""))
    return _by_text(like, match)


def _by_number(measure: Measure, match: Match, like: Likeliest) -> Match:
    match = match._replace(measure=measure, how="编号")
    if match.at < 0:
        said = bare(match.own)
        return match._replace(doubt=f"编号是 {measure.id}，文字不像" if said else "")
    if like.of(measure) >= LEAST:
        return match
    other = like.found[0][1]
    doubt = f"编号是 {measure.id}，文字像 {other.id}"
    return match._replace(measure=other if like.score >= SURE else measure, doubt=doubt)


def _by_text(like: Likeliest, match: Match) -> Match:
    (score, measure), *others = like.found
    rival = next((other for near, other in others if score - near < _APART), None)
    if score == 1:
        return match._replace(measure=measure, how="文字相同")
    near = f"文字相近 {min(round(score * 100), 99)}%"
    doubt = f"{near}，也可能是 {rival.id}" if rival else near
    return match._replace(measure=measure, how="文字相近", doubt=doubt)
