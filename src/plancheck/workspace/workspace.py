"""The Workspace: a unit's desk, every act a clerk can do at it, and what goes up the chain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.text import TITLE_LIMIT, clean, name_among, unknown
from ..errors import BadFile, NotSaved, UsageFault
from ..storage import atomic, paths, places
from ..storage.config import load as load_config
from ..storage.plan import file as plan_file
from .edits import Acts
from .ledger import Clock, PreparedAct, random_id
from .steps import Stepping
from .undo import TakingBack
from .unit import typed

if TYPE_CHECKING:
    from ..domain.period import Period
    from ..domain.report.model import StatusReport
    from ..domain.report.preview import Preview
    from ..storage.ledger import search

# What only a report needs is imported where it is made: `list` does without.


def wall_clock() -> datetime:
    """Now, to the second, with the offset."""
    return datetime.now().astimezone().replace(microsecond=0)


class Workspace(Acts, Stepping, TakingBack):
    """A unit's work on a plan."""

    @classmethod
    def open(
        cls, home: paths.Home, plan_path: Path | None = None, clock: Clock = wall_clock
    ) -> Workspace:
        """Open what is there. BadFile where the plan or the settings cannot be read."""
        plan, problems = plan_file.load(plan_path or plan_file.default_path())
        return cls(home, plan, problems, load_config(home.config), clock)

    # --- the unit

    def roster_names(self, unit_type: str) -> list[str]:
        """The names that the first start offers: of units whose settings are lost, of a roster."""
        from ..storage.ledger import search
        from ..storage.rollup import roster as roster_file

        found = list[str]()
        with suppress(OSError):  # what cannot be read is said where it is written
            found += () if self.unit else search.unit_folders(self.home.ledgers)
        try:
            units = roster_file.load(self.home.roster).roster.units
        except BadFile:  # then the name is typed, as without a roster
            return found
        found += (unit.name for unit in units if unit.type == unit_type)
        return list(dict.fromkeys(found))

    def set_up(
        self, unit: str, unit_type: str, clerk: str = "", phone: str = "", reviewer: str = ""
    ) -> str:
        """Say which unit this is; returns what was done, in a sentence.

        Another name of the unit keeps its records, unless that name has records of its own.
        """
        unit = typed(unit, TITLE_LIMIT)
        if not unit:
            raise UsageFault("单位名称是空的。请写上单位全称，如 宝山八村居委会。")
        known = self.plan.type_names()
        found = name_among(unit_type, known)
        if found is None:
            raise UsageFault(f"计划中{unknown('单位类型', unit_type, known)}")
        unit_type = found
        folder, renamed = self._folder_for(unit)
        changes = {"unit": unit, "unit_type": unit_type, "folder": folder}
        people = {"clerk": clerk, "phone": phone, "reviewer": reviewer}
        changes |= {k: typed(v, TITLE_LIMIT) for k, v in people.items() if v}
        placed: dict[str, places.Installation] = {}
        if not self.config.pc:
            changes["pc"] = random_id(6)
            placed[changes["pc"]] = places.here(self.home)
        self._keep(changes, placed)
        old = self.unit
        self.config = load_config(self.home.config)
        self._attach()
        count = sum(m.concerns(unit_type) for m in self.measures.values())
        told = f"本单位有 {count} 项措施。"
        return f"单位名称由“{old}”更正为“{unit}”，原有记录保留。{told}" if renamed else told

    def _folder_for(self, unit: str) -> tuple[str, bool]:
        """The folder of a unit's records, and whether it has them under another name.

        NotSaved where records there are cannot be read: they would be left behind.
        """
        fresh = paths.unit_folder(unit)
        current = self.config.folder or paths.unit_folder(self.unit)
        if self.unit and unit == self.unit:
            return current, False
        if self.book and self.book.amiss:
            raise NotSaved(f"没有保存：{self.book.amiss}。")
        has_records = self.home.has_records
        try:
            if not self.unit:  # the settings may have been lost
                from ..storage.ledger import search

                return search.unit_folders(self.home.ledgers).get(unit, fresh), False
            renamed = has_records(current) and (fresh == current or not has_records(fresh))
        except OSError as error:
            words = f"没有保存：台账文件夹打不开（{atomic.why_unread(error)}）。"
            raise NotSaved(words) from error
        return (current if renamed else fresh), renamed

    def set_look(self, theme: str) -> str:
        """Keep which colours the screen has; returns what was done, in a sentence."""
        self._keep({"theme": theme})
        self.config = load_config(self.home.config)
        return "配色已换，下次启动也用这一种。"

    def ledgers_at(self, path: Path) -> search.FoundLedgers:
        """The ledgers that a path leads to: itself, or all that lie in the folder."""
        from ..storage.ledger import search

        return search.search(path)

    def merge(self, source: Path) -> str:
        """Bring in another PC's ledger of this unit; returns what came of it, in a sentence."""
        book = self.book if self.book and self.book.short else self._writable()
        found, new = book.merge(source)
        conflicts = sum(len(s.conflicts) for s in self.progress.states.values())
        told = f"{clean(source.name)}：{found.entries} 条记录，新增 {new} 条。"
        if found.damaged:
            told += f"有 {found.damaged} 处损坏，没有并入。"
        return told + (f"有 {conflicts} 处并存，请核对。" if conflicts else "")

    # --- the report

    def report(self, period: Period) -> StatusReport:
        """The unit's report of a period, as it would be handed in now."""
        from ..domain.report.builder import status_report
        from ..domain.report.model import Letterhead

        book, config = self.whole(), self.config
        head = Letterhead(
            unit=config.unit,
            unit_type=config.unit_type,
            issuer=self.plan.issuer,
            prepared_by=config.clerk,
            reviewer=config.reviewer,
            phone=config.phone,
        )
        return status_report(
            self.plan,
            book.history,
            head,
            period,
            self.clock(),
            config.thresholds,
            self.progress_by(period.last_day),
        )

    def preview(self, period: Period) -> Preview:
        """The report as it would be printed, what is new in it, and what is amiss with it."""
        from ..domain.report.preview import preview

        history = self.whole().history
        return preview(self.report(period), self.plan, history, self.config.thresholds)

    @property
    def formats(self) -> tuple[str, ...]:
        """What reports are exported as: what was chosen last."""
        from . import reports

        return reports.remembered(self.config.formats)

    def remember(self, setting: str, text: str) -> None:
        """Keep what was typed for a report: clerk, reviewer, phone, or its formats."""
        self._keep({setting: typed(text, TITLE_LIMIT)})
        self.config = load_config(self.home.config)
        if self.book:
            self.book.writer = self.book.writer._replace(by=self.config.clerk)

    def hand_in(self, report: StatusReport) -> PreparedAct:
        """The act that records a report's edition; empty where that edition is on record."""
        from ..domain.progress import edits
        from ..domain.report.builder import edition_value
        from ..domain.report.editions import edition_field

        book, days = self._writable(), self._days(None)
        drafts = edits.set_field(
            book.history, "", edition_field(report.period), edition_value(report), *days
        )
        return book.prepare(drafts, f"{report.period.label()} 第{report.edition.number}版")

    def export(
        self, period: Period, formats: Sequence[str], folder: Path | None = None
    ) -> tuple[StatusReport, list[Path]]:
        """Hand in a period's report: its edition on record, then its files; returns both."""
        report = self.report(period)
        self._writable().perform(self.hand_in(report))
        return report, list(self.write_report(report, formats, folder))

    def write_report(
        self, report: StatusReport, formats: Sequence[str], folder: Path | None = None
    ) -> Iterator[Path]:
        """Write a handed-in report's files, one a step. May run on another thread."""
        from . import reports

        folder = folder or reports.period_folder(self.home, report)
        return reports.write_files(report, self.plan, formats, folder)
