"""The annual plan: sections → objectives → measures, and the notice that came with it.

The shape follows the document: 一、 is a Section, 一是 an Objective, a clause of its text a Measure
with a permanent number such as 3.2.1. Who leads and who supports is by unit type, or by the name of
a unit that the plan names.
"""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from itertools import chain
from typing import NamedTuple

from ..text import folded_name
from .title import first_clause

CLERKS_FIRST = ("居委会", "中心", "执法队")
"""The unit types that clerks work in; they come first on screen (plan-breakdown, "Unit types")."""


class UnitType(NamedTuple):
    """A kind of unit the notice is addressed to: 居委会 / 各居（村）委会."""

    name: str
    full_name: str


class Units(NamedTuple):
    """The units of a type, or of them the one that has, or had, these `names`.

    Whose measures are asked for: all that a type has among its units, or those of one unit.
    """

    type: str
    names: tuple[str, ...] = ()


class NamedUnit(NamedTuple):
    """A unit that the plan names; `aliases` are other names that it goes by."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()

    def is_among(self, units: Units) -> bool:
        """Whether it is one of the units; names are compared folded."""
        if self.type != units.type or not units.names:
            return self.type == units.type
        own = {folded_name(name) for name in (self.name, *self.aliases)}
        return not own.isdisjoint(map(folded_name, units.names))


class Term(NamedTuple):
    """A footnote of the document: the word it explains and its whole text."""

    name: str
    text: str


class Target(NamedTuple):
    """A figure a measure names: 3 个 生活圈资源项目. `amount` is positive.

    `shared` is one that all units reach together; any other is each unit's own.
    """

    amount: int | float
    unit: str
    item: str
    shared: bool = False

    def __str__(self) -> str:
        return f"{self.amount:g}{self.unit}{self.item}"


class Measure(NamedTuple):
    """A clause of the plan that units answer for. `due` is the plan's own date, if it names one.

    `lead` and `support` are names of unit types and of `units`: those that the plan names, among
    them. `leader` is who in the office answers for it (责任领导). `was` are the numbers of the
    measures that it was before. A `withdrawn` one concerns nobody any more.
    """

    id: str
    text: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    terms: tuple[str, ...] = ()
    target: Target | None = None
    due: date | None = None
    units: tuple[NamedUnit, ...] = ()
    leader: str = ""
    short: str = ""
    was: tuple[str, ...] = ()
    withdrawn: bool = False

    @property
    def title(self) -> str:
        """What it is called in a heading: the plan's own short title, else its first clause."""
        return self.short or first_clause(self.text)

    def concerns(self, units: Units) -> bool:
        """Whether these units, or one of them, lead or support the measure."""
        return bool(self.part_of(units))

    def part_of(self, units: Units) -> str:
        """牵头 or 配合: the part that these units have; "" for none."""
        if self._named(units, self.lead):
            return "牵头"
        return "配合" if self._named(units, self.support) else ""

    def named_as(self, units: Units) -> str:
        """By which name the measure is theirs: 居委会, or that of a unit; "" where it is not."""
        return self._named(units, self.lead) or self._named(units, self.support)

    def _named(self, units: Units, names: tuple[str, ...]) -> str:
        if self.withdrawn:
            return ""
        if units.type in names:
            return units.type
        named = (one.name for one in self.units if one.name in names and one.is_among(units))
        return next(named, "")


class Objective(NamedTuple):
    """一是/二是/三是 of a section; `number` is "3.2", `withdrawn` what is no longer carried out."""

    number: str
    title: str
    measures: tuple[Measure, ...]
    withdrawn: tuple[Measure, ...] = ()


class Section(NamedTuple):
    """一、/二、… of the plan; `number` counts from 1."""

    number: int
    title: str
    aim: str
    objectives: tuple[Objective, ...]


class Seal(Enum):
    """Whether a plan was published (下发), and is as it was then."""

    NONE = "没有下发"
    SOUND = "已下发"
    BROKEN = "校验不符"


class Revision(NamedTuple):
    """A revision that was published (下发), the day, and what it changed against the one before."""

    number: int
    published: date | None = None
    note: str = ""


class Plan(NamedTuple):
    """The whole document. `digest` is the SHA-256 (hex) of the plan file's content.

    `revisions` are all that were published, the first one first.
    """

    id: str
    title: str
    year: int
    revision: int = 1
    number: str = ""
    issuer: str = ""
    office: str = ""
    issued: date | None = None
    addressees: str = ""
    copies: int = 0
    preamble: str = ""
    charge: str = ""
    assignments: str = "fixed"
    unit_types: tuple[UnitType, ...] = ()
    terms: tuple[Term, ...] = ()
    sections: tuple[Section, ...] = ()
    revisions: tuple[Revision, ...] = ()
    digest: str = ""
    seal: Seal = Seal.NONE

    @property
    def proposed(self) -> bool:
        """Whether lead and support are only a proposal; shown as （拟定）."""
        return self.assignments == "proposed"

    def measures(self) -> Iterator[Measure]:
        """All measures in the document's order, but for withdrawn ones."""
        for section in self.sections:
            for objective in section.objectives:
                yield from objective.measures

    def withdrawn(self) -> Iterator[Measure]:
        """The measures that stand in the file for their numbers alone."""
        for section in self.sections:
            for objective in section.objectives:
                yield from objective.withdrawn

    def places(self) -> Iterator[tuple[Section, Objective, Measure]]:
        """All measures with where they stand, in the document's order."""
        for section in self.sections:
            for objective in section.objectives:
                for measure in objective.measures:
                    yield section, objective, measure

    def place(self, measure_id: str) -> tuple[Section, Objective]:
        """Where a measure of the plan stands, or stood."""
        return next(
            (section, objective)
            for section in self.sections
            for objective in section.objectives
            if any(m.id == measure_id for m in chain(objective.measures, objective.withdrawn))
        )

    def alike(self, one: Units, other: Units) -> bool:
        """Whether the same measures concern both."""
        return all(m.part_of(one) == m.part_of(other) for m in self.measures())

    def type_names(self) -> tuple[str, ...]:
        """The unit types' names, those that clerks work in first."""
        names = [unit_type.name for unit_type in self.unit_types]
        first = [name for name in CLERKS_FIRST if name in names]
        return (*first, *(name for name in names if name not in first))
