"""step: 分解, a measure's steps from the command line."""

from __future__ import annotations

import argparse
from datetime import date

from ...domain.progress.description import step_line
from ...domain.progress.edits import CLEARED
from ...domain.progress.signal import SETTLED
from ...domain.progress.status import Status
from ...domain.progress.steps import StepChange
from ...errors import UsageFault
from ...workspace import PreparedAct, Workspace
from .. import arguments
from .edit import clearable, perform


def step(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck step`: one of its acts, and then what it means for the measure."""
    on = arguments.past_day(getattr(options, "on", None), workspace.unit.today)
    act, what = options.act, _change(workspace, options)
    prepared: PreparedAct
    if act == "add":
        prepared = workspace.edit.steps.add(options.id, what, on)
    elif act == "set":
        if what == StepChange():
            raise UsageFault("没有说要改什么：--title、--owner、--due。")
        prepared = workspace.edit.steps.change(options.id, options.number, what)
    elif act == "drop":
        prepared = workspace.edit.steps.drop(options.id, options.number)
    elif act == "sort":
        prepared = workspace.edit.steps.sort(options.id)
    else:
        prepared = workspace.edit.steps.tick(options.id, options.numbers, act == "done", on)
    perform(workspace, prepared, on)
    _tell(workspace, options.id, act)
    if isinstance(what.due, date):
        from ...domain.dates import due_label

        print(f"时限 {due_label(what.due, workspace.unit.today)}")


def _change(workspace: Workspace, options: argparse.Namespace) -> StepChange:
    if options.act not in ("add", "set"):
        return StepChange()
    cleared = clearable(options.due) == CLEARED
    due = (
        None
        if cleared
        else arguments.due_day(options.due, workspace.unit.today, workspace.unit.plan.year)
    )
    return StepChange(options.title, clearable(options.owner), CLEARED if cleared else due)


def _tell(workspace: Workspace, measure_id: str, act: str) -> None:
    """Where the steps stand; that the measure is ticked by the clerk alone."""
    id = workspace.unit.known(measure_id).id
    state = workspace.unit.progress.state(id)
    steps = state.steps
    if act in ("add", "set", "sort"):
        print("\n".join(f"{n}  {step_line(step)}" for n, step in enumerate(steps, 1)))
    elif act == "done" and state.steps_done == len(steps) and state.status not in SETTLED:
        print(f"{id} 的 {len(steps)} 步都完成了；这项完成了就打勾：plancheck tick {id}")
    elif act == "undone" and state.status is Status.DONE:
        print(f"{id} 仍是已完成，进度仍是 100%；没有完成就取消打勾：plancheck untick {id}")
