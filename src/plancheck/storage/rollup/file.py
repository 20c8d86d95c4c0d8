"""The roll-up file (plancheck-rollup/1): the units' reports whole, and what became of each file.

Sealed as a status file is, and read back into the very reports: roll-ups roll up. A roll-up that
would pass the limit is written in parts, each a roll-up of its own, as any grouping gives the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import AnyStr, NamedTuple

from ...domain.ledger.entry import canonical_json
from ...domain.period import Period, parse_period
from ...domain.report.content import FORMAT as STATUS
from ...domain.report.content import issue_content, measure_content, seal_from
from ...domain.rollup.intake import FileNote
from ...domain.rollup.roster import Standing
from ...domain.rollup.union import FORMAT, Editions, Rollup, gathered
from ...domain.startup import sha256
from ...domain.text import clean
from ...errors import BadFile
from .. import text_file
from ..file_names import file_name
from ..report.file import written_report
from ..report.seal import SEAL, SealedFormat, is_sealed, values_of, written_parts
from ..report.tables import ParsedReport, report_of, tables
from ..report.written_form import Blocks
from ..toml import guard, writer
from .tables import (
    editions_of,
    file_table,
    head_table,
    older_table,
    remarks,
    report_content,
    status_head,
    unit_table,
)

LIMIT = 64 * 1024 * 1024
"""Bytes of a roll-up file."""
_ROOM = LIMIT - 1024
"""Bytes of one part without its seal."""
_PART = 2 * text_file.LIMIT
"""Bytes that the head of a file that is read block by block may have, and each of its reports."""
REPORT = "\n[[report]]\n"
_MEASURE = "\n[[report.measure]]\n"
_ISSUE = "\n[[report.issue]]\n"
_OLDER = "\n[[report.older]]\n"
ROLLUP = SealedFormat(FORMAT, "不是 plancheck 汇总文件。", "请向汇总单位重新索取。")


class RollupHeader(NamedTuple):
    """Who rolled up which period, when; and what became of the files in that run."""

    name: str
    period: Period
    generated: datetime
    files: tuple[FileNote, ...] = ()
    standings: tuple[Standing, ...] = ()


class ParsedRollup(NamedTuple):
    """A roll-up file's reports, and what it says of its own run."""

    name: str
    period: Period
    rollup: Rollup
    remarks: tuple[str, ...] = ()


def rollup_stem(name: str, period: Period) -> str:
    """汇总_<街道>_<2024-W10>: the name all formats of a roll-up share."""
    return f"汇总_{file_name(name)}_{period}"


def rollup_texts(heading: RollupHeader, rollup: Rollup) -> Iterator[str]:
    """The texts of the files, one after another: one, or several where it would pass the limit."""
    part = _Part(heading, 1)
    for identity in sorted(rollup.editions):
        editions = rollup.editions[identity]
        text = "".join(_edition_texts(editions))
        size = len(text.encode())
        if part.filled and part.size + size > _ROOM:
            yield part.text()
            part = _Part(heading, part.number + 1)
        part.add(editions, text, size)
    yield part.text()


class _Part:
    """A file in the making: its text, and the SHA-256 of its content in the order of its keys."""

    def __init__(self, heading: RollupHeader, number: int) -> None:
        self.number = number
        self.filled = False
        first = number == 1  # the account stands in the first part alone
        files = [file_table(note) for note in heading.files if first]
        self._units = [unit_table(standing) for standing in heading.standings if first]
        self._top: dict[str, object] = {"name": heading.name, "period": str(heading.period)}
        self._top["generated"] = heading.generated
        self._top |= {} if first else {"part": number}
        self._texts = [
            "# plancheck 汇总文件，供程序读取；请勿手工修改\n",
            f"format = {writer.string(FORMAT)}\n\n[rollup]\n{writer.pairs(self._top)}",
        ]
        for name, listed in (("file", files), ("unit", self._units)):
            self._texts += (f"\n[[{name}]]\n{writer.pairs(table)}" for table in listed)
        self.size = sum(len(text.encode()) for text in self._texts)
        before = f'"file":{_json_list(files)},' if files else ""
        self._sealed = sha256(f'{{{before}"format":"{FORMAT}",'.encode("ascii"))

    def add(self, editions: Editions, text: str, size: int) -> None:
        """Put in the reports of one identity; `text` is theirs, of `size` bytes."""
        self._texts.append(text)
        self.size += size
        for index, received in enumerate(editions.current):
            content = canonical_json(report_content(received, editions.older if index == 0 else ()))
            before = "," if self.filled else '"report":['
            self._sealed.update(f"{before}{content}".encode("ascii"))
            self.filled = True

    def text(self) -> str:
        """The whole file, sealed."""
        after = "]," if self.filled else ""
        units = f',"unit":{_json_list(self._units)}' if self._units else ""
        self._sealed.update(f'{after}"rollup":{canonical_json(self._top)}{units}}}'.encode("ascii"))
        seal = writer.pairs(seal_from(self._sealed.digest()))
        return "".join((*self._texts, SEAL, seal))


def _json_list(tables: Iterable[Mapping[str, object]]) -> str:
    return f"[{','.join(canonical_json(table) for table in tables)}]"


