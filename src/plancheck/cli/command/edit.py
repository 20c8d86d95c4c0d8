"""The acts on measures, setting up and merging; those on steps are in `steps`."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from ...domain.period import day_label
from ...domain.progress.checklist import Question
from ...domain.progress.edits import CLEARED, Edit
from ...domain.progress.issues.edits import IssueChange
from ...domain.progress.issues.register import is_issue_number
from ...domain.progress.signal import SETTLED
from ...domain.progress.state import NoteKind
from ...domain.progress.status import Status
from ...domain.text import clean
from ...errors import BadFile, NothingFound, PlancheckError, UsageFault
from ...workspace import PreparedAct, Workspace
from .. import arguments
from ..start import require_readable
from ..terminal import say


def setup(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck setup`; unit and type are needed the first time only."""
    unit = workspace.unit.name if options.unit is None else options.unit
    unit_type = workspace.unit.type if options.type is None else options.type
    if unit_type is None or (options.unit is None and not unit):
        types = "、".join(workspace.unit.plan.type_names())
        raise UsageFault(
            "请写上单位和类型：plancheck setup --unit 单位全称 --type 单位类型。"
            f"单位类型有：{types}。"
        )
    told = workspace.set_up(unit, unit_type, options.clerk, options.phone, options.reviewer)
    print(told)
    print(f"台账放在 {workspace.unit.home.data}，周报放在 {workspace.unit.home.exports}。")


def tick(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck tick`."""
    on = arguments.past_day(options.on, workspace.unit.today)
    perform(workspace, workspace.edit.tick(options.ids, on), on)


def untick(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck untick`."""
    on = arguments.past_day(options.on, workspace.unit.today)
    perform(workspace, workspace.edit.untick(options.ids, on), on)


def change(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck set`."""
    cleared = clearable(options.due) == CLEARED
    due = (
        None
        if cleared
        else arguments.due_day(options.due, workspace.unit.today, workspace.unit.plan.year)
    )
    limit = CLEARED if cleared else due
    what = Edit(
        status=arguments.member(Status, options.status, "状态"),
        percent=options.percent,
        amount=options.amount,
        owner=clearable(options.owner),
        due=limit,
        reason=clearable(options.reason),
    )
    if any(map(is_issue_number, options.ids)):
        from .issues import change as change_issues

        what = what._replace(owner=None, due=None)
        if what != Edit() or options.on or not all(map(is_issue_number, options.ids)):
            raise UsageFault("问题只能改责任人和时限，不能和措施一起改。")
        change_issues(workspace, options.ids, IssueChange(clearable(options.owner), limit))
        return
    if what == Edit():
        raise UsageFault("没有说要改什么。用 plancheck set --help 查看用法。")
    on = arguments.past_day(options.on, workspace.unit.today)
    perform(workspace, workspace.edit.change(options.ids, what, on), on)
    if due:
        from ...domain.dates import due_label

        print(f"完成时限 {due_label(due, workspace.unit.today)}")
    for measure in workspace.unit.own(options.ids):
        state = workspace.unit.progress.state(measure.id)
        if what.percent == 100 and state.status not in SETTLED:
            print(f"{measure.id} 进度已到 100%；完成了就打勾：plancheck tick {measure.id}")
        if state.status.needs_reason and not state.reason:
            hint = f"plancheck set {measure.id} --reason 原因"
            print(f"{measure.id} {state.status.value}，还没有写原因：{hint}")


def clearable(word: str | None) -> str | None:
    """The word; what empties the field where the word says so."""
    return CLEARED if word is not None and word.strip() == arguments.CLEAR else word


def note(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck note`."""
    kind = arguments.member(NoteKind, options.kind, "记录类别") or NoteKind.PROGRESS
    on = arguments.past_day(options.on, workspace.unit.today)
    perform(workspace, workspace.edit.note([options.id], options.text, kind, on), on)


def evidence(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck evidence`."""
    on = arguments.past_day(options.on, workspace.unit.today)
    perform(workspace, workspace.edit.evidence([options.id], options.paths, on), on)


def no_change(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck nochange`; NothingFound where `--all` finds nothing left."""
    if options.all == bool(options.ids):
        raise UsageFault("请写上措施编号，或写 --all（那一周还没有填的全部）；两样写一样。")
    week = arguments.week(options.week, workspace.unit.today, workspace.unit.plan.year)
    ids = options.ids
    if options.all:
        ids = workspace.unit.silent(week)
        if not ids:
            raise NothingFound(f"{week.label()} 没有还没填的措施。")
    perform(workspace, workspace.edit.no_change(ids, week))


def transfer(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck handover`."""
    on = arguments.past_day(options.on, workspace.unit.today)
    perform(workspace, workspace.edit.transfer(options.former, options.owner, on), on)


def settle(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck settle`: the values with who and when, or one of them chosen."""
    from ...domain.ledger.wording import field_rival_words

    require_readable(workspace)
    id = workspace.unit.known(options.id).id
    rivals, number = workspace.unit.conflicts(id), options.number
    if not rivals or workspace.unit.ledger is None:
        raise NothingFound(f"{id} 没有并存的值。")
    if number is None:
        print(
            "\n".join(
                f"{n}  {field_rival_words(e, workspace.unit.ledger.history)}"
                for n, e in enumerate(rivals, 1)
            )
        )
        print(f"选定一个：plancheck settle {id} N")
        return
    if not 1 <= number <= len(rivals):
        raise UsageFault(f"没有第 {number} 个：{id} 有 {len(rivals)} 个并存的值。")
    chosen = rivals[number - 1]
    perform(workspace, workspace.edit.settle(chosen))
    print(field_rival_words(chosen, workspace.unit.ledger.history))


def date_today(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck redate`: date today what a wrong clock has dated."""
    found = workspace.edit.wrong_dates()
    if not found:
        raise NothingFound("没有记错日期的记录。")
    print(found)
    perform(workspace, workspace.edit.date_today())


def merge(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck merge`: what can be brought in is, whatever is refused beside it."""
    refused: list[PlancheckError] = []
    for path in map(Path, options.files):
        sources, closed = workspace.ledgers_at(path)
        refused += closed
        for source in sources:
            try:
                print(workspace.merge(source, same_unit=options.same_unit))
            except BadFile as error:
                refused.append(error)
        if not sources and not closed:
            name = clean(path.name or str(path))
            refused.append(NothingFound(f"“{name}”里没有 plancheck 台账。"))
    refused.sort(key=lambda error: error.exit_status)
    for said in refused[:-1]:
        say(str(said))
    if refused:
        raise refused[-1]


def perform(
    workspace: Workspace,
    act: PreparedAct,
    on: date | None = None,
    hint: str = "plancheck undo 可撤销",
) -> None:
    """Carry an act out and say what came of it, as it was understood."""
    if workspace.unit.ledger and act.entries:
        workspace.unit.ledger.perform(act)
    tally = workspace.unit.checklist(Question(workspace.unit.identity)).tally
    parts = [act.message, f"本单位 {tally.with_share()}"]
    if act.entries:
        parts += [f"记在 {day_label(on)}"] if on else []
        parts.append(hint)
    print("　".join(parts))
