"""A measure of a plan file, made of its table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ...domain.plan.model import Measure, NamedUnit, Target, UnitType
from ..toml.lines import Path as KeyPath
from .names import UnitNames
from .values import FIRST_ONLY, PlanValues, Table

_NUMBER = r"[0-9]{1,4}(?:\.[0-9]{1,4}){1,4}"
_ID = re.compile(_NUMBER)
_FORMER = re.compile(rf"(?:[a-z0-9-]{{1,40}}/)?{_NUMBER}")


class MeasureTables:
    """Makes measures of their tables; none of one whose number is not its own."""

    def __init__(
        self, values: PlanValues, content: Table, units: UnitNames, terms: set[str]
    ) -> None:
        self._values = values
        self._units = units
        self._terms = terms
        self._withdrawn = frozenset(_withdrawn(content))
        self._published = bool(content.get("revision"))
        """Whether units know the numbers already: then a measure may have moved, and keeps its."""
        self._ids: set[str] = set()
        self.used_terms: set[str] = set()

    def measure(self, table: Table, at: KeyPath, objective: str) -> Measure | None:
        """The measure; None where its number cannot be taken."""
        values = self._values
        id = self._id(table, at, objective)
        if not id:
            return None
        withdrawn = values.truth(table, "withdrawn", at)
        lead, support = self._parts(table, at, id, needed=not withdrawn)
        terms = values.among(self._terms, table, "terms", at, f"措施 {id}：没有解释名词")
        self.used_terms.update(terms)
        return Measure(
            id=id,
            text=values.prose(table, "text", at, lines=False) or "（没有文字）",
            lead=tuple(one.name for one in lead),
            support=tuple(one.name for one in support),
            terms=terms,
            target=self._target(table, at),
            due=values.date(table, "due", at),
            units=tuple(one for one in (*lead, *support) if isinstance(one, NamedUnit)),
            leader=values.text(table, "leader", at, needed=False),
            short=values.text(table, "short", at, needed=False),
            was=self._was(table, at, id),
            withdrawn=withdrawn,
        )

    def _id(self, table: Table, at: KeyPath, objective: str) -> str:
        """The number; "" where it cannot be taken. A withdrawn measure keeps its own for ever."""
        id, place = self._values.text(table, "id", at), (*at, "id")
        if not _ID.fullmatch(id):
            if id:
                self._values.fault(place, f"措施编号“{id}”应当写成 3.2.1 这样；没有采用")
            return ""
        if id in self._withdrawn and table.get("withdrawn") is not True:
            words = f"措施编号“{id}”是已作废的措施的，不能再用，请换一个新编号；没有采用"
            self._values.fault(place, words)
            return ""
        if not self._values.new(id, self._ids, place, "措施编号", FIRST_ONLY):
            return ""
        if objective and not self._published and not id.startswith(f"{objective}."):
            self._values.fault(place, f"措施编号“{id}”不属于任务 {objective}")
        return id

    def _parts(
        self, table: Table, at: KeyPath, id: str, *, needed: bool
    ) -> tuple[Sequence[UnitType | NamedUnit], Sequence[UnitType | NamedUnit]]:
        """Who leads and who supports, each once: a unit goes without its type, else it is named."""
        lead = self._units.named(table, "lead", at, id)
        support = self._units.named(table, "support", at, id)
        if needed and not lead:
            self._values.fault((*at, "lead"), f"措施 {id} 没有牵头的单位类型或单位")
        for one in support:
            if one in lead or _is_of(one, lead):
                self._values.fault((*at, "support"), f"措施 {id}：“{one.name}”既牵头又配合")
        for key, named in (("lead", lead), ("support", support)):
            for one in named:
                if _is_of(one, named):
                    words = f"措施 {id}：“{one.name}”的类型已经写了，不必另写"
                    self._values.fault((*at, key), words)
        return (
            [one for one in lead if not _is_of(one, lead)],
            [one for one in support if one not in lead and not _is_of(one, (*lead, *support))],
        )

    def _was(self, table: Table, at: KeyPath, id: str) -> tuple[str, ...]:
        numbers = self._values.names(table, "was", at)
        kept = tuple(one for one in numbers if _FORMER.fullmatch(one) and one != id)
        if kept != numbers:
            words = 'was 应当是原来的措施编号，如 ["3.2.1"]；别的计划的写作 ["计划id/3.2.1"]'
            self._values.fault((*at, "was"), words)
        return kept

    def _target(self, table: Table, at: KeyPath) -> Target | None:
        target, values = table.get("target"), self._values
        if target is None:
            return None
        place = (*at, "target")
        if not isinstance(target, Mapping):
            values.fault(place, 'target 应当写成 { amount = 3, unit = "个", item = "…" }')
            return None
        values.known(target, "target", place)
        amount = target.get("amount")
        unit, item = (
            values.text(target, key, place, needed=key == "unit") for key in ("unit", "item")
        )
        shared = values.truth(target, "shared", place)
        if isinstance(amount, bool) or not isinstance(amount, int | float) or not 0 < amount < 1e15:
            values.fault((*place, "amount"), "target 的 amount 应当是大于 0 的数")
            return None
        return Target(amount, unit, item, shared)


def _is_of(one: UnitType | NamedUnit, others: Sequence[UnitType | NamedUnit]) -> bool:
    """Whether it is a unit whose type is among the others."""
    return isinstance(one, NamedUnit) and any(
        one.type == other.name for other in others if isinstance(other, UnitType)
    )


def _withdrawn(table: Table) -> Iterator[str]:
    """The numbers of all withdrawn measures, wherever they stand."""
    for key in ("section", "objective", "measure"):
        children = table.get(key)
        for child in children if isinstance(children, list) else ():
            if isinstance(child, Mapping):
                if child.get("withdrawn") is True and isinstance(child.get("id"), str):
                    yield str(child["id"]).strip()
                yield from _withdrawn(child)
