"""problems, close, reopen: 问题台账, for people and as JSON; who answers and by when, for `set`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date

from ...domain.cell_widths import cell_width, clip, pad
from ...domain.period import Week
from ...domain.progress.issues.edits import IssueChange
from ...domain.progress.issues.register import RegisteredIssue
from ...domain.progress.persons import person_keys
from ...errors import NothingFound, UsageFault
from ...workspace import Workspace
from .. import arguments
from ..terminal import print_json, terminal_width
from .edit import perform

_OWNER_CELLS = 12


def problems(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck problems`: what is open, the oldest first; NothingFound where there is none."""
    wanted = person_keys(workspace.unit.person(options.owner))
    listed = [
        issue
        for issue in workspace.edit.issues.listed()
        if (issue.is_open or options.all) and wanted <= person_keys(issue.note.owner)
    ]
    today, answers = workspace.unit.today, workspace.edit.issues.answers()
    if options.json:
        print_json([issue_json(one, answers.get(one.number, ""), today) for one in listed])
    elif listed:
        width = terminal_width()
        for line in issue_lines(listed, answers, today):
            print(clip(line, width) if width else line)
    if not listed:
        raise NothingFound("没有符合条件的问题。")


def issue_lines(
    listed: list[RegisteredIssue], answers: Mapping[str, str], today: date
) -> list[str]:
    """A line each: number, state, age, who, by when, its text, how it was closed."""
    week, rows = Week.of(today), []
    for issue in listed:
        due, closing = issue.note.due, issue.note.closing
        told = f"{closing.on.month}月{closing.on.day}日销号：{closing.how}" if closing else ""
        answer = f"街道答复：{text}" if (text := answers.get(issue.number)) else ""
        late = "已过" if issue.is_late(today) else ""
        cells = (
            issue.called,
            issue.state(week).value,
            issue.age(today),
            clip(issue.note.owner, _OWNER_CELLS),
            f"时限{due.month}月{due.day}日{late}" if due and not closing else "",
            "　".join(filter(None, (issue.note.text, told, answer))).replace("\n", " "),
        )
        rows.append(cells)
    widths = [max(map(cell_width, column)) for column in zip(*rows, strict=True)][:-1]
    return [
        "  ".join((*(pad(cell, w) for cell, w in zip(row, widths, strict=False) if w), row[-1]))
        for row in rows
    ]


def issue_json(issue: RegisteredIssue, answer: str, today: date) -> dict[str, object]:
    """A problem as scripts read it; null for what nobody said."""
    note, closing = issue.note, issue.note.closing
    return {
        "number": issue.number,
        "measure": issue.measure.id,
        "kind": issue.kind.value,
        "text": note.text,
        "since": note.on.isoformat(),
        "weeks": issue.weeks(today),
        "owner": note.owner,
        "due": note.due.isoformat() if note.due else None,
        "state": issue.state(Week.of(today)).value,
        "closed": closing.on.isoformat() if closing else None,
        "how": closing.how if closing else "",
        "answer": answer,
    }


def close(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck close`: 销号."""
    on = arguments.past_day(options.on, workspace.unit.today)
    issues = workspace.edit.issues
    perform(workspace, issues.close(issues.find(options.number), options.how, on), on)


def reopen(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck reopen`: it was not settled after all."""
    issues = workspace.edit.issues
    perform(workspace, issues.reopen(issues.find(options.number)))


def change(workspace: Workspace, numbers: list[str], what: IssueChange) -> None:
    """`plancheck set` of problems: who answers for them, by when; one act each."""
    if what == IssueChange():
        raise UsageFault("对问题可以改 --owner（责任人）和 --due（时限）；销号用 plancheck close。")
    issues = workspace.edit.issues
    for issue in [issues.find(number) for number in numbers]:
        perform(workspace, issues.change(issue, what))
