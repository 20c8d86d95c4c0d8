"""feedback, answer: what the office said to this unit, taken in, listed, answered."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.period import day_label
from ...errors import BadFile, NothingFound
from ...workspace import Workspace
from ...workspace.feedback.edits import files_at
from ..terminal import print_json, say

if TYPE_CHECKING:
    from ...domain.report.feedback import Feedback, GivenFeedback


def feedback(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck feedback`: takes files in, each or none of it; without any lists what is there.

    BadFile, after the others were taken in, where one could not be.
    """
    if options.paths:
        _take(workspace, [Path(path) for path in options.paths])
        return
    given = workspace.feedback.given()
    if options.json:
        print_json([_json(number, one) for number, one in enumerate(given, 1)])
    for number, one in enumerate(() if options.json else given, 1):
        print("\n".join(_lines(number, one)))
    for offer in workspace.feedback.offered():
        say(f"收件里还有 {offer.new} 条没有收下：plancheck feedback {offer.path}")
    if not given:
        raise NothingFound("还没有收下过反馈。")


def _take(workspace: Workspace, paths: list[Path]) -> None:
    taken: list[Feedback] = []
    refused: list[BadFile] = []
    for path in files_at(paths):
        try:
            taken += workspace.feedback.read(path)
        except BadFile as error:
            refused.append(error)
    if taken:
        act = workspace.feedback.take(taken)
        workspace.unit.writable_ledger().perform(act)
        say(f"{act.message}。")
    for fault in refused[:-1]:
        say(str(fault))
    if refused:
        raise refused[-1]
    if not taken:
        raise NothingFound("文件夹里没有反馈文件。")


def answer(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck answer`: the answer is on record, and in the next report."""
    act = workspace.feedback.answer_number(options.number, options.text)
    workspace.unit.writable_ledger().perform(act)
    say(f"{act.message}。")


def _lines(number: int, one: GivenFeedback) -> list[str]:
    about = f"{one.item.about} " if one.item.about else ""
    lines = [f"{number} {about}{one.words}"]
    if one.answered:
        lines.append(f"  {day_label(one.answered)} 答复：{one.answer}")
    elif one.replaced:
        lines.append(f"  已另报第{one.replaced}版")
    else:
        lines.append(f"  还没有答复：plancheck answer {number} 文字")
    return lines


def _json(number: int, one: GivenFeedback) -> dict[str, object]:
    return {
        "number": number,
        "id": one.item.id,
        "kind": one.item.kind.value,
        "from": one.sender,
        "period": str(one.period) if one.period else None,
        "measure": one.item.measure,
        "issue": one.item.issue,
        "text": one.item.text,
        "answer": one.answer,
        "answered": one.answered.isoformat() if one.answered else None,
        "replaced": one.replaced or None,
    }
