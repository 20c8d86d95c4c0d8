"""A report's measures as rows of a list: the words of each cell, the same in every format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..progress.signal import Signal
from ..progress.state import NoteKind
from .issue_rows import Issues, issue_words, issues_by_measure, told
from .wording import problem_words

if TYPE_CHECKING:
    from datetime import date

    from ..plan.model import Measure, Objective, Plan, Section
    from .model import MeasureReport, StatusReport


class LedgerRow(NamedTuple):
    """A measure as it is reported, its number in the list and its place in the plan."""

    number: int
    reported: MeasureReport
    section: Section
    objective: Objective
    planned: Measure
    issues: Issues
    day: date
    """The one that the report is judged by."""

    @property
    def lead(self) -> str:
        """牵头单位."""
        return "、".join(self.planned.lead)

    @property
    def support(self) -> str:
        """配合单位."""
        return "、".join(self.planned.support)

    @property
    def leader(self) -> str:
        """责任领导: who in the office answers for it."""
        return self.planned.leader

    @property
    def target(self) -> str:
        """3个生活圈资源项目; nothing where the plan names no figure."""
        return str(self.planned.target or "")

    @property
    def steps(self) -> str:
        """3步完成1步, which no spreadsheet takes for a day."""
        one = self.reported
        return f"{one.steps_total}步完成{one.steps_done}步" if one.steps_total else ""

    @property
    def amount(self) -> str:
        """The amount with the target's unit: 2个."""
        amount, target = self.reported.amount, self.planned.target
        return "" if amount is None else f"{amount:.15g}{target.unit if target else ''}"

    @property
    def light(self) -> str:
        """临期, 滞后 or 逾期; nothing for 正常, which nobody needs to see."""
        signal = self.reported.signal
        return "" if signal is Signal.NORMAL else signal.value

    @property
    def progress(self) -> str:
        """What the period brought, else the latest that is known with its day; steps and amount."""
        one, amount = self.reported, self.amount
        told = one.progress
        if not told and one.latest:
            on = one.latest.on
            told = (f"（{on.month}月{on.day}日）{one.latest.text}",)
        figures = (self.steps, f"累计完成{amount}" if amount else "")
        return "\n".join((*told, *filter(None, figures)))

    @property
    def problems(self) -> str:
        """Why it is stuck, problems, what others must settle, why it is 不适用."""
        one = self.reported
        problems, matters = (
            told(one, kind, self.issues, self.day)
            for kind in (NoteKind.PROBLEM, NoteKind.COORDINATION)
        )
        asked = (f"需协调：{text}" for text in matters)
        stuck = problem_words(one._replace(problems=()))
        reason = f"原因：{one.reason}" if one.reason and not stuck else ""
        return "\n".join(filter(None, (stuck, *problems, *asked, reason)))

    @property
    def followed(self) -> tuple[str, ...]:
        """The numbered problems alone, 问题 before 协调."""
        kinds = (NoteKind.PROBLEM, NoteKind.COORDINATION)
        found = (one for kind in kinds for one in self.issues.get((self.reported.id, kind), ()))
        return tuple(issue_words(one, self.day) for one in found)

    @property
    def plans(self) -> str:
        """下一步计划."""
        return "\n".join(self.reported.next)

    @property
    def evidence(self) -> str:
        """佐证材料."""
        return "\n".join(self.reported.evidence)


def measure_rows(report: StatusReport, plan: Plan) -> Iterator[LedgerRow]:
    """The report's measures with their places in the plan."""
    places = {place[-1].id: place for place in plan.places()}
    issues = issues_by_measure(report.issues)
    for number, one in enumerate(report.measures, 1):
        section, objective, planned = places[one.id]
        yield LedgerRow(
            number=number,
            reported=one,
            section=section,
            objective=objective,
            planned=planned,
            issues=issues,
            day=report.as_of,
        )
