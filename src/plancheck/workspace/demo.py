"""A sample unit with a few weeks behind it, to play with: made by the acts that a clerk has.

The plan is the one at hand with its year moved to this one, so that pace and lights mean something
today; its title says that it is a demonstration.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from ..domain.period import Week
from ..domain.plan.model import Plan
from ..domain.progress.edits import Edit
from ..domain.progress.state import NoteKind
from ..domain.progress.status import Status
from ..domain.progress.steps import StepChange
from ..errors import Problem
from ..storage import config, paths
from .act import PreparedAct
from .ledger import Clock
from .plan.revisions import ReadPlan, Revisions
from .unit import Unit
from .workspace import Workspace

UNIT, CLERK, PREFERRED = "演示居委会", "甲", "居委会"
NOTICE = "演示：随便按，随便改；退出后全部删除，不留任何内容。F1 帮助"


def in_year(plan: Plan, year: int) -> Plan:
    """The plan as that of another year, its dates too (29 February becomes the 28th)."""
    sections = tuple(
        section._replace(
            objectives=tuple(
                objective._replace(
                    measures=tuple(
                        m._replace(due=_day_in(m.due, year) if m.due else None)
                        for m in objective.measures
                    )
                )
                for objective in section.objectives
            )
        )
        for section in plan.sections
    )
    title = f"{plan.title}（演示，按{year}年算）"
    issued = _day_in(plan.issued, year) if plan.issued else None
    return plan._replace(
        id=f"{plan.id}-demo", title=title, year=year, issued=issued, sections=sections
    )


def _day_in(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def sample_workspace(
    root: Path, plan: Plan, problems: Sequence[Problem], clock: Clock
) -> Workspace:
    """The workspace of the sample unit in a folder of its own."""
    home = paths.find_home(str(root), {})._replace(notes=None)  # it leaves nothing behind
    now = clock()
    plan = in_year(plan, now.year)
    issued = plan.issued or date(now.year, 1, 4)  # the day that is in the year's first week
    plan = plan._replace(issued=min(issued, now.date()))
    revisions = Revisions(home.plans, ReadPlan.of(plan, problems))
    past = _Past(now)
    early = Workspace(Unit(home, revisions, config.Config(), past))
    names = plan.type_names()
    early.set_up(UNIT, PREFERRED if PREFERRED in names else names[0], CLERK)
    _play(early, past)
    return Workspace(Unit(home, revisions, early.unit.config, clock), NOTICE)


class _Past:
    """A clock that stands on days before today, never before the plan's year or in the future."""

    def __init__(self, now: datetime) -> None:
        self._today = self._now = now

    def __call__(self) -> datetime:
        return self._now

    def days_ago(self, days: int) -> None:
        """Let it be so many days ago."""
        first = self._today.replace(month=1, day=1)
        self._now = max(self._today - timedelta(days=days), first)


def _play(workspace: Workspace, past: _Past) -> None:
    """Three weeks: things done, under way, late, blocked; a report submitted for last week."""
    today = workspace.unit.today
    ids = [m.id for m in filter(workspace.unit.owns, workspace.unit.plan.measures())]

    def does(days_ago: int, number: int, change: Edit | None, *notes: tuple[NoteKind, str]) -> None:
        if number >= len(ids):
            return
        past.days_ago(days_ago)
        id = [ids[number]]
        if change:
            perform(workspace.edit.change(id, change))
        for kind, text in notes:
            perform(workspace.edit.note(id, text, kind))

    def perform(act: PreparedAct) -> None:
        if workspace.unit.ledger and act.entries:
            workspace.unit.ledger.perform(act)

    def breaks_down(days_ago: int, number: int, *titles: str) -> None:
        """Steps of a measure, the first of them done."""
        if number >= len(ids):
            return
        past.days_ago(days_ago)
        for title in titles:
            perform(workspace.edit.steps.add(ids[number], StepChange(title)))
        perform(workspace.edit.steps.tick(ids[number], [1]))

    progress, problem = NoteKind.PROGRESS, NoteKind.PROBLEM
    soon, late = today + timedelta(days=3), today - timedelta(days=2)
    does(20, 0, Edit(owner="王某"), (progress, "已开会部署，分到各楼组。"))
    does(18, 1, Edit(status=Status.IN_PROGRESS, percent=20, owner="李某", due=soon))
    does(17, 2, Edit(status=Status.ONGOING))
    does(15, 3, Edit(status=Status.IN_PROGRESS, percent=60, owner="王某", due=late))
    does(13, 4, Edit(status=Status.DONE), (progress, "已完成，居民反映良好。"))
    breaks_down(12, 9, "摸清底数", "开一次协调会", "逐户走访")
    does(12, 5, Edit(status=Status.IN_PROGRESS, percent=10, owner="李某"))
    does(10, 0, Edit(status=Status.DONE))
    does(9, 6, Edit(status=Status.BLOCKED, reason="场地还没有落实"), (problem, "缺一间活动室。"))
    does(8, 7, Edit(status=Status.NOT_APPLICABLE, reason="本居民区没有这类对象"))
    last = Week.of(today - timedelta(days=7))
    past.days_ago((today - last.sunday).days + 2)
    perform(workspace.reports.submit(workspace.reports.report(last)))
    does(3, 1, Edit(percent=40), (progress, "第二批对象已经摸清。"))
    does(2, 6, None, (NoteKind.COORDINATION, "请街道协调场地。"))
    does(1, 8, Edit(status=Status.DONE), (progress, "按计划做完，已拍照留存。"))
    perform(workspace.edit.evidence(ids[8:9], ["照片/完工现场.jpg"]))
    does(0, 1, None, (NoteKind.PLAN, "下周开一次碰头会。"))
