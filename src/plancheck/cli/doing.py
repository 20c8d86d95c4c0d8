"""setup, tick, untick, set, note, undo, redo, merge, export: the acts."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..domain.acts import CLEARED, Change
from ..domain.checklist import Question
from ..domain.progress import NoteKind, Status
from ..domain.report import content_of, seal_of
from ..domain.week import day_label
from ..errors import NothingFound, UsageFault
from ..workspace import FORMATS, Act, Workspace, formats_of
from . import words


def setup(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck setup`."""
    told = workspace.set_up(
        options.unit, options.type, options.clerk, options.phone, options.reviewer
    )
    print(told)
    print(f"台账放在 {workspace.home.data}，周报放在 {workspace.home.exports}。")


def tick(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck tick`."""
    on = words.day(options.on, workspace.today)
    _perform(workspace, workspace.tick(options.ids, on))


def untick(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck untick`."""
    on = words.day(options.on, workspace.today)
    _perform(workspace, workspace.untick(options.ids, on))


def change(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck set`."""
    due = None
    if options.due is not None:
        due = words.day(options.due, workspace.today, workspace.plan.year) if (
            options.due not in ("", words.CLEAR)
        ) else CLEARED  # fmt: skip
    amount = options.amount
    what = Change(
        status=words.one_of(Status, options.status, "状态"),
        percent=options.percent,
        amount=int(amount) if amount is not None and amount == amount // 1 else amount,
        owner=_clearable(options.owner),
        due=due,
        reason=_clearable(options.reason),
    )
    if what == Change():
        raise UsageFault("没有说要改什么。用 plancheck set --help 查看用法。")
    on = words.day(options.on, workspace.today)
    _perform(workspace, workspace.change(options.ids, what, on))
    if due:
        print(f"完成时限 {day_label(due) if not isinstance(due, str) else due}")
    for measure_id in options.ids:
        state = workspace.progress.state(measure_id)
        if state.percent_set == 100 and state.status is Status.IN_PROGRESS:
            print(f"{measure_id} 进度已到 100%；完成了就打勾：plancheck tick {measure_id}")
        if state.status.needs_reason and not state.reason:
            hint = f"plancheck set {measure_id} --reason 原因"
            print(f"{measure_id} {state.status.value}，还没有写原因：{hint}")


def _clearable(word: str | None) -> str | None:
    return CLEARED if word == words.CLEAR else word


def note(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck note`."""
    kind = words.one_of(NoteKind, options.kind, "记录类别") or NoteKind.PROGRESS
    on = words.day(options.on, workspace.today)
    _perform(workspace, workspace.note([options.id], options.text, kind, on))


def undo(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck undo`."""
    _repeat(workspace, options.count, back=True)


def redo(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck redo`."""
    _repeat(workspace, options.count, back=False)


def _repeat(workspace: Workspace, count: int, *, back: bool) -> None:
    if count < 1:
        raise UsageFault("步数应当是大于 0 的整数。")
    for done in range(count):
        try:
            act = workspace.undo() if back else workspace.redo()
        except NothingFound:
            if done == 0:
                raise
            print(f"只有 {done} 步。")
            return
        _perform(workspace, act)


def merge(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck merge`."""
    for file in options.files:
        print(workspace.merge(Path(file)))


def export(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck export`: the paths on standard output, edition and check on standard error."""
    week = words.week(options.week, workspace.today)
    formats = formats_of(options.format) if options.format else FORMATS
    if week.monday > workspace.today:
        raise UsageFault(f"{week.label()} 还没有到。")
    report, paths = workspace.export(week, formats, Path(options.out) if options.out else None)
    for path in paths:
        print(path)
    check = seal_of(content_of(report))["check"]
    print(f"{week.label()} 第{report.edition.number}版，校验码 {check}", file=sys.stderr)


def _perform(workspace: Workspace, act: Act) -> None:
    if workspace.book and act.entries:
        workspace.book.perform(act)
    tally = workspace.checklist(Question(unit_type=workspace.unit_type)).tally
    hint = "　可用 plancheck undo 撤销" if act.entries else ""
    print(f"{act.message}　本单位 {tally.with_share()}{hint}")
