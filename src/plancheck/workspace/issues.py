"""问题台账: a unit's problems, and what is done about them, prepared as acts."""

from __future__ import annotations

from datetime import date

from ..domain import refusals
from ..domain.period import day_label
from ..domain.plan.model import Measure
from ..domain.progress.issues import edits
from ..domain.progress.issues.edits import IssueChange
from ..domain.progress.issues.register import RegisteredIssue, find_issue, register
from ..domain.report.feedback import given_feedback, office_answers
from ..domain.text import NOTE_LIMIT, TITLE_LIMIT, typed_text
from ..errors import UsageFault
from .act import PreparedAct
from .unit import Unit


class IssueEdits:
    """The unit's problems, and the acts on them."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def listed(self) -> list[RegisteredIssue]:
        """Those of the unit's measures, and of measures that were the unit's while they had any."""
        plan, states = self._unit.plan, self._unit.progress.states
        measures = (m for m in (*plan.measures(), *plan.withdrawn()) if m.id in states)
        return register(measures, self._unit.history, self._unit.progress)

    def of_measure(self, measure: Measure) -> list[RegisteredIssue]:
        """Those of one measure."""
        return register([measure], self._unit.history, self._unit.progress)

    def answers(self) -> dict[str, str]:
        """What the office answered, by the number of a problem."""
        return office_answers(given_feedback(self._unit.history))

    def find(self, typed: str) -> RegisteredIssue:
        """The problem of a number; UsageFault where there is none."""
        return find_issue(self.listed(), typed)

    def close(self, issue: RegisteredIssue, how: str, on: date | None = None) -> PreparedAct:
        """销号: it is settled from a day on, and how."""
        how = typed_text(how, NOTE_LIMIT, lines=True)
        if not how:
            raise UsageFault(refusals.NO_HOW)
        ledger, (day, today) = self._unit.writable_ledger(), self._unit.act_days(on)
        if day < issue.note.on:
            told = f"{issue.called} 是{day_label(issue.note.on)}提出的，销号的日期不能比它早。"
            raise UsageFault(told)
        drafts = edits.close_issue(ledger.history, issue.measure.id, issue.note, how, day, today)
        return _named(ledger.prepare(drafts, "已销号"), issue, "已销号")

    def reopen(self, issue: RegisteredIssue) -> PreparedAct:
        """It is not settled after all."""
        if issue.is_open:
            raise UsageFault(f"{issue.called} 还没有销号。")
        ledger, (_, today) = self._unit.writable_ledger(), self._unit.act_days(None)
        drafts = edits.reopen_issue(ledger.history, issue.measure.id, issue.note, today)
        return _named(ledger.prepare(drafts, "已取消销号"), issue, "已取消销号")

    def change(self, issue: RegisteredIssue, what: IssueChange) -> PreparedAct:
        """Who answers for it, by when."""
        if what.owner is not None:
            what = what._replace(owner=typed_text(what.owner, TITLE_LIMIT))
        ledger, (_, today) = self._unit.writable_ledger(), self._unit.act_days(None)
        drafts = edits.change_issue(ledger.history, issue.measure.id, issue.note, what, today)
        return _named(ledger.prepare(drafts, "已更新"), issue, "已更新")


def _named(act: PreparedAct, issue: RegisteredIssue, words: str) -> PreparedAct:
    """The act with the problem's own number; one from before has it with this act."""
    return act._replace(message=f"{words} {issue.called}") if act.entries else act
