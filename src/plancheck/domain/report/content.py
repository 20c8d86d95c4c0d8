"""A report as the tables of its status file (plancheck-status/2), and what is worked out of these:
digest, seal, check code (校验码).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..ledger.entry import base32, canonical_json, sha256_text
from ..period import Kind, kind_of
from ..startup import sha256

if TYPE_CHECKING:
    from .feedback import AnsweredFeedback
    from .model import IssueReport, MeasureReport, StatusReport

FORMAT = "plancheck-status/2"
UNDIGESTED = ("generated", "edition", "stands_for")
"""Keys of [report] that a report's digest leaves out: the same content is known to be the same."""


def report_content(report: StatusReport) -> dict[str, object]:
    """The status file's content, without its seal, key by key in the order of the file."""
    content: dict[str, object] = {"format": FORMAT, "report": head_content(report)}
    if report.measures:  # TOML has no empty array of tables
        content["measure"] = [measure_content(measure) for measure in report.measures]
    if report.issues:
        content["issue"] = [issue_content(issue) for issue in report.issues]
    if report.withdrawn:
        content["withdrawn"] = [measure_content(measure) for measure in report.withdrawn]
    if report.feedback:
        content["feedback"] = [feedback_content(one) for one in report.feedback]
    return content


def as_it_stands(report: StatusReport, as_read: Mapping[str, object]) -> dict[str, object]:
    """The content that a report was read from, but for what its digest leaves out."""
    head, written = as_read["report"], head_content(report)
    if not isinstance(head, Mapping):
        raise ValueError("report")
    return {**as_read, "report": {**head, **{key: written[key] for key in UNDIGESTED}}}


def head_content(report: StatusReport) -> dict[str, object]:
    """The [report] table; only what is no week says `period`."""
    head, edition, period = report.head, report.edition, report.period
    key = "week" if kind_of(period) is Kind.WEEK else "period"
    return _present(
        {
            "unit": head.unit,
            "unit_type": head.unit_type,
            "former": [former._asdict() for former in head.former],
            "issuer": head.issuer,
            key: str(period),
            "from": report.first_day,
            "to": report.last_day,
            "as_of": report.as_of,
            "edition": edition.number,
            "stands_for": list(edition.stands_for),
            "export_of": edition.export_of or None,
            "first_generated": edition.first_generated,
            "generated": report.generated,
            "prepared_by": head.prepared_by,
            "reviewer": head.reviewer,
            "phone": head.phone,
            "plan": report.plan_id,
            "plan_revision": report.plan_revision,
            "plan_digest": report.plan_digest,
            "total": report.tally.total,
            "done": report.tally.done,
            "answered": report.answered,
        }
    )


def measure_content(measure: MeasureReport) -> dict[str, object]:
    """A [[measure]] table."""
    latest = measure.latest
    return _present(
        {
            "id": measure.id,
            "status": measure.status.value,
            "percent": measure.percent,
            "amount": measure.amount,
            "owner": list(measure.owner),
            "due": measure.due,
            "signal": measure.signal.value,
            "changed": measure.changed,
            "completed": measure.completed,
            "uncompleted": measure.uncompleted,
            "answered": measure.answered,
            "advanced": measure.advanced or None,
            "since": measure.since,
            "reason": measure.reason or None,
            "progress": list(measure.progress),
            "latest": latest and {"on": latest.on, "text": latest.text},
            "problems": list(measure.problems),
            "coordination": list(measure.coordination),
            "next": list(measure.next),
            "evidence": list(measure.evidence),
            "steps_done": measure.steps_done,
            "steps_total": measure.steps_total,
        }
    )


def issue_content(issue: IssueReport) -> dict[str, object]:
    """An [[issue]] table."""
    return _present(
        {
            "number": issue.number,
            "measure": issue.measure,
            "kind": issue.kind.value,
            "text": issue.text,
            "raised": issue.raised,
            "owner": list(issue.owner) or None,
            "due": issue.due,
            "state": issue.state.value,
            "closed": issue.closed,
            "how": issue.how or None,
            "answer": issue.answer or None,
        }
    )


def feedback_content(one: AnsweredFeedback) -> dict[str, object]:
    """A [[feedback]] table."""
    item = one.item
    return _present(
        {
            "id": item.id,
            "measure": item.measure or None,
            "issue": item.issue or None,
            "kind": item.kind.value,
            "text": item.text,
            "digest": item.digest or None,
            "answer": one.answer,
            "answered": one.answered,
        }
    )


def _present(values: Mapping[str, object]) -> dict[str, object]:
    """The values that are there: TOML has no null."""
    return {key: value for key, value in values.items() if value is not None}


def digested_head(head: Mapping[str, object]) -> dict[str, object]:
    """What of a [report] table a report's digest covers."""
    return {key: value for key, value in head.items() if key not in UNDIGESTED}


def digest_of(content: Mapping[str, object]) -> str:
    """SHA-256 (hex) of a status file's content as it stands, without what `UNDIGESTED` names.

    Keys that this version does not know are part of it. ValueError where there is no [report].
    """
    head = content.get("report")
    if not isinstance(head, Mapping):
        raise ValueError("report")
    digested = {key: value for key, value in content.items() if key != "seal"}
    return sha256_text(canonical_json(digested | {"report": digested_head(head)}))


def check_code(digest: str, edition: object) -> str:
    """校验码: 8 characters to read out by telephone, over a report's digest and its edition.

    It is the same in every format of one edition, whenever that is exported.
    """
    text = canonical_json({"digest": digest, "edition": edition})
    return _spelt(sha256(text.encode("ascii")).digest())


def status_seal(content: Mapping[str, object]) -> dict[str, str]:
    """The seal of a status file's content; ValueError where there is no [report]."""
    digest, head = digest_of(content), content["report"]
    edition = head.get("edition") if isinstance(head, Mapping) else None
    return seal_of(content) | {"check": check_code(digest, edition)}


def seal_of(content: Mapping[str, object]) -> dict[str, str]:
    """The seal of a whole content, such as a roll-up's: its sha256, and a check code of it."""
    text = canonical_json({k: v for k, v in content.items() if k != "seal"})
    return seal_from(sha256(text.encode("ascii")).digest())


def seal_from(digest: bytes) -> dict[str, str]:
    """The seal that a content's SHA-256 makes."""
    return {"sha256": digest.hex(), "check": _spelt(digest)}


def _spelt(digest: bytes) -> str:
    """The first 40 bits, as two times four characters."""
    check = base32(digest[:5]).upper()
    return f"{check[:4]}-{check[4:]}"
