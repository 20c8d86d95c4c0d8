"""Another PC's ledger, or a copy, brought into a unit's folder under a name of its own."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable
from pathlib import Path
from typing import NamedTuple

from ...domain.ledger.entry import MAJOR
from ...domain.ledger.unit_names import UnitName, names_on_record
from ...domain.startup import sha256
from ...domain.text import folded_name
from ...errors import BadFile, NewerFormat
from .. import atomic, file_kinds, text_file
from .bytes import read_ledger, text_of
from .text import Header

SAME_UNIT = "如果就是本单位（从前的名称，或者已并入本单位），加上 --same-unit 再并入一次。"
"""What is asked where a ledger is of a name that nobody knows yet."""


class MergedFile(NamedTuple):
    """Where a ledger was stored, how many entries it has, in how many places it is damaged.

    `unknown` are the names it is of, where nothing but the asking has said that the unit is one.
    """

    target: Path
    entries: int
    damaged: int
    unknown: tuple[str, ...] = ()


def merge_file(
    folder: Path,
    source: Path,
    plan: str,
    units: Collection[str],
    known: Container[str] = (),
    *,
    same_unit: bool = False,
) -> MergedFile:
    """Store another PC's ledger file in the folder, as it is or put back into UTF-8.

    BadFile where it is no ledger, of another plan, or of another unit and not said to be of the
    `same_unit`: none of its names is one of `units`. What brings nothing beside
    the ids that are `known` is not stored; the same file again is stored under the same name.
    """
    data = text_file.read_bytes(source, text_file.LIMIT)
    reading = read_ledger(data, source.name)
    if reading.encodings:
        data = text_of(data).encode("utf-8", "surrogateescape")
    if len(data) > text_file.LIMIT:
        raise BadFile(source.name, "文件太大，没有合并。")
    headers = (reading.header, *reading.glued)
    unknown = _unknown(headers, names_on_record(reading.entries), units)
    for header in headers:
        if header.major == 0:
            words = file_kinds.foreign(data) or "不是 plancheck 台账文件，没有合并。"
            raise BadFile(source.name, words)
        if header.major > MAJOR:
            raise NewerFormat(source.name, "由更新版本的 plancheck 写成，没有合并；请升级本程序。")
        if header.plan != plan:
            raise BadFile(source.name, f"是另一份计划（{header.plan}）的台账，没有合并。")
        if header.unit in unknown and not same_unit:
            words = f"是另一个单位（{header.unit}）的台账，没有合并。"
            raise BadFile(source.name, words + SAME_UNIT)
    if not reading.entries:
        raise BadFile(source.name, "没有一条完好的记录，没有合并。")
    pc = reading.entries[0].pc
    safe = pc if pc.isascii() and pc.isalnum() and len(pc) <= 16 else "pc"
    target = folder / f"{safe}-{sha256(data).hexdigest()[:8]}.toml"
    if not target.exists() and any(entry.id not in known for entry in reading.entries):
        atomic.write(target, data)
    return MergedFile(target, len(reading.entries), len(reading.problems), unknown)


def _unknown(
    headers: Iterable[Header], recorded: Iterable[UnitName], units: Iterable[str]
) -> tuple[str, ...]:
    """The names in the headers under which none of the units is known.

    A ledger that records one of their names has recorded all its others for this unit.
    """
    known, own = set(map(folded_name, units)), {folded_name(name) for name, _ in recorded}
    names = dict.fromkeys(header.unit for header in headers)
    first = next(iter(names))
    if own & known:
        known |= own | {folded_name(first)}
    return tuple(name for name in names if folded_name(name) not in known)
