"""The values of a plan file's tables, taken one by one; what is wrong is noted with its place.

A fault's place is the path of keys and indices from the file's root: lines are looked up only
where there are faults.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from ...domain.text import NOTE_LIMIT, TITLE_LIMIT, clean
from ..toml.lines import Path

Table = Mapping[str, object]
FIRST_ONLY = "，只采用第一处"
FAULTS = 1_000
"""How many faults are noted; a hostile file could have a million."""

KEYS = {
    "": {"schema", "plan", "unit_type", "unit", "term", "section", "revision", "seal"},
    "plan": {
        *("id", "title", "year", "revision", "number", "issuer", "office", "issued"),
        *("addressees", "copies", "preamble", "charge", "assignments"),
    },
    "unit_type": {"name", "full_name"},
    "unit": {"name", "type", "aliases"},
    "term": {"name", "text"},
    "section": {"number", "title", "aim", "objective"},
    "objective": {"number", "title", "measure"},
    "measure": {
        *("id", "text", "lead", "support", "terms", "target", "due"),
        *("leader", "short", "was", "withdrawn"),
    },
    "target": {"amount", "unit", "item", "shared"},
    "revision": {"number", "published", "note"},
    "seal": {"sha256", "check"},
}
"""The keys each table may have; "" is the file itself."""


class Fault(NamedTuple):
    """What is wrong, and where."""

    at: Path
    words: str


class PlanValues:
    """Takes values out of tables; `faults` grows, nothing raises."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def fault(self, at: Path, words: str) -> None:
        """Note one fault."""
        if len(self.faults) < FAULTS:
            self.faults.append(Fault(at, words))
        elif len(self.faults) == FAULTS:
            self.faults.append(Fault((), f"问题太多，只列出 {FAULTS} 处"))

    def known(self, table: Table, kind: str, at: Path) -> None:
        """Note the keys that a table of this kind does not have."""
        for key in table.keys() - KEYS[kind]:
            self.fault((*at, key), f"不认识“{clean(key, 40)}”这一项，没有采用")

    def new(self, name: str, seen: set[str], at: Path, what: str, lost: str = "") -> bool:
        """Whether the name is met for the first time; a fault where not. `lost`: what follows."""
        if name in seen:
            self.fault(at, f"{what}“{name}”重复{lost}")
            return False
        seen.add(name)
        return True

    def tables(
        self, table: Table, key: str, at: Path, *, needed: bool = True
    ) -> list[tuple[Table, Path]]:
        """The tables of an array, each with its place."""
        value = table.get(key)
        if value is None or value == []:
            if needed:
                self.fault(at, f"缺少 {key}")
            return []
        found = []
        if not isinstance(value, list):
            self.fault((*at, key), f"{key} 应当写成一节一节的 [[…]]")
            return []
        for index, one in enumerate(value):
            place = (*at, key, index)
            if isinstance(one, Mapping):
                self.known(one, key, place)
                found.append((one, place))
            else:
                self.fault(place, f"{key} 应当写成一节一节的 [[…]]")
        return found

    def text(self, table: Table, key: str, at: Path, *, needed: bool = True) -> str:
        """A title: one line, cleaned."""
        return self._cleaned(table, key, at, TITLE_LIMIT, needed=needed, lines=False)

    def prose(
        self, table: Table, key: str, at: Path, *, needed: bool = True, lines: bool = True
    ) -> str:
        """A long text, cleaned; of several paragraphs unless `lines` is false."""
        return self._cleaned(table, key, at, NOTE_LIMIT, needed=needed, lines=lines)

    def _cleaned(
        self, table: Table, key: str, at: Path, limit: int, *, needed: bool, lines: bool
    ) -> str:
        if key not in table:
            if needed:
                self.fault((*at, key), f"缺少 {key}")
            return ""
        value = table[key]
        if not isinstance(value, str):
            self.fault((*at, key), f"{key} 应当是带英文双引号的文字")
            return ""
        text = clean(value, limit, lines=lines)
        if not text:
            if needed:
                self.fault((*at, key), f"{key} 是空的")
        elif text != value and text != value.strip():
            long = len(value.strip()) > limit
            why = f"超过 {limit} 字，已截短" if long else "含有换行或不能显示的字符，已改动"
            self.fault((*at, key), f"{key} {why}")
        return text

    def names(self, table: Table, key: str, at: Path) -> tuple[str, ...]:
        """A list of names, each once."""
        value = table.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.fault((*at, key), f'{key} 应当是一列带英文双引号的名称，如 ["中心"]')
            return ()
        names = tuple(dict.fromkeys(clean(one) for one in value))
        if len(names) != len(value):
            self.fault((*at, key), f"{key} 中有名称重复")
        return names

    def among(
        self, known: set[str], table: Table, key: str, at: Path, words: str
    ) -> tuple[str, ...]:
        """The names of a list that are known; a fault for each that is not."""
        names = self.names(table, key, at)
        for name in names:
            if name not in known:
                self.fault((*at, key), f"{words}“{name}”")
        return tuple(name for name in names if name in known)

    def whole(self, table: Table, key: str, at: Path, default: int, *, least: int = 0) -> int:
        """A whole number from `least` to 999999; an absent one is the default, without a fault."""
        value = table.get(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value < 10**6:
            return value
        self.fault((*at, key), f"{key} 应当是不带引号的整数，不小于 {least}")
        return default

    def truth(self, table: Table, key: str, at: Path) -> bool:
        """Whether something is so; what is absent is not."""
        value = table.get(key, False)
        if not isinstance(value, bool):
            self.fault((*at, key), f"{key} 应当是不带引号的 true 或 false")
        return value is True

    def date(self, table: Table, key: str, at: Path) -> date | None:
        """A date, None where there is none."""
        value = table.get(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.fault((*at, key), f"{key} 应当是不带引号的日期，如 2024-06-30")
        return None
