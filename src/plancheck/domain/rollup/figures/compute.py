"""A roll-up's figures worked out: by unit, type, section, objective, measure.

Counted are the measures that the plan gives a unit's type, whatever else its report holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ...period import kind_of
from ...progress.issues.standing import IssueState
from ...progress.state import NoteKind
from ...progress.tally import tally_of_kinds
from ..issues import issues_of, issues_over
from ..periods import measures_over, periods_at_hand, reports_of
from ..roster.identities import UnitKey
from ..roster.standings import LACKING
from ..union import Via
from .figures import Figures, Group, PeriodChange, RollupReport, Trend, UnitRow, sum_of
from .movement import Movement
from .plan_view import PlanView, kinds_of

if TYPE_CHECKING:
    from ...period import Period
    from ...plan.model import Plan, Units
    from ...report.model import MeasureReport
    from ..editions import Editions
    from ..issues import Issue
    from ..roster.standings import Standing
    from ..union import Received, Rollup


def of_type(report: RollupReport, unit_type: str) -> RollupReport:
    """The reports of one unit type with figures of their own; all where it is empty."""
    if not unit_type:
        return report
    rollup = report.rollup.only(lambda one: one.report.head.unit_type == unit_type)
    standings = tuple(s for s in report.standings if unit_type in s.types)
    roster = standings if report.by_roster else None
    return report._replace(
        rollup=rollup,
        standings=standings,
        figures=figures(report.period, report.plans, rollup, roster),
    )


def figures(
    period: Period, plans: Sequence[Plan], rollup: Rollup, roster: Sequence[Standing] | None
) -> Figures:
    """Work the figures out; `roster` is how its units stand, None where there is no roster."""
    scopes = {plan.id: _Scope(plan) for plan in plans}
    periods = {
        each: [_unit_row(rollup, parts, scopes, each) for parts in reports_of(rollup, each)]
        for each in periods_at_hand(rollup, kind_of(period))
    }
    rows = _labelled(_ordered(periods.get(period, []), plans, roster))
    before = periods.get(period.shifted(-1))
    if before is not None:
        done = {row.reporter: row.tally.done for row in before}
        rows = [row._replace(done_before=done.get(row.reporter)) for row in rows]
    missing = {id: Counter[str]() for id in scopes}
    for row in rows:  # by an older revision a unit says nothing of what came since
        of_plan, scope = row.received.report, scopes[row.received.report.plan_id]
        if of_plan.plan_revision < scope.plan.revision:
            missing[of_plan.plan_id].update(scope.owed(row.identity) - row.measures.keys())
    if len(plans) == 1:  # a roster does not say whose plan a unit is under
        (scope,) = scopes.values()
        for standing in roster or ():
            if standing.submission in LACKING:
                missing[scope.plan.id].update(scope.owed(standing.known_as))
    views = (PlanView(one.plan, period, periods, missing[id]) for id, one in scopes.items())
    issues = issues_of(rows, plans)
    open_ones = [issue for issue in issues if issue.state is not IssueState.CLOSED]
    return Figures(
        whole=_group("", "合计", rows),
        units=tuple(rows),
        types=tuple(_types(rows, plans)),
        plans=tuple(view.figures() for view in views if view.rows),
        problems=tuple(issue for issue in open_ones if issue.kind is NoteKind.PROBLEM),
        coordination=tuple(issue for issue in open_ones if issue.kind is NoteKind.COORDINATION),
        closed=tuple(issue for issue in issues if issue.state is IssueState.CLOSED),
        trend=tuple(
            Trend(each, len(of_period), sum_of(row.tally for row in of_period))
            for each, of_period in periods.items()
        ),
        unheard=tuple(_unheard(period, periods, plans, roster)),
    )


def _unheard(
    period: Period,
    periods: Mapping[Period, list[UnitRow]],
    plans: Sequence[Plan],
    roster: Sequence[Standing] | None,
) -> Iterator[Issue]:
    """What is open by the newest earlier report of units that say nothing of it now.

    These have not reported, and owe to; or they have by a form, which knows no numbers: then their
    newest report that did still says which problems they follow.
    """
    current = periods.get(period, ())
    by_form = {row.reporter: row for row in current if row.received.via is Via.FORM}
    told = {row.reporter for row in current} - by_form.keys()
    newest = {
        row.reporter: row
        for each, rows in periods.items()
        if each.last_day < period.first_day
        for row in rows
        if row.reporter not in by_form or row.received.via is Via.FILE
    }
    rows = [row for reporter, row in newest.items() if reporter not in told]
    if roster is not None:
        lacking = {
            UnitKey.of(name, one.type)
            for one in roster
            if one.submission in LACKING
            for name in one.names
        }
        rows = [
            row for row in rows if row.reporter in by_form or row.editions.identity.unit in lacking
        ]
    forms = {newest[one].editions.identity: by_form[one] for one in by_form.keys() & newest.keys()}
    for one in issues_of(_labelled(_ordered(rows, plans, roster)), plans):
        form = forms.get(one.identity)
        if one.state is IssueState.CLOSED or (form and _says(form, one)):
            continue
        why = "表格未写" if form else "本期未报"
        yield one._replace(day=max(one.day, period.last_day), unheard=why)


def _says(form: UnitRow, one: Issue) -> bool:
    """Whether a form says itself how it stands with what was written before.

    What has no number was of its period alone.
    """
    now = form.measures.get(one.measure.id)
    return not one.number or (now is not None and one.text in (*now.problems, *now.coordination))


class _Scope:
    """What a plan gives each unit."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.measures = {m.id: m for m in plan.measures()}
        self._by_name = [m for m in plan.measures() if m.units]
        """What the units of a type do not all share."""
        self._by_type = {
            name: frozenset(m.id for m in plan.measures() if name in m.lead or name in m.support)
            for name in plan.type_names()
        }

    def owed(self, identity: Units) -> frozenset[str]:
        """The measures that concern a unit."""
        shared = self._by_type.get(identity.type, frozenset())
        return shared.union(m.id for m in self._by_name if m.concerns(identity))


