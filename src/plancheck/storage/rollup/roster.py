"""The roster (名册): a TOML file that the office writes and corrects by hand.

    ranking = false
    [deadlines]
    week = "周五 17:00"
    [[unit]]
    name = "…居委会"
    type = "居委会"
    phone = "…"
    former = ["…"]

Written with tomlkit, so that the comments a person put in survive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...domain.period import Period, parse_period
from ...domain.rollup.roster.deadline import Deadline, Deadlines
from ...domain.rollup.roster.identities import UnitKey
from ...domain.rollup.roster.roster import Roster, RosterUnit
from ...domain.startup import lazy
from ...domain.text import clean, folded_name
from ...errors import BadFile, Problem
from .. import atomic, text_file
from ..toml import guard

if TYPE_CHECKING:
    import tomlkit

_HEAD = """\
# 名册：应当报送的单位。由收到的周报列出，请核对、补上没有报过的单位。
# deadlines 是报送的期限（北京时间）：每周、每月、每季度、每年各一个；放假等单独一周写 "2024-W06" = "2024-02-08 12:00"。
# 通报里不给单位排名的，在这一行下面写 ranking = false。
# [[unit]] 里还可以写 contact（联系人）、aliases（别称）、former（曾用名）、since（起）、until（止）。
"""  # noqa: E501
_KINDS = ("week", "month", "quarter", "year")
_TEXTS = ("name", "type", "contact", "phone")
_RANKING = "ranking"
_LISTS, _DAYS = ("aliases", "former"), ("since", "until")
_QUOTED = "、".join(_TEXTS)
_DAY = lazy(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


class ParsedRoster(NamedTuple):
    """A roster beside what is wrong with its file."""

    roster: Roster
    problems: tuple[Problem, ...] = ()


def is_roster(content: Mapping[str, object]) -> bool:
    """Whether this is a roster's content."""
    units = content.get("unit")
    return "format" not in content and isinstance(units, list) and bool(units)


def parse_roster(path: Path) -> ParsedRoster:
    """Read a roster; a fault costs the unit that it stands on. BadFile where it is none."""
    content = guard.parse_toml(text_file.read_text(path), path.name)
    if not is_roster(content):
        raise BadFile(path.name, "不是名册：没有一节 [[unit]]。")
    reader = _Reader(path.name)
    reader.keys(content, ("unit", "deadline", "deadlines", _RANKING), "")
    units, deadlines = reader.units(content["unit"]), reader.deadlines(content)
    roster = Roster(units, deadlines, reader.ranking(content))
    return ParsedRoster(roster, tuple(reader.problems))


