"""A unit's ledger as it is worked with: what is on disk, what it amounts to, and acts on their way.

An act is prepared (entries that fit what is known), applied (it counts in what is shown) and stored
(durable). `perform` does all three in turn; the screen applies at once and stores off its thread,
and where storing fails it calls `reload`, which goes back to what is on disk.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.ledger.entry import Draft, Entry
from ..domain.ledger.history import History, dated_by, placed
from ..domain.ledger.unit_names import UnitName, names_in, naming_drafts
from ..domain.period import Week
from ..domain.progress.fold import fold, refold
from ..domain.progress.state import MeasureState, Progress
from ..domain.progress.week_changes import FoldedStates, WeekChanges, changes_of
from ..domain.refusals import not_saved
from ..errors import NotSaved, PlancheckError, Problem
from ..storage.config import Config
from ..storage.ledger import backup
from ..storage.ledger.folder import LedgerFolder
from ..storage.ledger.note import note_of
from . import losses
from .act import PreparedAct, acts_without, measure_names, random_id, recorded_ids
from .naming import correction_drafts, recorded_name
from .settings import Settings

if TYPE_CHECKING:
    from ..domain.ledger import undo
    from ..storage.ledger.merge import MergedFile

Clock = Callable[[], datetime]
"""The wall clock, with its offset from UTC."""


class UnitLedger:
    """One unit's ledger on one plan. Reading writes nothing."""

    def __init__(self, path: Path, plan: str, settings: Settings, clock: Clock) -> None:
        self.path = path
        self.clock = clock
        self._settings = settings
        self._history = History()
        self._progress = Progress({})
        self._before: dict[str, MeasureState] = {}
        """The states before the week of `changes`, of the measures that were asked for."""
        self.changes: WeekChanges | None = None
        """Of the week that was asked for last."""
        self.problems: tuple[Problem, ...] = ()
        self.read_only = ""
        """Why nothing can be recorded, in a sentence for the clerk; empty where it can."""
        self.unread = ""
        """Why not all that is there could be read, in a sentence; empty where it could."""
        self.short = ""
        """What says that there was more, in a sentence; empty where nothing does."""
        self._spent: frozenset[str] = frozenset()
        """Own ids that another copy of the home has written under."""
        self._own: set[str] = set()
        """The ids of the entries that this home made, under whatever pc."""
        self._plan = plan
        self._last = 0
        self._stacks: tuple[int, undo.Stacks] | None = None
        self._waiting: list[PreparedAct] = []
        """Acts that are shown and not yet known to be on disk, the first one made first."""
        home, config = settings.home, settings.config
        self._shelf = backup.Shelf(home.backups, path, clock)
        self._ahead: backup.FullerCopy | None = None
        note = note_of(home.notes, path) if home.notes else None
        self._folder = LedgerFolder(
            path, config.pc, plan, config.unit, self._shelf, config.ids, note
        )
        self.reload()

    @property
    def amiss(self) -> str:
        """Why what is shown may not be all there is: nothing is recorded or reported over it."""
        return self.unread or self.short

    # --- reading

    def stale(self) -> bool:
        """Whether the ledger on disk has changed since it was read."""
        return self._folder.stale()

    def reload(self) -> None:
        """Go back to what is on disk."""
        self._waiting = []
        union = self._folder.read()
        self._know(History((*union.entries, *union.missing), self.clock().date()))
        self._stacks = None
        self.problems = losses.problems(union, self._shelf)
        self._spent = union.spent
        self._own = {entry.id for entry in self._folder.own_entries()}
        self._last = self._last_number()
        self.unread = union.unread
        self.short, self._ahead = losses.shortfall(
            union, self._folder, self._shelf, self.history.by_id
        )
        self.read_only = self.amiss
        if union.newer:
            self.read_only = "台账由更新版本的 plancheck 写成，只能查看；请升级本程序。"
        elif not self.amiss and not self._folder.may_write:
            self.read_only = f"{self.path} 不能写入，只能查看；可用 --home 另设一个文件夹。"

    @property
    def history(self) -> History:
        """All entries, as they count today."""
        self._keep_dated()
        return self._history

    @property
    def progress(self) -> Progress:
        """What they amount to."""
        self._keep_dated()
        return self._progress

    def _keep_dated(self) -> None:
        """Know it anew where the day has changed, and with it what a wrong clock dated ahead."""
        known = dated_by(self._history, self.clock().date())
        if known is not self._history:
            self._know(known)

    def _know(self, history: History) -> None:
        self._history = history
        self._progress = fold(history)
        self.changes = None

    def _last_number(self) -> int:
        mine = (e.n for e in self.history.by_id.values() if e.pc == self._folder.pc)
        return max(mine, default=0)

    def week_changes(self, week: Week) -> WeekChanges:
        """What a week has brought; kept up to date from then on."""
        if self.changes is None or self.changes.week != week:
            self._before = {}
            self.changes = changes_of(self.history, week, self._known)
        return self.changes

    @property
    def _known(self) -> FoldedStates:
        return FoldedStates(self.progress.states, self._before)

    def stacks(self) -> "undo.Stacks":
        """What this installation can undo and redo; worked out anew where entries came in."""
        from ..domain.ledger import undo

        count = len(self.history.by_id)
        if self._stacks is None or self._stacks[0] != count:
            own = (e for e in self.history.by_id.values() if e.id in self._own)
            self._stacks = count, undo.stacks(own, self.clock())
        return self._stacks[1]

    def overtaken_by(self, act: "undo.Act") -> Entry | None:
        """Someone else's later entry that is over an act, which therefore stays."""
        from ..domain.ledger import undo

        return undo.overtaken_by(self.history, act, self._own)

    @property
    def names(self) -> tuple[UnitName, ...]:
        """All that the unit is or was called; `type` empty where only a file's header says it."""
        config = self._settings.config
        headers = (UnitName(name, "") for name in sorted(self._folder.units()))
        kept = UnitName(config.former, config.former_type)
        now = UnitName(config.unit, config.unit_type)
        names = dict.fromkeys((*headers, *names_in(self.history), kept, now))
        return tuple(name for name in names if name.name)

    @property
    def recorded_name(self) -> UnitName | None:
        """The name under which this home's last act was made; None where it made none."""
        return recorded_name(*self._naming)

    @property
    def _naming(self) -> tuple[History, set[str], Config, str]:
        return self.history, self._own, self._settings.config, self._folder.own_name

    def merge(self, source: Path, *, same_unit: bool = False) -> "tuple[MergedFile, int]":
        """Bring in another PC's ledger; returns what it was, and how many entries were new.

        BadFile where it is of another name than any that this unit is known by, but for where it is
        said to be the `same_unit`: then that is put on record.
        """
        from ..storage.ledger.merge import merge_file

        known, config = self.history.by_id, self._settings.config
        names = {name for name, _ in self.names} | ({self._ahead.unit} if self._ahead else set())
        found = merge_file(self.path, source, self._plan, names, known, same_unit=same_unit)
        self.reload()
        new = len(self.history.by_id) - len(known)
        if found.unknown:
            same = [UnitName(name, config.unit_type) for name in found.unknown]
            now = UnitName(config.unit, config.unit_type)
            drafts = naming_drafts(self.history, [*same, now], self.clock().date())
            self.perform(self.prepare(drafts, "已并入"))
        return found, new

    # --- acts

    def prepare(self, drafts: Sequence[Draft], message: str) -> PreparedAct:
        """The act that the drafts amount to, in the next numbers, at the clock's time.

        The ledger is made ready to write before, where there is anything to write.
        """
        if not drafts:
            return PreparedAct((), "没有变化")
        self.ready_to_write()
        by, pc, at = self._settings.config.clerk, self._folder.pc, self.clock()
        entries = placed(drafts, at, by, pc, self._last + 1, random_id(4))
        names = correction_drafts(*self._naming, at.date())
        entries += placed(names, at, by, pc, self._last + len(entries) + 1, random_id(4))
        return PreparedAct(entries, f"{message} {measure_names(d.measure for d in drafts)}".strip())

    def ready_to_write(self) -> None:
        """Write down the id that acts are made under from now on: this place's own.

        A home that was copied takes another, which the settings have before the first act under it.
        Acts that wait were made under an id that was right, and are stored before it is looked at
        again.
        """
        if self._waiting:
            return
        pc = self._settings.claim_id(self._spent)
        if pc != self._folder.pc:
            self._folder.write_as(pc)
            self._last = self._last_number()

    def apply(self, act: PreparedAct) -> set[str]:
        """Let the act count in what is shown; returns the measures it touched."""
        if act.entries:
            self._waiting.append(act)
        self._last += len(act.entries)
        self._own.update(entry.id for entry in act.entries)
        touched = self.history.add(act.entries)
        keys = {(entry.measure, entry.field) for entry in act.entries}
        self._progress = refold(self._progress, self._history, keys)
        if self.changes:
            first = self.changes.week.first_day
            for entry in act.entries:
                if entry.on < first:
                    self._before.pop(entry.measure, None)
            self.changes = self.changes.after(self.history, touched, self._known)
        return touched

    def store(self, act: PreparedAct) -> list[Entry]:
        """Make the act durable; returns the entries as recorded. May run on another thread.

        NotSaved where it could not be done; the caller then calls `reload`.
        """
        if self.read_only:
            raise NotSaved(not_saved(self.read_only))
        recorded = self._folder.append(act.entries)
        self._folder.noted(recorded)
        if recorded:
            self._shelf.begin()
        return recorded

    def stored(self, recorded: Iterable[Entry]) -> bool:
        """Take note of what was recorded; True where it differs from what was applied.

        It differs where another window of this installation had written meanwhile, and it may where
        the file had to be put back into UTF-8. Acts that still wait stay in what is shown, so that
        the next one is over them.
        """
        recorded = list(recorded)
        known = all(entry.id in self.history.by_id for entry in recorded)
        if known and self._folder.appended(recorded):
            self._waiting = acts_without(self._waiting, recorded)
            return False
        waiting = self._waiting
        self._folder.forget_own()
        self.reload()
        ids = recorded_ids(waiting, recorded)
        for act in acts_without(waiting, self.history.by_id.values()):
            numbered = enumerate(act.entries, self._last + 1)
            follows = (
                e._replace(n=n, over=tuple(ids.get(i, i) for i in e.over)) for n, e in numbered
            )
            self.apply(act._replace(entries=tuple(follows)))
        return True

    def perform(self, act: PreparedAct) -> PreparedAct:
        """Apply an act and make it durable; on NotSaved what is on disk is shown again."""
        self.apply(act)
        try:
            self.stored(self.store(act))
        except PlancheckError:
            self.reload()
            raise
        return act
