"""The Workspace: a plan, a unit and its book, and every act a clerk can do with them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.checklist import Checklist, Question, ask
from ..domain.ledger import Entry
from ..domain.plan import Measure, Plan
from ..domain.progress import NoteKind, Progress, Status, fold
from ..domain.signal import Calendar, report_calendar
from ..domain.text import NOTE_LIMIT, TITLE_LIMIT, clean
from ..domain.week import Week
from ..errors import NothingFound, NotSaved, Problem, UsageFault
from ..storage import paths, plan_file
from ..storage.config import Config
from ..storage.config import load as load_config
from ..storage.config import save as save_config
from .book import Act, Book, Clock, Writer, random_id

if TYPE_CHECKING:
    from ..domain import acts
    from ..domain import undo as undoing
    from ..domain.report import WeeklyReport

# What only an act or a report needs is imported where it is made: `list` does without.


def wall_clock() -> datetime:
    """Now, to the second, with the offset."""
    return datetime.now().astimezone().replace(microsecond=0)


class Workspace:
    """A unit's work on a plan. Opening and reading write nothing."""

    def __init__(
        self,
        home: paths.Home,
        plan: Plan,
        plan_problems: Sequence[Problem],
        config: Config,
        clock: Clock = wall_clock,
    ) -> None:
        self.home = home
        self.plan = plan
        self.plan_problems = tuple(plan_problems)
        self.config = config
        self.clock = clock
        self.measures = {m.id: m for m in plan.measures()}
        self.book: Book | None = None
        """The unit's ledger; None until a unit was chosen."""
        self._attach()

    @classmethod
    def open(
        cls, home: paths.Home, plan_path: Path | None = None, clock: Clock = wall_clock
    ) -> Workspace:
        """Open what is there. BadFile where the plan or the settings cannot be read."""
        plan, problems = plan_file.load(plan_path or plan_file.default_path())
        return cls(home, plan, problems, load_config(home.config), clock)

    # --- who and when

    @property
    def unit(self) -> str:
        """The unit's name; empty where none was chosen."""
        return self.config.unit

    @property
    def unit_type(self) -> str | None:
        """The unit's type; None where none was chosen."""
        return self.config.unit_type or None

    @property
    def today(self) -> date:
        """The day by the clock."""
        return self.clock().date()

    @property
    def progress(self) -> Progress:
        """How far the unit is now."""
        return self.book.progress if self.book else Progress({})

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files at hand, the plan included."""
        found = (*self.plan_problems, *self.config.problems)
        return (*found, *self.book.problems) if self.book else found

    @property
    def read_only(self) -> str:
        """Why nothing can be recorded, in a sentence for the clerk; empty where it can."""
        return self.book.read_only if self.book else NO_UNIT

    # --- reading

    def calendar(self, week: Week | None = None) -> Calendar:
        """The calendar lights are judged by: today's, or that of a week's report."""
        if week:
            return report_calendar(week.sunday, self.plan.year, self.config.thresholds)
        return Calendar(self.today, self.plan.year, self.config.thresholds)

    def checklist(self, question: Question, week: Week | None = None) -> Checklist:
        """The answer to a question, as of now or as of a week's end."""
        progress = self.progress
        if week and self.book:
            progress = fold(self.book.history, week.sunday)
        return ask(self.plan, progress, self.calendar(week), question)

    def changed_in(self, week: Week) -> set[str]:
        """The measures whose state a week has changed."""
        from ..domain import report

        return report.changed_in(self.book.history, week) if self.book else set()

    def entries_of(self, measure_id: str) -> list[Entry]:
        """A measure's history, oldest first."""
        measure = self.known(measure_id)
        return self.book.history.of_measure(measure.id) if self.book else []

    def known(self, measure_id: str) -> Measure:
        """A measure of the plan, its number typed in any width; UsageFault offers nearest ones."""
        number = unicodedata.normalize("NFKC", measure_id).replace("。", ".").strip()
        measure = self.measures.get(number)
        if measure is None:
            from difflib import get_close_matches

            under = [id for id in self.measures if id.startswith(f"{number}.")] if number else []
            near = under[:5] or get_close_matches(number, self.measures, 3, 0.6)
            hint = (
                f"相近的有：{'、'.join(near)}。"
                if near
                else "用 plancheck list --type 全部 查看编号。"
            )
            raise UsageFault(f"计划中没有措施“{clean(measure_id, 40)}”。{hint}")
        return measure

    def own(self, measure_ids: Iterable[str]) -> list[Measure]:
        """Measures that this unit answers for, each once; UsageFault for others'."""
        found = {}
        for measure_id in measure_ids:
            measure = self.known(measure_id)
            if not measure.concerns(self.config.unit_type):
                leads = "、".join(measure.lead)
                raise UsageFault(
                    f"{measure.id} 不是{self.config.unit_type}的措施（牵头：{leads}），只能查看。"
                )
            found[measure.id] = measure
        return list(found.values())

    # --- acts: prepared here, performed by the book

    def tick(self, measure_ids: Iterable[str], on: date | None = None) -> Act:
        """Say that the unit's part of these measures is done."""
        from ..domain import acts

        book, days, drafts = self._writable(), self._days(on), []
        for measure in self.own(measure_ids):
            status = acts.status_by(book.history, measure.id, *days)
            if status in (Status.ONGOING, Status.NOT_APPLICABLE):
                raise UsageFault(
                    f"{measure.id} 现为“{status.value}”，不能直接打勾；"
                    "请先改状态（屏幕上按 F2，命令行用 set --status）。"
                )
            drafts += acts.tick(book.history, measure.id, *days)
        return book.prepare(drafts, "已完成")

    def untick(self, measure_ids: Iterable[str], on: date | None = None) -> Act:
        """Bring back the status from before these measures were done."""
        from ..domain import acts

        book, days, drafts = self._writable(), self._days(on), []
        for measure in self.own(measure_ids):
            if acts.status_by(book.history, measure.id, *days) is not Status.DONE:
                raise UsageFault(f"{measure.id} 还不是已完成，没有可取消的勾。")
            drafts += acts.untick(book.history, measure.id, *days)
        return book.prepare(drafts, "已取消完成")

    def change(self, measure_ids: Iterable[str], what: acts.Change, on: date | None = None) -> Act:
        """Set fields of measures, all as one act."""
        from ..domain import acts

        if what.percent is not None and not 0 <= what.percent <= 100:
            raise UsageFault("进度应当是 0 到 100 的整数。")
        if what.amount is not None and not 0 <= what.amount < 1e15:
            raise UsageFault("完成量应当是不小于 0 的数。")
        what = what._replace(
            owner=None if what.owner is None else typed(what.owner, TITLE_LIMIT),
            reason=None if what.reason is None else typed(what.reason, NOTE_LIMIT),
        )
        book, days, drafts = self._writable(), self._days(on), []
        for measure in self.own(measure_ids):
            drafts += acts.change(book.history, measure.id, what, *days)
        return book.prepare(drafts, "已改为" + what.status.value if what.status else "已更新")

    def note(
        self,
        measure_ids: Iterable[str],
        text: str,
        kind: NoteKind = NoteKind.PROGRESS,
        on: date | None = None,
    ) -> Act:
        """Write a note about measures."""
        from ..domain import acts

        text = typed(text, NOTE_LIMIT, lines=True)
        if not text:
            raise UsageFault("记录是空的，没有保存。请写上内容。")
        book, days, drafts = self._writable(), self._days(on), []
        for measure in self.own(measure_ids):
            drafts += acts.note(measure.id, random_id(8), kind, text, days[0])
        return book.prepare(drafts, f"已记{kind.value}")

    def undo(self) -> Act:
        """Take back this installation's last act; NothingFound where there is none."""
        return self._taken_back(self._writable().stacks().undo, "撤销")

    def redo(self) -> Act:
        """Do again what was taken back last."""
        return self._taken_back(self._writable().stacks().redo, "重做")

    def _taken_back(self, stack: Sequence[undoing.Act], verb: str) -> Act:
        from ..domain import undo as undoing

        book = self._writable()
        if not stack:
            raise NothingFound(f"没有可以{verb}的操作。")
        act = stack[-1]
        names = "、".join(act.measures)
        later = undoing.overtaken_by(book.history, act)
        if later:
            raise NothingFound(
                f"不能{verb} {names}：{later.by or '别的电脑'}在 {later.on} 又改过，保持现状。"
            )
        return book.prepare(undoing.taken_back(book.history, act), f"已{verb}")

    def _days(self, on: date | None) -> tuple[date, date]:
        """The day an act speaks of, and today."""
        today = self.today
        if on is not None and on > today:
            raise UsageFault(f"{on} 还没有到，不能记在将来的日期上。")
        return on or today, today

    # --- the unit

    def set_up(
        self, unit: str, unit_type: str, clerk: str = "", phone: str = "", reviewer: str = ""
    ) -> str:
        """Say which unit this is; returns what was done, in a sentence.

        Another name of the unit keeps its records, unless that name has records of its own.
        """
        unit = typed(unit, TITLE_LIMIT)
        if not unit:
            raise UsageFault("单位名称是空的。请写上单位全称，如 宝山八村居委会。")
        if unit_type not in self.plan.type_names():
            names = "、".join(self.plan.type_names())
            raise UsageFault(f"计划中没有单位类型“{clean(unit_type, 40)}”。可用的有：{names}。")
        fresh = paths.unit_folder(unit)
        current = self.config.folder or paths.unit_folder(self.unit)
        has_records = self.home.has_records
        same = unit == self.unit
        renamed = not same and has_records(current) and (fresh == current or not has_records(fresh))
        changes = {
            "unit": unit,
            "unit_type": unit_type,
            "folder": current if same or renamed else fresh,
            "pc": self.config.pc or random_id(6),
        }
        people = {"clerk": clerk, "phone": phone, "reviewer": reviewer}
        changes |= {k: typed(v, TITLE_LIMIT) for k, v in people.items() if v}
        save_config(self.home.config, changes)
        old = self.unit
        self.config = load_config(self.home.config)
        self._attach()
        count = sum(m.concerns(unit_type) for m in self.measures.values())
        told = f"本单位有 {count} 项措施。"
        return f"单位名称由“{old}”更正为“{unit}”，原有记录保留。{told}" if renamed else told

    def merge(self, source: Path) -> str:
        """Bring in another PC's ledger of this unit; returns what came of it, in a sentence."""
        count, new = self._writable().merge(source)
        conflicts = sum(len(s.conflicts) for s in self.progress.states.values())
        told = f"{source.name}：{count} 条记录，新增 {new} 条。"
        return told + (f"有 {conflicts} 处并存，请核对。" if conflicts else "")

    # --- the report

    def report(self, week: Week) -> WeeklyReport:
        """The unit's report of a week, as it would be handed in now."""
        from ..domain.report import Head, weekly_report

        if self.book is None:
            raise UsageFault(NO_UNIT)
        config = self.config
        head = Head(
            config.unit,
            config.unit_type,
            self.plan.issuer,
            config.clerk,
            config.reviewer,
            config.phone,
        )
        return weekly_report(
            self.plan, self.book.history, head, week, self.clock(), config.thresholds
        )

    def hand_in(self, report: WeeklyReport) -> Act:
        """The act that records a report's edition; empty where that edition is on record."""
        from ..domain import acts
        from ..domain.report import edition_field, edition_value

        book, days = self._writable(), self._days(None)
        drafts = acts.set_field(
            book.history, "", edition_field(report.week), edition_value(report), *days
        )
        return book.prepare(drafts, "")

    def export(
        self, week: Week, formats: Sequence[str], folder: Path | None = None
    ) -> tuple[WeeklyReport, list[Path]]:
        """Hand in a week's report: its edition on record, then its files; returns both."""
        report = self.report(week)
        self._writable().perform(self.hand_in(report))
        return report, self.write_report(report, formats, folder)

    def write_report(
        self, report: WeeklyReport, formats: Sequence[str], folder: Path | None = None
    ) -> list[Path]:
        """Write a handed-in report's files; returns them. May run on another thread."""
        from . import handing_in

        folder = folder or handing_in.week_folder(self.home, report)
        return handing_in.write_files(report, self.plan, formats, folder)

    # --- inner

    def _attach(self) -> None:
        """Open the unit's book."""
        config = self.config
        self.book = None
        if not config.unit:
            return
        folder = config.folder or paths.unit_folder(config.unit)
        path = self.home.ledger(self.plan.id, folder)
        writer = Writer(config.clerk, config.pc)
        self.book = Book(path, self.plan.id, config.unit, writer, self.home.backups, self.clock)

    def _writable(self) -> Book:
        """The book, ready to be written; UsageFault without a unit, NotSaved where read-only."""
        if self.book is None:
            raise UsageFault(NO_UNIT)
        if self.book.read_only:
            raise NotSaved(f"没有保存：{self.book.read_only}")
        if self.book.foreign_pc or not self.config.pc:
            save_config(self.home.config, {"pc": random_id(6)})
            self.config = load_config(self.home.config)
            self._attach()
        return self.book


NO_UNIT = "还没有设置单位。请先运行 plancheck setup --unit 单位名称 --type 单位类型。"


def typed(text: str, limit: int, *, lines: bool = False) -> str:
    """Text a person typed, cleaned; UsageFault where it is too long, so that nothing is cut off."""
    cleaned = clean(text, len(text) * 4 + 1, lines=lines)
    if len(cleaned) > limit:
        raise UsageFault(f"文字太长（{len(cleaned)}字），最多 {limit} 字；没有保存。")
    return cleaned
