"""How far a draft agrees with the gold of `shape`, counted on letters: measures, headings, duties.

It knows the draft's types and nothing of how one is made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from plancheck.domain.plan.draft import Piece, PlanDraft, Role
from plancheck.domain.plan.source import Source

from .figures import Kept, Score, Tally, added
from .shape import Shape, Truth, content, is_content

HEADINGS = (Role.SECTION, Role.GROUP, Role.OBJECTIVE)
WORDED = (*HEADINGS, Role.TITLE, Role.PREAMBLE, Role.AIM, Role.MEASURE)
"""Roles whose words stand in the plan."""
SCALES = {"万": 10_000, "亿": 100_000_000}


class _Said(NamedTuple):
    """A piece of the draft, as letters of the document."""

    piece: Piece
    places: tuple[int, ...]
    over: tuple[frozenset[int], ...]
    """The headings that it stands under: the section's letters, then those below it."""


def score(shape: Shape, draft: PlanDraft) -> Score:
    """How far the draft is what the gold says; faults are sentences."""
    taken = Tally(int(shape.is_plan != bool(draft.refusal)), 1, 1)
    wrong = () if taken.right else (f"taken for {draft.refusal or 'a plan'}",)
    if not shape.is_plan:
        return Score(taken=taken, kept=_kept(shape.source, draft), faults=wrong)
    numbers = {at: n for n, at in enumerate(_content_offsets(shape.source.text))}
    free = {p for one in shape.truths if not one.sure for p in one.places}
    free |= {p for one in shape.truths if one.role in ("item", "label") for p in one.places}
    said = list(_said(draft, numbers, free))
    measures = [one for one in said if one.piece.role is Role.MEASURE]
    true = [one for one in shape.truths if one.role == "measure" and one.sure]
    counted = _Counted(shape, said, measures, true)
    right = [one for one in measures if counted.is_part(one)]
    covered = {p for one in right for p in one.places}
    in_true = {p for one in true for p in one.places}
    in_said = {p for one in measures for p in one.places}
    whole = [one for one in true if covered.issuperset(one.places)]
    sections, objectives, faults = counted.headings()
    hierarchy, units, targets, more = counted.duties()
    faults += more
    faults += [f"no measure: {one.piece.text}" for one in measures if one not in right]
    faults += [f"not tiled: {one.text}" for one in true if one not in whole]
    return Score(
        taken=taken,
        letters=Tally(len(in_true & in_said), len(in_said), len(in_true)),
        cuts=Tally(len(right), len(measures), 0),
        whole=Tally(len(whole), 0, len(true)),
        sections=sections,
        objectives=objectives,
        hierarchy=hierarchy,
        units=units,
        targets=targets,
        kept=_kept(shape.source, draft),
        faults=(*wrong, *faults),
    )


def _content_offsets(text: str) -> Iterator[int]:
    return (at for at, char in enumerate(text) if is_content(char))


def _said(draft: PlanDraft, numbers: dict[int, int], free: set[int]) -> Iterator[_Said]:
    over: tuple[frozenset[int], ...] = ()
    for piece in draft.pieces:
        places = tuple(
            numbers[at]
            for span in piece.spans
            for at in range(span.start, span.end)
            if at in numbers and numbers[at] not in free
        )
        if piece.role in HEADINGS:
            level = HEADINGS.index(piece.role)
            above = (*over, frozenset[int](), frozenset[int]())[:level]
            over = (*above, frozenset(places))
        if places:
            yield _Said(piece, places, over)


def _kept(source: Source, draft: PlanDraft) -> Kept:
    """What is lost, stands twice, or is no word of the document."""
    offsets = list(_content_offsets(source.text))
    times = Counter(at for piece in draft.pieces for s in piece.spans for at in range(*s))
    lost = sum(not times[at] for at in offsets)
    invented = 0
    for piece in draft.pieces:
        own = Counter(content("".join(source.text[s.start : s.end] for s in piece.spans)))
        words = Counter(content(piece.text))
        invented += (words - own).total()
        if piece.role in WORDED:
            lost += (own - words - Counter(content(piece.mark))).total()
        for unit in (*piece.duty.lead, *piece.duty.support):
            invented += content(unit) not in content(source.text)
    return Kept(lost, sum(times[at] - 1 for at in offsets if times[at] > 1), invented)


