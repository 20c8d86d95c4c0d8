"""The status file (plancheck-status/1): the file that other programs read, sealed.

Written and read here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.ledger.entry import canonical_json
from ...domain.period import kind_of
from ...domain.report.model import (
    FORMAT,
    StatusReport,
    digested_head,
    head_content,
    measure_content,
    seal_of,
)
from ...domain.startup import sha256
from ...errors import BadFile
from .. import text_file
from ..file_names import file_name
from ..toml import writer
from .seal import SEAL, SealedFormat, is_sealed, values_of, written_parts
from .tables import ParsedReport, parsed_report, report_of, report_with
from .written_form import Blocks

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

MEASURE = "\n[[measure]]\n"
STATUS = SealedFormat(FORMAT, "不是 plancheck 周报状态文件。", "请向填报单位重新索取。")


def report_stem(report: StatusReport) -> str:
    """周报_<单位>_<2024-W10>_第1版: the name all formats of a report share; 月报_, 季报_, 年报_."""
    name, unit = kind_of(report.period).report, file_name(report.head.unit)
    return f"{name}_{unit}_{report.period}_第{report.edition.number}版"


def status_text(report: StatusReport) -> str:
    """The file's text."""
    parts = [
        "# plancheck 周报状态文件，供程序读取；请勿手工修改\n",
        f"format = {writer.string(FORMAT)}\n\n[report]\n",
        writer.pairs(head_content(report)),
    ]
    for measure in report.measures:
        parts += (MEASURE, writer.pairs(measure_content(measure)))
    parts += (SEAL, writer.pairs(seal_of(report.content)))
    return "".join(parts)


def load_status(path: Path) -> StatusReport:
    """Read a status file; BadFile (NewerFormat) where it is none, is damaged or was edited."""
    return report_in(text_file.read_text(path, text_file.LIMIT), path.name)


def report_in(text: str, source: str) -> StatusReport:
    """The report a status file's text holds, its seal verified, its texts cleaned."""
    return parse_status(text, source, Blocks()).report


def parse_status(text: str, source: str, blocks: Blocks) -> ParsedReport:
    """The same, with the digest; `blocks` remembers what many files have in common."""
    return _read_written(text, blocks) or _read_parsed(text, source)


def _read_written(text: str, blocks: Blocks) -> ParsedReport | None:
    """A sound file in the form that `status_text` writes; None for any other."""
    parts = written_parts(text, MEASURE)
    if parts is None or parts.top.keys() != {"format", "report"} or parts.top["format"] != FORMAT:
        return None
    head = parts.top["report"]
    measures = blocks.read(text[parts.first + len(MEASURE) : parts.last].split(MEASURE))
    if measures is None or not isinstance(head, Mapping):
        return None
    listed = f'"measure":[{",".join(block.json for block in measures)}]'
    try:
        sealed = _begun(listed)
        sealed.update(f"{canonical_json(head)}}}".encode("ascii"))
        if not is_sealed(parts.seal, sealed.digest()):
            return None
        report = report_with(head, [block.measure for block in measures])
    except (BadFile, KeyError, TypeError, ValueError):
        return None
    return parsed_report(report, digest_of(report, listed), head)


def _read_parsed(text: str, source: str) -> ParsedReport:
    content = STATUS.content(text, source)
    head, measures = content.get("report"), content.get("measure", [])
    if not isinstance(head, Mapping) or not isinstance(measures, list):
        raise BadFile(source, "缺少 [report] 或 [[measure]]。")
    with values_of(source):
        report = report_of(head, measures)
    return parsed_report(report, report.digest, head)


def digest_of(report: StatusReport, listed: str) -> str:
    """The report's digest; `listed` is its measures' canonical JSON, with their key."""
    begun = _begun(listed)
    begun.update(f"{canonical_json(digested_head(report))}}}".encode("ascii"))
    return begun.hexdigest()


def _begun(listed: str) -> Hash:
    measures = f"{listed}," if listed else ""
    return sha256(f'{{"format":"{FORMAT}",{measures}"report":'.encode("ascii"))