def _edition_texts(editions: Editions) -> Iterable[str]:
    """The reports of one identity; the editions before stand under the one that counts."""
    for index, received in enumerate(editions.current):
        yield REPORT
        yield writer.pairs(head_table(received))
        for one in editions.older if index == 0 else ():
            yield _OLDER
            yield writer.pairs(older_table(one))
        for measure in received.report.measures:
            yield _MEASURE
            yield writer.pairs(measure_content(measure))
        for issue in received.report.issues:
            yield _ISSUE
            yield writer.pairs(issue_content(issue))


# --- reading


def parse_rollup(text: str, source: str, blocks: Blocks) -> ParsedRollup:
    """The roll-up of a file's text; BadFile (NewerFormat) where it is none, or is not sound."""
    return _read_written(text, blocks) or _read_parsed(text, source)


def parse_large_rollup(data: bytes, source: str, blocks: Blocks) -> ParsedRollup:
    """The roll-up of a file beyond `text_file.LIMIT`: in the written form alone, block by block.

    A parser would take minutes and gigabytes for what may be no roll-up at all.
    """
    if b"\r\n" in data[:_PART]:
        data = data.replace(b"\r\n", b"\n")
    first, last = data.find(REPORT.encode()), data.rfind(SEAL.encode())
    if 0 < first < last and max(first, len(data) - last) <= _PART:
        top = guard.parse_toml(text_file.decoded(data[:first], source), source)
        ROLLUP.check_name(top, source)
        split = _split(data, first, last, REPORT.encode())
        texts = (text_file.decoded(part, source) if len(part) <= _PART else "" for part in split)
        if found := _written(top, texts, text_file.decoded(data[last:], source), blocks):
            return found
    raise ROLLUP.damage(source)


def _read_written(text: str, blocks: Blocks) -> ParsedRollup | None:
    """A sound file in the form that `rollup_texts` writes; None for any other."""
    parts = written_parts(text, REPORT)
    if parts is None:
        return None
    reports = _split(text, parts.first, parts.last, REPORT)
    return _written(parts.top, reports, parts.seal, blocks)


def _written(
    top: Mapping[str, object], reports: Iterable[str], seal_text: str, blocks: Blocks
) -> ParsedRollup | None:
    """The same of its parts: the content before the first report, the reports, the seal."""
    if top.get("format") != FORMAT or "report" in top or "seal" in top:
        return None
    before = {key: value for key, value in top.items() if key < "report"}
    after = {key: value for key, value in top.items() if key > "report"}
    begun = sha256(f"{canonical_json(before)[:-1]},".encode("ascii"))
    between = '"report":['
    parsed: list[tuple[ParsedReport, Mapping[str, object]]] = []
    try:
        for block in reports:
            others, *issue_texts = block.split(_ISSUE)
            head_text, *measure_texts = others.split(_MEASURE)
            head = guard.parse_toml(head_text.replace(_OLDER, "\n[[older]]\n"), "")
            found = blocks.read(measure_texts, issue_texts)
            headings = f"\n{head_text}".count("\n[") - head_text.count(_OLDER)
            if found is None or headings or head.keys() & {"measure", "issue"}:
                return None
            begun.update(f"{between}{_merged(head, found.json)}".encode("ascii"))
            between = ","
            parsed.append((written_report(status_head(head), found), head))
        begun.update(f"],{canonical_json(after)[1:]}".encode("ascii"))
        return _parsed(top, parsed) if is_sealed(seal_text, seal_from(begun.digest())) else None
    except (BadFile, KeyError, TypeError, ValueError):
        return None


def _split(whole: AnyStr, first: int, last: int, heading: AnyStr) -> Iterable[AnyStr]:
    """The [[report]] blocks one by one, without their headings: the file is not held twice."""
    while first < last:
        begin = first + len(heading)
        first = whole.find(heading, begin, last)
        first = last if first < 0 else first
        yield whole[begin:first]


def _merged(head: Mapping[str, object], listed: Mapping[str, str]) -> str:
    """Canonical JSON of a report's table, its measures and issues being JSON already."""
    texts = []
    for key in sorted(listed):
        before = canonical_json({k: v for k, v in head.items() if k < key})[1:-1]
        head = {k: v for k, v in head.items() if k > key}
        texts += [before, f'"{key}":{listed[key]}']
    texts.append(canonical_json(head)[1:-1])
    return f"{{{','.join(filter(None, texts))}}}"


def _read_parsed(text: str, source: str) -> ParsedRollup:
    content = ROLLUP.content(text, source)
    with values_of(source):
        parsed = []
        for table in tables(content, "report"):
            status: dict[str, object] = {"format": STATUS, "report": status_head(table)}
            status |= {key: table[key] for key in ("measure", "issue") if key in table}
            parsed.append((report_of(status), table))
        return _parsed(content, parsed)


def _parsed(
    top: Mapping[str, object], parsed: Sequence[tuple[ParsedReport, Mapping[str, object]]]
) -> ParsedRollup:
    """The roll-up of its reports, each with the table that it was in."""
    head = top["rollup"]
    if not isinstance(head, Mapping):
        raise ValueError("rollup")
    name, period_text = head["name"], head["period"]
    if not isinstance(name, str) or not isinstance(period_text, str):
        raise ValueError("rollup")
    period = parse_period(period_text)
    rollup = gathered(editions_of(report, table, period) for report, table in parsed)
    return ParsedRollup(
        clean(name), period, rollup, tuple(remarks(top, [report for report, _ in parsed]))
    )
