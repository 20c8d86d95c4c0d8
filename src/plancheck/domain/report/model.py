"""周报 (月报, 季报, 年报): a unit's state at a period's end; every format comes from this value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from ..ledger.entry import base32, canonical_json, sha256_text
from ..ledger.history import History
from ..period import Kind, Period, kind_of
from ..progress.checklist import Item, Question, ask
from ..progress.fold import fold, fold_measure
from ..progress.signal import Signal, Thresholds, report_calendar
from ..progress.state import NoteKind, Progress, Status
from ..progress.tally import Tally
from ..progress.week_changes import differs, speaks_of
from ..startup import sha256
from .editions import Edition, next_edition

if TYPE_CHECKING:
    from ..plan.model import Plan

FORMAT = "plancheck-status/1"
UNSEALED = ("generated", "edition", "supersedes")
"""Keys of [report] that a report's digest leaves out: the same content is known to be the same."""


class MeasureReport(NamedTuple):
    """One measure at the period's end; `percent` is 0-100, `due` the unit's date or the plan's."""

    id: str
    status: Status
    percent: int
    amount: int | float | None
    owner: str
    due: date | None
    signal: Signal
    changed: bool
    progress: tuple[str, ...]
    problems: tuple[str, ...]
    coordination: tuple[str, ...]
    next: tuple[str, ...]
    evidence: tuple[str, ...]
    steps_done: int
    steps_total: int
    reason: str


class Letterhead(NamedTuple):
    """Who reports to whom, and who signs."""

    unit: str
    unit_type: str
    issuer: str
    prepared_by: str = ""
    reviewer: str = ""
    phone: str = ""


class StatusReport(NamedTuple):
    """The report. Counts are over the unit type's measures, by `Tally`'s definition."""

    head: Letterhead
    period: Period
    edition: Edition
    generated: datetime
    plan_id: str
    plan_revision: int
    plan_digest: str
    tally: Tally
    measures: tuple[MeasureReport, ...]

    @property
    def first_day(self) -> date:
        """The period's first day."""
        return self.period.first_day

    @property
    def last_day(self) -> date:
        """The period's last day, which the report speaks of."""
        return self.period.last_day

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the content without generated, edition and supersedes."""
        return sha256_text(canonical_json(content_of(self) | {"report": digested_head(self)}))


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
    first = Edition(1, generated)
    report = StatusReport(
        head=head,
        period=period,
        edition=first,
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


def content_of(report: StatusReport) -> dict[str, object]:
    """The status file's content, without its seal, key by key in the order of the file."""
    content: dict[str, object] = {"format": FORMAT, "report": head_content(report)}
    if report.measures:  # TOML has no empty array of tables
        content["measure"] = [measure_content(measure) for measure in report.measures]
    return content


def head_content(report: StatusReport) -> dict[str, object]:
    """The [report] table; only what is no week says `period`."""
    head, edition, period = report.head, report.edition, report.period
    key = "week" if kind_of(period) is Kind.WEEK else "period"
    return _present(
        unit=head.unit,
        unit_type=head.unit_type,
        issuer=head.issuer,
        **{key: str(period), "from": report.first_day, "to": report.last_day},
        edition=edition.number,
        supersedes=edition.supersedes or None,
        first_generated=edition.first_generated,
        prepared_by=head.prepared_by,
        reviewer=head.reviewer,
        phone=head.phone,
        generated=report.generated,
        plan=report.plan_id,
        plan_revision=report.plan_revision,
        plan_digest=report.plan_digest,
        total=report.tally.total,
        done=report.tally.done,
    )


def digested_head(report: StatusReport) -> dict[str, object]:
    """What of the [report] table a report's digest covers."""
    return {k: v for k, v in head_content(report).items() if k not in UNSEALED}


def measure_content(measure: MeasureReport) -> dict[str, object]:
    """A [[measure]] table."""
    return _present(
        id=measure.id,
        status=measure.status.value,
        percent=measure.percent,
        amount=measure.amount,
        owner=measure.owner,
        due=measure.due,
        signal=measure.signal.value,
        changed=measure.changed,
        progress=list(measure.progress),
        problems=list(measure.problems),
        coordination=list(measure.coordination),
        next=list(measure.next),
        evidence=list(measure.evidence),
        steps_done=measure.steps_done,
        steps_total=measure.steps_total,
        reason=measure.reason or None,
    )


def _present(**values: object) -> dict[str, object]:
    """The values that are there: TOML has no null."""
    return {key: value for key, value in values.items() if value is not None}


def seal_of(content: Mapping[str, object]) -> dict[str, str]:
    """The seal of a file's content: sha256, and `check`, 8 characters to read out by telephone."""
    text = canonical_json({k: v for k, v in content.items() if k != "seal"})
    return seal_from(sha256(text.encode("ascii")).digest())


def seal_from(digest: bytes) -> dict[str, str]:
    """The seal that a content's SHA-256 makes."""
    check = base32(digest[:5]).upper()
    return {"sha256": digest.hex(), "check": f"{check[:4]}-{check[4:]}"}


def changed_first(measures: Sequence[MeasureReport]) -> list[MeasureReport]:
    """The measures that moved in the period: done ones first, then by the document's order.

    One that is not started and has no word of progress did not move, even if a date was set.
    """
    moved = [m for m in measures if m.changed]
    moved = [m for m in moved if m.status is not Status.NOT_STARTED or m.progress]
    return sorted(moved, key=lambda m: m.status is not Status.DONE)
