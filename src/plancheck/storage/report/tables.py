"""A report's tables as values: what a status file and a roll-up file have in common.

Every text is cleaned here. KeyError, TypeError and ValueError (the key) where a table holds what it
may not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import NamedTuple, TypeVar

from ...domain.period import Kind, Period, kind_of, parse_period
from ...domain.progress.signal import Signal
from ...domain.progress.state import Status, amount_of, date_of
from ...domain.progress.tally import Tally, tally_of_kinds
from ...domain.report.editions import Edition
from ...domain.report.model import Letterhead, MeasureReport, StatusReport
from ...domain.text import NOTE_LIMIT, clean

_E = TypeVar("_E", bound=Enum)
_V = TypeVar("_V")


class ParsedReport(NamedTuple):
    """A report with its digest, and what there is to say of the file although it is sound."""

    report: StatusReport
    digest: str
    remark: str = ""


def report_of(report: Mapping[str, object], measures: Sequence[object]) -> StatusReport:
    """The report of a [report] table and its measures' tables."""
    return report_with(report, [_measure(measure) for measure in measures])


def report_with(report: Mapping[str, object], measures: list[MeasureReport]) -> StatusReport:
    """The same, of measures that were read."""
    if len({m.id for m in measures}) < len(measures):
        raise ValueError("measure")
    head = Letterhead(**{key: _text(report, key) for key in _HEAD_KEYS})
    first = report.get("first_generated")
    edition = Edition(
        _whole(report, "edition", 1),
        None if first is None else _moment(report, "first_generated"),
        clean(str(report.get("supersedes", ""))),
    )
    generated = _moment(report, "generated")
    return StatusReport(
        head=head,
        period=_period(report),
        edition=edition,
        generated=generated,
        plan_id=_text(report, "plan"),
        plan_revision=_whole(report, "plan_revision"),
        plan_digest=_text(report, "plan_digest"),
        tally=tally_of_measures(measures),
        measures=tuple(measures),
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


def _measure(measure: object) -> MeasureReport:
    if not isinstance(measure, Mapping):
        raise ValueError("measure")
    return MeasureReport(
        id=_text(measure, "id"),
        status=_one_of(Status, measure, "status"),
        percent=_whole(measure, "percent", 0, 100),
        amount=_optional(amount_of, measure, "amount"),
        owner=_text(measure, "owner"),
        due=_optional(date_of, measure, "due"),
        signal=_one_of(Signal, measure, "signal"),
        changed=measure.get("changed") is True,
        progress=_texts(measure, "progress"),
        problems=_texts(measure, "problems"),
        coordination=_texts(measure, "coordination"),
        next=_texts(measure, "next"),
        evidence=_texts(measure, "evidence"),
        steps_done=_whole(measure, "steps_done"),
        steps_total=_whole(measure, "steps_total"),
        reason=clean(str(measure.get("reason", "")), NOTE_LIMIT, lines=True),
    )


def _text(table: Mapping[str, object], key: str) -> str:
    value = table[key]
    if not isinstance(value, str):
        raise ValueError(key)
    return clean(value)


def _texts(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError(key)
    return tuple(clean(one, NOTE_LIMIT, lines=True) for one in value)


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
    if (head.get("total"), head.get("done")) == (tally.total, tally.done):
        return ParsedReport(report, digest)
    return ParsedReport(report, digest, f"自报的合计与各项措施不符，已按措施重算为 {tally}")
