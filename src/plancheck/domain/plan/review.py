"""What a person changes in a draft: roles, words, where a piece ends, who answers for it.

Each function gives a new draft in which every character still belongs to exactly one piece; a
decision takes the doubt away.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from .draft import Choice, Piece, PlanDraft, Role, Why
from .halves import halved, together
from .source import Source, Span

LEVELS = (Role.SECTION, Role.GROUP, Role.OBJECTIVE, Role.MEASURE)
"""The roles that make the tree, from the highest."""
BODY = frozenset((*LEVELS, Role.AIM))
"""What the plan's tree is read off."""
_PAUSES = "，；。：！？"
"""Behind these a piece may be split."""
_WIDE = dict(zip(",;:!?", "，；：！？", strict=True))


def answered(draft: PlanDraft, source: Source, at: int, choice: Choice) -> PlanDraft:
    """Decide a doubt: for the piece, and for all of its column that are in doubt as well."""
    doubt = draft.pieces[at].doubt
    column = doubt.column if doubt else ""
    alike = [
        n
        for n, piece in enumerate(draft.pieces)
        if n == at or (column and piece.doubt and piece.doubt.column == column)
    ]
    if choice.joins:
        for n in reversed(alike):
            draft = joined(draft, source, n)
        return draft
    draft = taken_as(draft, alike, choice.role, choice.why)
    number = choice.id
    return draft if number is None else numbered(draft, at, number)


def numbered(draft: PlanDraft, at: int, id: str) -> PlanDraft:
    """Have a measure be the one of that number; "" is a new one. Another that had it is new."""
    others = [n for n, piece in enumerate(draft.pieces) if id and piece.id == id]
    draft = _changed(draft, others, lambda piece: piece._replace(id=""))
    return _changed(draft, [at], lambda piece: piece._replace(id=id))


def taken_as(
    draft: PlanDraft, places: Collection[int], role: Role, why: Why | None = None
) -> PlanDraft:
    """Have pieces be something else; set aside they have a reason."""
    why = (why or Why.NOTE) if role is Role.SET_ASIDE else None
    made = _changed(draft, places, lambda piece: piece._replace(role=role, why=why, doubt=None))
    return made if made.year or role is not Role.TITLE else _dated(made)


def moved(draft: PlanDraft, places: Collection[int], step: int) -> PlanDraft:
    """Headings and measures a level up (-1) or down (1); those at the end stay what they are.

    A step down from a measure is none; what is no part of the tree comes in as a measure.
    """

    def level(piece: Piece) -> Piece:
        if piece.role not in LEVELS:
            return piece._replace(role=Role.MEASURE, why=None, doubt=None)
        to = max(0, min(LEVELS.index(piece.role) + step, len(LEVELS) - 1))
        return piece if LEVELS[to] is piece.role else piece._replace(role=LEVELS[to], doubt=None)

    return _changed(draft, places, level)


def reworded(draft: PlanDraft, at: int, text: str) -> PlanDraft:
    """Other words than the document's; the piece keeps its characters.

    The year that a title says then is the plan's.
    """
    made = _changed(draft, [at], lambda piece: piece._replace(text=text, doubt=None))
    return _dated(made) if made.pieces[at].role is Role.TITLE else made


def assigned(
    draft: PlanDraft, places: Collection[int], lead: Sequence[str], support: Sequence[str]
) -> PlanDraft:
    """Have units answer for measures and help with them; what is no measure is left as it is."""

    def with_units(piece: Piece) -> Piece:
        if piece.role is not Role.MEASURE:
            return piece
        helping = tuple(unit for unit in support if unit not in lead)
        return piece._replace(duty=piece.duty._replace(lead=tuple(lead), support=helping))

    return _changed(draft, places, with_units)


def agreed(draft: PlanDraft, places: Collection[int]) -> PlanDraft:
    """Leave pieces what they are taken for, without a doubt."""
    return _changed(draft, places, lambda piece: piece._replace(doubt=None))


