"""Another PC's ledger, or a copy, brought into a unit's folder under a name of its own."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path
from typing import NamedTuple

from ...domain.ledger.entry import MAJOR
from ...domain.startup import sha256
from ...domain.text import folded_name
from ...errors import BadFile, NewerFormat
from .. import atomic, file_kinds, text_file
from .reader import read_ledger, text_of


class MergedFile(NamedTuple):
    """Where a ledger was stored, how many entries it has, in how many places it is damaged."""

    target: Path
    entries: int
    damaged: int


def merge_file(
    folder: Path, source: Path, plan: str, units: set[str], known: Container[str] = ()
) -> MergedFile:
    """Store another PC's ledger file in the folder, as it is or put back into UTF-8.

    BadFile where it is no ledger, of another plan or of another unit. What brings nothing beside
    the ids that are `known` is not stored; the same file again is stored under the same name.
    """
    data = text_file.read_bytes(source, text_file.LIMIT)
    reading = read_ledger(data, source.name)
    if reading.encodings:
        data = text_of(data).encode("utf-8", "surrogateescape")
    if len(data) > text_file.LIMIT:
        raise BadFile(source.name, "文件太大，没有合并。")
    for header in (reading.header, *reading.glued):
        if header.major == 0:
            words = file_kinds.foreign(data) or "不是 plancheck 台账文件，没有合并。"
            raise BadFile(source.name, words)
        if header.major > MAJOR:
            raise NewerFormat(source.name, "由更新版本的 plancheck 写成，没有合并；请升级本程序。")
        if header.plan != plan:
            raise BadFile(source.name, f"是另一份计划（{header.plan}）的台账，没有合并。")
        if folded_name(header.unit) not in map(folded_name, units):
            raise BadFile(source.name, f"是另一个单位（{header.unit}）的台账，没有合并。")
    if not reading.entries:
        raise BadFile(source.name, "没有一条完好的记录，没有合并。")
    pc = reading.entries[0].pc
    safe = pc if pc.isascii() and pc.isalnum() and len(pc) <= 16 else "pc"
    target = folder / f"{safe}-{sha256(data).hexdigest()[:8]}.toml"
    if not target.exists() and any(entry.id not in known for entry in reading.entries):
        atomic.write(target, data)
    return MergedFile(target, len(reading.entries), len(reading.problems))
