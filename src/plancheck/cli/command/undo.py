"""undo, redo: taking back, doing again, and the list of what can be taken back (操作记录)."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from ...errors import NothingFound, UsageFault
from ...workspace import Workspace
from ..start import require_readable
from ..terminal import print_json
from .edit import perform

LISTED = 20
"""How many acts are listed where nobody says how many."""
_LINES = 5
"""How many changes of an act are told one by one."""


def undo(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck undo`."""
    if options.json and not options.list:
        raise UsageFault("--json 要和 --list 一起写。")
    if options.list:
        require_readable(workspace)
        _list(workspace, _count(options.count, LISTED), as_json=options.json)
    else:
        _repeat(workspace, _count(options.count), back=True)


def redo(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck redo`."""
    _repeat(workspace, _count(options.count), back=False)


def _count(count: int | None, default: int = 1) -> int:
    if count is not None and count < 1:
        raise UsageFault("步数应当是大于 0 的整数。")
    return count or default


def _repeat(workspace: Workspace, count: int, *, back: bool) -> None:
    hint = "plancheck redo 可重做" if back else "plancheck undo 可撤销"
    for done in range(count):
        try:
            act = workspace.undo.last() if back else workspace.undo.redo()
        except NothingFound as end:
            if done == 0:
                raise
            print(f"只有 {done} 步：{end}")
            return
        perform(workspace, act, hint=hint)


def _list(workspace: Workspace, count: int, *, as_json: bool) -> None:
    """What can be undone, the next one first: what each did, and would change if undone."""
    records = workspace.undo.records()
    foreseen = [(record, workspace.undo.effect(n)) for n, record in enumerate(records[:count])]
    if as_json:
        print_json(
            [
                {"number": n, "when": record.when, "did": record.did, "undone": would}
                for n, (record, would) in enumerate(foreseen, 1)
            ]
        )
    if not records:
        raise NothingFound("没有可以撤销的操作。")
    if as_json:
        return
    for n, (record, would) in enumerate(foreseen, 1):
        print(f"{n}  {record.when}")
        _print_some("   ", record.did)
        _print_some("   撤销后：", would or ("没有变化",))
    if len(records) > count:
        print(f"以上 {count} 步，共可撤销 {len(records)} 步：plancheck undo {len(records)} --list")


def _print_some(start: str, lines: Sequence[str]) -> None:
    for line in lines[:_LINES]:
        print(f"{start}{line}")
    if len(lines) > _LINES:
        print(f"{start}……共 {len(lines)} 处")
