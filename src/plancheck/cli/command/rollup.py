"""rollup, roster: many units' files made one page, and the list of those who owe one."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from ...domain.rollup_text import handing_line, share_line
from ...domain.roster import Handing, Roster
from ...errors import NothingFound, Problem, UsageFault
from ...storage import roster_file
from ...workspace import Workspace, formats_of, rolling_up
from .. import arguments
from ..start import Start
from ..terminal import say
from .rollup_json import rollup_json
from .screen import why_no_screen
from .show import print_json


def rollup(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck rollup`: the paths on standard output, the account on standard error.

    NothingFound, after everything is written, where something was refused or is missing.
    """
    week = None
    if options.week is not None:
        week = arguments.week(options.week, workspace.today, workspace.plan.year)
    known = rolling_up.FORMATS
    formats = known if options.format is None else formats_of(options.format, known)
    named = Path(options.roster) if options.roster else None
    roster = rolling_up.load_roster(workspace.home, named, workspace.plan)
    rolled = rolling_up.roll_up(
        (workspace.plan,),
        map(Path, options.paths),
        workspace.clock,
        week,
        roster.roster if roster else None,
        options.name,
    )
    folder = Path(options.out) if options.out else rolling_up.folder_of(workspace.home, rolled)
    written = rolling_up.write(rolled, formats, folder, english=options.english)
    if options.json:
        print_json(rollup_json(rolled) | {"written": [str(path) for path in written]})
    else:
        print("\n".join(map(str, written)))
    for problem in roster.problems if roster else ():
        say(f"注意：{problem}")
    _account(rolled)
    _unsettled(rolled)


def open_rollup(start: Start) -> int:
    """`plancheck rollup … --open`: the same files on the screen, where there is one."""
    workspace, options = start.workspace(), start.options
    if why := why_no_screen(start.environment):
        raise UsageFault(f"{why}要汇总成文件，请去掉 --open。")
    if options.format or options.out or options.english or options.json:
        raise UsageFault("--open 打开屏幕，不写文件；在屏幕上按 F8 导出。")
    from ...tui.app import run
    from ...workspace.receiving import Receiving

    week = None
    if options.week is not None:
        week = arguments.week(options.week, workspace.today, workspace.plan.year)
    roster = Path(options.roster) if options.roster else None
    paths = [Path(path) for path in options.paths]
    return run(workspace, Receiving(workspace, paths, week, roster, options.name))


def _account(rolled: rolling_up.RolledUp) -> None:
    report, figures = rolled
    say(f"{report.name}　{report.period.label()}")
    say(f"{handing_line(report)}。完成{share_line(figures.whole)}。")
    for outcome, name, told in report.account.told():
        say(f"{outcome}　{name}：{told}")
    for aside in report.account.asides:
        say(aside)
    say(f"{report.account.sum_line()}。")


def _unsettled(rolled: rolling_up.RolledUp) -> None:
    """What somebody must still see to ends the command with NothingFound's exit status."""
    report = rolled.report
    missing = [s.unit for s in report.standings if s.handing is Handing.MISSING]
    refused = [note.name for note in report.account.refused()]
    told = [
        f"{what}{len(names)}个{of}：{'、'.join(names)}。"
        for what, of, names in (("未报", "单位", missing), ("拒收", "文件", refused))
        if names
    ]
    if told:
        raise NothingFound("\n".join(told))


def roster(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck roster init|check`."""
    path = Path(options.roster) if options.roster else workspace.home.roster
    if options.what == "init":
        _init(workspace, options, path)
    elif options.paths:
        raise UsageFault("roster check 只检查名册；名册文件用 --roster 指定。")
    else:
        _check(workspace, path, as_json=options.json)


def _init(workspace: Workspace, options: argparse.Namespace, path: Path) -> None:
    if not options.paths:
        raise UsageFault("请写上放周报的文件或文件夹，名册由它们列出。")
    reader = rolling_up.Reader((workspace.plan,), map(Path, options.paths))
    for _ in reader.steps():
        pass
    units = reader.units()
    refused = reader.refused()
    if not units:
        raise NothingFound("\n".join(["没有一份可用的周报，没有写名册。", *refused[:5]]))
    if options.add:
        new = roster_file.add(path, units)
    else:
        new = units
        roster_file.write_new(path, units)
    if options.json:
        print_json([unit._asdict() for unit in new])
    else:
        print(path)
    say(f"写入 {len(new)} 个单位（{_types(Roster(tuple(new)))}）。请核对，补上没有报过的单位。")
    if refused:
        raise NothingFound(f"有 {len(refused)} 个文件没有用上：\n" + "\n".join(refused))


def _check(workspace: Workspace, path: Path, *, as_json: bool) -> None:
    found = rolling_up.load_roster(workspace.home, path, workspace.plan)
    roster, problems = found or roster_file.load(path)
    if as_json:
        print_json(
            {
                "deadline": str(roster.deadline),
                "units": [unit._asdict() for unit in roster.units],
                "problems": [str(problem) for problem in problems],
            }
        )
    else:
        print(f"{len(roster.units)} 个单位（{_types(roster)}），期限 {roster.deadline}")
    _complain(problems)


def _complain(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise NothingFound("\n".join(map(str, problems)))


def _types(roster: Roster) -> str:
    counts = Counter(unit.type for unit in roster.units)
    return "、".join(f"{name}{count}" for name, count in counts.items())
