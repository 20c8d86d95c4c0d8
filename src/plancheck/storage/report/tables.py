"""A report's tables as values: what a status file and a roll-up file have in common.

Every text is cleaned here. KeyError, TypeError and ValueError (the key) where a table holds what it
may not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import NamedTuple, TypeVar

from ...domain.ledger.entry import canonical_json
from ...domain.ledger.unit_names import UnitName
from ...domain.period import Kind, Period, kind_of, parse_period
from ...domain.progress.issues.numbers import MARKS
from ...domain.progress.issues.standing import IssueState
from ...domain.progress.signal import Signal
from ...domain.progress.state import NoteKind, amount_of, date_of
from ...domain.progress.status import Status
from ...domain.progress.tally import Tally, tally_of_kinds
from ...domain.report.content import report_content
from ...domain.report.editions import Edition
from ...domain.report.feedback import AnsweredFeedback, item_of
from ...domain.report.model import IssueReport, Latest, Letterhead, MeasureReport, StatusReport
from ...domain.text import NOTE_LIMIT, clean
from .unknown_keys import check_kept

_E = TypeVar("_E", bound=Enum)
_V = TypeVar("_V")


class ParsedReport(NamedTuple):
    """A report with its digest, and what there is to say of the file although it is sound."""

    report: StatusReport
    digest: str
    remark: str = ""


def report_of(content: Mapping[str, object]) -> ParsedReport:
    """The report of a status file's content, without its seal; what is not known in it is kept."""
    head = content.get("report")
    if not isinstance(head, Mapping):
        raise ValueError("report")
    measures = [measure_of(table) for table in tables(content, "measure")]
    issues = [issue_of(table) for table in tables(content, "issue")]
    withdrawn = tuple(measure_of(table) for table in tables(content, "withdrawn"))
    feedback = tuple(_feedback_of(table) for table in tables(content, "feedback"))
    report = report_with(head, measures, issues)
    report = report._replace(withdrawn=withdrawn, feedback=feedback)
    if canonical_json(content) != canonical_json(report_content(report)):
        check_kept(content)
        report = report._replace(as_read=content)
    return parsed_report(report, report.digest, head)


def report_with(
    head: Mapping[str, object], measures: list[MeasureReport], issues: list[IssueReport]
) -> StatusReport:
    """The report of a [report] table, its measures and issues being read."""
    if len({m.id for m in measures}) < len(measures):
        raise ValueError("measure")
    if len({issue.number for issue in issues}) < len(issues):
        raise ValueError("issue")
    first = head.get("first_generated")
    return StatusReport(
        head=Letterhead(**{key: _text(head, key) for key in _HEAD_KEYS}, former=_former(head)),
        period=_period(head),
        as_of=_day(head, "as_of"),
        edition=Edition(
            _whole(head, "edition"),
            None if first is None else _moment(head, "first_generated"),
            _texts(head, "stands_for"),
            _text(head, "export_of") if "export_of" in head else "",
        ),
        generated=_moment(head, "generated"),
        plan_id=_text(head, "plan"),
        plan_revision=_whole(head, "plan_revision"),
        plan_digest=_text(head, "plan_digest"),
        tally=tally_of_measures(measures),
        measures=tuple(measures),
        issues=tuple(issues),
    )


_HEAD_KEYS = ("unit", "unit_type", "issuer", "prepared_by", "reviewer", "phone")


def _period(report: Mapping[str, object]) -> Period:
    key = "week" if "week" in report else "period"
    try:
        period = parse_period(_text(report, key))
    except ValueError:
        raise ValueError(key) from None
    if (key == "week") != (kind_of(period) is Kind.WEEK):
        raise ValueError(key)
    return period


def tally_of_measures(measures: Iterable[MeasureReport]) -> Tally:
    """The counts of the measures themselves: what the head claims is not believed."""
    return tally_of_kinds(Counter((m.status, m.signal) for m in measures))


