"""The status file (plancheck-status/1): the file that other programs read, sealed.

Written and read here. The seal finds damage and edits by hand; it is no proof against forgery.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...domain.ledger.entry import canonical_json
from ...domain.period import kind_of
from ...domain.report.model import (
    FORMAT,
    StatusReport,
    digested_head,
    head_content,
    measure_content,
    seal_from,
    seal_of,
)
from ...domain.startup import sha256
from ...errors import BadFile, NewerFormat
from .. import text_file
from ..file_names import file_name
from ..toml import guard, writer
from .tables import counts_said, report_of, report_with
from .written_form import Blocks

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

MEASURE = "\n[[measure]]\n"
SEAL = "\n[seal]\n"


def file_stem(report: StatusReport) -> str:
    """周报_<单位>_<2024-W10>_第1版: the name all formats of a report share; 月报_, 季报_, 年报_."""
    name, unit = kind_of(report.period).report, file_name(report.head.unit)
    return f"{name}_{unit}_{report.period}_第{report.edition.number}版"


def encode(report: StatusReport) -> str:
    """The file's text."""
    parts = [
        "# plancheck 周报状态文件，供程序读取；请勿手工修改\n",
        f"format = {writer.string(FORMAT)}\n\n[report]\n",
        writer.table(head_content(report)),
    ]
    for measure in report.measures:
        parts += (MEASURE, writer.table(measure_content(measure)))
    parts += (SEAL, writer.table(seal_of(report.content)))
    return "".join(parts)


class ParsedReport(NamedTuple):
    """A report with its digest, and what there is to say of the file although it is sound."""

    report: StatusReport
    digest: str
    remark: str = ""


def load(path: Path) -> StatusReport:
    """Read a status file; BadFile (NewerFormat) where it is none, is damaged or was edited."""
    return decode(text_file.read_text(path, text_file.LIMIT), path.name)


def decode(text: str, source: str) -> StatusReport:
    """The report a status file's text holds, its seal verified, its texts cleaned."""
    return read(text, source, Blocks()).report


def read(text: str, source: str, blocks: Blocks) -> ParsedReport:
    """The same, with the digest; `blocks` remembers what many files have in common."""
    return _read_written(text, blocks) or _read_parsed(text, source)


def _read_written(text: str, blocks: Blocks) -> ParsedReport | None:
    """A sound file in the form that `encode` writes; None for any other."""
    first, last = text.find(MEASURE), text.rfind(SEAL)
    if not 0 < first < last:
        return None
    try:
        top = guard.parse_toml(text[:first], "")
        seal = guard.parse_toml(text[last:], "")
    except BadFile:
        return None
    head = top.get("report")
    if top.keys() != {"format", "report"} or top["format"] != FORMAT or seal.keys() != {"seal"}:
        return None
    found = blocks.read(text[first + len(MEASURE) : last].split(MEASURE))
    if found is None or not isinstance(head, Mapping):
        return None
    listed = f'"measure":[{",".join(block.json for block in found)}]'
    try:
        sealed = _begun(listed)
        sealed.update(f"{canonical_json(head)}}}".encode("ascii"))
        if not is_sealed(seal["seal"], sealed.digest()):
            return None
        report = report_with(head, [block.measure for block in found])
    except (KeyError, TypeError, ValueError):
        return None
    return ParsedReport(report, digest_of(report, listed), counts_said(report, head))


def digest_of(report: StatusReport, listed: str) -> str:
    """The report's digest; `listed` is its measures' canonical JSON, with their key."""
    begun = _begun(listed)
    begun.update(f"{canonical_json(digested_head(report))}}}".encode("ascii"))
    return begun.hexdigest()


def _begun(listed: str) -> Hash:
    measures = f"{listed}," if listed else ""
    return sha256(f'{{"format":"{FORMAT}",{measures}"report":'.encode("ascii"))


def _read_parsed(text: str, source: str) -> ParsedReport:
    content = guard.parse_toml(text, source)
    check_format(content, source, FORMAT, "不是 plancheck 周报状态文件。")
    check_seal(content, source, "请向填报单位重新索取。")
    report, measures = content.get("report"), content.get("measure", [])
    if not isinstance(report, Mapping) or not isinstance(measures, list):
        raise BadFile(source, "缺少 [report] 或 [[measure]]。")
    try:
        found = report_of(report, measures)
    except (KeyError, TypeError, ValueError) as error:
        raise BadFile(source, f"内容不完整或不合格式（{error}）。") from error
    return ParsedReport(found, found.digest, counts_said(found, report))


def check_format(content: Mapping[str, object], source: str, known: str, otherwise: str) -> None:
    """BadFile with the words where a file is of another format, NewerFormat where of a later."""
    name, _, major = str(content.get("format", "")).partition("/")
    if name != known.partition("/")[0] or not major.isdecimal() or int(major[:9]) < 1:
        raise BadFile(source, otherwise)
    if int(major[:9]) > 1:
        raise NewerFormat(source, "由更新版本的 plancheck 写成；请升级本程序。")


def check_seal(content: Mapping[str, object], source: str, advice: str) -> None:
    """BadFile where the seal is not that of the content."""
    seal = content.get("seal")
    try:
        sealed = seal_of(content)
    except (TypeError, ValueError) as error:
        raise BadFile(source, "有本程序不认识的内容。") from error
    if not isinstance(seal, Mapping) or any(seal.get(k) != v for k, v in sealed.items()):
        raise BadFile(source, f"校验不符：文件已损坏或被手工改动。{advice}")


def is_sealed(seal: object, digest: bytes) -> bool:
    """Whether this is the seal of a content with this SHA-256."""
    return isinstance(seal, Mapping) and all(
        seal.get(key) == value for key, value in seal_from(digest).items()
    )
