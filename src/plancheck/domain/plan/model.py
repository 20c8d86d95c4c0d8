"""The annual plan: sections → objectives → measures, and the notice that came with it.

The shape follows the document: 一、 is a Section, 一是 an Objective, a clause of its text a Measure
with a permanent number such as 3.2.1. Who leads and who supports is by unit type.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

CLERKS_FIRST = ("居委会", "中心", "执法队")
"""The unit types that clerks work in; they come first on screen (plan-breakdown, "Unit types")."""


class UnitType(NamedTuple):
    """A kind of unit the notice is addressed to: 居委会 / 各居（村）委会."""

    name: str
    full_name: str


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
    """A clause of the plan that units answer for. `due` is the plan's own date, if it names one."""

    id: str
    text: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    terms: tuple[str, ...] = ()
    target: Target | None = None
    due: date | None = None

    def concerns(self, unit_type: str) -> bool:
        """Whether units of this type lead or support the measure."""
        return unit_type in self.lead or unit_type in self.support

    def part_of(self, unit_type: str) -> str:
        """牵头 or 配合: the part that units of this type have; "" for none."""
        return "牵头" if unit_type in self.lead else "配合" if unit_type in self.support else ""


class Objective(NamedTuple):
    """一是/二是/三是 of a section; `number` is "3.2"."""

    number: str
    title: str
    measures: tuple[Measure, ...]


class Section(NamedTuple):
    """一、/二、… of the plan; `number` counts from 1."""

    number: int
    title: str
    aim: str
    objectives: tuple[Objective, ...]


class Plan(NamedTuple):
    """The whole document. `digest` is the SHA-256 (hex) of the plan file's content."""

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
    digest: str = ""

    @property
    def proposed(self) -> bool:
        """Whether lead and support are only a proposal; shown as （拟定）."""
        return self.assignments == "proposed"

    def measures(self) -> Iterator[Measure]:
        """All measures in the document's order."""
        for section in self.sections:
            for objective in section.objectives:
                yield from objective.measures

    def places(self) -> Iterator[tuple[Section, Objective, Measure]]:
        """All measures with where they stand, in the document's order."""
        for section in self.sections:
            for objective in section.objectives:
                for measure in objective.measures:
                    yield section, objective, measure

    def place(self, measure_id: str) -> tuple[Section, Objective]:
        """Where a measure of the plan stands."""
        return next((s, o) for s, o, m in self.places() if m.id == measure_id)

    def type_names(self) -> tuple[str, ...]:
        """The unit types' names, those that clerks work in first."""
        names = [unit_type.name for unit_type in self.unit_types]
        first = [name for name in CLERKS_FIRST if name in names]
        return (*first, *(name for name in names if name not in first))
