"""The office's table: where units' files come in, and the roll-up of what lies there.

What the roll-up's screen works on. Reading and rolling up may run on another thread, one at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.period import kind_of
from ...domain.rollup.periods import periods_at_hand
from ...domain.text import clean
from ...errors import BadFile, NotSaved, PlancheckError, UsageFault
from ...export.formats import writable
from ...storage import atomic
from ...storage.presence import absent
from ..feedback.outbox import Outbox
from ..plan.plans import plans_at_hand
from . import outputs
from .outputs import FORMATS
from .rollup import Intake, IntakeProgress
from .roster import RosterSheet, find_roster, roster_sheet

if TYPE_CHECKING:
    from datetime import date

    from ...domain.period import Period, Week
    from ...domain.plan.model import Plan
    from ...domain.rollup.figures.figures import RollupReport
    from ...domain.rollup.roster.roster import Roster, RosterUnit
    from ..typed_texts import Unsaved
    from ..workspace import Workspace
    from .form import Forms


class Inbox:
    """Files of `paths`, else of the folder that the settings name, else of the home's 收件."""

    def __init__(
        self,
        workspace: Workspace,
        paths: Sequence[Path] = (),
        period: Period | None = None,
        roster: Path | None = None,
        name: str = "",
    ) -> None:
        self._workspace = workspace
        self._paths = tuple(path.absolute() for path in paths)
        self._roster_path = roster
        self._name = name
        self._intake: Intake | None = None
        self._roster: Roster | None = None
        self.period = period
        """Which period is rolled up; None for the newest among the files."""
        self.remarks: tuple[str, ...] = ()
        """What is wrong with the roster, and with what the office keeps of what it said."""
        self._folder: Path | None = None
        """The one folder that was named."""
        with suppress(OSError, PlancheckError):  # then it is named again the next time
            if len(self._paths) == 1 and self._paths[0].is_dir():
                self._folder = self._paths[0]
                self._remember(self._folder)

    @property
    def plan(self) -> Plan:
        """The plan that is known before any file is read."""
        return self._workspace.unit.plan

    @property
    def today(self) -> date:
        """The day that it is."""
        return self._workspace.unit.today

    @property
    def outbox(self) -> Outbox:
        """What the office says to the units."""
        return Outbox(self._workspace.unit.settings, self._workspace.unit.clock)

    @property
    def unsaved(self) -> Unsaved:
        """What was typed and could not be taken."""
        return self._workspace.unsaved

    @property
    def folder(self) -> Path:
        """The folder that files come into."""
        named = self._workspace.unit.config.rollup_folder
        return self._folder or (Path(named) if named else self._workspace.unit.home.inbox)

    @property
    def paths(self) -> tuple[Path, ...]:
        """What is read; the home's own folder only where it was made."""
        folder, home = self.folder, self._workspace.unit.home
        is_new = folder == home.inbox and absent(folder)
        return self._paths or (() if is_new else (folder,))

    def use(self, named: str) -> None:
        """Take another folder from now on, "" for the home's own; UsageFault, NotSaved, BadFile."""
        folder = Path(named).expanduser().absolute() if named else None
        try:
            there = folder is None or folder.is_dir()
        except OSError as error:
            why = atomic.why_unread(error)
            raise UsageFault(f"文件夹打不开（{why}）：{clean(named)}") from error
        if not there:
            raise UsageFault(f"没有这个文件夹：{clean(named)}")
        self._remember(folder)
        self._folder, self._paths = folder, (folder,) if folder else ()
        self.period = None

    def ready_folder(self) -> Path:
        """The folder, the home's own made where it is not there yet; NotSaved."""
        folder = self.folder
        self._workspace.unit.settings.require_home()
        try:
            if folder == self._workspace.unit.home.inbox:
                folder.mkdir(parents=True, exist_ok=True)
            elif not folder.is_dir():
                raise NotSaved(f"文件夹不见了：{folder}")
        except OSError as error:
            raise NotSaved(f"文件夹建不起来：{atomic.reason(error)}。{folder}") from error
        return folder

    def _remember(self, folder: Path | None) -> None:
        self._workspace.remember("rollup_folder", str(folder or ""))

    def read(self) -> Iterator[IntakeProgress]:
        """Read the files, and the roster with them; stop whenever."""
        workspace, self.remarks, self._roster = self._workspace, (), None
        try:
            parsed = find_roster(workspace.unit.home, self._roster_path, workspace.unit.plan)
        except BadFile as error:
            self.remarks = (f"名册：{error}",)
        else:
            if parsed:
                self._roster = parsed.roster
                self.remarks = tuple(f"名册：{problem}" for problem in parsed.problems)
        self._intake = Intake(plans_at_hand(workspace.unit), self.paths, self.outbox)
        yield from self._intake.steps()

    def report(self) -> RollupReport:
        """The roll-up of what was read so far; NothingFound where there is no report."""
        if self._intake is None:
            raise RuntimeError("nothing was read yet")
        report = self._intake.report(
            self._workspace.unit.clock, self.period, self._roster, self._name
        )
        self.remarks = tuple(dict.fromkeys((*self.remarks, *self._intake.faults)))
        return report

    def write_forms(self, forms: Forms, units: Sequence[RosterUnit]) -> Iterator[Path]:
        """Write units' forms, one after another; stop whenever. NotSaved names the file."""
        from .form import FOLDER

        self._workspace.unit.settings.require_home()
        folder = self._workspace.unit.home.period_folder(forms.week) / FOLDER
        yield from forms.write(units, folder)

    def write_chase(self, report: RollupReport) -> Iterator[Path]:
        """Write whom the office rings up, a format after another; NothingFound, NotSaved."""
        self._workspace.unit.settings.require_home()
        folder = self._workspace.unit.home.period_folder(report.period)
        yield from outputs.write_chase(report, folder)

    def forms(self, *weeks: Week) -> list[Forms]:
        """The forms to fill in of each week, by what was read so far."""
        if self._intake is None:
            raise RuntimeError("nothing was read yet")
        from .form import forms_of

        return forms_of(self._intake, self._roster, self.plan, weeks)

    def roster_sheet(self, report: RollupReport | None) -> RosterSheet:
        """The roster, and who may be added by what was read; BadFile where it cannot be read."""
        self._workspace.unit.settings.require_home()
        path = self._roster_path or self._workspace.unit.home.roster
        reported = self._intake.units() if self._intake else ()
        return roster_sheet(path, self.plan, reported, report.standings if report else ())

    # --- writing

    @property
    def formats(self) -> tuple[str, ...]:
        """What is written: what was chosen last, at first everything that this PC can write."""
        named = self._workspace.unit.config.rollup_formats.split(",")
        kept = writable(suffix for suffix in FORMATS if suffix in named)
        return kept or writable(FORMATS)

    def choose(self, formats: Sequence[str]) -> None:
        """Remember what is written; NotSaved, BadFile."""
        self._workspace.remember("rollup_formats", ",".join(formats))

    def write(self, report: RollupReport, formats: Sequence[str]) -> Iterator[Path]:
        """Write the roll-up, a format after another; stop whenever. NotSaved names the file."""
        self._workspace.unit.settings.require_home()
        folder = self._workspace.unit.home.period_folder(report.period)
        for suffix in formats:
            yield from outputs.write_rollup(report, (suffix,), folder)


def neighbour(report: RollupReport, step: int) -> Period | None:
    """The next period of the same kind among those at hand, in a direction."""
    now = report.period
    same = periods_at_hand(report.rollup, kind_of(now))
    first = now.first_day
    others = [p for p in same if (p.first_day > first if step > 0 else p.first_day < first)]
    if not others:
        return None
    return others[0] if step > 0 else others[-1]
