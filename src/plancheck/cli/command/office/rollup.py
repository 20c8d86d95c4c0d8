"""rollup: many units' files made one page, or shown on the screen."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from ....domain.period import kind_of
from ....domain.rollup.figures.figures import RollupReport
from ....domain.rollup.returns import RETURNED
from ....domain.rollup.revisions import revision_sentences, unanswered_sentences
from ....domain.rollup.roster.standings import Submission
from ....domain.rollup.submissions import (
    composed_sentence,
    counts_sentence,
    deadline_sentence,
    submission_sentence,
)
from ....domain.rollup.wording import movement_sentence, period_words
from ....errors import NothingFound, UsageFault
from ....export.formats import writable
from ....workspace import Workspace
from ....workspace.feedback.outbox import Outbox
from ....workspace.office import outputs
from ....workspace.office import rollup as office_rollup
from ....workspace.office.roster import find_roster
from ....workspace.plan.plans import plans_at_hand
from ....workspace.reports import formats_of
from ... import arguments
from ...start import Start
from ...terminal import print_json, say
from ..screen import screen_fault
from .rollup_json import rollup_json


def rollup(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck rollup`: the paths on standard output, the account on standard error.

    Without a path it is of the folder that files come into.

    NothingFound, after everything is written, where something was refused or is missing.
    """
    period = arguments.named_period(options, workspace.unit.today, workspace.unit.plan.year)
    names = outputs.FORMATS
    formats = writable(names) if options.format is None else formats_of(options.format, names)
    path = Path(options.roster) if options.roster else None
    roster = find_roster(workspace.unit.home, path, workspace.unit.plan)
    report = office_rollup.roll_up(
        plans_at_hand(workspace.unit),
        _paths(workspace, options),
        workspace.unit.clock,
        period,
        roster.roster if roster else None,
        options.name,
        Outbox(workspace.unit.settings, workspace.unit.clock),
    )
    folder = Path(options.out) if options.out else workspace.unit.home.period_folder(report.period)
    written = outputs.write_rollup(report, formats, folder, english=options.english)
    if options.json:
        print_json(rollup_json(report) | {"written": [str(path) for path in written]})
    else:
        print("\n".join(map(str, written)))
    for problem in roster.problems if roster else ():
        say(f"注意：{problem}")
    _account(report)
    _unsettled(report)


def open_rollup(start: Start) -> int:
    """`plancheck rollup … --open`: the same files on the screen, where there is one."""
    workspace, options = start.workspace(), start.options
    if why := screen_fault(start.environment):
        raise UsageFault(f"{why}要汇总成文件，请去掉 --open。")
    if options.format or options.out or options.english or options.json:
        raise UsageFault("--open 打开屏幕，不写文件；在屏幕上按 F8 导出。")
    from ....tui.program import run
    from ....workspace.office.inbox import Inbox

    period = arguments.named_period(options, workspace.unit.today, workspace.unit.plan.year)
    roster = Path(options.roster) if options.roster else None
    paths = [Path(path) for path in options.paths]
    return run(workspace, Inbox(workspace, paths, period, roster, options.name))


def _paths(workspace: Workspace, options: argparse.Namespace) -> Sequence[Path]:
    if options.paths:
        return [Path(path) for path in options.paths]
    from ....workspace.office.inbox import Inbox

    inbox = Inbox(workspace)
    if not inbox.paths:
        raise UsageFault(f"请写上放周报的文件或文件夹：还没有收件文件夹（{inbox.folder}）。")
    return inbox.paths


def _account(report: RollupReport) -> None:
    figures = report.figures
    say(f"{report.name}　{period_words(report)}")
    moved = movement_sentence(figures.whole.movement, kind_of(report.period))
    if composed := composed_sentence(report):
        say(f"{composed}。")
    for told in (*revision_sentences(report), *unanswered_sentences(report)):
        say(f"{told}。")
    say(f"{submission_sentence(report)}。{counts_sentence(report)}。{moved}。")
    say(f"{deadline_sentence(report)}。")
    for outcome, name, told in report.account.lines():
        say(f"{outcome}　{name}：{told}")
    for aside in report.account.asides:
        say(aside)
    say(f"{report.account.sum_line()}。")


def _unsettled(report: RollupReport) -> None:
    """What somebody must still see to ends the command with NothingFound's exit status."""
    missing, resend = report.names(Submission.MISSING), report.names(Submission.RESEND)
    refused = [note.place for note in report.account.refused()]
    lists = [
        f"{what}{len(names)}个{of}：{'、'.join(names)}。"
        for what, of, names in (
            (Submission.MISSING.value, "单位", missing),
            (Submission.RESEND.value, "单位", resend),
            (RETURNED, "单位", [s.unit for s in report.standings if s.returned]),
            ("拒收", "文件", refused),
        )
        if names
    ]
    if lists:
        raise NothingFound("\n".join(lists))
