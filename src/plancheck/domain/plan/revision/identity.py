"""Which measure of a revised document is which of the plan: numbers are permanent.

Words that stand where they stood are the same measure. Of all others the text does not decide, and
what is likely is asked: a wrong number would put a unit's records under another measure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..draft import Choice, Doubt, Piece, PlanDraft, Role
from ..likeness import SURE, Likely, candidates, chosen, equal_pairs, letters, likeness
from ..model import Measure, Plan
from ..source import Source
from .recut import recut

_KEPT = 0.5
"""From here on a measure keeps the number until a person says otherwise."""
_NAMED = 30
"""Characters by which a text is told from others."""
_BESIDE = 0.15
"""So much alike at least is another text in the same place."""
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


def revised_draft(draft: PlanDraft, source: Source, old: Plan) -> PlanDraft:
    """A document's draft, cut and numbered as the plan is, wherever their words are the same.

    What has measures of the plan is a plan, however little else it has.
    """
    made = identified(recut(draft, source, old), old)
    known = any(piece.id for piece in made.of(Role.MEASURE))
    return made._replace(refusal="") if known else made


def identified(draft: PlanDraft, old: Plan) -> PlanDraft:
    """The draft with the numbers of the plan's measures, and a doubt wherever one is a guess."""
    found = _Found.of(_olds(old), list(_news(draft)))
    pieces = list(draft.pieces)
    for one in found.pairs:
        place, measure = found.news[one.after].place, found.olds[one.before].measure
        keeps = one.likeness >= _KEPT and not measure.withdrawn
        pieces[place] = _numbered(pieces[place], measure, found.question(one), keeps=keeps)
    for one in found.beside():
        place, measure = found.news[one.after].place, found.olds[one.before].measure
        asked = _Question(f"在原来 {_called(measure)} 的位置，有 {one.likeness:.0%} 相似")
        pieces[place] = _numbered(pieces[place], measure, asked, keeps=False)
    return draft._replace(pieces=tuple(pieces))


def gone(draft: PlanDraft, old: Plan) -> list[Measure]:
    """The plan's measures that no piece of the draft is any more: they will be withdrawn."""
    kept = {piece.id for piece in draft.of(Role.MEASURE)}
    return [measure for measure in old.measures() if measure.id not in kept]


class _Question(NamedTuple):
    """What is asked about a number, and the numbers of others that it may be."""

    words: str
    rivals: tuple[str, ...] = ()


def _numbered(piece: Piece, measure: Measure, asked: _Question | None, *, keeps: bool) -> Piece:
    """The piece with a number that it keeps, or may have.

    What else was doubtful of it stays so, but where the plan has decided it of the same words.
    """
    if asked is None:
        decided = letters(piece.text) == letters(measure.text)
        return _answered_for(piece, measure)._replace(doubt=None if decided else piece.doubt)
    before = piece.doubt or Doubt("")
    now = "沿用了它的编号" if keeps else "作为新措施"
    ids = ("" if keeps else measure.id, *asked.rivals)
    doubt = before._replace(
        reason="；".join(filter(None, (f"{asked.words}，{now}", before.reason))),
        choices=(*(Choice(Role.MEASURE, id=id) for id in ids), *before.choices),
    )
    return (_answered_for(piece, measure) if keeps else piece)._replace(doubt=doubt)


def _answered_for(piece: Piece, measure: Measure) -> Piece:
    """With the number, and who answers for it where the document does not say."""
    duty = piece.duty
    if not duty.lead:
        duty = duty._replace(lead=measure.lead, support=measure.support)
    return piece._replace(id=measure.id, duty=duty._replace(leader=duty.leader or measure.leader))


def _called(measure: Measure) -> str:
    """1.1.2“开展消防检查”, long ones by their beginning."""
    text = measure.text if len(measure.text) <= _NAMED else f"{measure.text[:_NAMED]}…"
    return f"{measure.id}“{text}”"


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

    def question(self, one: Likely) -> _Question | None:
        """What is asked where the text does not decide whether they are the same."""
        measure = self.olds[one.before].measure
        share = f"与原来的 {_called(measure)} 有 {one.likeness:.0%} 相似"
        if measure.withdrawn:
            return _Question(f"{share}，那一项已经作废")
        if one.likeness == 1:
            words = letters(measure.text)
            were, are = self.before[words], self.after[words]
            same = f"与 {measure.id} 文字相同的，原有 {were} 项，现有 {are} 项"
            return None if were == are else _Question(same)
        for rival in self.likely:
            if rival.likeness <= one.likeness - _CLOSE:
                continue
            if rival.after == one.after and rival.before != one.before:
                other = self.olds[rival.before].measure
                words = f"{share}，与 {_called(other)} 也有 {rival.likeness:.0%} 相似"
                return _Question(words, (other.id,))
            if rival.before == one.before and rival.after != one.after:
                return _Question(f"{share}，另有一项与它也有 {rival.likeness:.0%} 相似")
        return None if one.likeness >= SURE else _Question(share)

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
                share = likeness(old.text, new.text)
                if share >= _BESIDE:
                    yield Likely(missed[0], first + 1, share)


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
