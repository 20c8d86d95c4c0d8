"""The unit types and units of a plan file, by every name that a measure may give them."""

from __future__ import annotations

from ...domain.plan.model import NamedUnit, UnitType
from ...domain.text import folded_name
from ..toml.lines import Path as KeyPath
from .values import FIRST_ONLY, PlanValues, Table


class UnitNames:
    """Names are compared folded; each means one type or one unit."""

    def __init__(self, values: PlanValues) -> None:
        self._values = values
        self._meant: dict[str, UnitType | NamedUnit] = {}
        self._units: dict[NamedUnit, KeyPath] = {}
        """Those that the plan names and no measure has named yet."""

    def types(self, content: Table) -> tuple[UnitType, ...]:
        """The unit types, in the file's order."""
        found = []
        for table, at in self._values.tables(content, "unit_type", ()):
            name = self._values.text(table, "name", at)
            full_name = self._values.text(table, "full_name", at, needed=False) or name
            unit_type = UnitType(name, full_name)
            if name and self._is_new(name, unit_type, at, "单位类型"):
                found.append(unit_type)
        return tuple(found)

    def read_units(self, content: Table) -> None:
        """Take the units by name; their types have been read."""
        values = self._values
        for table, at in values.tables(content, "unit", (), needed=False):
            name, type_name = values.text(table, "name", at), values.text(table, "type", at)
            unit_type = self._meant.get(folded_name(type_name))
            if not isinstance(unit_type, UnitType):
                if type_name:
                    values.fault((*at, "type"), f"没有单位类型“{type_name}”")
                continue
            unit = NamedUnit(name, unit_type.name, values.names(table, "aliases", at))
            if name and self._is_new(name, unit, at, "单位"):
                self._units[unit] = (*at, "name")
                for alias in unit.aliases:
                    if self._meant.setdefault(folded_name(alias), unit) != unit:
                        values.fault((*at, "aliases"), f"别名“{alias}”已是别的单位或类型的名称")

    def _is_new(self, name: str, meant: UnitType | NamedUnit, at: KeyPath, what: str) -> bool:
        if folded_name(name) in self._meant:
            self._values.fault((*at, "name"), f"{what}“{name}”重复{FIRST_ONLY}")
            return False
        self._meant[folded_name(name)] = meant
        return True

    def named(
        self, table: Table, key: str, at: KeyPath, measure: str
    ) -> tuple[UnitType | NamedUnit, ...]:
        """The types and units that a measure's list names; a fault for each that is not known."""
        found = dict[UnitType | NamedUnit, None]()
        for name in self._values.names(table, key, at):
            meant = self._meant.get(folded_name(name))
            if meant is None:
                words = f"措施 {measure}：没有单位类型“{name}”，也没有叫这个名称的单位"
                self._values.fault((*at, key), words)
            elif meant in found:
                self._values.fault((*at, key), f"{key} 中有名称重复")
            else:
                found[meant] = None
                if isinstance(meant, NamedUnit):
                    self._units.pop(meant, None)
        return tuple(found)

    def name_unused(self) -> None:
        """A fault for each unit that no measure names."""
        for unit, at in self._units.items():
            self._values.fault(at, f"没有措施用到单位“{unit.name}”")
