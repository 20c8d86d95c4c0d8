"""A unit's reports: submitting one puts its edition on record first, then writes a file a format.

In that order a file that cannot be written is only exported again: the same content is the same
edition.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .. import export
from ..domain.ledger.adoption import ever_in_force
from ..domain.period import Week
from ..domain.progress import edits
from ..domain.report.builder import edition_value, measure_report, status_report
from ..domain.report.editions import edition_field
from ..domain.report.model import Letterhead, StatusReport
from ..domain.report.preview import Preview, preview
from ..domain.report.review import lacks_of
from ..domain.text import clean
from ..errors import BadFile, NewerFormat, OlderFormat, UsageFault
from ..export.formats import MODULES, require, writable
from ..storage import atomic
from ..storage.file_names import numbered
from ..storage.report import file as report_file

if TYPE_CHECKING:
    from ..domain.period import Period
    from ..domain.plan.model import Plan
    from ..domain.progress.checklist import Item
    from .act import PreparedAct
    from .unit import Unit

FORMATS = ("toml", *MODULES)
"""What a report can be exported as."""
DEFAULT = tuple(suffix for suffix in ("toml", "xlsx", "docx") if suffix in FORMATS)
"""What it is exported as where nobody chose."""


def formats_of(text: str, known: Sequence[str] = FORMATS) -> tuple[str, ...]:
    """The formats a list such as `toml,csv` names; UsageFault for one there is none of.

    NotSaved for one that this PC cannot write: nothing was submitted yet.
    """
    wanted = [part.strip().lower().lstrip(".") for part in text.replace("，", ",").split(",")]
    wanted = [part for part in wanted if part]
    unknown = [part for part in wanted if part not in known]
    if unknown or not wanted:
        words = clean("、".join(unknown), 40) or "（空）"
        raise UsageFault(f"不认识导出格式 {words}。可用的有：{'、'.join(known)}。")
    for suffix in wanted:
        require(suffix)
    return tuple(dict.fromkeys(wanted))


class Reports:
    """The reports of a unit."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def report(self, period: Period) -> StatusReport:
        """The unit's report of a period, as it would be submitted now.

        It is by the revision in force on the period's last day; BadFile where that is not at hand.
        """
        unit, history = self._unit, self._unit.whole_ledger().history
        plan = unit.plan_by(period.last_day)
        config = unit.config
        head = Letterhead(
            unit=config.unit,
            unit_type=config.unit_type,
            issuer=plan.issuer,
            prepared_by=config.clerk,
            reviewer=config.reviewer,
            phone=config.phone,
            former=unit.former,
        )
        progress = unit.progress_by(period.last_day)
        return status_report(
            plan=plan,
            history=history,
            head=head,
            period=period,
            generated=unit.clock(),
            thresholds=config.thresholds,
            now=progress,
            former=self._former(period),
        )

    def _former(self, period: Period) -> list[Plan]:
        """The other revisions at hand that are on record: by some of them more was the unit's."""
        unit = self._unit
        named = ever_in_force(unit.history)
        found = unit.revisions.found(named)
        return [
            one.plan for one in found if one.plan.revision < unit.plan_by(period.last_day).revision
        ]

    def preview(self, period: Period) -> Preview:
        """The report as it would be printed, what is new in it, and what is amiss with it."""
        unit, history = self._unit, self._unit.whole_ledger().history
        return preview(
            report=self.report(period),
            plan=unit.plan_by(period.last_day),
            history=history,
            thresholds=unit.config.thresholds,
            former=self._former(period),
        )

    def lacks(self, item: Item) -> list[str]:
        """What this week's report would remind of about one measure."""
        unit = self._unit
        history, week = unit.whole_ledger().history, Week.of(unit.today)
        measure = measure_report(item, history.fields.get(item.measure.id, {}), week)
        return [words for _, words in lacks_of(measure, week, unit.today, unit.plan, history)]

    @property
    def formats(self) -> tuple[str, ...]:
        """What they are exported as: what was chosen last, of what this PC can write.

        Another version's are passed over.
        """
        chosen = self._unit.config.formats.split(",")
        kept = writable(suffix for suffix in FORMATS if suffix in chosen)
        return kept or writable(DEFAULT)

    def submit(self, report: StatusReport) -> PreparedAct:
        """The act that records a report's edition; empty where that edition is on record."""
        ledger, days = self._unit.writable_ledger(), self._unit.act_days(None)
        drafts = edits.set_field(
            ledger.history, "", edition_field(report.period), edition_value(report), *days
        )
        return ledger.prepare(drafts, f"{report.period.label()} 第{report.edition.number}版")

    def export(
        self, period: Period, formats: Sequence[str], folder: Path | None = None
    ) -> tuple[StatusReport, list[Path]]:
        """Submit a period's report: its edition on record, then its files; returns both."""
        report = self.report(period)
        self._unit.writable_ledger().perform(self.submit(report))
        return report, list(self.write(report, formats, folder))

    def write(
        self, report: StatusReport, formats: Sequence[str], folder: Path | None = None
    ) -> Iterator[Path]:
        """Write a submitted report into the folder, a file a step; NotSaved names the file.

        Each file is written whole or not at all, so one may stop between any two. May run on
        another thread.
        """
        folder = folder or self._unit.home.period_folder(report.period)
        stem = _free(folder, report_file.report_stem(report), report)
        for suffix in formats:
            if suffix == "toml":
                data = report_file.status_text(report).encode("utf-8")
            else:
                data = export.render(suffix, report, self._unit.plan_by(report.last_day))
            yield atomic.write_beside(folder / f"{stem}.{suffix}", data)


def _free(folder: Path, stem: str, report: StatusReport) -> str:
    """The name, or 「name(2)」… where another report has it: it is never written over.

    Two PCs that do not know of each other's records both make a first edition.
    """
    places = numbered(folder / f"{stem}.toml")
    return next(path.stem for path in places if not _holds_another(path, report))


def _holds_another(path: Path, report: StatusReport) -> bool:
    """Whether this is the status file of another report, or may be: it cannot be read.

    One that is damaged is none.
    """
    try:
        found = report_file.load_status(path)
    except (NewerFormat, OlderFormat):
        return True
    except BadFile as error:
        return isinstance(error.__cause__, OSError) and os.path.lexists(path)
    return (found.digest, found.edition.number) != (report.digest, report.edition.number)
