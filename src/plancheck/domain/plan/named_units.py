"""The units and unit types of a document, made of the names that it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..startup import lazy
from .draft import Duty
from .model import NamedUnit, UnitType

_OTHERS = UnitType("部门", "各有关部门")
"""The type of units that are named and are of none of the document's types."""
_BRACKETED = lazy("（[^（）]*）$")
_OPTIONAL = lazy("[（）]")
_PARTED = lazy("[、，；\n]+(?![^（]*）)")
_ALL = "各"


class DraftUnits:
    """What the names of a document are: types, by its addressees or 各…, and units of these.

    `known` are types of another plan: a name of one of these, short or full, is that type.
    """

    def __init__(
        self, addressees: str, duties: Iterable[Duty], known: Iterable[UnitType] = ()
    ) -> None:
        known = tuple(known)
        self._called = {one.full_name: one.name for one in known}
        said = (name for duty in duties for name in (*duty.lead, *duty.support))
        used = dict.fromkeys(self.called(said))
        self.are_named = bool(used)
        addressed = _addressed(addressees, used)
        types = {one.name: one for one in map(self._as_known, addressed)}
        types |= {one.name: one for one in known if one.name in used and one.name not in types}
        types |= {name: UnitType(name, name) for name in used if name.startswith(_ALL)}
        self.named = {
            name: NamedUnit(name, _type_of(name, types)) for name in used if name not in types
        }
        if any(unit.type == _OTHERS.name for unit in self.named.values()):
            types.setdefault(_OTHERS.name, _OTHERS)
        self.types = tuple(types.values())

    def called(self, names: Iterable[str]) -> tuple[str, ...]:
        """The names as the plan has them, each once: a known type's full name is that type's."""
        return tuple(dict.fromkeys(self._called.get(name, name) for name in names))

    def _as_known(self, type: UnitType) -> UnitType:
        name = self._called.get(type.full_name) or self._called.get(type.name) or type.name
        return type._replace(name=name)


def _type_of(name: str, types: Iterable[str]) -> str:
    """The type that a unit's name ends with, the longest; else the type of those left over."""
    ends = [one for one in types if name.endswith(one.removeprefix(_ALL))]
    return max(ends, key=len, default=_OTHERS.name)


def _addressed(addressees: str, used: Iterable[str]) -> Iterator[UnitType]:
    """The unit types that a document is addressed to; called as its measures call them."""
    for full_name in _listed(addressees.rstrip("：:")):
        bare = _OPTIONAL.sub("", _BRACKETED.sub("", full_name)).removeprefix(_ALL)
        bare = bare.replace("居村委会", "居委会")
        yield UnitType(full_name if full_name in used else bare or full_name, full_name)


def _listed(text: str) -> list[str]:
    """The names of a list; 各委、办、局 is one."""
    found: list[str] = []
    for name in _PARTED.split(text):
        if len(name) == 1 and found:
            found[-1] += f"、{name}"
        elif name.strip():
            found.append(name.strip())
    return list(dict.fromkeys(found))
