"""矩阵: a row a unit, a column a measure; a mark says the light, or else the status.

A table holds as many measures as a page of paper does across; more are in another below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....domain.name_order import name_order
from ....domain.progress.signal import Signal
from ....domain.progress.status import Status
from ....domain.rollup.figures.figures import mark_of
from ....domain.rollup.wording import cell_line
from ....domain.text import numeral
from .lists import LONGEST
from .markup import LIGHT_LOOKS, LOOKS, STATUS_LOOKS, chip, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....domain.plan.model import Measure, Plan
    from ....domain.report.model import MeasureReport
    from ....domain.rollup.lists import UnitSubmission

ACROSS = 54
"""So many measures go on a page of A4 upright: not every browser turns single pages."""
_WORST_FIRST: tuple[Status | Signal, ...] = (
    *(Signal.OVERDUE, Signal.BEHIND, Signal.DUE_SOON, Status.BLOCKED, Status.NOT_STARTED),
    *(Status.IN_PROGRESS, Status.ONGOING, Status.DONE, Status.NOT_APPLICABLE),
)
_TOLD = 120
"""Characters that are said of a mark: some lines at the foot of the screen."""
_OTHERS = "-"
"""The mark of a measure that is not the unit's."""
_ORDER = "".join(one.mark for one in _WORST_FIRST) + _OTHERS
_Part = tuple[str, list["Measure"]]
"""A section's title and its measures, or as many of them as go on."""


def matrix(plan: Plan, submissions: Sequence[UnitSubmission]) -> str:
    """The plan's matrix of these units, under what its marks mean."""
    shown = submissions[:LONGEST]
    names = sorted({one.unit for one in shown}, key=name_order)
    ranks = {name: rank for rank, name in enumerate(names)}
    types = {name: rank for rank, name in enumerate(plan.type_names())}
    lefts = [_left(one, ranks, types) for one in shown]
    tables = "".join(_table(plan.title, parts, shown, lefts) for parts in _pages(plan))
    more = len(submissions) - len(shown)
    left_out = f'<p class="note">另有{more}个单位没有列出，见 xlsx、csv。</p>' if more else ""
    return f"{_legend()}{tables}{left_out}"


def _pages(plan: Plan) -> Iterator[list[_Part]]:
    """Sections, as many at a time as go across; one that is longer goes on."""
    parts: list[_Part] = []
    taken = 0
    for section in plan.sections:
        measures = [m for objective in section.objectives for m in objective.measures]
        title = f"{numeral(section.number)}、{section.title}"
        for first in range(0, len(measures), ACROSS):
            some = measures[first : first + ACROSS]
            if taken + len(some) > ACROSS:
                yield parts
                parts, taken = [], 0
            parts.append((f"{title}（续）" if first else title, some))
            taken += len(some)
    if parts:
        yield parts


def _table(
    title: str, parts: Sequence[_Part], submissions: Sequence[UnitSubmission], lefts: Sequence[str]
) -> str:
    measures = [measure for _, some in parts for measure in some]
    groups = "".join(
        f'<th scope="colgroup" colspan="{len(some)}">{text(name)}</th>' for name, some in parts
    )
    heads = "".join(
        f'<th scope="col" class="v" data-sort="" title="{text(m.text)}">{text(m.id)}</th>'
        for m in measures
    )
    rows = "</tr><tr>".join(
        f"{left}{''.join(_cells(one, measures))}"
        for one, left in zip(submissions, lefts, strict=True)
    )
    return (
        f'<div class="wide tall" role="region" aria-label="{text(title)}">'
        f'<table class="matrix" data-list="" data-marks="{_ORDER}"><caption>{text(title)}</caption>'
        f'<colgroup><col class="n"><col class="t"><col class="s"><col span="{len(measures)}">'
        f'</colgroup><thead><tr><td colspan="3"></td>{groups}</tr><tr>'
        '<th scope="col" data-sort="">单位</th>'
        '<th scope="col" data-sort="" data-choose="">类型</th>'
        f'<th scope="col" data-sort="">完成</th>{heads}</tr></thead>'
        f"<tbody><tr>{rows}</tr></tbody></table></div>"
    )


def _left(one: UnitSubmission, ranks: dict[str, int], types: dict[str, int]) -> str:
    """What stands before the marks: who it is, and how much of its own is done."""
    tally = one.row.tally if one.row else None
    done = (
        f'<td data-k="{tally.share:.4g}">{tally}</td>'
        if tally
        else f"<td>{chip(one.standing.submission.value)}</td>"
    )
    name = f'<th scope="row" class="p" data-k="{ranks[one.unit]}">{text(one.unit)}</th>'
    return f'{name}<td data-k="{types.get(one.type, len(types))}">{text(one.type)}</td>{done}'


def _cells(one: UnitSubmission, measures: Sequence[Measure]) -> Iterator[str]:
    said, unit = one.row.measures if one.row else {}, one.known_as
    for measure in measures:
        if told := said.get(measure.id):
            yield f'<td class="{_look(told)}" title="{text(_told(told))}">{mark_of(told)}</td>'
        elif measure.concerns(unit):
            yield "<td></td>"
        else:
            yield f"<td>{_OTHERS}</td>"


def _told(told: MeasureReport) -> str:
    line = cell_line(told)
    return line if len(line) <= _TOLD else f"{line[:_TOLD]}……（全文见该单位的报告）"


def _look(told: MeasureReport) -> str:
    return LIGHT_LOOKS.get(told.signal) or STATUS_LOOKS[told.status]


def _legend() -> str:
    items = "".join(
        f'<li><b class="{LOOKS[one.value]}">{one.mark}</b>{text(one.value)}</li>'
        for one in _WORST_FIRST
    )
    return (
        f'<ul class="legend">{items}<li><b>{_OTHERS}</b>不属本单位</li>'
        "<li><b></b>空白 未报</li></ul>"
        '<p class="note">有灯的显示灯。措施编号的全文见“各项措施”。</p>'
    )
