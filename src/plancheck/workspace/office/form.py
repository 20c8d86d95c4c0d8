"""The forms that go out (填报表): who gets one, what the office knows of each unit, the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ... import export
from ...domain.form.blank import blank_form
from ...domain.plan.model import Units
from ...domain.rollup.periods import newest_before
from ...domain.rollup.roster.identities import UnitKey
from ...domain.rollup.roster.roster import RosterUnit
from ...domain.text import folded_name, name_among, unknown
from ...errors import UsageFault
from ...storage import atomic
from ...storage.file_names import file_name, numbered, slug
from ...storage.form.freshness import is_untouched
from ...storage.presence import absent

if TYPE_CHECKING:
    from ...domain.form.model import BlankForm
    from ...domain.period import Week
    from ...domain.plan.model import Plan
    from ...domain.report.model import StatusReport
    from ...domain.rollup.roster.roster import Roster
    from .rollup import Intake

FOLDER = "填报表"
"""Where the forms go among a week's files, where nobody named a folder."""


class Forms(NamedTuple):
    """The forms of a week: the units that owe one, and what was last heard of each."""

    plan: Plan
    week: Week
    units: tuple[RosterUnit, ...]
    heard: Mapping[UnitKey, StatusReport]
    deadline: datetime | None = None

    def of_type(self, typed: str) -> list[RosterUnit]:
        """The units of a type, all of them for ""; UsageFault for one that the plan has not."""
        unit_type = self._type(typed)
        return [unit for unit in self.units if unit_type in ("", unit.type)]

    def named(self, names: Sequence[str], typed: str = "") -> list[RosterUnit]:
        """The units of these names; with a type, those of that type, on the roster or not.

        UsageFault for a name that is on no list, and for a type that the plan has not.
        """
        types, unit_type = self.plan.type_names(), self._type(typed)
        found: list[RosterUnit] = []
        for name in names:
            wanted = folded_name(name)
            own = [
                unit
                for unit in self.units
                if unit_type in ("", unit.type) and wanted in map(folded_name, unit.names)
            ]
            if not own and not unit_type:
                hint = f"不在名册上的，加 --type 写明类型（{'、'.join(types)}）。"
                known = [unit.name for unit in self.units]
                raise UsageFault(f"{unknown('单位', name, known) if known else ''}{hint}")
            found += own or [RosterUnit(name, unit_type)]
        return list(dict.fromkeys(found))

    def _type(self, typed: str) -> str:
        types = self.plan.type_names()
        found = name_among(typed, types) if typed else ""
        if found is None:
            raise UsageFault(unknown("单位类型", typed, types))
        return found

    def of(self, unit: RosterUnit) -> BlankForm:
        """The form of one unit; without rows where no measure is its."""
        heard = self.heard.get(unit.known_as)
        units = Units(unit.type, unit.names)
        form = blank_form(self.plan, units, self.week, heard, unit.phone)
        return form._replace(deadline=self.deadline)

    def write(self, units: Sequence[RosterUnit], folder: Path) -> Iterator[Path]:
        """Write their forms, a file a step; NotSaved names the file.

        Units of which no measure is are passed over. What was filled in is never written over.
        """
        for unit in units:
            form = self.of(unit)
            if form.rows:
                yield _write(folder, self._stem(unit), export.render_form(form))

    def idle(self, units: Sequence[RosterUnit]) -> list[str]:
        """The names of those whom no measure concerns, and who get no form."""
        measures = list(self.plan.measures())
        return [
            unit.name
            for unit in units
            if not any(one.concerns(Units(unit.type, unit.names)) for one in measures)
        ]

    def _stem(self, unit: RosterUnit) -> str:
        """填报表_<单位>_<2024-W10>; with the type where two units have one name."""
        name = file_name(unit.name)
        twice = sum(file_name(one.name) == name for one in {*self.units, unit}) > 1
        return f"填报表_{name}{f'_{slug(unit.type)}' if twice else ''}_{self.week}"


def forms_of(
    intake: Intake, roster: Roster | None, plan: Plan, weeks: Iterable[Week]
) -> list[Forms]:
    """The forms of each week: the roster's units, without one those whose files were read."""
    rollup = intake.rollup(roster)
    known = roster.units if roster else tuple(intake.units())
    return [
        Forms(
            plan=plan,
            week=week,
            units=tuple(unit for unit in known if unit.owes(week)),
            heard=newest_before(rollup, plan.id, week.monday),
            deadline=roster.deadlines.moment(week) if roster else None,
        )
        for week in weeks
    ]


def _write(folder: Path, stem: str, data: bytes) -> Path:
    places = numbered(folder / f"{stem}.xlsx")
    free = next(path for path in places if absent(path) or is_untouched(path))
    return atomic.write_beside(free, data)
