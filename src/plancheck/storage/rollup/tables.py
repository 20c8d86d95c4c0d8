"""A roll-up file's tables: to values and from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from ...domain.period import is_within
from ...domain.report.content import head_content, issue_content, measure_content
from ...domain.rollup.intake import FileNote
from ...domain.rollup.roster import Standing, Submission
from ...domain.rollup.union import Editions, Received, Superseded
from ...domain.text import TITLE_LIMIT, clean

if TYPE_CHECKING:
    from ...domain.period import Period
    from ..report.tables import ParsedReport


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
    if received.report.issues:
        content["issue"] = [issue_content(issue) for issue in received.report.issues]
    return content


def status_head(table: Mapping[str, object]) -> dict[str, object]:
    """What of a [[report]] table is the [report] table of the status file that it came from."""
    beside = ("sources", "older", "measure", "issue")
    return {key: value for key, value in table.items() if key not in beside}


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
        "standing": standing.submission.value,
    }
    return found | ({"handed_in": standing.submitted} if standing.submitted else {})


def editions_of(parsed: ParsedReport, table: Mapping[str, object], period: Period) -> Editions:
    """A [[report]] read, with the editions before it.

    KeyError, ValueError (the key) where the table holds what it may not.
    """
    listed = table.get("older", [])
    if not isinstance(listed, list):
        raise ValueError("older")
    older = tuple(map(_read_older, listed))
    received = Received(parsed.report, parsed.digest, _sources(table))
    if not is_within(received.identity.period, period) or any(
        o.edition >= received.edition for o in older
    ):
        raise ValueError("older")
    return Editions((received,), older)


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


def remarks(top: Mapping[str, object], reports: Sequence[ParsedReport]) -> Iterable[str]:
    """What the file says of its own run: who was missing there, what was refused there."""
    missing = [clean(str(t.get("name"))) for t in _tables(top, "unit")
               if t.get("standing") == Submission.MISSING.value]  # fmt: skip
    refused = sum(bool(t.get("refused")) for t in _tables(top, "file"))
    yield f"含 {len(reports)} 份报告"
    for parsed in reports:
        if parsed.remark:
            yield f"{parsed.report.head.unit}：{parsed.remark}"
    if missing:
        yield f"它那里未报 {len(missing)} 个（{'、'.join(missing[:5])}）"[:TITLE_LIMIT]
    if refused:
        yield f"它那里拒收 {refused} 个文件"


def _tables(top: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = top.get(key, [])
    return [t for t in value if isinstance(t, Mapping)] if isinstance(value, list) else []
