"""remark, remind: what the office says to a unit; whom it rings up."""

from __future__ import annotations

import argparse
from pathlib import Path

from ....domain.rollup.chase import chase_lines, chased
from ....domain.rollup.feedback import item_words
from ....domain.rollup.figures.figures import RollupReport
from ....domain.rollup.lists import UnitSubmission, unit_submissions
from ....domain.text import folded_name, unknown
from ....errors import NothingFound, UsageFault
from ....workspace import Workspace
from ....workspace.feedback.outbox import WrittenFeedback
from ....workspace.office.inbox import Inbox
from ....workspace.office.outputs import CHASE_FORMATS, write_chase
from ....workspace.reports import formats_of
from ... import arguments
from ...terminal import say


def remark(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck remark`: the paths on standard output, what was said on standard error."""
    inbox = _inbox(workspace, options)
    report = _read(inbox)
    submission = _submission(report, options.unit)
    if options.drop is not None:
        items = inbox.outbox.said(report, submission).items
        if not 1 <= options.drop <= len(items):
            raise UsageFault(f"没有第 {options.drop} 条，一共 {len(items)} 条。")
        id = items[options.drop - 1].id
        _tell(inbox.outbox.take_back(report, submission, id))
    elif options.text is None:
        items = inbox.outbox.said(report, submission).items
        for number, item in enumerate(items, 1):
            print(f"{number} {item_words(item)}")
        if not items:
            raise NothingFound(f"还没有给{submission.unit}写过反馈。")
    else:
        written = inbox.outbox.say(
            report, submission, options.text, options.about, send_back=options.send_back
        )
        _tell(written)


def remind(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck remind`: the paths on standard output, the list on standard error."""
    formats = formats_of(options.format, CHASE_FORMATS) if options.format else ()
    report = _read(_inbox(workspace, options))
    folder = Path(options.out) if options.out else workspace.unit.home.period_folder(report.period)
    for path in write_chase(report, folder, formats):
        print(path)
    for line in chase_lines(report, chased(report)):
        say(line)


def _inbox(workspace: Workspace, options: argparse.Namespace) -> Inbox:
    unit = workspace.unit
    period = arguments.named_period(options, unit.today, unit.plan.year)
    roster = Path(options.roster) if options.roster else None
    paths = [Path(path) for path in options.paths]
    return Inbox(workspace, paths, period, roster, options.name)


def _read(inbox: Inbox) -> RollupReport:
    for _ in inbox.read():
        pass
    report = inbox.report()
    for words in inbox.remarks:
        say(f"注意：{words}")
    return report


def _submission(report: RollupReport, name: str) -> UnitSubmission:
    """The unit that a name means, 甲（中心） of two namesakes; UsageFault where none or several."""
    wanted, listed = folded_name(name), unit_submissions(report)
    found = [
        one
        for one in listed
        if wanted in map(folded_name, (one.unit, f"{one.unit}（{one.type}）", *one.standing.names))
    ]
    if not found:
        raise UsageFault(unknown("单位", name, [one.label for one in listed]))
    if len(found) > 1:
        names = "、".join(f"{one.unit}（{one.type}）" for one in found)
        raise UsageFault(f"“{found[0].unit}”有 {len(found)} 个：{names}。请把类型也写上。")
    return found[0]


def _tell(written: WrittenFeedback) -> None:
    for path in written.files:
        print(path)
    count = len(written.feedback.items)
    say(f"给{written.feedback.unit}的反馈共 {count} 条，请把上面的文件发给它。")
