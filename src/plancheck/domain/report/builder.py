"""A period's report out of plan and history, and which edition of the period it is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ..ledger.history import History
from ..period import Period
from ..progress.checklist import Item, Question, ask
from ..progress.fold import fold, fold_measure
from ..progress.measure_change import differs, speaks_of
from ..progress.signal import Thresholds, report_calendar
from ..progress.state import NoteKind, Progress
from .editions import Edition, editions
from .model import Letterhead, MeasureReport, StatusReport

if TYPE_CHECKING:
    from ..plan.model import Plan


def status_report(
    plan: Plan,
    history: History,
    head: Letterhead,
    period: Period,
    generated: datetime,
    thresholds: Thresholds,
    now: Progress | None = None,
) -> StatusReport:
    """The unit's report of a period: as of its last day, by the day each entry speaks of.

    `now` is the progress by that day, where it is known already.
    The edition is the next one where the period was reported before with other content, and the
    same as before where the content is the same.
    """
    now = now or fold(history, period.last_day)
    calendar = report_calendar(period.last_day, plan.year, thresholds)
    checklist = ask(plan, now, calendar, Question(unit_type=head.unit_type))
    measures = tuple(
        _measure(item, _changed(item, history, period), period) for item in checklist.items()
    )
    report = StatusReport(
        head=head,
        period=period,
        edition=Edition(1, generated),
        generated=generated,
        plan_id=plan.id,
        plan_revision=plan.revision,
        plan_digest=plan.digest,
        tally=checklist.tally,
        measures=measures,
    )
    return report._replace(edition=next_edition(report, history))


def _measure(item: Item, changed: bool, period: Period) -> MeasureReport:
    measure, state = item.measure, item.state

    def notes(kind: NoteKind) -> tuple[str, ...]:
        return tuple(n.text for n in state.notes if n.kind is kind and n.on >= period.first_day)

    return MeasureReport(
        id=measure.id,
        status=state.status,
        percent=state.percent(measure),
        amount=state.amount,
        owner=state.owner,
        due=state.due_of(measure),
        signal=item.signal,
        changed=changed,
        progress=notes(NoteKind.PROGRESS),
        problems=notes(NoteKind.PROBLEM),
        coordination=notes(NoteKind.COORDINATION),
        next=notes(NoteKind.PLAN),
        evidence=state.evidence,
        steps_done=state.steps_done,
        steps_total=len(state.steps),
        reason=state.reason,
    )


def _changed(item: Item, history: History, period: Period) -> bool:
    """Whether the state at the period's end is not what it was at its beginning."""
    fields = history.fields.get(item.measure.id, {})
    if not speaks_of(fields, period.first_day, period.last_day):
        return False
    return differs(item.state, fold_measure(fields, period.first_day - timedelta(days=1)))


def next_edition(report: StatusReport, history: History) -> Edition:
    """The edition this content is: the one already submitted, or one more."""
    submitted = editions(history, report.period)
    if not submitted:
        return report.edition
    first_generated = submitted[0].first_generated
    same = report._replace(edition=Edition(1, first_generated))
    digest = same.digest
    latest = submitted[-1]
    if latest.digest == digest:
        before = [e for e in submitted if e.number < latest.number]
        return Edition(latest.number, first_generated, before[-1].digest if before else "")
    return Edition(latest.number + 1, first_generated, latest.digest)


def edition_value(report: StatusReport) -> dict[str, object]:
    """What the ledger records of a submission."""
    value: dict[str, object] = {"edition": report.edition.number, "digest": report.digest}
    if report.edition.first_generated:
        value["first_generated"] = report.edition.first_generated
    return value
