"""What a file is by how it begins, whatever its name, and what is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....domain.rollup.intake.arrival import Arrival
from ....domain.text import clean
from ....errors import BadFile
from ... import file_kinds
from ...report.written_form import Blocks
from ..claims import claims_of
from .names import is_expected, is_packed, is_report, paper_of, why_closed
from .own_file import is_own, own_arrival
from .source_file import SourceFile

if TYPE_CHECKING:
    from .archive import Archive

_FOREIGN = "不是本程序的文件"


def content_of(source: SourceFile, blocks: Blocks) -> Arrival | Archive:
    """What a file brought; of an archive the files that are still to be read. Nothing raises.

    One that cannot be read is refused where a report or a form was to be expected, else unread.
    """
    content = _content_of(source, blocks)
    return content._replace(folder=source.folder) if isinstance(content, Arrival) else content


def _content_of(source: SourceFile, blocks: Blocks) -> Arrival | Archive:
    head, expected = b"", source.asked or is_expected(source.name)
    kind: file_kinds.FileKind | None = None
    try:
        why = "" if source.asked else why_closed(source.name)
        if not why:
            head = source.head()
            kind = file_kinds.kind_of(head)
            if found := _read(source, head, blocks):
                return found
            why, expected = paper_of(source.name) or (kind.name if kind else _FOREIGN), False
    except BadFile as error:
        why = _words(error)
        expected = expected or is_own(head) or bool(kind and kind.is_packed)
    name = clean(source.name)
    claims = claims_of(name, head, why)
    if expected:
        return Arrival(name, refusal=why, claims=claims)
    return Arrival(name, unread=why, claims=claims)


def _read(source: SourceFile, head: bytes, blocks: Blocks) -> Arrival | Archive | None:
    """What is made of a file that is opened; None of one that is not this program's. BadFile."""
    kind = file_kinds.kind_of(head)
    is_ours = not head.startswith(file_kinds.ZIP) and is_own(head)
    if head.startswith(file_kinds.ZIP):
        from .archive import zipped

        if found := zipped(source, head):
            return found
    elif head.startswith(file_kinds.COMPOUND):
        from .workbook import compound_arrival

        if arrival := compound_arrival(source):
            return arrival
    elif kind and kind.is_packed:
        raise BadFile(source.name, kind.words)
    elif is_packed(source.name) and not is_ours:
        raise BadFile(
            source.name,
            "不是完好的压缩包（没有传完，或是分卷的一卷），没有读取。请先解压，或重新索取。",
        )
    return (
        own_arrival(source, blocks) if source.asked or is_ours or is_report(source.name) else None
    )


def _words(error: BadFile) -> str:
    """Why a file is refused; one that is no TOML any more was damaged or badly edited."""
    problem = error.problem
    where = f"第{problem.line}行：" if problem.line else ""
    damaged = "文件已损坏或被手工改坏：" if problem.message.startswith("不是完好的 TOML") else ""
    return clean(f"{damaged}{where}{problem.message}".rstrip("。"))
