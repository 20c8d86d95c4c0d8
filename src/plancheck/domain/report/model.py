"""周报 (月报, 季报, 年报): a unit's state at a period's end; every format comes from this value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from ..ledger.entry import base32, canonical_json, sha256_text
from ..period import Kind, Period, kind_of
from ..progress.signal import Signal
from ..progress.state import Status
from ..progress.tally import Tally
from ..startup import sha256
from .editions import Edition

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
        return sha256_text(canonical_json(self.content | {"report": digested_head(self)}))

    @property
    def content(self) -> dict[str, object]:
        """The status file's content, without its seal, key by key in the order of the file."""
        content: dict[str, object] = {"format": FORMAT, "report": head_content(self)}
        if self.measures:  # TOML has no empty array of tables
            content["measure"] = [measure_content(measure) for measure in self.measures]
        return content

    @property
    def check_code(self) -> str:
        """校验码 of the status file, which every format of the report shows."""
        return seal_of(self.content)["check"]


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
