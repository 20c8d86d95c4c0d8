"""A period's report out of plan and history, and which edition of the period it is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from ..ledger.history import History, dated_by
from ..period import Kind, Period, Week, kind_of
from ..progress.checklist import Item, Question, ask, item_of
from ..progress.fold import fold
from ..progress.measure_change import Fields, measure_change, status_since
from ..progress.persons import persons_of
from ..progress.signal import Thresholds, report_calendar
from ..progress.state import UNTOUCHED, MeasureState, NoteKind, Progress
from ..progress.status import FIGURELESS
from ..progress.views import OVER
from .editions import Edition, editions
from .feedback import answered_within, given_feedback, office_answers
from .issues import issues
from .model import Latest, Letterhead, MeasureReport, StatusReport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..plan.model import Measure, Plan, Units


def status_report(
    plan: Plan,
    history: History,
    head: Letterhead,
    period: Period,
    generated: datetime,
    thresholds: Thresholds,
    now: Progress | None = None,
    former: Sequence[Plan] = (),
) -> StatusReport:
    """The unit's report of a period: as of its last day, by the day each entry speaks of.

    Where the period has not ended, what a fast clock dated ahead counts as today's; a month, a
    quarter or a year is then judged by today, a week by its Sunday all the same: else each day's
    export of it would be another edition. `now` is the progress by that day, if it is known.
    `former` are the revisions that were in force before: measures that were the unit's by them.
    The edition is the next one where the period was reported before with other content, and the
    same as before where the content is the same.
    """
    today = generated.date()
    dated = dated_by(history, today)
    if now is None or dated is not history:
        now = fold(dated, period.last_day)
    is_week = kind_of(period) is Kind.WEEK
    as_of = period.last_day if is_week else min(period.last_day, today)
    calendar = report_calendar(as_of, plan.year, thresholds)
    checklist = ask(plan, now, calendar, Question(head.identity))
    gone = gone_measures(plan, former, head.identity, now)
    items = [item_of(m, now, calendar, checklist.question, None) for m in gone]
    measures, withdrawn = (
        tuple(measure_report(item, dated.fields.get(item.measure.id, {}), period) for item in some)
        for some in (checklist.items(), items)
    )
    given = given_feedback(dated, period.last_day)
    answers = office_answers(given)
    report = StatusReport(
        head=head,
        period=period,
        as_of=as_of,
        edition=Edition(1, generated),
        generated=generated,
        plan_id=plan.id,
        plan_revision=plan.revision,
        plan_digest=plan.digest,
        tally=checklist.tally,
        measures=measures,
        withdrawn=withdrawn,
        feedback=tuple(answered_within(given, period)),
        issues=tuple(
            issue._replace(answer=answers.get(issue.number, ""))
            for item in (*checklist.items(), *items)
            for issue in issues(
                item.measure.id, dated.fields.get(item.measure.id, {}), item.state, period
            )
        ),
    )
    return report._replace(edition=next_edition(report, history))


def gone_measures(
    plan: Plan, former: Sequence[Plan], units: Units, progress: Progress
) -> list[Measure]:
    """The measures that are the units' no more and on which something is recorded, as withdrawn.

    What the plan withdrew, and what was theirs by a revision before and is others' now.
    """
    once = {m.id for one in former for m in one.measures() if m.concerns(units)}
    standing = (m for m in plan.measures() if m.id in once and not m.concerns(units))
    return [
        measure._replace(withdrawn=True)
        for measure in (*standing, *plan.withdrawn())
        if progress.state(measure.id) != UNTOUCHED
    ]


def measure_report(item: Item, fields: Fields, period: Period) -> MeasureReport:
    """What a report of a period says of one measure, whose entries are `fields`."""
    measure, state = item.measure, item.state
    change = measure_change(fields, state, period)
    latest = state.latest_progress

    def notes(kind: NoteKind) -> tuple[str, ...]:
        return tuple(n.text for n in state.notes if n.kind is kind and n.on >= period.first_day)

    return MeasureReport(
        id=measure.id,
        status=state.status,
        percent=None if state.status in FIGURELESS else state.percent(measure),
        amount=state.amount,
        owner=persons_of(state.owner),
        due=state.due_of(measure),
        signal=item.signal,
        changed=change.changed,
        completed=change.completed,
        uncompleted=change.uncompleted,
        answered=change.answered,
        advanced=change.advanced,
        since=status_since(fields, period.last_day),
        reason=state.reason,
        progress=notes(NoteKind.PROGRESS),
        latest=Latest(latest.on, latest.text) if latest else None,
        problems=notes(NoteKind.PROBLEM),
        coordination=notes(NoteKind.COORDINATION),
        next=_open_plans(state, period),
        evidence=state.evidence,
        steps_done=state.steps_done,
        steps_total=len(state.steps),
    )


def _open_plans(state: MeasureState, period: Period) -> tuple[str, ...]:
    """The plans noted in the period that nothing has come after: no progress of a later week."""
    if state.status in OVER:
        return ()
    latest = state.latest_progress
    told = Week.of(latest.on) if latest else None
    return tuple(
        note.text
        for note in state.notes
        if note.kind is NoteKind.PLAN
        and note.on >= period.first_day
        and (told is None or told <= Week.of(note.on))
    )


def next_edition(report: StatusReport, history: History) -> Edition:
    """The edition this content is: the one already submitted, or one more."""
    submitted = editions(history, report.period)
    if not submitted:
        return report.edition
    latest = submitted[-1]
    first_generated = submitted[0].first_generated
    digest = report._replace(edition=Edition(1, first_generated)).digest
    again = {edition.digest for edition in submitted if edition.number == latest.number} == {digest}
    number = latest.number if again else latest.number + 1
    before = dict.fromkeys(edition.digest for edition in submitted if edition.number < number)
    return Edition(number, first_generated, tuple(before))


def edition_value(report: StatusReport) -> dict[str, object]:
    """What the ledger records of a submission."""
    value: dict[str, object] = {"edition": report.edition.number, "digest": report.digest}
    if report.edition.first_generated:
        value["first_generated"] = report.edition.first_generated
    return value