def _unit_row(
    rollup: Rollup, parts: Sequence[Editions], scopes: Mapping[str, _Scope], period: Period
) -> UnitRow:
    latest = parts[-1].counted.report
    owed = scopes[latest.plan_id].owed(latest.head.identity)
    measures = measures_over([_told(one.counted, owed, scopes) for one in parts])
    return UnitRow(
        editions=parts[-1],
        tally=tally_of_kinds(kinds_of(measures.values())),
        movement=Movement.of(measures.values()),
        done_before=None,
        measures=measures,
        reporter=rollup.reporters[parts[-1].identity],
        parts=tuple(one.counted.report.period for one in parts),
        issues=issues_over([one.counted.report.issues for one in parts], period),
    )


def _told(
    received: Received, owed: frozenset[str], scopes: Mapping[str, _Scope]
) -> dict[str, MeasureReport]:
    """What a report says of what is owed; where rows of a form are gone, that they are not filled
    in: a unit owes no less for that.
    """
    report, scope = received.report, scopes[received.report.plan_id]
    told = {one.id: one for one in report.measures if one.id in owed}
    by_this = report.plan_revision >= scope.plan.revision
    if received.via is Via.FILE or not by_this or told.keys() == owed:
        return told
    from ...form.report import unfilled

    told |= {one.id: one for one in unfilled(report, owed - told.keys())}
    return {id: told[id] for id in scope.measures if id in told}


def _ordered(
    rows: list[UnitRow], plans: Iterable[Plan], roster: Sequence[Standing] | None
) -> list[UnitRow]:
    """In the roster's order where there is one, else by unit type and name."""
    places = {one: n for n, standing in enumerate(roster or ()) for one in standing.identities}
    types = {name: n for plan in plans for n, name in enumerate(plan.type_names())}

    def place(row: UnitRow) -> int:
        head = row.received.report.head
        if roster is not None:
            return places.get(row.editions.identity, len(places))
        return types.get(head.unit_type, len(types))

    return sorted(rows, key=place)


def _labelled(rows: Sequence[UnitRow]) -> list[UnitRow]:
    """Namesakes told apart."""
    types: dict[str, set[str]] = {}
    for row in rows:
        name, kind = row.editions.identity.unit
        types.setdefault(name, set()).add(kind)
    return [
        row._replace(label=f"{head.unit}（{head.unit_type}）" if several else head.unit)
        for row in rows
        for head in (row.received.report.head,)
        for several in (len(types[row.editions.identity.unit.name]) > 1,)
    ]


def _group(key: str, title: str, rows: Sequence[UnitRow]) -> Group:
    """All measures of some units."""
    both = [row for row in rows if row.done_before is not None]
    done = sum(row.tally.done - (row.done_before or 0) for row in both)
    change = PeriodChange(len(both), done) if both else None
    kinds = kinds_of(m for row in rows for m in row.measures.values())
    return Group(
        key=key,
        title=title,
        units=len(rows),
        tally=tally_of_kinds(kinds),
        kinds=kinds,
        movement=Movement.sum_of(row.movement for row in rows),
        change=change,
    )


def _types(rows: Sequence[UnitRow], plans: Iterable[Plan]) -> Iterator[Group]:
    for name in dict.fromkeys(name for plan in plans for name in plan.type_names()):
        of_type = [row for row in rows if row.received.report.head.unit_type == name]
        if of_type:
            yield _group(name, name, of_type)