def measure_of(table: Mapping[str, object]) -> MeasureReport:
    """The measure of a [[measure]] table."""
    return MeasureReport(
        id=_text(table, "id"),
        status=_one_of(Status, table, "status"),
        percent=_whole(table, "percent", 0, 100) if "percent" in table else None,
        amount=_optional(amount_of, table, "amount"),
        owner=_texts(table, "owner"),
        due=_optional(date_of, table, "due"),
        signal=_one_of(Signal, table, "signal"),
        changed=_flag(table, "changed"),
        completed=_flag(table, "completed"),
        uncompleted=_flag(table, "uncompleted"),
        answered=_flag(table, "answered"),
        advanced="advanced" in table and _flag(table, "advanced"),
        since=_optional(date_of, table, "since"),
        reason=_note(table, "reason"),
        progress=_notes(table, "progress"),
        latest=_latest(table),
        problems=_notes(table, "problems"),
        coordination=_notes(table, "coordination"),
        next=_notes(table, "next"),
        evidence=_notes(table, "evidence"),
        steps_done=_whole(table, "steps_done"),
        steps_total=_whole(table, "steps_total"),
    )


def issue_of(table: Mapping[str, object]) -> IssueReport:
    """The issue of an [[issue]] table."""
    kind = _one_of(NoteKind, table, "kind")
    if kind not in MARKS:
        raise ValueError("kind")
    return IssueReport(
        number=_text(table, "number"),
        measure=_text(table, "measure"),
        kind=kind,
        text=_note(table, "text"),
        raised=_day(table, "raised"),
        owner=_texts(table, "owner"),
        due=_optional(date_of, table, "due"),
        state=_one_of(IssueState, table, "state"),
        closed=_optional(date_of, table, "closed"),
        how=_note(table, "how"),
        answer=_note(table, "answer"),
    )


def _feedback_of(table: Mapping[str, object]) -> AnsweredFeedback:
    """The answered item of a [[feedback]] table."""
    measure = _text(table, "measure") if "measure" in table else ""
    item = item_of(table, _text(table, "id"), measure)
    return AnsweredFeedback(item, _note(table, "answer"), _day(table, "answered"))


def _former(head: Mapping[str, object]) -> tuple[UnitName, ...]:
    return tuple(UnitName(_text(t, "name"), _text(t, "type")) for t in tables(head, "former"))


def _latest(table: Mapping[str, object]) -> Latest | None:
    latest = table.get("latest")
    if latest is None:
        return None
    if not isinstance(latest, Mapping):
        raise ValueError("latest")
    return Latest(_day(latest, "on"), _note({"text": latest["text"]}, "text"))


def tables(table: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    """The tables under a key; ValueError where something else is there."""
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, Mapping) for one in found):
        raise ValueError(key)
    return found


def _text(table: Mapping[str, object], key: str) -> str:
    value = table[key]
    if not isinstance(value, str):
        raise ValueError(key)
    return clean(value)


def _texts(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    return tuple(map(clean, _strings(table, key)))


def _note(table: Mapping[str, object], key: str) -> str:
    """A text of several lines; empty where there is none."""
    value = table.get(key, "")
    if not isinstance(value, str):
        raise ValueError(key)
    return clean(value, NOTE_LIMIT, lines=True)


def _notes(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    return tuple(clean(one, NOTE_LIMIT, lines=True) for one in _strings(table, key))


def _strings(table: Mapping[str, object], key: str) -> list[str]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError(key)
    return value


def _flag(table: Mapping[str, object], key: str) -> bool:
    value = table[key]
    if not isinstance(value, bool):
        raise ValueError(key)
    return value


def _day(table: Mapping[str, object], key: str) -> date:
    day = date_of(table[key])
    if day is None:
        raise ValueError(key)
    return day


def _whole(table: Mapping[str, object], key: str, least: int = 0, most: int = 10**9) -> int:
    value = table[key]
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError(key)
    return value


def _optional(
    taken: Callable[[object], _V | None], table: Mapping[str, object], key: str
) -> _V | None:
    value = taken(table.get(key))
    if value is None and key in table:
        raise ValueError(key)
    return value


def _moment(table: Mapping[str, object], key: str) -> datetime:
    value = table[key]
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueError(key)
    return value


def _one_of(kind: type[_E], table: Mapping[str, object], key: str) -> _E:
    try:
        return kind(table.get(key))
    except ValueError:
        raise ValueError(key) from None


def parsed_report(report: StatusReport, digest: str, head: Mapping[str, object]) -> ParsedReport:
    """A report as read, with a remark where its file's own counts are wrong, although sealed."""
    tally = report.tally
    said = [head.get(key) for key in ("total", "done", "answered")]
    if said == [tally.total, tally.done, report.answered]:
        return ParsedReport(report, digest)
    return ParsedReport(report, digest, f"自报的合计与各项措施不符，已按措施重算为 {tally}")
