"""form: a workbook to fill in for each unit that does without the program."""

from __future__ import annotations

import argparse
from pathlib import Path

from ....domain.text import clean
from ....errors import NothingFound, UsageFault
from ....workspace import Workspace
from ....workspace.office.form import FOLDER
from ....workspace.office.inbox import Inbox
from ... import arguments
from ...terminal import print_json, say


def form(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck form 单位… | --all`: the paths on standard output, what to do next beside it."""
    if bool(options.units) is options.all:
        raise UsageFault("请写上单位的名称，或者用 --all 给名册上的全部单位。")
    unit = workspace.unit
    week = arguments.week(options.week, unit.today, unit.plan.year)
    roster = Path(options.roster) if options.roster else None
    inbox = Inbox(workspace, roster=roster)
    for _ in inbox.read():
        pass
    (forms,) = inbox.forms(week)
    of_type = options.type or ""
    units = forms.of_type(of_type) if options.all else forms.named(options.units, of_type)
    if not units:
        if forms.units:
            raise NothingFound(f"名册上没有“{clean(of_type)}”这一类的单位。")
        raise NothingFound(
            "还没有名册，收件里也没有周报，不知道有哪些单位。"
            "请先做名册（plancheck roster init），或写上单位名称和 --type。"
        )
    folder = Path(options.out) if options.out else unit.home.period_folder(week) / FOLDER
    written = list(forms.write(units, folder))
    if options.json:
        print_json([str(path) for path in written])
    else:
        print("\n".join(map(str, written)))
    for remark in inbox.remarks:
        say(f"注意：{remark}")
    for name in (idle := forms.idle(units)):
        say(f"没有给“{clean(name)}”：计划里没有它的措施。")
    say(
        f"写出 {len(written)} 份 {week.label()} 的填报表。发给各单位填，"
        "收回来放进收件，和周报文件一起汇总。"
    )
    if idle and not written:
        raise NothingFound("一份也没有写。")
