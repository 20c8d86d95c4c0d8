"""A roll-up's figures worked out: by unit, type, section, objective, measure.

Counted are the measures that the plan gives a unit's type, whatever else its report holds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ..period import kind_of
from ..progress.signal import SETTLED
from ..progress.state import Status
from ..progress.tally import tally_of_kinds
from ..text import folded_name
from .figures import (
    STILL_WEEKS,
    Figures,
    Group,
    Issue,
    Kind,
    MeasureRow,
    PeriodChange,
    PlanFigures,
    RollupReport,
    Stalled,
    Trend,
    UnitRow,
    sum_of,
)
from .roster import Submission

if TYPE_CHECKING:
    from ..period import Period
    from ..plan.model import Measure, Plan
    from ..report.model import MeasureReport
    from .union import Rollup


def figures(report: RollupReport) -> Figures:
    """Work the figures out."""
    scopes = {plan.id: _Scope(plan) for plan in report.plans}
    kind = kind_of(report.period)
    periods = {
        period: _rows(report.rollup.of(period), scopes)
        for period in report.rollup.periods
        if kind_of(period) is kind
    }
    rows = _ordered(periods.get(report.period, []), report)
    before = periods.get(report.period.shifted(-1))
    if before is not None:
        done = {_who(row): row.tally.done for row in before}
        rows = [row._replace(done_before=done.get(_who(row))) for row in rows]
    problems, coordination = _issues(rows, scopes)
    return Figures(
        whole=_group("", "合计", rows, _kinds_of(rows), before is not None),
        units=tuple(rows),
        types=tuple(_types(rows, report.plans, before is not None)),
        plans=tuple(
            figured
            for plan in report.plans
            if (figured := _plan_figures(scopes[plan.id], report, periods)).units
        ),
        problems=problems,
        coordination=coordination,
        trend=tuple(
            Trend(period, len(found), sum_of(row.tally for row in found))
            for period, found in periods.items()
        ),
    )


class _Scope:
    """What a plan gives each unit type."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.measures = {m.id: m for m in plan.measures()}
        self.owed = {
            name: frozenset(m.id for m in plan.measures() if m.concerns(name))
            for name in plan.type_names()
        }


def _rows(rollup: Rollup, scopes: Mapping[str, _Scope]) -> list[UnitRow]:
    rows = []
    for identity in sorted(rollup.held):
        held = rollup.held[identity]
        report = held.counted.report
        owed = scopes[identity.plan].owed.get(report.head.unit_type, frozenset())
        measures = {m.id: m for m in report.measures if m.id in owed}
        kinds = Counter((m.status, m.signal) for m in measures.values())
        rows.append(UnitRow(held, tally_of_kinds(kinds), None, measures))
    return rows


def _ordered(rows: list[UnitRow], report: RollupReport) -> list[UnitRow]:
    """In the roster's order where there is one, else by unit type and name."""
    places = {folded_name(s.unit): n for n, s in enumerate(report.standings)}
    types = {name: n for plan in report.plans for n, name in enumerate(plan.type_names())}

    def place(row: UnitRow) -> tuple[int, int]:
        head = row.received.report.head
        if report.by_roster:
            return places.get(folded_name(head.unit), len(places)), 0
        return 0, types.get(head.unit_type, len(types))

    return sorted(rows, key=place)


def _who(row: UnitRow) -> tuple[str, str, str]:
    plan, issuer, unit, _ = row.received.identity
    return plan, issuer, unit


def _kinds_of(rows: Iterable[UnitRow]) -> Counter[Kind]:
    return Counter((m.status, m.signal) for row in rows for m in row.measures.values())


def _group(
    key: str, title: str, rows: Sequence[UnitRow], kinds: Mapping[Kind, int], compared: bool
) -> Group:
    both = [row for row in rows if row.done_before is not None]
    done = sum(row.tally.done - (row.done_before or 0) for row in both)
    change = PeriodChange(len(both), done) if compared else None
    return Group(
        key=key,
        title=title,
        units=len(rows),
        tally=tally_of_kinds(kinds),
        kinds=kinds,
        change=change,
    )


def _types(rows: Sequence[UnitRow], plans: Iterable[Plan], compared: bool) -> Iterable[Group]:
    names = dict.fromkeys(name for plan in plans for name in plan.type_names())
    for name in names:
        of_type = [row for row in rows if row.received.report.head.unit_type == name]
        if of_type:
            yield _group(name, name, of_type, _kinds_of(of_type), compared)


