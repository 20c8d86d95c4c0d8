"""roster: the list of the units that owe a report, made of files and checked."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from ....domain.rollup.roster.deadline import Deadlines
from ....domain.rollup.roster.roster import Roster, RosterUnit
from ....errors import NothingFound, UsageFault
from ....workspace import Workspace
from ....workspace.office.roster import check_roster, lacking_units, make_roster
from ...terminal import print_json, say


def roster(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck roster init|check`."""
    path = Path(options.roster) if options.roster else workspace.unit.home.roster
    if options.what == "init":
        _init(workspace, options, path)
    elif options.paths:
        raise UsageFault("roster check 只检查名册；名册文件用 --roster 指定。")
    else:
        _print_problems(workspace, path, as_json=options.json)


def _init(workspace: Workspace, options: argparse.Namespace, path: Path) -> None:
    if not options.paths:
        raise UsageFault("请写上放周报的文件或文件夹，名册由它们列出。")
    sources = map(Path, options.paths)
    units, refused = make_roster(path, sources, workspace.unit.plan, add=options.add)
    if options.json:
        print_json([_unit(unit) for unit in units])
    else:
        print(path)
    say(f"写入 {len(units)} 个单位（{_types(Roster(tuple(units)))}）。请核对，补上没有报过的单位。")
    if refused:
        raise NothingFound(f"有 {len(refused)} 个文件没有用上：\n" + "\n".join(refused))


def _print_problems(workspace: Workspace, path: Path, *, as_json: bool) -> None:
    roster, problems = check_roster(path, workspace.unit.plan)
    if as_json:
        print_json(
            {
                "deadlines": _deadlines(roster.deadlines),
                "ranking": roster.ranking,
                "units": [_unit(unit) for unit in roster.units],
                "problems": [str(problem) for problem in problems],
            }
        )
    else:
        print(f"{len(roster.units)} 个单位（{_types(roster)}）")
        deadlines = _deadlines(roster.deadlines).items()
        for words in lacking_units(roster, workspace.unit.plan):
            say(f"{words}。")
        print("通报里给单位排名" if roster.ranking else "通报里不给单位排名")
        print(f"期限（北京时间）：{'，'.join(f'{_WORDS.get(k, k)} {due}' for k, due in deadlines)}")
    if problems:
        raise NothingFound("\n".join(map(str, problems)))


_WORDS = {"week": "周报", "month": "月报", "quarter": "季报", "year": "年报"}


def _deadlines(deadlines: Deadlines) -> dict[str, str]:
    """By when, as it was understood, of each kind of period, then of single ones."""
    usual = {key: str(due) for key, due in deadlines._asdict().items() if key in _WORDS}
    return usual | {str(period): str(due) for period, due in deadlines.own}


def _unit(unit: RosterUnit) -> dict[str, object]:
    return unit._asdict() | {
        key: day and day.isoformat() for key, day in (("since", unit.since), ("until", unit.until))
    }


def _types(roster: Roster) -> str:
    counts = Counter(unit.type for unit in roster.units)
    return "、".join(f"{name}{count}" for name, count in counts.items())
