"""版次: a period submitted again with other content stands for those before, visibly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from ..ledger.entry import Entry
from ..ledger.history import History

if TYPE_CHECKING:
    from ..period import Period


BY_FORM = "表格填报"


class Edition(NamedTuple):
    """Which submission of the period this is.

    `stands_for` are the digests of all earlier editions on record: it stands for a report that has
    one of these and a lower number. (Content that comes back is another edition of one digest.)
    """

    number: int = 1
    first_generated: datetime | None = None
    stands_for: tuple[str, ...] = ()
    export_of: str = ""
    """校验码 of the report that a workbook was exported of, where a form is one."""

    @property
    def label(self) -> str:
        """第2版; 表格填报 of what has no number."""
        return f"第{self.number}版" if self.number else BY_FORM


class SubmittedEdition(NamedTuple):
    """One edition on record."""

    number: int
    digest: str
    first_generated: datetime | None
    exported: datetime | None = None
    """When this one was."""


def editions(history: History, period: Period) -> list[SubmittedEdition]:
    """The editions of a period on record, of all PCs: by number, those of one by (at, id)."""
    group = sorted(history.group("", edition_field(period)), key=lambda e: (e.at, e.id))
    return sorted(filter(None, map(_submitted, group)), key=lambda edition: edition.number)


def since_submission(history: History, period: Period) -> tuple[set[str], History]:
    """The measures that got entries after a period's latest edition was submitted (none where none
    was), and what was known of these measures then.

    By the numbers of the installation that did it, whatever its clock said; by time for others.
    """
    group = history.group("", edition_field(period))
    entries = [(edition.number, e.at, e.id, e) for e in group if (edition := _submitted(e))]
    if not entries:
        return set(), History()
    *_, latest = max(entries)
    pc, n, at = latest.pc, latest.n, latest.at
    everything = list(history.known())
    later = {e.measure for e in everything if (e.n > n if e.pc == pc else e.at > at)} - {""}
    known = (e for e in everything if e.measure in later)
    return later, History(e for e in known if (e.n < n if e.pc == pc else e.at <= at))


def edition_field(period: Period) -> str:
    """The ledger field, on measure "", that records a period's submission."""
    return f"report.{period}"


def _submitted(entry: Entry) -> SubmittedEdition | None:
    value = entry.value
    if not isinstance(value, Mapping):
        return None
    number, digest, first = (value.get(k) for k in ("edition", "digest", "first_generated"))
    if not isinstance(number, int) or number < 1 or not isinstance(digest, str):
        return None
    return SubmittedEdition(
        number=number,
        digest=digest,
        first_generated=first if isinstance(first, datetime) else None,
        exported=entry.at,
    )
