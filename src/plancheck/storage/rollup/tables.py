"""A roll-up file's tables: to values and from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ...domain.period import is_within, parse_period
from ...domain.report.content import FORMAT as STATUS
from ...domain.rollup.intake.outcomes import FileNote
from ...domain.rollup.returns import Return
from ...domain.rollup.roster.claim import Claim
from ...domain.rollup.roster.identities import Link, UnitKey
from ...domain.rollup.roster.standings import Standing, Submission
from ...domain.rollup.union import Received
from ...domain.text import NOTE_LIMIT, TITLE_LIMIT, clean, folded_name
from ..report.tables import tables
from ..report.unknown_keys import BESIDE, LISTS

if TYPE_CHECKING:
    from ...domain.period import Period
    from ..report.tables import ParsedReport


def report_table(received: Received) -> dict[str, object]:
    """A [[report]] table with what is under it: the status file's content as that stands."""
    content = dict(received.report.content)
    head = content.pop("report")
    if not isinstance(head, Mapping):
        raise ValueError("report")
    lists = {key: content.pop(key) for key in LISTS if key in content}
    if content["format"] == STATUS:
        del content["format"]
    beside: dict[str, object] = {"beside": content} if content else {}
    return {
        **head,
        "via": received.via.value,
        "sources": list(received.sources),
        **beside,
        **lists,
    }


def status_content(table: Mapping[str, object]) -> dict[str, object]:
    """The status file's content of a [[report]] table; ValueError."""
    beside = table.get("beside", {})
    if not isinstance(beside, Mapping):
        raise ValueError("beside")
    content: dict[str, object] = {"format": STATUS, **beside, "report": status_head(table)}
    return content | {key: table[key] for key in LISTS if key in table}


def status_head(table: Mapping[str, object]) -> dict[str, object]:
    """What of a [[report]] table is the [report] table of the status file that it came from."""
    return {key: value for key, value in table.items() if key not in (*BESIDE, *LISTS)}


def file_table(note: FileNote) -> dict[str, object]:
    """A [[file]] table: what became of a file that was read, and whose it seemed to be."""
    table: dict[str, object] = {
        "name": note.name,
        **({"folder": note.folder} if note.folder else {}),
        "outcome": note.outcome.value,
        "reports": note.reports,
        "refused": note.refused,
        "words": note.words,
    }
    for claim in note.claims:
        period = {"period": str(claim.period)} if claim.period else {}
        table |= {"unit": claim.unit, "unit_type": claim.type, **period}
    return table


def claims_in(top: Mapping[str, object]) -> Iterable[Claim]:
    """Whose the files seemed to be that were refused where the file was made."""
    for table in tables(top, "file"):
        said = {key: clean(str(value)) for key, value in table.items()}
        if "unit" in said:
            yield Claim(
                unit=said["unit"],
                type=said.get("unit_type", ""),
                period=parse_period(said["period"]) if "period" in said else None,
                file=said.get("name", ""),
                why=said.get("words", ""),
            )


def unit_table(standing: Standing) -> dict[str, object]:
    """A [[unit]] table: how a unit of the roster stood."""
    found: dict[str, object] = {
        "name": standing.unit,
        "type": standing.type,
        "standing": standing.submission.value,
    }
    if standing.submitted:
        found["submitted_at"] = standing.submitted
    return found | ({"via": standing.via} if standing.via else {})


def same_tables(same: Iterable[Link]) -> list[dict[str, object]]:
    """The [[same]] tables: an issuer's unit under all its names, as they are compared."""
    names: dict[tuple[str, UnitKey], list[str]] = {}
    for issuer, unit, other in sorted(same):
        names.setdefault((issuer, unit), [unit.name]).append(other.name)
    return [
        {"issuer": issuer, "type": unit.type, "names": listed}
        for (issuer, unit), listed in names.items()
    ]


def same_of(top: Mapping[str, object]) -> frozenset[Link]:
    """The names that [[same]] tables say belong together; KeyError, ValueError."""
    found = set()
    for table in tables(top, "same"):
        issuer, kind, names = (table[key] for key in ("issuer", "type", "names"))
        if not isinstance(issuer, str) or not isinstance(kind, str):
            raise ValueError("same")
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise ValueError("names")
        unit, *others = (UnitKey.of(clean(name), clean(kind)) for name in names)
        found |= {Link(folded_name(clean(issuer)), unit, other) for other in others}
    return frozenset(found)


def return_tables(returns: Iterable[Return], period: Period) -> list[dict[str, object]]:
    """The [[returned]] tables of a period and what is within it."""
    return [
        {
            "digest": one.digest,
            "period": str(one.period),
            "from": one.sender,
            "text": one.text,
        }
        for one in sorted(returns, key=lambda one: (one.digest, one.sender, one.text))
        if is_within(one.period, period)
    ]


def returns_in(top: Mapping[str, object]) -> frozenset[Return]:
    """What [[returned]] tables say was sent back; KeyError, ValueError."""
    found = set()
    for table in tables(top, "returned"):
        digest, period, sender, text = (table[k] for k in ("digest", "period", "from", "text"))
        if not all(isinstance(one, str) for one in (digest, period, sender, text)):
            raise ValueError("returned")
        found.add(
            Return(
                digest=clean(str(digest)),
                period=parse_period(str(period)),
                sender=clean(str(sender)),
                text=clean(str(text), NOTE_LIMIT, lines=True),
            )
        )
    return frozenset(found)


def received_of(parsed: ParsedReport, table: Mapping[str, object], period: Period) -> Received:
    """A [[report]] read; KeyError, ValueError (the key) where the table holds what it may not."""
    received = Received(parsed.report, parsed.digest, _sources(table))
    if not is_within(received.report.period, period):
        raise ValueError("period")
    if table["via"] != received.via.value:
        raise ValueError("via")
    return received


def _sources(table: Mapping[str, object]) -> tuple[str, ...]:
    names = table["sources"]
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValueError("sources")
    return tuple(sorted({clean(name) for name in names}))


def remarks(top: Mapping[str, object], reports: Sequence[ParsedReport]) -> Iterable[str]:
    """What the file says of its own run: who was missing there, what was refused there."""
    missing = [clean(str(t.get("name"))) for t in tables(top, "unit")
               if t.get("standing") == Submission.MISSING.value]  # fmt: skip
    refused = sum(bool(t.get("refused")) for t in tables(top, "file"))
    yield f"含 {len(reports)} 份报告"
    for parsed in reports:
        if parsed.remark:
            yield f"{parsed.report.head.unit}：{parsed.remark}"
    if missing:
        yield f"它那里未报 {len(missing)} 个（{'、'.join(missing[:5])}）"[:TITLE_LIMIT]
    if refused:
        yield f"它那里拒收 {refused} 个文件"