class _Reader:
    """Takes what is sound of a roster's content, and says what is not."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.problems: list[Problem] = []

    def _say(self, words: str) -> None:
        self.problems.append(Problem(self._source, 0, words))

    def keys(self, table: Mapping[str, object], known: Sequence[str], where: str) -> None:
        """Say which keys are not known: a slip of the pen is not taken for nothing."""
        for key in table.keys() - set(known):
            if key == _RANKING:
                self._say(f"{where}{_RANKING} 要写在名册最前面，在第一个 [ 之前；没有采用")
                continue
            near = get_close_matches(key, known, 1)
            hint = f"，是不是 {near[0]}？" if near else f"；可用的有 {'、'.join(known)}"
            self._say(f"{where}不认识“{clean(key, 40)}”，没有采用{hint}")

    def units(self, tables: object) -> tuple[RosterUnit, ...]:
        """Each unit once, by name and type; no alias that is another unit's own name."""
        units: dict[UnitKey, RosterUnit] = {}
        for number, table in enumerate(tables if isinstance(tables, list) else [], 1):
            unit = self._unit(table, number)
            if unit is None:
                self._say(f"第 {number} 个 [[unit]] 没有 name，或 {_QUOTED} 不是带引号的文字")
            elif unit.known_as in units:
                self._say(f"“{unit.name}”写了两次，只采用第一处")
            else:
                units[unit.known_as] = unit
        said: dict[UnitKey, str] = {}
        for unit in units.values():
            for name in unit.names[1:]:
                other = UnitKey.of(name, unit.type)
                if other in units:
                    self._say(f"“{unit.name}”的别称或曾用名“{name}”是名册上另一个单位，没有采用")
                elif said.setdefault(other, unit.name) != unit.name:
                    self._say(f"“{name}”写在“{said[other]}”和“{unit.name}”两个单位下，请核对")
        return tuple(units.values())

    def _unit(self, table: object, number: int) -> RosterUnit | None:
        if not isinstance(table, Mapping):
            return None
        values = [table.get(key, "") for key in _TEXTS]
        if not all(isinstance(value, str) for value in values):
            return None
        name, kind, contact, phone = (clean(str(value)) for value in values)
        if not folded_name(name):
            return None
        where = f"“{name}”："
        self.keys(table, RosterUnit._fields, where)
        aliases, former = (self._names(table, key, where) for key in _LISTS)
        since, until = (self._day(table, key, where) for key in _DAYS)
        return RosterUnit(
            name=name,
            type=kind,
            contact=contact,
            phone=phone,
            aliases=aliases,
            former=former,
            since=since,
            until=until,
        )

    def _names(self, table: Mapping[str, object], key: str, where: str) -> tuple[str, ...]:
        """A list of names, or the one."""
        value = table.get(key, [])
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            self._say(f'{where}{key} 应当写成 ["…", "…"]，没有采用')
            return ()
        return tuple(name for name in map(clean, names) if folded_name(name))

    def _day(self, table: Mapping[str, object], key: str, where: str) -> date | None:
        """A day, or the first or the last one of a month or a year."""
        value = table.get(key)
        if isinstance(value, datetime):
            return value.date()
        if value is None or isinstance(value, date):
            return value
        try:
            if found := _DAY.fullmatch(str(value).strip()):
                return date(*map(int, found.groups()))
            period = parse_period(str(value))
        except ValueError:
            self._say(f"{where}{key} 应当写成 2024-03-01 这样，没有采用")
            return None
        return period.first_day if key == "since" else period.last_day

    def ranking(self, content: Mapping[str, object]) -> bool:
        """Whether the office ranks its units: so it does unless it says not."""
        value = content.get(_RANKING, True)
        if not isinstance(value, bool):
            self._say(f"{_RANKING} 应当写成 true（排名）或 false（不排名），没有采用，按排名")
            return True
        return value

    def deadlines(self, content: Mapping[str, object]) -> Deadlines:
        """`[deadlines]`; what stands alone as `deadline` is the week's."""
        table, usual = content.get("deadlines", {}), Deadlines()
        if not isinstance(table, Mapping):
            self._say('[deadlines] 应当是一节，里面写 week = "周五 17:00" 这样；没有采用')
            table = {}
        if "deadline" in content:
            table = {"week": content["deadline"], **table}
        found: dict[str, Deadline] = {}
        own: dict[Period, Deadline] = {}
        for key, value in table.items():
            try:
                period = None if key in _KINDS else parse_period(key)
            except ValueError:
                self.keys({key: value}, _KINDS, "[deadlines] 里")
                continue
            instead = "" if period else f"，按 {getattr(usual, key)}"
            try:
                text = value.isoformat() if isinstance(value, date) else str(value)
                deadline = Deadline.parse(text)
            except ValueError:
                self._say(f"{key} 的期限应当写成 周五 17:00、次月5日 17:00 这样；没有采用{instead}")
            else:
                own |= {period: deadline} if period else {}
                found |= {} if period else {key: deadline}
        return usual._replace(**found, own=tuple(own.items()))


def write_new(path: Path, units: Iterable[RosterUnit]) -> None:
    """Write a roster of these units; BadFile where there is a file of that name already."""
    if path.exists() or path.is_symlink():
        raise BadFile(path.name, "已经有这个文件，没有改动。请换一个名字，或用 --add 补进去。")
    import tomlkit

    document = tomlkit.parse(_HEAD)
    deadlines = tomlkit.table()
    for key in _KINDS:
        deadlines.add(key, str(getattr(Deadlines(), key)))
    deadlines.add(tomlkit.nl())
    document.add("deadlines", deadlines)
    _append(document, units)
    atomic.write(path, tomlkit.dumps(document).encode("utf-8"), shared=True)


def append_units(path: Path, units: Iterable[RosterUnit]) -> list[RosterUnit]:
    """Put units that a roster does not name at its end; returns them. All else stays as it is."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    new = parse_roster(path).roster.lacks(units)
    if not new:
        return []
    try:
        document = tomlkit.parse(text_file.read_text(path))
        _append(document, new)
        text = tomlkit.dumps(document)
    except TOMLKitError as error:
        raise BadFile(path.name, "不是完好的 TOML，没有改动。") from error
    guard.parse_toml(text, path.name)  # what would not be read again is not written
    atomic.write(path, text.encode("utf-8"), shared=True)
    return new


def _append(document: tomlkit.TOMLDocument, units: Iterable[RosterUnit]) -> None:
    import tomlkit
    from tomlkit.items import AoT

    listed = document.get("unit")
    if not isinstance(listed, AoT):
        listed = tomlkit.aot()
        document.add("unit", listed)
    for unit in units:
        table = tomlkit.table()
        for key, value in unit._asdict().items():
            if value or key in _TEXTS:
                table.add(key, list(value) if key in _LISTS else value)
        listed.append(table)
