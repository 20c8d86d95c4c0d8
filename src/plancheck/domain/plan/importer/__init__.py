"""A document read as a plan: `draft_of` makes a draft of a source, by the words that decide.

Passes, each a pure function of what those before it found: `lines` (page numbers and web pages'
words go), `wraps` (what was one paragraph becomes one), `flow` (one text of one width with a way
back), `marks` and `segments`, `head`, `parts` (review or plan), `levels` (by the order in which
kinds of marks appear), `leads`, `body`, `clauses`, `labels`, `duties`, `figures`, `columns` and
`tables`, and `readings`.

What must hold: every character of the source is in exactly one piece of the draft, whatever the
passes claim; what nobody claims is a piece of its own with a doubt.
"""

from __future__ import annotations

import re
from itertools import groupby

from ..draft import PlanDraft, Role, Why
from ..source import Source
from .body import body_claims
from .duties import with_duties
from .flow import Flow, flow_of
from .head import foot_claims, head_claims, structure_at
from .parts import aside, body_at, parted
from .readings import Reading, pieces_of
from .segments import segments
from .tables import table_claims
from .words import Words


def draft_of(source: Source, words: Words) -> PlanDraft:
    """What a document's parts are taken for."""
    flow = flow_of(source, words)
    parts = segments(flow)
    feet, count = foot_claims(flow, parts, words)
    parts = parts[: len(parts) - count]
    first = structure_at(flow, parts, words)
    claims = head_claims(flow, parts, first, words)
    parting = parted(flow, parts[first:], words)
    year = _year(flow, claims)
    for part in parting.before:
        why = Why.REVIEW if parting.reviewed or parting.heading else Why.GUIDING
        claims.append(Reading(part.begin, part.end, Role.SET_ASIDE, part.start, why=why))
    if parting.heading:
        claims.append(
            Reading(
                parting.heading.begin,
                parting.heading_end,
                Role.SET_ASIDE,
                parting.heading.start,
                why=Why.PART_HEADING,
            )
        )
    set_aside = aside(flow, parting.nodes, words)
    begin = body_at(parting.nodes)
    for n in range(begin):
        set_aside.setdefault(n, Why.GUIDING)
    body = [*body_claims(flow, parting.nodes, set_aside, words, year)]
    claims += with_duties(body, year)
    claims += _tables(flow, claims, words, year)
    return PlanDraft(pieces_of(source, flow, [*claims, *feet]), year=year, issued=None)


def _tables(flow: Flow, claims: list[Reading], words: Words, year: int) -> list[Reading]:
    """The claims of all tables; one that follows a section's heading stands under it."""
    found: list[Reading] = []
    cells = [stretch for stretch in flow.stretches if stretch.passage.cell]
    for _, table in groupby(cells, key=lambda one: one.passage.cell.table):  # type: ignore[union-attr]
        own = list(table)
        under = any(c.role is Role.SECTION and c.start < own[0].start for c in claims)
        found += table_claims(flow, own, words, year, under=under)
    return found


def _year(flow: Flow, claims: list[Reading]) -> int:
    titles = [flow.text[c.start : c.end] for c in claims if c.role is Role.TITLE]
    for text in (*titles, flow.text):
        match = re.search(r"20[0-9]{2}(?=年)", text)
        if match:
            return int(match[0])
    return 0
