"""The plan that a draft amounts to: its measures numbered, its units made of the names in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..startup import sha256
from .draft import Piece, PlanDraft, Role
from .model import Measure, Objective, Plan, Section, Term, UnitType
from .named_units import DraftUnits
from .outline import outline


def plan_of(
    draft: PlanDraft,
    taken: Iterable[str] = (),
    known: Iterable[UnitType] = (),
    *,
    name: str = "",
) -> Plan:
    """The plan; it is called `name` where the document has no title.

    A measure keeps the number that its piece has; `taken` are those that no new one may have, since
    they were ever one's. `known` are unit types that a name may be though the document is not
    addressed to them. Terms that no measure uses are left out.
    """
    title = draft.words(Role.TITLE).replace("\n", "") or name
    measures = list(draft.of(Role.MEASURE))
    units = DraftUnits(draft.words(Role.ADDRESSEES), (piece.duty for piece in measures), known)
    terms = {term.name: term for term in _terms(draft)}
    used = {piece: _used(piece, terms) for piece in measures}
    numbers = _Numbers((*taken, *(piece.id for piece in measures)))
    sections = tuple(
        Section(
            number,
            section.title or title,
            section.aim,
            tuple(
                Objective(
                    f"{number}.{place}",
                    objective.title or title,
                    tuple(
                        _measure(
                            piece,
                            piece.id or numbers.next_of(f"{number}.{place}"),
                            units,
                            used[piece],
                        )
                        for piece in objective.measures
                    ),
                )
                for place, objective in enumerate(section.objectives, 1)
            ),
        )
        for number, section in enumerate(outline(draft), 1)
    )
    year = draft.year or (draft.issued.year if draft.issued else 0)
    identity = sha256(f"{title}{draft.words(Role.ISSUER)}".encode()).hexdigest()[:4]
    return Plan(
        id=f"plan-{year}-{identity}",
        title=title,
        year=year,
        number=_line(draft, Role.NUMBER),
        issuer=_line(draft, Role.ISSUER),
        office=_line(draft, Role.OFFICE),
        issued=draft.issued,
        addressees=_line(draft, Role.ADDRESSEES).rstrip("：:"),
        copies=_whole(draft.words(Role.COPIES)),
        preamble=draft.words(Role.PREAMBLE),
        charge=draft.words(Role.CHARGE),
        assignments="fixed" if units.are_named else "proposed",
        unit_types=units.types,
        terms=tuple(
            term for name, term in terms.items() if any(name in one for one in used.values())
        ),
        sections=sections,
    )


def _measure(piece: Piece, id: str, units: DraftUnits, terms: tuple[str, ...]) -> Measure:
    duty = piece.duty
    lead = units.called(duty.lead)
    support = tuple(name for name in units.called(duty.support) if name not in lead)
    return Measure(
        id=id,
        text=piece.text,
        lead=lead,
        support=support,
        terms=terms,
        target=duty.target,
        due=duty.due,
        units=tuple(units.named[name] for name in (*lead, *support) if name in units.named),
        leader=duty.leader,
    )


def _used(piece: Piece, terms: Iterable[str]) -> tuple[str, ...]:
    """The terms that a measure refers to, or has the words of."""
    return tuple(name for name in terms if name in piece.duty.terms or name in piece.text)


def _terms(draft: PlanDraft) -> Iterator[Term]:
    for piece in draft.of(Role.TERM):
        if piece.name:
            yield Term(piece.name, piece.text.removeprefix(piece.name).lstrip("：: ") or piece.text)


def _line(draft: PlanDraft, role: Role) -> str:
    """The words of a role in one line; offices that issue together stand side by side."""
    return " ".join(draft.words(role).split("\n"))


def _whole(text: str) -> int:
    found = re.search("[0-9]{1,4}", text)
    return int(found[0]) if found else 0


class _Numbers:
    """Gives measures the next numbers that are free."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._last: dict[str, int] = {}
        for id in taken:
            under, _, number = id.rpartition(".")
            if number.isdecimal():
                self._last[under] = max(self._last.get(under, 0), int(number))

    def next_of(self, objective: str) -> str:
        number = self._last[objective] = self._last.get(objective, 0) + 1
        return f"{objective}.{number}"
