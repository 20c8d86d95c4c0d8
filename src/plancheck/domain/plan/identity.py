"""Which measure of a revised document is which of the plan: numbers are permanent.

Words that stand where they stood are the same measure. Of all others the text does not decide, and
what is likely is asked: a wrong number would put a unit's records under another measure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .draft import Choice, Doubt, Piece, PlanDraft, Role
from .likeness import SURE, Likely, candidates, chosen, equal_pairs, letters, likeness
from .model import Measure, Plan

_KEPT = 0.5
"""From here on a measure keeps the number until a person says otherwise."""
_CLOSE = 0.1
"""Another measure that is nearly as much alike makes a likely one doubtful."""


class _Old(NamedTuple):
    """A measure of the plan and the heading that it stands under."""

    measure: Measure
    under: str


class _New(NamedTuple):
    """A measure of the draft: its place among the pieces, and the heading that it stands under."""

    place: int
    text: str
    under: str


def identified(draft: PlanDraft, old: Plan) -> PlanDraft:
    """The draft with the numbers of the plan's measures, and a doubt wherever one is a guess."""
    found = _Found.of(_olds(old), list(_news(draft)))
    pieces = list(draft.pieces)
    for one in found.pairs:
        measure = found.olds[one.before].measure
        keeps = one.likeness >= _KEPT and not measure.withdrawn
        place = found.news[one.after].place
        pieces[place] = _numbered(pieces[place], measure.id, keeps=keeps, reason=found.reason(one))
    for one in found.beside():
        id, place = found.olds[one.before].measure.id, found.news[one.after].place
        reason = f"在原 {id} 的位置，文字只有 {one.likeness:.0%} 相似：是改写，还是新措施"
        pieces[place] = _numbered(pieces[place], id, keeps=False, reason=reason)
    return draft._replace(pieces=tuple(pieces))


def gone(draft: PlanDraft, old: Plan) -> list[Measure]:
    """The plan's measures that no piece of the draft is any more: they will be withdrawn."""
    kept = {piece.id for piece in draft.of(Role.MEASURE)}
    return [measure for measure in old.measures() if measure.id not in kept]


def _numbered(piece: Piece, id: str, *, keeps: bool, reason: str) -> Piece:
    """The piece with a number that it keeps, or may have; whatever was doubtful of it stays so."""
    if not reason:
        return piece._replace(id=id)
    choices = [Choice(Role.MEASURE, id=id), Choice(Role.MEASURE, id="")]
    before = piece.doubt or Doubt("")
    doubt = before._replace(
        reason="；".join(filter(None, (reason, before.reason))),
        choices=(*(choices if keeps else choices[::-1]), *before.choices),
    )
    return piece._replace(id=id if keeps else "", doubt=doubt)


class _Found(NamedTuple):
    """What belongs together: the likeliest pairs, of all that are likely."""

    olds: Sequence[_Old]
    news: Sequence[_New]
    pairs: Sequence[Likely]
    likely: Sequence[Likely]
    before: Counter[str]
    after: Counter[str]
    """How often the same words stand in each."""

    @classmethod
    def of(cls, olds: Sequence[_Old], news: Sequence[_New]) -> _Found:
        texts = [one.measure.text for one in olds], [one.text for one in news]
        same = _certain(olds, news)
        likely = candidates(*texts, same)
        return cls(
            olds=olds,
            news=news,
            pairs=[*same, *chosen(likely)],
            likely=likely,
            before=Counter(map(letters, texts[0])),
            after=Counter(map(letters, texts[1])),
        )

    def reason(self, one: Likely) -> str:
        """Why it is asked whether they are the same; "" where it need not be."""
        measure = self.olds[one.before].measure
        share = f"与原 {measure.id} 有 {one.likeness:.0%} 相似"
        if measure.withdrawn:
            return f"{share}，那一项已经作废：是恢复，还是新措施"
        if one.likeness == 1:
            words = letters(measure.text)
            were, are = self.before[words], self.after[words]
            same = f"原有 {were} 项、现有 {are} 项文字相同：是不是原 {measure.id}"
            return "" if were == are else same
        for rival in self.likely:
            if rival.likeness <= one.likeness - _CLOSE:
                continue
            if rival.after == one.after and rival.before != one.before:
                other = self.olds[rival.before].measure.id
                return f"{share}，与原 {other} 也有 {rival.likeness:.0%} 相似"
            if rival.before == one.before and rival.after != one.after:
                return f"{share}，另有一项与它也有 {rival.likeness:.0%} 相似"
        return "" if one.likeness >= SURE else f"{share}：是改写，还是新措施"

    def beside(self) -> Iterator[Likely]:
        """New ones between two that were neighbours of one that is missed: its place.

        Only where exactly one is new and one is missed.
        """
        taken = {one.before for one in self.pairs}
        standing = sum(not one.measure.withdrawn for one in self.olds)
        known = sorted((one.after, one.before) for one in self.pairs)
        ends = [(-1, -1), *known, (len(self.news), standing)]
        for (first, before), (last, after) in pairwise(ends):
            missed = [at for at in range(before + 1, after) if at not in taken]
            if last - first == 2 and len(missed) == 1 and missed[0] < standing:
                old, new = self.olds[missed[0]].measure, self.news[first + 1]
                yield Likely(missed[0], first + 1, likeness(old.text, new.text))


def _certain(olds: Sequence[_Old], news: Sequence[_New]) -> list[Likely]:
    """The same words under the same heading, then the same words wherever they stand."""
    found = equal_pairs(
        [f"{letters(one.under)} {one.measure.text}" for one in olds],
        [f"{letters(one.under)} {one.text}" for one in news],
    )
    taken_before, taken_after = {one.before for one in found}, {one.after for one in found}
    more = equal_pairs(
        ["" if at in taken_before else one.measure.text for at, one in enumerate(olds)],
        ["" if at in taken_after else one.text for at, one in enumerate(news)],
    )
    return [*found, *more]


def _olds(plan: Plan) -> list[_Old]:
    """The measures in their order; withdrawn ones last, since the others go before them."""
    standing, withdrawn = [], []
    for section in plan.sections:
        for objective in section.objectives:
            standing += [_Old(measure, objective.title) for measure in objective.measures]
            withdrawn += [_Old(measure, objective.title) for measure in objective.withdrawn]
    return [*standing, *withdrawn]


def _news(draft: PlanDraft) -> Iterator[_New]:
    under = ""
    for place, piece in enumerate(draft.pieces):
        if piece.role in (Role.SECTION, Role.GROUP, Role.OBJECTIVE):
            under = piece.text
        elif piece.role is Role.MEASURE:
            yield _New(place, piece.text, under)
