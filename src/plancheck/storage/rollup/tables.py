"""A roll-up file's tables: to values and from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from ...domain.report.model import StatusReport, head_content, measure_content
from ...domain.rollup.intake import FileNote
from ...domain.rollup.roster import Standing, Submission
from ...domain.rollup.union import Received, Superseded
from ...domain.text import TITLE_LIMIT, clean
from ..report.tables import counts_said


class Arrived(NamedTuple):
    """A [[report]]: the report, the editions before it, what it says wrongly of its counts."""

    received: Received
    older: tuple[Superseded, ...]
    said: str


def head_table(received: Received) -> dict[str, object]:
    """The keys of a [[report]] table itself."""
    return head_content(received.report) | {"sources": list(received.sources)}


def older_table(one: Superseded) -> dict[str, object]:
    """A [[report.older]] table."""
    return {
        "edition": one.edition,
        "digest": one.digest,
        "generated": one.generated,
        "sources": list(one.sources),
    }


def report_content(received: Received, older: Iterable[Superseded]) -> dict[str, object]:
    """A [[report]] table with what is under it."""
    content = head_table(received)
    if listed := [older_table(one) for one in older]:
        content["older"] = listed
    if received.report.measures:
        content["measure"] = [measure_content(m) for m in received.report.measures]
    return content


def file_table(note: FileNote) -> dict[str, object]:
    """A [[file]] table: what became of a file that was read."""
    return {
        "name": note.name,
        "outcome": note.outcome.value,
        "reports": note.reports,
        "refused": note.refused,
        "words": note.words,
    }


def unit_table(standing: Standing) -> dict[str, object]:
    """A [[unit]] table: how a unit of the roster stood."""
    found: dict[str, object] = {
        "name": standing.unit,
        "type": standing.type,
        "standing": standing.handing.value,
    }
    return found | ({"handed_in": standing.handed_in} if standing.handed_in else {})


def arrived(head: Mapping[str, object], report: StatusReport, digest: str) -> Arrived:
    """A [[report]] read. KeyError, ValueError (the key) where it holds what it may not."""
    older = head.get("older", [])
    if not isinstance(older, list):
        raise ValueError("older")
    received = Received(report, digest, _sources(head))
    return Arrived(received, tuple(map(_read_older, older)), counts_said(report, head))


def _read_older(table: object) -> Superseded:
    if not isinstance(table, Mapping):
        raise ValueError("older")
    edition, digest, generated = (table[k] for k in ("edition", "digest", "generated"))
    if not isinstance(edition, int) or isinstance(edition, bool) or not 0 < edition < 10**9:
        raise ValueError("edition")
    if not isinstance(digest, str) or not isinstance(generated, datetime):
        raise ValueError("older")
    if generated.tzinfo is None:
        raise ValueError("generated")
    return Superseded(edition, clean(digest), generated, _sources(table))


def _sources(table: Mapping[str, object]) -> tuple[str, ...]:
    names = table["sources"]
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValueError("sources")
    return tuple(sorted({clean(name) for name in names}))


def remarks(top: Mapping[str, object], received: list[Arrived]) -> Iterable[str]:
    """What the file says of its own run: who was missing there, what was refused there."""
    missing = [clean(str(t.get("name"))) for t in _tables(top, "unit")
               if t.get("standing") == Submission.MISSING.value]  # fmt: skip
    refused = sum(bool(t.get("refused")) for t in _tables(top, "file"))
    yield f"含 {len(received)} 份周报"
    for one, _, said in received:
        if said:
            yield f"{one.report.head.unit}：{said}"
    if missing:
        yield f"它那里未报 {len(missing)} 个（{'、'.join(missing[:5])}）"[:TITLE_LIMIT]
    if refused:
        yield f"它那里拒收 {refused} 个文件"


def _tables(top: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = top.get(key, [])
    return [t for t in value if isinstance(t, Mapping)] if isinstance(value, list) else []
