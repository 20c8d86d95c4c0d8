"""A document read as a plan: `draft_of` makes a draft of a source, by the words that decide.

Passes, each a pure function of what those before it found: `text` reads the document (lines,
paragraphs, marks, sentences), `structure` says which of it is the plan and on which level,
`measures` what the parts are; `readings` makes of what they say pieces that hold every character,
`verdict` says whether it is a plan at all. Words that decide are in `words`, never in code.

What must hold: every character of the source is in exactly one piece of the draft, whatever the
passes claim; what nobody claims is a piece of its own with a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from ..draft import Piece, PlanDraft, Role, Why
from ..source import Source
from .measures.body import Answers, body_readings
from .measures.duties import with_duties
from .measures.tables import table_readings
from .readings import Reading, pieces_of
from .structure.asides import aside, body_at
from .structure.head import foot_readings, head_readings, structure_at
from .structure.parts import Parting, parted
from .text.flow import Flow, flow_of
from .text.grids import with_grids
from .text.labels import label_words
from .text.segments import segments
from .text.terms import with_terms
from .verdict import refusal
from .words import Words


def draft_of(source: Source, words: Words) -> PlanDraft:
    """What a document's parts are taken for."""
    source = with_grids(source, words)
    flow = flow_of(source, words)
    parts = segments(flow, words)
    feet, count = foot_readings(flow, parts, words)
    parts = parts[: len(parts) - count]
    looks = label_words(flow, words)
    first = structure_at(flow, parts, words, looks)
    head = head_readings(flow, parts, first, words)
    parting = parted(flow, parts[first:], words, looks)
    by = Answers(words, looks, _year(flow, head, parting))
    body = with_duties([*_body(flow, parting, by)], by.year)
    tables = _tables(flow, body, by)
    readings = [*head, *_outside(parting), *body, *tables, *feet]
    pieces = with_terms(pieces_of(source, flow, readings))
    why = refusal(pieces, words, parted=bool(parting.headings))
    return PlanDraft(pieces, year=by.year, issued=_issued(pieces), refusal=why)


def _outside(parting: Parting) -> Iterator[Reading]:
    """What stands before the plan's part, and the headings of its parts."""
    reviewed = parting.reviewed or parting.headings
    for part in parting.before:
        why = Why.REVIEW if reviewed else Why.GUIDING
        yield Reading(part.begin, part.end, Role.SET_ASIDE, part.start, why=why)
    for part, end in parting.headings:
        yield Reading(part.begin, end, Role.SET_ASIDE, part.start, why=Why.PART_HEADING)


def _body(flow: Flow, parting: Parting, by: Answers) -> Iterator[Reading]:
    """The plan's part; what stands before its structure is introduction."""
    left_out = aside(flow, parting.nodes, by.words)
    for n in range(body_at(parting.nodes)):
        left_out.setdefault(n, Why.GUIDING)
    return body_readings(flow, parting.nodes, left_out, by)


def _tables(flow: Flow, body: Sequence[Reading], by: Answers) -> Iterator[Reading]:
    """The readings of all tables; one that follows a section's heading stands under it."""
    cells = [stretch for stretch in flow.stretches if stretch.passage.cell]
    for _, table in groupby(cells, key=lambda one: one.passage.cell.table):  # type: ignore[union-attr]
        own = list(table)
        under = any(one.role is Role.SECTION and one.start < own[0].start for one in body)
        yield from table_readings(flow, own, by, under=under)


def _year(flow: Flow, head: Sequence[Reading], parting: Parting) -> int:
    """The plan's year: that of its part's heading, the last that the title names, or the first."""
    headings = [flow.text[part.start : end] for part, end in parting.headings]
    titles = [flow.text[one.start : one.end] for one in head if one.role is Role.TITLE]
    for text in (*headings, *titles):
        found = re.findall(r"20[0-9]{2}(?=年)", text)
        if found:
            return max(map(int, found))
    first = re.search(r"20[0-9]{2}(?=年)", flow.text)
    return int(first[0]) if first else 0


def _issued(pieces: Sequence[Piece]) -> date | None:
    """The day of the document: the last date of its head or foot that is a whole one."""
    for piece in reversed(pieces):
        match = _DAY.search(piece.text) if piece.role in (Role.DATE, Role.OFFICE) else None
        if match:
            try:
                return date(*map(int, match.groups()))
            except ValueError:
                continue
    return None


_DAY = re.compile(r"(20[0-9]{2})[年.-]([0-9]{1,2})[月.-]([0-9]{1,2})")