def _plan_figures(
    scope: _Scope, report: RollupReport, periods: Mapping[Period, list[UnitRow]]
) -> PlanFigures:
    plan = scope.plan

    def of_plan(period: Period) -> list[UnitRow]:
        return [r for r in periods.get(period, ()) if r.received.report.plan_id == plan.id]

    rows = of_plan(report.period)
    missing: Counter[str] = Counter()
    if len(report.plans) == 1:  # a roster does not say whose plan a unit is under
        missing.update(s.type for s in report.standings if s.handing is Submission.MISSING)
    by_measure = _by_measure(rows)
    before = of_plan(report.period.shifted(-1))
    change = _changes(rows, before) if periods.get(report.period.shifted(-1)) else None
    measure_rows = []
    sections, objectives = [], []
    for section in plan.sections:
        in_section: list[str] = []
        for objective in section.objectives:
            ids = [m.id for m in objective.measures]
            in_section += ids
            objectives.append(
                _measures_group(objective.number, objective.title, ids, rows, by_measure, change)
            )
            for measure in objective.measures:
                found = by_measure.get(measure.id, ())
                absent = sum(missing[name] for name in (*measure.lead, *measure.support))
                measure_rows.append(
                    _measure_row(measure, section.number, objective.number, found, absent)
                )
        sections.append(
            _measures_group(
                str(section.number), section.title, in_section, rows, by_measure, change
            )
        )
    still = _still(scope, by_measure, [of_plan(report.period.shifted(-n)) for n in range(4)])
    return PlanFigures(
        plan=plan,
        units=len(rows),
        sections=tuple(sections),
        objectives=tuple(objectives),
        measures=tuple(measure_rows),
        still=still,
    )


_ByMeasure = Mapping[str, Sequence["MeasureReport"]]


def _by_measure(rows: Iterable[UnitRow]) -> _ByMeasure:
    found: dict[str, list[MeasureReport]] = defaultdict(list)
    for row in rows:
        for id, measure in row.measures.items():
            found[id].append(measure)
    return found


_Changes = tuple[frozenset[tuple[str, str, str]], Mapping[str, int]]
"""The units that reported in both periods, and by measure how many more of them are done."""


def _changes(rows: Sequence[UnitRow], before: Sequence[UnitRow]) -> _Changes:
    both = frozenset(map(_who, rows)).intersection(map(_who, before))
    done: Counter[str] = Counter()
    for found, step in ((rows, 1), (before, -1)):
        for row in found:
            if _who(row) in both:
                for id, measure in row.measures.items():
                    done[id] += step * (measure.status is Status.DONE)
    return both, done


def _measures_group(
    key: str,
    title: str,
    ids: Sequence[str],
    rows: Iterable[UnitRow],
    by_measure: _ByMeasure,
    changes: _Changes | None,
) -> Group:
    kinds = Counter((m.status, m.signal) for id in ids for m in by_measure.get(id, ()))
    names = frozenset(ids)
    concerned = [row for row in rows if not names.isdisjoint(row.measures)]
    change = None
    if changes is not None:
        both, done = changes
        units = sum(_who(row) in both for row in concerned)
        change = PeriodChange(units, sum(done.get(id, 0) for id in ids))
    return Group(
        key=key,
        title=title,
        units=len(concerned),
        tally=tally_of_kinds(kinds),
        kinds=kinds,
        change=change,
    )


def _measure_row(
    measure: Measure, section: int, objective: str, found: Sequence[MeasureReport], missing: int
) -> MeasureRow:
    applying = [m for m in found if m.status is not Status.NOT_APPLICABLE]
    percents = [m.percent for m in applying]
    amounts = [m.amount for m in applying if m.amount is not None]
    count = len(percents)
    return MeasureRow(
        measure=measure,
        section=section,
        objective=objective,
        reported=count,
        exempt=len(found) - count,
        missing=missing,
        moved=sum(m.changed for m in applying),
        kinds=Counter((m.status, m.signal) for m in applying),
        mean=(2 * sum(percents) + count) // (2 * count) if count else None,
        low=min(percents, default=None),
        high=max(percents, default=None),
        amount=sum(amounts),
        amount_units=len(amounts),
    )


def _still(scope: _Scope, now: _ByMeasure, periods: Sequence[Sequence[UnitRow]]) -> Stalled:
    running = next((n for n, rows in enumerate(periods) if not rows), len(periods))
    if running < STILL_WEEKS:
        return Stalled(running)
    moved = {id for rows in periods for row in rows for id, m in row.measures.items() if m.changed}
    found = [
        (measure, count)
        for id, measure in scope.measures.items()
        if id not in moved and (count := sum(m.status not in SETTLED for m in now.get(id, ())))
    ]
    return Stalled(running, tuple(sorted(found, key=lambda one: -one[1])))


def _issues(
    rows: Iterable[UnitRow], scopes: Mapping[str, _Scope]
) -> tuple[tuple[Issue, ...], tuple[Issue, ...]]:
    """All 问题 and all 协调, in the plans' order of measures, then of units."""
    found: list[tuple[int, int, Issue]] = []
    places = {
        (id, measure): (n, place)
        for n, (id, scope) in enumerate(scopes.items())
        for place, measure in enumerate(scope.measures)
    }
    for row in rows:
        head, plan_id = row.received.report.head, row.received.report.plan_id
        scope = scopes[plan_id]
        for id, m in row.measures.items():
            for kind, texts in (("问题", m.problems), ("协调", m.coordination)):
                for text in texts:
                    issue = Issue(
                        kind=kind,
                        plan=scope.plan,
                        measure=scope.measures[id],
                        unit=head.unit,
                        unit_type=head.unit_type,
                        text=text,
                        signal=m.signal,
                        identity=row.received.identity,
                    )
                    found.append((*places[plan_id, id], issue))
    found.sort(key=lambda one: one[:2])
    issues = [issue for *_, issue in found]
    return (
        tuple(issue for issue in issues if issue.kind == "问题"),
        tuple(issue for issue in issues if issue.kind == "协调"),
    )
