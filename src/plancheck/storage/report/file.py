"""The status file (plancheck-status/2): the file that other programs read, sealed.

Written and read here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.ledger.entry import canonical_json
from ...domain.period import kind_of
from ...domain.report.content import (
    FORMAT,
    check_code,
    digested_head,
    feedback_content,
    head_content,
    issue_content,
    measure_content,
    report_content,
    seal_from,
    status_seal,
)
from ...domain.report.model import StatusReport
from ...domain.startup import sha256
from ...errors import BadFile
from .. import text_file
from ..file_names import file_name
from ..toml import writer
from .seal import SEAL, SealedFormat, is_sealed, values_of, written_parts
from .tables import ParsedReport, parsed_report, report_of, report_with
from .unknown_keys import check_kept
from .written_form import Blocks, Found

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

MEASURE = "\n[[measure]]\n"
ISSUE = "\n[[issue]]\n"
WITHDRAWN = "\n[[withdrawn]]\n"
FEEDBACK = "\n[[feedback]]\n"
STATUS = SealedFormat(
    FORMAT, "不是 plancheck 周报状态文件。", "请向填报单位重新索取。", status_seal
)


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
    for issue in report.issues:
        parts += (ISSUE, writer.pairs(issue_content(issue)))
    for measure in report.withdrawn:
        parts += (WITHDRAWN, writer.pairs(measure_content(measure)))
    for one in report.feedback:
        parts += (FEEDBACK, writer.pairs(feedback_content(one)))
    parts += (SEAL, writer.pairs(status_seal(report.content)))
    return "".join(parts)


def load_status(path: Path) -> StatusReport:
    """Read a status file; BadFile (NewerFormat) where it is none, is damaged or was edited."""
    return report_in(text_file.read_text(path, text_file.LIMIT), path.name)


def report_in(text: str, source: str) -> StatusReport:
    """The report a status file's text holds, its seal verified, its texts cleaned."""
    return parse_status(text, source, Blocks()).report


def parse_status(text: str, source: str, blocks: Blocks) -> ParsedReport:
    """The same, with the digest; `blocks` remembers what many files have in common."""
    parsed = _read_written(text, blocks) or _read_parsed(text, source)
    with values_of(source):
        if not parsed.report.edition.number:  # a form has none, and is no status file
            raise ValueError("edition")
    return parsed


def _read_written(text: str, blocks: Blocks) -> ParsedReport | None:
    """A sound file in the form that `status_text` writes; None for any other."""
    parts = written_parts(text, MEASURE)
    if parts is None or parts.top.keys() != {"format", "report"} or parts.top["format"] != FORMAT:
        return None
    head = parts.top["report"]
    if not isinstance(head, Mapping):
        return None
    first_issue = text.find(ISSUE, parts.first, parts.last)
    last = first_issue if first_issue >= 0 else parts.last
    issues = text[last : parts.last].split(ISSUE)[1:]
    found = blocks.read(text[parts.first + len(MEASURE) : last].split(MEASURE), issues)
    if found is None:
        return None
    try:
        sealed = _begun(found.json)
        parsed = _report(head, found, sealed)
        sealed.update(f"{canonical_json(head)}}}".encode("ascii"))
        check = check_code(parsed.digest, parsed.report.edition.number)
        right = seal_from(sealed.digest()) | {"check": check}
        return parsed if is_sealed(parts.seal, right) else None
    except (BadFile, KeyError, TypeError, ValueError):
        return None


def written_report(head: Mapping[str, object], found: Found) -> ParsedReport:
    """The report of a [report] table and what was read without a parser."""
    return _report(head, found, _begun(found.json))


def _report(head: Mapping[str, object], found: Found, begun: Hash) -> ParsedReport:
    report = report_with(head, found.measures, found.issues)
    if canonical_json(head) != canonical_json(head_content(report)):
        content = report_content(report) | {"report": head}
        check_kept(content)
        report = report._replace(as_read=content)
    digested = begun.copy()
    digested.update(f"{canonical_json(digested_head(head))}}}".encode("ascii"))
    return parsed_report(report, digested.hexdigest(), head)


def _read_parsed(text: str, source: str) -> ParsedReport:
    content = STATUS.content(text, source)
    with values_of(source):
        return report_of({key: value for key, value in content.items() if key != "seal"})


def _begun(listed: Mapping[str, str]) -> Hash:
    """The SHA-256 of a content up to its [report] table, its lists being canonical JSON already."""
    lists = "".join(f'"{key}":{listed[key]},' for key in sorted(listed))
    return sha256(f'{{"format":"{FORMAT}",{lists}"report":'.encode("ascii"))
