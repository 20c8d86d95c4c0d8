"""A roll-up as scripts read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....domain.rollup.intake.outcomes import Outcome

if TYPE_CHECKING:
    from ....domain.progress.tally import Tally
    from ....domain.rollup.figures.figures import Group, MeasureRow, RollupReport, UnitRow
    from ....domain.rollup.issues import Issue
    from ....domain.rollup.union import Received


def rollup_json(report: RollupReport) -> dict[str, object]:
    """Everything that is shown of a roll-up; keys in English, words as they stand in files."""
    figures = report.figures
    account = report.account
    return {
        "name": report.name,
        "period": str(report.period),
        "generated": report.generated.isoformat(),
        "deadline": report.deadline.isoformat(),
        "plans": [
            {"id": plan.id, "title": plan.title, "revision": plan.revision} for plan in report.plans
        ],
        "account": {
            "read": account.read,
            **{outcome.name.lower(): account.count(outcome) for outcome in Outcome},
            "asides": list(account.asides),
            "litter": list(account.litter),
        },
        "files": [
            {
                "name": note.name,
                "folder": note.folder,
                "outcome": note.outcome.value,
                "reports": note.reports,
                "refused": note.refused,
                "words": note.words,
            }
            for note in account.files
        ],
        "standings": [
            {
                "unit": s.unit,
                "type": s.type,
                "standing": s.submission.value,
                "handed_in": s.submitted.isoformat() if s.submitted else None,
                "via": s.via,
                "hint": s.hint,
                "returned": s.returned,
            }
            for s in report.standings
        ],
        "whole": _group(figures.whole),
        "types": [_group(group) for group in figures.types],
        "sections": [
            {"plan": plan.plan.id, **_group(group)}
            for plan in figures.plans
            for group in plan.sections
        ],
        "objectives": [
            {"plan": plan.plan.id, **_group(group)}
            for plan in figures.plans
            for group in plan.objectives
        ],
        "measures": [
            {"plan": plan.plan.id, **_measure(row)}
            for plan in figures.plans
            for row in plan.measures
        ],
        "still": [
            {
                "plan": plan.plan.id,
                "weeks": plan.stalled.weeks,
                "measures": [{"id": m.id, "open": n} for m, n in plan.stalled.measures],
            }
            for plan in figures.plans
        ],
        "units": [_unit(row) for row in figures.units],
        "problems": [_issue(issue) for issue in figures.problems],
        "coordination": [_issue(issue) for issue in figures.coordination],
        "closed": [_issue(issue) for issue in figures.closed],
        "unheard": [_issue(issue) for issue in figures.unheard],
        "trend": [
            {"period": str(t.period), "units": t.units, **_tally(t.tally)} for t in figures.trend
        ],
    }


def _tally(tally: Tally) -> dict[str, object]:
    return dict(tally._asdict())


def _group(group: Group) -> dict[str, object]:
    return {
        "key": group.key,
        "title": group.title,
        "units": group.units,
        **_tally(group.tally),
        "movement": group.movement._asdict(),
        "change": group.change._asdict() if group.change else None,
    }


def _measure(row: MeasureRow) -> dict[str, object]:
    target = row.measure.target
    return {
        "id": row.measure.id,
        "text": row.measure.text,
        "owing": row.owing,
        "reported": row.reported,
        "exempt": row.exempt,
        "movement": row.movement._asdict(),
        "statuses": _counts([(status.value, n) for (status, _), n in row.kinds.items()]),
        "signals": _counts([(signal.value, n) for (_, signal), n in row.kinds.items()]),
        "percent": row.percent._asdict(),
        "amount": row.amount.each._asdict()
        | {"total": row.amount.total, "reached": row.amount.reached},
        "target": target._asdict() if target else None,
    }


def _counts(pairs: list[tuple[str, int]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name, count in pairs:
        counts[name] = counts.get(name, 0) + count
    return counts


def _unit(row: UnitRow) -> dict[str, object]:
    head = row.received.report.head
    return {
        "unit": head.unit,
        "type": head.unit_type,
        "plan": row.received.identity.plan,
        "plan_revision": row.received.report.plan_revision,
        **_tally(row.tally),
        "movement": row.movement._asdict(),
        "done_before": row.done_before,
        "edition": row.received.edition,
        "superseded": [_older(one) for one in row.editions.older],
        "conflict": row.editions.in_conflict,
        "handed_in": row.received.submitted.isoformat() if row.received.submitted else None,
        "via": row.received.via.value,
        "sources": list(row.received.sources),
    }


def _older(one: Received) -> dict[str, object]:
    return {
        "unit": one.report.head.unit,
        "edition": one.edition,
        "digest": one.digest,
        "generated": one.report.generated.isoformat(),
        "sources": list(one.sources),
    }


def _issue(issue: Issue) -> dict[str, object]:
    return {
        "measure": issue.measure.id,
        "unit": issue.unit,
        "type": issue.unit_type,
        "text": issue.text,
        "kind": issue.kind.value,
        "number": issue.number,
        "since": issue.since.isoformat() if issue.since else None,
        "weeks": issue.weeks,
        "owner": list(issue.owner),
        "due": issue.due.isoformat() if issue.due else None,
        "state": issue.state.value if issue.state else None,
        "closed": issue.closed.isoformat() if issue.closed else None,
        "how": issue.how,
        "answer": issue.answer,
    }