def joined(draft: PlanDraft, source: Source, at: int) -> PlanDraft:
    """A piece as the end of the one before it that is in the plan; the same draft where none is.

    What was set aside between them stays so.
    """
    before = next((n for n in reversed(range(at)) if draft.pieces[n].role in BODY), None)
    if before is None:
        return draft
    first, last = draft.pieces[before], draft.pieces[at]
    words = [first.text, last.text]
    one = first._replace(
        spans=_merged((*first.spans, *last.spans)),
        text=_pause(first, source).join(word for word in words if word),
        doubt=None,
        duty=together(first.duty, last.duty),
    )
    pieces = list(draft.pieces)
    pieces[before] = one
    del pieces[at]
    return draft._replace(pieces=tuple(pieces))


def cuts(piece: Piece) -> list[int]:
    """Where in its text a piece may be split: behind each pause that something follows."""
    text = piece.text
    return [n for n, char in enumerate(text, 1) if char in _PAUSES and n < len(text)]


def split(draft: PlanDraft, source: Source, at: int, cut: int) -> PlanDraft:
    """A piece as two of one role, the second from `cut` in its text on.

    The same draft where its words are not the document's any more, so that nobody knows where in
    the document that is.
    """
    piece = draft.pieces[at]
    place = _place_of(piece, source, cut)
    if place is None:
        return draft
    texts = piece.text[:cut].rstrip(f"{_PAUSES} "), piece.text[cut:].strip()
    duties = halved(piece.duty, *texts, draft.year)
    first = piece._replace(
        spans=tuple(_before(piece.spans, place)), text=texts[0], doubt=None, duty=duties[0]
    )
    second = piece._replace(
        spans=tuple(_from(piece.spans, place)),
        text=texts[1],
        mark="",
        doubt=None,
        duty=duties[1],
        id="",
    )
    return draft._replace(pieces=(*draft.pieces[:at], first, second, *draft.pieces[at + 1 :]))


def unsure(draft: PlanDraft) -> list[int]:
    """Where the text does not decide, in the document's order."""
    return [n for n, piece in enumerate(draft.pieces) if piece.doubt]


def unassigned(draft: PlanDraft) -> list[int]:
    """The measures that nobody leads yet."""
    measures = ((n, one) for n, one in enumerate(draft.pieces) if one.role is Role.MEASURE)
    return [n for n, piece in measures if not piece.duty.lead]


def _dated(draft: PlanDraft) -> PlanDraft:
    """The draft with the last year that its title says; as it was where that says none."""
    title = unicodedata.normalize("NFKC", draft.words(Role.TITLE))
    years = re.findall(r"(?<![0-9])20[0-9]{2}(?= ?年)", title)
    return draft._replace(year=max(map(int, years))) if years else draft


def _changed(
    draft: PlanDraft, places: Collection[int], change: Callable[[Piece], Piece]
) -> PlanDraft:
    pieces = list(draft.pieces)
    for place in places:
        pieces[place] = change(pieces[place])
    return draft._replace(pieces=tuple(pieces))


def _pause(piece: Piece, source: Source) -> str:
    """What stands between a piece and what is joined to it: the pause that ended it, or a comma."""
    if piece.text[-1:] in _PAUSES:
        return ""
    end = "".join(source.text[start:end] for start, end in piece.spans).rstrip()[-1:]
    end = _WIDE.get(end, end)
    return end if end in _PAUSES else "，"


def _plain(char: str) -> str:
    return unicodedata.normalize("NFKC", char).casefold()


def _place_of(piece: Piece, source: Source, cut: int) -> int | None:
    """Where in the source the character stands that begins the text's part from `cut` on.

    A piece's number mark is no part of its text, and stands before it.
    """
    offsets = [at for start, end in piece.spans for at in range(start, end)]
    marked = len("".join(piece.mark.split()))
    place = 0
    while marked and place < len(offsets):
        marked -= not source.text[offsets[place]].isspace()
        place += 1
    for n, char in enumerate(piece.text):
        while place < len(offsets) and _plain(source.text[offsets[place]]) != _plain(char):
            place += 1
        if place == len(offsets):
            return None
        if n == cut:
            return offsets[place]
        place += 1
    return None


def _before(spans: Sequence[Span], place: int) -> Iterator[Span]:
    return (Span(start, min(end, place)) for start, end in spans if start < place)


def _from(spans: Sequence[Span], place: int) -> Iterator[Span]:
    return (Span(max(start, place), end) for start, end in spans if end > place)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and found[-1].end == span.start:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)
