"""The status file (plancheck-status/1): the file that other programs read, sealed.

Written and read here. The seal finds damage and edits by hand; it is no proof against forgery.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TypeVar

from ..domain.editions import Edition
from ..domain.period import Kind, Period, kind_of
from ..domain.period import parse as parse_period
from ..domain.progress import Status, amount_of, day_of
from ..domain.report import (
    FORMAT,
    Head,
    MeasureReport,
    StatusReport,
    content_of,
    head_content,
    measure_content,
    seal_of,
)
from ..domain.signal import Signal
from ..domain.tally import Tally
from ..domain.text import NOTE_LIMIT, clean
from ..errors import BadFile, NewerFormat
from . import paths, toml_guard, toml_text

_E = TypeVar("_E", bound=Enum)
_V = TypeVar("_V")


def file_stem(report: StatusReport) -> str:
    """周报_<单位>_<2024-W10>_第1版: the name all formats of a report share; 月报_, 季报_, 年报_."""
    name, unit = kind_of(report.period).report, paths.slug(report.head.unit)
    return f"{name}_{unit}_{report.period}_第{report.edition.number}版"


def encode(report: StatusReport) -> str:
    """The file's text."""
    parts = [
        "# plancheck 周报状态文件，供程序读取；请勿手工修改\n",
        f"format = {toml_text.string(FORMAT)}\n\n[report]\n",
        toml_text.table(head_content(report)),
    ]
    for measure in report.measures:
        parts += ("\n[[measure]]\n", toml_text.table(measure_content(measure)))
    parts += ("\n[seal]\n", toml_text.table(seal_of(content_of(report))))
    return "".join(parts)


def load(path: Path) -> StatusReport:
    """Read a status file; BadFile (NewerFormat) where it is none, is damaged or was edited."""
    return decode(toml_guard.read_text(path, toml_guard.LIMIT), path.name)


def decode(text: str, source: str) -> StatusReport:
    """The report a status file's text holds, its seal verified, its texts cleaned."""
    content = toml_guard.parse(text, source)
    name, _, major = str(content.get("format", "")).partition("/")
    if name != FORMAT.partition("/")[0]:
        raise BadFile(source, "不是 plancheck 周报状态文件。")
    if not major.isdecimal() or int(major[:9]) < 1:
        raise BadFile(source, "不是 plancheck 周报状态文件。")
    if int(major[:9]) > 1:
        raise NewerFormat(source, "由更新版本的 plancheck 写成；请升级本程序。")
    seal = content.get("seal")
    try:
        sealed = seal_of(content)
    except (TypeError, ValueError) as error:
        raise BadFile(source, "有本程序不认识的内容。") from error
    if not isinstance(seal, Mapping) or any(seal.get(k) != v for k, v in sealed.items()):
        raise BadFile(source, "校验不符：文件已损坏或被手工改动。请向填报单位重新索取。")
    report, measures = content.get("report"), content.get("measure", [])
    if not isinstance(report, Mapping) or not isinstance(measures, list):
        raise BadFile(source, "缺少 [report] 或 [[measure]]。")
    try:
        read = [_measure(m) for m in measures]
        if len({m.id for m in read}) < len(read):
            raise ValueError("measure")
        return _report(report, read)
    except (KeyError, TypeError, ValueError) as error:
        raise BadFile(source, f"内容不完整或不合格式（{error}）。") from error


def _report(report: Mapping[str, object], measures: list[MeasureReport]) -> StatusReport:
    head = Head(*(_text(report, key) for key in _HEAD_KEYS))
    first = report.get("first_generated")
    edition = Edition(
        _whole(report, "edition", 1),
        None if first is None else _moment(report, "first_generated"),
        clean(str(report.get("supersedes", ""))),
    )
    generated = _moment(report, "generated")
    return StatusReport(
        head,
        _period(report),
        edition,
        generated,
        _text(report, "plan"),
        _whole(report, "plan_revision"),
        _text(report, "plan_digest"),
        _tally(measures),
        tuple(measures),
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


def _tally(measures: list[MeasureReport]) -> Tally:
    """The counts of the measures themselves: what the head claims is not believed."""
    counted = [m for m in measures if m.status is not Status.NOT_APPLICABLE]
    return Tally(
        len(counted),
        sum(m.status is Status.DONE for m in counted),
        sum(m.status is Status.ONGOING for m in counted),
        sum(m.signal is Signal.OVERDUE for m in counted),
        sum(m.signal is Signal.DUE_SOON for m in counted),
        sum(m.signal is Signal.BEHIND for m in counted),
    )


def _measure(measure: object) -> MeasureReport:
    if not isinstance(measure, Mapping):
        raise ValueError("measure")
    return MeasureReport(
        id=_text(measure, "id"),
        status=_one_of(Status, measure, "status"),
        percent=_whole(measure, "percent", 0, 100),
        amount=_optional(amount_of, measure, "amount"),
        owner=_text(measure, "owner"),
        due=_optional(day_of, measure, "due"),
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
