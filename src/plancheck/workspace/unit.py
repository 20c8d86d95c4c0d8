"""What a unit's work happens on: its plan, its ledger, its settings, its day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ..domain.ledger.adoption import Adopted, fallback, in_force, revision_by
from ..domain.ledger.entry import Entry
from ..domain.ledger.history import History, rivals_of
from ..domain.ledger.unit_names import UnitName, former_names
from ..domain.period import Week
from ..domain.plan.lookup import find_measure
from ..domain.plan.model import Measure, Plan, Units
from ..domain.plan.ownership import not_owned, owned_by
from ..domain.progress.checklist import Checklist, Item, Question, ask, item_of
from ..domain.progress.fold import fold
from ..domain.progress.persons import last_owner, owners
from ..domain.progress.search import may_be_initials, person_meant
from ..domain.progress.signal import Calendar, report_calendar
from ..domain.progress.state import Progress, Step
from ..domain.progress.views import WEEK_VIEWS, View
from ..domain.progress.week_changes import WeekChanges
from ..domain.refusals import not_saved
from ..errors import BadFile, NotSaved, Problem, UsageFault
from ..storage.config import Config
from ..storage.file_names import unit_folder
from ..storage.paths import Home
from .ledger import Clock, UnitLedger
from .plan.revisions import ReadPlan, Revisions
from .settings import Settings, lost_settings

if TYPE_CHECKING:
    from ..domain.progress.overview.overview import Overview
    from ..domain.progress.search import Letters

NO_UNIT = "还没有设置单位。请先运行 plancheck setup --unit 单位名称 --type 单位类型。"


class Unit:
    """A unit's plan, ledger and settings, and every question about them.

    Opening and asking write nothing.
    """

    def __init__(self, home: Home, revisions: Revisions, config: Config, clock: Clock) -> None:
        self.home = home
        self.revisions = revisions
        self.settings = Settings(home, config)
        self.clock = clock
        self.ledger: UnitLedger | None = None
        """The unit's ledger; None until a unit was chosen."""
        self.letters: Letters | None = None
        """What hanzi are found by initials with; None until `learn_letters`."""
        self.attach()

    # --- by which plan

    @property
    def plan(self) -> Plan:
        """The plan that the unit works by: the revision in force today, else the nearest one."""
        return self.plan_read.plan

    @property
    def plan_read(self) -> ReadPlan:
        """The same as it was read from its file."""
        return self.revisions.in_use(self.adopted or fallback(self.history))

    @property
    def history(self) -> History:
        """All that is recorded, as it counts today."""
        return self.ledger.history if self.ledger else History()

    @property
    def adopted(self) -> Adopted | None:
        """The revision in force today by the ledger; None where it names none."""
        return in_force(self.history, self.today)

    @property
    def measures(self) -> Mapping[str, Measure]:
        """The plan's measures by their numbers, but for withdrawn ones."""
        return self.plan_read.measures

    def plan_by(self, day: date) -> Plan:
        """The plan in force by a day; BadFile where it is not at hand: no other one will do."""
        adopted = revision_by(self.history, day)
        return self.revisions.required(adopted).plan if adopted else self.plan

    # --- who and when

    @property
    def config(self) -> Config:
        """What the settings say."""
        return self.settings.config

    @property
    def name(self) -> str:
        """The unit's name; empty where none was chosen."""
        return self.config.unit

    @property
    def type(self) -> str | None:
        """The unit's type; None where none was chosen."""
        return self.config.unit_type or None

    @property
    def former(self) -> tuple[UnitName, ...]:
        """What the unit was called before, or what merged into it was called."""
        now = UnitName(self.name, self.config.unit_type)
        return former_names(self.ledger.names, now) if self.ledger else ()

    @property
    def identity(self) -> Units | None:
        """The unit by its type and names, as the plan asks for it; None where none was chosen."""
        names = (self.name, *(name for name, _ in self.former))
        return Units(self.config.unit_type, names) if self.config.unit_type else None

    @property
    def owns(self) -> Callable[[Measure], bool]:
        """What tells whether a measure concerns the unit."""
        return owned_by(self.identity)

    @property
    def today(self) -> date:
        """The day by the clock."""
        return self.clock().date()

    @property
    def progress(self) -> Progress:
        """How far the unit is now."""
        return self.ledger.progress if self.ledger else Progress({})

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files at hand, the plan included."""
        of_plan = self.revisions.problems(self.history, self.adopted, self.plan_read)
        of_ledger = self.ledger.problems if self.ledger else ()
        return (*of_plan, *self.config.problems, *of_ledger)

    @property
    def read_only(self) -> str:
        """Why nothing can be recorded, in a sentence for the clerk; empty where it can."""
        return self.ledger.read_only if self.ledger else self.settings_gone or NO_UNIT

    @property
    def settings_gone(self) -> str:
        """What says that a unit was chosen here, in a sentence; empty where nothing does."""
        return "" if self.name else lost_settings(self.home)

    def whole_ledger(self) -> UnitLedger:
        """The ledger, where all that is there could be read: what a report may be made of.

        UsageFault without a unit, BadFile where something is amiss.
        """
        if self.settings_gone:
            raise BadFile(self.home.config.name, f"{self.settings_gone}。")
        if self.ledger is None:
            raise UsageFault(NO_UNIT)
        if self.ledger.amiss:
            words = f"{self.ledger.amiss}。现在给出的会缺内容，什么也没有给出。"
            raise BadFile(str(self.ledger.path), words)
        return self.ledger

    # --- reading

    def calendar(self, week: Week | None = None) -> Calendar:
        """The calendar lights are judged by: today's, or that of a week's report."""
        if week:
            year = self.plan_by(week.last_day).year
            return report_calendar(week.last_day, year, self.config.thresholds)
        return Calendar(self.today, self.plan.year, self.config.thresholds)

    def checklist(self, question: Question, week: Week | None = None) -> Checklist:
        """The answer to a question, as of now or as of a week's end.

        What the week changed is looked at where the question is about it, or it was asked for.
        """
        progress = self.progress_by(week.last_day) if week else self.progress
        plan = self.plan_by(week.last_day) if week else self.plan
        changes = None if week else self.known_changes
        if question.view in WEEK_VIEWS:
            changes = self.week_changes(week)
        return ask(plan, progress, self.calendar(week), question, changes, self.letters)

    def item(self, measure_id: str) -> Item:
        """A measure as it stands now, whatever unit type it is for."""
        question = Question(self.identity, leader=self.identity)
        measure = self.known(measure_id)
        return item_of(measure, self.progress, self.calendar(), question, self.known_changes)

    def last_owner(self) -> str:
        """The owner that was set last, of a measure or a step; empty where none was."""
        return last_owner(self.history.known())

    def owners(self) -> list[tuple[str, int]]:
        """Who has something to do, with how many measures, the most first."""
        states = self.progress.states.items()
        return owners(state for id, state in states if id in self.measures)

    def person(self, word: str) -> str:
        """Whom a word names: someone who has something to do, by initials too; else it is left.

        UsageFault where the initials are those of several.
        """
        if not may_be_initials(word):
            return word
        return person_meant(word, [name for name, _ in self.owners()], self.learn_letters)

    def progress_by(self, day: date) -> Progress:
        """How far the unit was on a day; what is known already where nothing speaks of a later."""
        return self.progress if self.history.latest <= day else fold(self.history, day)

    def week_changes(self, week: Week | None = None) -> WeekChanges:
        """What a week (by default today's) has brought."""
        week = week or Week.of(self.today)
        return self.ledger.week_changes(week) if self.ledger else WeekChanges(week)

    @property
    def known_changes(self) -> WeekChanges | None:
        """This week's, where they were asked for last; kept up to date by the ledger."""
        changes = self.ledger.changes if self.ledger else None
        return changes if changes and changes.week == Week.of(self.today) else None

    def silent(self, week: Week | None = None) -> list[str]:
        """The unit's measures that a week (by default today's) has no word on: 本周未填."""
        question = Question(self.identity, view=View.SILENT)
        return [item.measure.id for item in self.checklist(question, week).items()]

    def overview(self) -> Overview:
        """The unit's year at a glance, as of today."""
        from ..domain.progress.overview.overview import overview_of

        return overview_of(self.checklist(Question(self.identity)), self.history)

    def learn_letters(self) -> Letters:
        """Make searching by initials possible; BadFile where it cannot be. May run on a thread."""
        if self.letters is None:
            from ..domain.progress.search import Letters
            from ..storage import pinyin

            self.letters = Letters(pinyin.initials())
        return self.letters

    def entries_of(self, measure_id: str) -> list[Entry]:
        """A measure's history, oldest first."""
        return self.history.of_measure(self.known(measure_id).id)

    def steps(self, measure_id: str) -> Sequence[Step]:
        """The steps of a measure, in their order."""
        return self.progress.state(self.known(measure_id).id).steps

    def conflicts(self, measure_id: str) -> list[Entry]:
        """The values that stand side by side (并存) in a measure's fields, the shown one first."""
        measure = self.known(measure_id)
        fields = self.progress.state(measure.id).conflicts
        return rivals_of(self.history, measure.id, fields)

    def known(self, measure_id: str) -> Measure:
        """A measure of the plan, its number typed in any width; UsageFault offers nearest ones."""
        recorded = {m.id: m for m in self.plan.withdrawn() if m.id in self.progress.states}
        return find_measure({**self.measures, **recorded}, measure_id)

    def own(self, measure_ids: Iterable[str]) -> list[Measure]:
        """The measures, which this unit answers for, each once; UsageFault where it does not."""
        if not self.config.unit_type:
            raise UsageFault(NO_UNIT)
        measures = {}
        for measure in map(self.known, measure_ids):
            if why := not_owned(measure, self.identity):
                raise UsageFault(f"{measure.id} {why}")
            measures[measure.id] = measure
        return list(measures.values())

    # --- inner

    def attach(self) -> None:
        """Open the unit's ledger."""
        self.ledger = None
        if self.name:
            plan = self.revisions.opened.plan.id
            path = self.home.ledger(plan, self.config.folder or unit_folder(self.name))
            self.ledger = UnitLedger(path, plan, self.settings, self.clock)

    def writable_ledger(self) -> UnitLedger:
        """The ledger; UsageFault without a unit, NotSaved where it is read-only."""
        if self.settings_gone:
            raise NotSaved(not_saved(self.settings_gone))
        if self.ledger is None:
            raise UsageFault(NO_UNIT)
        if self.ledger.read_only:
            raise NotSaved(not_saved(self.ledger.read_only))
        return self.ledger

    def act_days(self, on: date | None) -> tuple[date, date]:
        """The day an act speaks of, and today."""
        today = self.today
        if on is not None and on > today:
            raise UsageFault(f"{on} 还没有到，不能记在将来的日期上。")
        return on or today, today
