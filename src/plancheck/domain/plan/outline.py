"""A draft's pieces read as the tree that they will be in the plan file.

The plan has two levels of headings, documents have up to three: a heading of the level between
stands before those under it as an objective without measures, so that its words are kept in place.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from .draft import Piece, PlanDraft, Role


class DraftObjective(NamedTuple):
    """An objective as it will be; `heading` is None where it is called as its section is."""

    title: str
    heading: Piece | None
    measures: tuple[Piece, ...]


class DraftSection(NamedTuple):
    """A section as it will be; `heading` is None where it is called as the plan is."""

    title: str
    heading: Piece | None
    aim: str
    objectives: tuple[DraftObjective, ...]


def outline(draft: PlanDraft) -> tuple[DraftSection, ...]:
    """The sections, each with its aim and objectives, and these with their measures, in order."""
    return tuple(_sections(draft))


_BODY = (Role.SECTION, Role.GROUP, Role.OBJECTIVE, Role.AIM, Role.MEASURE)


def _sections(draft: PlanDraft) -> Iterator[DraftSection]:
    pieces = [piece for piece in draft.pieces if piece.role in _BODY]
    for heading, under in _runs(pieces, (Role.SECTION,)):
        title = heading.text if heading else draft.words(Role.TITLE)
        aim = "\n".join(piece.text for piece in under if piece.role is Role.AIM)
        objectives = tuple(
            DraftObjective(
                title=head.text if head else title,
                heading=head,
                measures=tuple(piece for piece in own if piece.role is Role.MEASURE),
            )
            for head, own in _runs(under, (Role.GROUP, Role.OBJECTIVE))
            if head or any(piece.role is Role.MEASURE for piece in own)
        )
        yield DraftSection(title, heading, aim, objectives)


def _runs(
    pieces: list[Piece], heads: tuple[Role, ...]
) -> Iterator[tuple[Piece | None, list[Piece]]]:
    """Each heading with what is under it; first, under None, what stands before any."""
    heading: Piece | None = None
    for is_head, run in groupby(pieces, key=lambda piece: piece.role in heads):
        if not is_head:
            yield heading, list(run)
            heading = None
            continue
        for one in run:
            if heading:
                yield heading, []
            heading = one
    if heading:
        yield heading, []
