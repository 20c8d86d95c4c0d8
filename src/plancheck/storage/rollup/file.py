"""The roll-up file (plancheck-rollup/2): the units' reports whole, and what became of each file.

Sealed as a status file is, and read back into the very reports: roll-ups roll up. A roll-up that
would pass the limit is written in parts, each a roll-up of its own, as any grouping gives the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import AnyStr, NamedTuple

from ...domain.ledger.entry import canonical_json
from ...domain.period import Period, parse_period
from ...domain.report.content import seal_from
from ...domain.rollup.intake.outcomes import FileNote
from ...domain.rollup.roster.claim import Claim
from ...domain.rollup.roster.standings import Standing
from ...domain.rollup.union import FORMAT, Rollup
from ...domain.startup import sha256
from ...domain.text import clean
from ...errors import BadFile
from .. import text_file
from ..file_names import file_name
from ..report.file import written_report
from ..report.seal import SEAL, SealedFormat, is_sealed, values_of, written_parts
from ..report.tables import ParsedReport, report_of, tables
from ..report.unknown_keys import LISTS
from ..report.written_form import Blocks
from ..toml import guard, writer
from .tables import (
    claims_in,
    file_table,
    received_of,
    remarks,
    report_table,
    return_tables,
    returns_in,
    same_of,
    same_tables,
    status_content,
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
    claims: tuple[Claim, ...] = ()


def rollup_stem(name: str, period: Period) -> str:
    """汇总_<街道>_<2024-W10>: the name all formats of a roll-up share."""
    return f"汇总_{file_name(name)}_{period}"


def rollup_texts(heading: RollupHeader, rollup: Rollup) -> Iterator[str]:
    """The texts of the files, one after another: one, or several where it would pass the limit."""
    same = same_tables(rollup.same)
    part = _Part(heading, same, return_tables(rollup.returns, heading.period), 1)
    for received in rollup.received:
        table = report_table(received)
        text = "".join(_report_texts(table))
        size = len(text.encode())
        if part.filled and part.size + size > _ROOM:
            yield part.text()
            part = _Part(heading, same, (), part.number + 1)
        part.add(table, text, size)
    yield part.text()


class _Part:
    """A file in the making: its text, and the SHA-256 of its content in the order of its keys."""

    def __init__(
        self,
        heading: RollupHeader,
        same: list[dict[str, object]],
        returned: Sequence[Mapping[str, object]],
        number: int,
    ) -> None:
        self.number = number
        self.filled = False
        first = number == 1  # the account stands in the first part alone
        files = [file_table(note) for note in heading.files if first]
        units = [unit_table(standing) for standing in heading.standings if first]
        top: dict[str, object] = {"name": heading.name, "period": str(heading.period)}
        top["generated"] = heading.generated
        top |= {} if first else {"part": number}
        self._after: dict[str, object] = {"rollup": top} | ({"same": same} if same else {})
        self._after |= {"returned": list(returned)} if returned else {}
        self._after |= {"unit": units} if units else {}
        self._texts = [
            "# plancheck 汇总文件，供程序读取；请勿手工修改\n",
            f"format = {writer.string(FORMAT)}\n\n[rollup]\n{writer.pairs(top)}",
        ]
        lists = {"file": files, "unit": units, "same": same, "returned": returned}
        for name, listed in lists.items():
            self._texts += (f"\n[[{name}]]\n{writer.pairs(table)}" for table in listed)
        self.size = sum(len(text.encode()) for text in self._texts)
        before = canonical_json({"file": files} if files else {})[:-1]
        self._sealed = sha256(f'{before}{"," * bool(files)}"format":"{FORMAT}",'.encode("ascii"))

    def add(self, table: Mapping[str, object], text: str, size: int) -> None:
        """Put in a report; `text` is its own, of `size` bytes."""
        self._texts.append(text)
        self.size += size
        before = "," if self.filled else '"report":['
        self._sealed.update(f"{before}{canonical_json(table)}".encode("ascii"))
        self.filled = True

    def text(self) -> str:
        """The whole file, sealed."""
        after = "]," if self.filled else ""
        self._sealed.update(f"{after}{canonical_json(self._after)[1:]}".encode("ascii"))
        seal = writer.pairs(seal_from(self._sealed.digest()))
        return "".join((*self._texts, SEAL, seal))


def _report_texts(table: Mapping[str, object]) -> Iterable[str]:
    yield REPORT
    yield writer.pairs({key: value for key, value in table.items() if key not in LISTS})
    for key, heading in zip(LISTS, (_MEASURE, _ISSUE), strict=True):
        for one in tables(table, key):
            yield heading
            yield writer.pairs(one)


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
            one, table, json = _written_block(block, blocks) or _parsed_block(block)
            begun.update(f"{between}{json}".encode("ascii"))
            between = ","
            parsed.append((one, table))
        begun.update(f"],{canonical_json(after)[1:]}".encode("ascii"))
        return _parsed(top, parsed) if is_sealed(seal_text, seal_from(begun.digest())) else None
    except (BadFile, KeyError, TypeError, ValueError):
        return None


_Block = tuple[ParsedReport, Mapping[str, object], str]
"""A report, its table without measures and issues, and the canonical JSON of all of it."""


def _written_block(block: str, blocks: Blocks) -> _Block | None:
    """A [[report]] whose measures and issues are in the written form; None for any other."""
    others, *issue_texts = block.split(_ISSUE)
    head_text, *measure_texts = others.split(_MEASURE)
    found = blocks.read(measure_texts, issue_texts)
    if found is None or f"\n{head_text}".count("\n["):
        return None
    table = guard.parse_toml(head_text, "")
    if table.keys() & {*LISTS, "beside"}:
        return None
    return written_report(status_head(table), found), table, _merged(table, found.json)


def _parsed_block(block: str) -> _Block:
    """Any other, which has keys that are not known here: parsed by itself."""
    content = guard.parse_toml(f"{REPORT}{block}", "")
    (table,) = tables(content, "report")
    if len(content) > 1:
        raise ValueError("report")
    return report_of(status_content(table)), table, canonical_json(table)


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
        found = tables(content, "report")
        return _parsed(content, [(report_of(status_content(table)), table) for table in found])


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
    received = (received_of(one, table, period) for one, table in parsed)
    rollup = Rollup(received, same_of(top), returns_in(top))
    return ParsedRollup(
        name=clean(name),
        period=period,
        rollup=rollup,
        remarks=tuple(remarks(top, [report for report, _ in parsed])),
        claims=tuple(claims_in(top)),
    )
