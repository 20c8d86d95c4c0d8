"""A revised document cut where the plan is: what the office has decided once is not asked again.

Where the words of a measure of the plan stand in the document, they are one measure there too, in
however many pieces they were read, or as part of however large a one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from ..draft import PlanDraft, Role
from ..likeness import letters
from ..model import Plan
from ..review import BODY, cuts, joined, split, taken_as
from ..source import Source
from .likely_cuts import DraftPart, likeliest_groups

_CHANGING = {*BODY, Role.SET_ASIDE, Role.PREAMBLE}
"""What may have been taken for something else."""


def recut(draft: PlanDraft, source: Source, old: Plan) -> PlanDraft:
    """The draft with the plan's measures as its own pieces, wherever their words stand."""
    draft = _in_their_roles(draft, old)
    known = {letters(measure.text) for measure in (*old.measures(), *old.withdrawn())} - {""}
    runs = [[part for place in run for part in _parts(draft, place)] for run in _runs(draft)]
    same = [list(_groups(parts, known)) for parts in runs]
    reworded = likeliest_groups(runs, same, known)
    for parts, *groups in reversed(list(zip(runs, same, reworded, strict=True))):
        draft = _recut(draft, source, parts, [group for some in groups for group in some])
    return draft


def _in_their_roles(draft: PlanDraft, old: Plan) -> PlanDraft:
    """With headings, aims and measures taken for what the plan has of the same words.

    Words that stand in their role already may stand elsewhere as well: in a table of contents.
    """
    roles = dict(_roles(old))
    words = [letters(piece.text) for piece in draft.pieces]
    right = {
        own for piece, own in zip(draft.pieces, words, strict=True) if piece.role is roles.get(own)
    }
    places = {
        role: [
            at
            for at, (piece, own) in enumerate(zip(draft.pieces, words, strict=True))
            if roles.get(own) is role and own not in right and piece.role in _CHANGING
        ]
        for role in BODY
    }
    for role, some in places.items():
        draft = taken_as(draft, some, role)
    return draft


def _roles(old: Plan) -> Iterator[tuple[str, Role]]:
    for section in old.sections:
        for objective in section.objectives:
            yield letters(objective.title), Role.OBJECTIVE
            for measure in (*objective.measures, *objective.withdrawn):
                yield letters(measure.text), Role.MEASURE
        yield letters(section.aim), Role.AIM
        yield letters(section.title), Role.SECTION
    yield "", Role.SET_ASIDE


def _runs(draft: PlanDraft) -> Iterator[list[int]]:
    """The places of measures that follow each other under one heading, set-aside marks between."""
    shown = [n for n, piece in enumerate(draft.pieces) if piece.role is not Role.SET_ASIDE]
    for is_measure, places in groupby(shown, lambda n: draft.pieces[n].role is Role.MEASURE):
        if is_measure:
            yield list(places)


def _parts(draft: PlanDraft, place: int) -> Iterator[DraftPart]:
    piece = draft.pieces[place]
    ends = [*cuts(piece), len(piece.text)]
    for start, end in zip([0, *ends], ends, strict=False):
        yield DraftPart(place, start, end, letters(piece.text[start:end]))


def _groups(parts: Sequence[DraftPart], known: Collection[str]) -> Iterator[range]:
    """Parts that together are a measure of the plan, as many as there are; none in two."""
    longest = max(map(len, known), default=0)
    at = 0
    while at < len(parts):
        words, whole = "", at
        for end in range(at, len(parts)):
            words += parts[end].words
            if len(words) > longest:
                break
            if words in known:
                whole = end + 1
        if whole > at:
            yield range(at, whole)
        at = max(whole, at + 1)


def _recut(
    draft: PlanDraft, source: Source, parts: Sequence[DraftPart], groups: Sequence[range]
) -> PlanDraft:
    """From the last part to the first, so that the places before stay what they are."""
    edges = {edge for group in groups for edge in (group.start, group.stop)}
    inside = {at for group in groups for at in group[1:]}
    for at in range(len(parts) - 1, 0, -1):
        before, here = parts[at - 1], parts[at]
        if at in edges and before.place == here.place:
            draft = split(draft, source, here.place, here.start)
        elif at in inside and before.place != here.place:
            draft = joined(draft, source, here.place)
    return draft
