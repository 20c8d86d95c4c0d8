"""The Workspace: what both faces work with. It opens a unit and sets it up; the rest are parts."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..domain import refusals
from ..domain.ledger.adoption import ever_in_force
from ..domain.ledger.unit_names import UnitName
from ..domain.plan.lookup import resembling_units
from ..domain.plan.model import Seal, Units
from ..domain.text import TITLE_LIMIT, clean, name_among, typed_text, unknown
from ..errors import BadFile, NotSaved, UsageFault
from ..storage import atomic, paths, places
from ..storage.config import load_config
from ..storage.file_names import unit_folder
from ..storage.plan.folder import keep_plan
from ..storage.text_file import read_text
from .act import random_id
from .ledger import Clock
from .plan.plans import open_unit
from .plan.revisions import Revisions
from .unit import Unit

if TYPE_CHECKING:
    from ..storage.ledger import search
    from .edits import Edits
    from .feedback.edits import FeedbackEdits
    from .plan.adoption import Adoptions
    from .reports import Reports
    from .typed_texts import Unsaved
    from .undo import Undo

# What only an act or a report needs is imported with its part: `list` does without.


def wall_clock() -> datetime:
    """Now, to the second, with the offset."""
    return datetime.now().astimezone().replace(microsecond=0)


LOOKS = MappingProxyType({"theme": "配色", "skin": "线条"})
"""What the screen calls the parts of its look that it offers to change."""


class Workspace:
    """A unit's work on a plan: `unit` answers, `edit`, `undo` and `reports` act."""

    def __init__(self, unit: Unit, notice: str = "") -> None:
        self.unit = unit
        self.notice = notice
        """What the clerk is told first of all; empty where there is nothing out of the ordinary."""

    @classmethod
    def open(
        cls, home: paths.Home, plan: Path | str | None = None, clock: Clock = wall_clock
    ) -> Workspace:
        """Open what is there, on the plan of this file, id or year, else on the adopted one.

        BadFile where the plan or the settings cannot be read.
        """
        return cls(open_unit(home, str(plan or ""), load_config(home.config), clock))

    # --- the parts

    @cached_property
    def edit(self) -> Edits:
        """The acts on measures and steps."""
        from .edits import Edits

        return Edits(self.unit)

    @cached_property
    def undo(self) -> Undo:
        """The acts taken back and done again."""
        from .undo import Undo

        return Undo(self.unit)

    @cached_property
    def reports(self) -> Reports:
        """The reports of a period, submitted and written."""
        from .reports import Reports

        return Reports(self.unit)

    @cached_property
    def adoptions(self) -> Adoptions:
        """The plans that may be taken over."""
        from .plan.adoption import Adoptions

        return Adoptions(self.unit)

    @cached_property
    def feedback(self) -> FeedbackEdits:
        """What the office said to the unit."""
        from .feedback.edits import FeedbackEdits

        return FeedbackEdits(self.unit)

    @cached_property
    def unsaved(self) -> Unsaved:
        """What was typed and is not recorded yet."""
        from .typed_texts import Unsaved

        return Unsaved(self.unit)

    def advice(self, *, on_screen: bool = False) -> str:
        """What there is to do about the plan, else about what the office said, in a sentence."""
        from .plan.offers import plan_advice

        of_plan = plan_advice(self.unit, on_screen=on_screen)
        return of_plan or self.feedback.advice(on_screen=on_screen)

    # --- the unit

    def roster_names(self, unit_type: str) -> list[str]:
        """The names that the first start offers: of units whose settings are lost, of a roster."""
        from ..storage.ledger import search
        from ..storage.rollup import roster as roster_file

        found = list[str]()
        with suppress(OSError):  # what cannot be read is said where it is written
            found += () if self.unit.name else search.unit_folders(self.unit.home.ledgers)
        try:
            units = roster_file.parse_roster(self.unit.home.roster).roster.units
        except BadFile:  # then the name is typed, as without a roster
            return found
        found += (unit.name for unit in units if unit.type == unit_type)
        return list(dict.fromkeys(found))

    def measure_count(self, name: str, unit_type: str) -> int:
        """How many measures the unit has, once it is set up under a name; its records come along.

        Those of all units of the type, where there is no name yet.
        """
        own = self.unit.identity
        names: tuple[str, ...] = (name,) if name else ()
        with suppress(NotSaved):  # what cannot be read is said where it is written
            if own and name and (name in own.names[:1] or self._folder_for(name)[1]):
                names = (name, *own.names)
        return sum(m.concerns(Units(unit_type, names)) for m in self.unit.measures.values())

    def set_up(
        self, unit: str, unit_type: str, clerk: str = "", phone: str = "", reviewer: str = ""
    ) -> str:
        """Say which unit this is; returns what was done, in a sentence.

        Another name of the unit keeps its records, unless that name has records of its own.
        """
        unit = typed_text(unit, TITLE_LIMIT)
        if not unit:
            raise UsageFault("单位名称是空的。请写上单位全称，如 宝山八村居委会。")
        known = self.unit.plan.type_names()
        found = name_among(unit_type, known)
        if found is None:
            raise UsageFault(f"计划中{unknown('单位类型', unit_type, known)}")
        unit_type = found
        folder, renamed = self._folder_for(unit)
        changes = {"unit": unit, "unit_type": unit_type, "folder": folder}
        changes |= self._former(folder, UnitName(unit, unit_type))
        people = {"clerk": clerk, "phone": phone, "reviewer": reviewer}
        changes |= {k: typed_text(v, TITLE_LIMIT) for k, v in people.items() if v}
        placed: dict[str, places.Installation] = {}
        if not self.unit.config.pc:
            changes["pc"] = random_id(6)
            placed[changes["pc"]] = places.here(self.unit.home)
        old = self.unit.name
        self.unit.settings.keep(changes, placed)
        self.unit.attach()
        self._take_over()
        count = sum(map(self.unit.owns, self.unit.measures.values()))
        told = f"本单位有 {count} 项措施。"
        for name in resembling_units(self.unit.plan, Units(unit_type, (unit,))):
            told += f"计划点名的“{name}”如果就是本单位，请把单位名称改成它。"
        return f"单位名称由“{old}”更正为“{unit}”，原有记录保留。{told}" if renamed else told

    def _take_over(self) -> None:
        """Put on record that the unit works by the published plan that it was set up on."""
        ledger, opened = self.unit.ledger, self.unit.revisions.opened
        writable = ledger is not None and not ledger.read_only
        if writable and opened.path and opened.plan.seal is Seal.SOUND and not self.unit.adopted:
            published = self.adoptions.read(opened.path, other_issuer=True)
            self.adoptions.adopt(published)

    def _former(self, folder: str, now: UnitName) -> dict[str, str]:
        """What the settings keep of the name that is corrected, until an act puts it on record."""
        ledger = self.unit.ledger
        before = ledger.recorded_name if ledger and ledger.path.name == folder else None
        former = before if before and before != now else UnitName("", "")
        kept = UnitName(self.unit.config.former, self.unit.config.former_type)
        return {} if former == kept else {"former": former.name, "former_type": former.type}

    def _folder_for(self, unit: str) -> tuple[str, bool]:
        """The folder of a unit's records, and whether it has them under another name.

        NotSaved where records there are cannot be read: they would be left behind.
        """
        fresh = unit_folder(unit)
        current = self.unit.config.folder or unit_folder(self.unit.name)
        if self.unit.name and unit == self.unit.name:
            return current, False
        if self.unit.ledger and self.unit.ledger.amiss:
            raise NotSaved(refusals.not_saved(self.unit.ledger.amiss))
        has_records = self.unit.home.has_records
        try:
            if not self.unit.name:  # the settings may have been lost
                from ..storage.ledger import search

                return search.unit_folders(self.unit.home.ledgers).get(unit, fresh), False
            renamed = has_records(current) and (fresh == current or not has_records(fresh))
        except OSError as error:
            raise NotSaved(refusals.ledgers_unread(atomic.why_unread(error))) from error
        return (current if renamed else fresh), renamed

    def set_look(self, part: str, choice: str) -> str:
        """Keep how the screen looks, `part` a field of Display; what was done, in a sentence."""
        self.unit.settings.keep({part: choice})
        return f"{LOOKS[part]}已换，下次启动也用这一种。"

    def ledgers_at(self, path: Path) -> search.FoundLedgers:
        """The ledgers that a path leads to: itself, or all that lie in the folder."""
        from ..storage.ledger import search

        return search.search(path)

    def merge(self, source: Path, *, same_unit: bool = False) -> str:
        """Bring in another PC's ledger of this unit; returns what came of it, in a sentence.

        `same_unit` says that a ledger of a name that nobody knows is this unit's.
        """
        ledger = self.unit.ledger
        if not ledger or not ledger.short:
            ledger = self.unit.writable_ledger()
        adopted = self.unit.adopted
        found, new = ledger.merge(source, same_unit=same_unit)
        conflicts = sum(len(s.conflicts) for s in self.unit.progress.states.values())
        told = f"{clean(source.name)}：{found.entries} 条记录，新增 {new} 条。"
        if found.damaged:
            told += f"有 {found.damaged} 处损坏，没有并入。"
        if found.unknown:
            told += f"{'、'.join(map(clean, found.unknown))} 已记为本单位的名称。"
        told += f"有 {conflicts} 处并存，请核对。" if conflicts else ""
        self._bring_plans(source)
        if self.unit.adopted == adopted or not self.unit.adopted:
            return told
        number = self.unit.adopted.revision
        lacks = self.unit.revisions.find(self.unit.adopted) is None
        lack = "，本机没有这一版的文件：请拷来，运行 plancheck plan adopt 文件" if lacks else ""
        return f"{told}本单位已接收计划第{number}版{lack}。"

    def _bring_plans(self, source: Path) -> None:
        """Keep what lies in the home that a ledger came from of the revisions that are lacking."""
        unit, above = self.unit, source.absolute().parents
        named = ever_in_force(unit.history)
        lacking = [one for one in named if unit.revisions.find(one) is None]
        if lacking and len(above) > 3:
            with suppress(BadFile, NotSaved):  # then it is said that it is lacking
                for one in Revisions(above[3] / "plans", unit.revisions.opened).found(lacking):
                    if one.path:
                        keep_plan(unit.home.plans, one.plan, read_text(one.path))
                unit.revisions.look_again()

    def remember(self, setting: str, text: str) -> None:
        """Keep what was typed for a report or a roll-up in the settings."""
        self.unit.settings.keep({setting: typed_text(text, TITLE_LIMIT)})