class _Counted(NamedTuple):
    shape: Shape
    said: Sequence[_Said]
    measures: Sequence[_Said]
    true: Sequence[Truth]

    def is_part(self, one: _Said) -> bool:
        """Whether it begins and ends where a measure does, or may be cut."""
        for each in self.true:
            if one.places[0] in each.places:
                first = each.places.index(one.places[0])
                last = first + len(one.places)
                ends = {0, len(each.places), *each.cuts}
                return each.places[first:last] == one.places and {first, last} <= ends
        return False

    def headings(self) -> tuple[Tally, Tally, list[str]]:
        """Sections and objectives that are headings of that level; 'heading' is one of either."""
        truths = {frozenset(one.places): one for one in self.shape.truths if one.sure}
        level = {
            places: one.role
            for places, one in truths.items()
            if one.role in ("section", "objective", "heading")
        }
        said = {
            frozenset(one.places): one.piece.role for one in self.said if one.piece.role in HEADINGS
        }
        tallies = []
        faults = [f"heading: {truths[one].text}" for one in level if one not in said]
        faults += [
            f"no heading: {one.piece.text}"
            for one in self.said
            if one.piece.role in HEADINGS and frozenset(one.places) not in level
        ]
        for name, roles in (("section", HEADINGS[:1]), ("objective", HEADINGS[1:])):
            true = {places for places, one in level.items() if one == name}
            own = {places for places, role in said.items() if role in roles}
            either = {places for places, one in level.items() if one == "heading"}
            if name == "objective":
                true |= either
                own |= either & set(said)
            else:
                own -= either
            faults += [
                f"level: {truths[one].text} is {name}"
                for one in true
                if one in said and one not in own
            ]
            tallies.append(Tally(len(true & own), len(own), len(true)))
        return tallies[0], tallies[1], faults

    def duties(self) -> tuple[Tally, Tally, Tally, list[str]]:
        """Where the measures stand, who answers for them, and how much."""
        stand, named, reached = [], [], []
        faults: list[str] = []
        for one, over, who in _duties(self.shape.truths):
            here = [m for m in self.measures if not set(m.places).isdisjoint(one.places)]
            best = max(here, key=lambda m: len(set(m.places) & set(one.places)), default=None)
            lead = {("牵头", name) for m in here for name in map(content, m.piece.duty.lead)}
            lead |= {("配合", name) for m in here for name in map(content, m.piece.duty.support)}
            named.append(Tally(len(lead & who), len(lead), len(who)))
            if lead != who:
                faults.append(f"units: {sorted(lead)} for {sorted(who)}: {one.text}")
            figures = [each for m in here if (each := m.piece.duty.target)]
            amounts = [_amount(str(each.amount) + each.unit) for each in figures]
            true = [_amount(text) for text in one.figures if re.match(r"\d", text)]
            right = bool(amounts) and any(amount in true for amount in amounts)
            judged = bool(true) or not one.figures
            reached.append(Tally(int(right), int(bool(amounts) and judged), int(bool(true))))
            if best is None:
                continue
            ok = all(places in best.over for places in over)
            stand.append(Tally(int(ok), 1, 1))
            if not ok:
                faults.append(f"stands elsewhere: {one.text}")
        return added(stand), added(named), added(reached), faults


def _amount(text: str) -> tuple[float, str]:
    found = re.match(r"(\d+(?:\.\d+)?)\s*([万亿]?)(.*)", text, re.DOTALL)
    assert found, text
    return float(found[1]) * SCALES.get(found[2], 1), content(found[3])


def _duties(
    truths: Iterable[Truth],
) -> Iterator[tuple[Truth, list[frozenset[int]], set[tuple[str, str]]]]:
    """Each measure of the gold with the headings over it and its units."""
    parts = {"lead": "牵头", "support": "配合"}
    over: list[Truth] = []
    group: list[set[tuple[str, str]]] = []
    closed = False
    found = []
    whole: set[tuple[str, str]] = set()
    for one in truths:
        if one.role in ("section", "objective", "heading"):
            above = [each for each in over if each.role != "objective"]
            over = [*above, one] if one.role == "objective" else [one]
            whole, group, closed = set(), [], False
        elif one.role == "item":
            group, closed = [], False
        elif one.role == "measure":
            if closed:
                group, closed = [], False
            who = set(whole)
            group.append(who)
            if one.sure:
                found.append((one, [frozenset(h.places) for h in over if h.sure], who))
        elif one.role in ("lead", "support", "leader", "due"):
            closed = bool(group)
            names = {
                (parts[one.role], content(name))
                for name in re.split("[、，,；;]", one.text)
                if one.role in parts and content(name)
            }
            for answering in group or [whole]:
                answering.update(names)
    yield from found
