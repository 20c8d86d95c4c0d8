"""What the passes say of parts of the text, and how that becomes pieces that hold every character.

A pass claims parts of the flow's text; nothing is taken for granted of its claims. What nobody has
claimed, and says something, becomes a piece of its own with a doubt; what says nothing (blanks,
stops, marks of layout) goes with the piece before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..draft import Choice, Doubt, Duty, Piece, Role, Why
from ..source import Source, Span, content
from .text.flow import Flow


class Reading(NamedTuple):
    """A part of the flow's text with a role; up to `body` it is a number mark."""

    start: int
    end: int
    role: Role
    body: int = -1
    why: Why | None = None
    doubt: Doubt | None = None
    duty: Duty = Duty()
    name: str = ""
    names: tuple[str, ...] = ()
    item: int = -1
    inline: bool = False
    first: bool = False


_UNCLAIMED = Doubt("没有认出这段文字是什么", (Choice(Role.MEASURE), Choice(Role.AIM)))
_EDGES = "【】。；！？：，、,.;:!? \n"


def pieces_of(source: Source, flow: Flow, claims: Iterable[Reading]) -> tuple[Piece, ...]:
    """The pieces that claims amount to, together with what was set aside before."""
    owned = list(_covering(flow, claims))
    owner = [-1] * len(source.text)
    for number, claim in enumerate(owned):
        for index in range(claim.start, claim.end):
            owner[flow.at[index]] = number
    for number, piece in enumerate(flow.aside, len(owned)):
        for start, end in piece.spans:
            owner[start:end] = [number] * (end - start)
    pieces = [*(_piece(flow, claim) for claim in owned), *flow.aside]
    if not pieces:
        whole = (Span(0, len(source.text)),)
        return (Piece(Role.SET_ASIDE, whole, why=Why.LAYOUT),) if source.text else ()
    spans = _spans(owner)
    found = [piece._replace(spans=tuple(spans[n])) for n, piece in enumerate(pieces) if n in spans]
    return tuple(sorted(found, key=lambda piece: piece.spans[0]))


def _covering(flow: Flow, claims: Iterable[Reading]) -> Iterator[Reading]:
    """The claims in order, none over another, and new ones for what nobody has claimed."""
    at = 0
    for claim in sorted(claims, key=lambda one: one.start):
        start = max(claim.start, at)
        if start < claim.end:
            yield from _unclaimed(flow, at, start)
            yield claim._replace(start=start)
            at = claim.end
    yield from _unclaimed(flow, at, len(flow.text))


def _unclaimed(flow: Flow, start: int, end: int) -> Iterator[Reading]:
    if content(flow.text[start:end]):
        yield Reading(start, end, Role.SET_ASIDE, why=Why.NOTE, doubt=_UNCLAIMED)


def _piece(flow: Flow, claim: Reading) -> Piece:
    body = max(claim.body, claim.start)
    return Piece(
        role=claim.role,
        spans=(),
        text=flow.text[body : claim.end].strip(_EDGES),
        mark=flow.text[claim.start : body],
        name=claim.name,
        why=claim.why,
        doubt=claim.doubt,
        duty=claim.duty,
    )


def _spans(owner: list[int]) -> dict[int, list[Span]]:
    """Each owner's characters; what nobody owns goes with what stands before it, or after."""
    found: dict[int, list[Span]] = {}
    last = next(number for number in owner if number >= 0)
    start = 0
    for index, number in enumerate(owner):
        if number >= 0 and number != last:
            found.setdefault(last, []).append(Span(start, index))
            last, start = number, index
    found.setdefault(last, []).append(Span(start, len(owner)))
    return found
