"""The roster (名册): a TOML file that the office writes and corrects by hand.

    deadline = "周五 17:00"
    [[unit]]
    name = "…居委会"
    type = "居委会"
    contact = "…"

Written with tomlkit, so that the comments a person put in survive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...domain.rollup.roster import Deadline, Roster, RosterUnit
from ...domain.text import clean, folded_name
from ...errors import BadFile, Problem
from .. import atomic, text_file
from ..toml import guard

if TYPE_CHECKING:
    import tomlkit

_HEAD = """\
# 名册：应当报送的单位。由收到的周报列出，请核对、补上没有报过的单位。
# deadline 是每周报送的期限，可以写 周五 17:00、下周一 12:00。
"""


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
    problems: list[Problem] = []
    units: list[RosterUnit] = []
    names: set[str] = set()
    tables = content["unit"]
    for number, table in enumerate(tables if isinstance(tables, list) else [], 1):
        unit = _unit(table)
        if unit is None:
            words = f"第 {number} 个 [[unit]] 没有 name，或 name、type、contact 不是带引号的文字"
            problems.append(Problem(path.name, 0, words))
        elif folded_name(unit.name) in names:
            problems.append(Problem(path.name, 0, f"“{unit.name}”写了两次，只采用第一处"))
        else:
            names.add(folded_name(unit.name))
            units.append(unit)
    deadline = Deadline()
    if "deadline" in content:
        try:
            deadline = Deadline.parse(str(content["deadline"]))
        except ValueError:
            words = f"deadline 应当写成 周五 17:00 这样；没有采用，按 {deadline}"
            problems.append(Problem(path.name, 0, words))
    return ParsedRoster(Roster(tuple(units), deadline), tuple(problems))


def _unit(table: object) -> RosterUnit | None:
    if not isinstance(table, Mapping):
        return None
    values = [table.get(key, "") for key in RosterUnit._fields]
    if not all(isinstance(value, str) for value in values):
        return None
    unit = RosterUnit(*(clean(str(value)) for value in values))
    return unit if folded_name(unit.name) else None


def write_new(path: Path, units: Iterable[RosterUnit]) -> None:
    """Write a roster of these units; BadFile where there is a file of that name already."""
    if path.exists() or path.is_symlink():
        raise BadFile(path.name, "已经有这个文件，没有改动。请换一个名字，或用 --add 补进去。")
    import tomlkit

    document = tomlkit.parse(_HEAD)
    document.add("deadline", tomlkit.item(str(Deadline())))
    _append(document, units)
    atomic.write(path, tomlkit.dumps(document).encode("utf-8"), shared=True)


def append_units(path: Path, units: Iterable[RosterUnit]) -> list[RosterUnit]:
    """Put units that a roster does not name at its end; returns them. All else stays as it is."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    known = {folded_name(unit.name) for unit in parse_roster(path).roster.units}
    new = [unit for unit in units if folded_name(unit.name) not in known]
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
            table.add(key, value)
        listed.append(table)
