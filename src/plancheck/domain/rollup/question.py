"""A roll-up as one asks about it on its screen: by unit type, section, light, words, plan.

The unit type chooses the reports themselves, and every figure is worked out anew. Section, light
and words choose cells (unit × measure): of the matrix, of 问题 and 协调, of what is late. Several
plans add up, but for the measures, which are of the plan asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..progress.persons import spread_names
from ..progress.search import words_of
from ..progress.signal import Signal
from ..text import folded
from .lists import MARKED, UnitSubmission, unit_submissions

if TYPE_CHECKING:
    from ..plan.model import Measure, Plan
    from ..report.model import MeasureReport
    from .figures.figures import Figures, Group, PlanFigures, RollupReport, UnitRow
    from .issues import Issue


class RollupQuestion(NamedTuple):
    """What is asked for; empty for everything. `plan` is an id, by default the first plan's."""

    unit_type: str = ""
    section: int = 0
    signal: Signal | None = None
    words: str = ""
    plan: str = ""

    @property
    def of_cells(self) -> bool:
        """Whether single cells are asked for."""
        return bool(self.section or self.signal or self.words)


class MatrixRow(NamedTuple):
    """A unit and those of its measures that are asked for."""

    unit: UnitRow
    cells: Mapping[str, MeasureReport]


class Matrix(NamedTuple):
    """Units × measures of one plan; what has no cell at all is left out."""

    measures: tuple[Measure, ...] = ()
    rows: tuple[MatrixRow, ...] = ()


class Late(NamedTuple):
    """A measure, and the units where it shows a light."""

    plan: Plan
    measure: Measure
    units: tuple[UnitRow, ...]


class RollupAnswer(NamedTuple):
    """What is shown. `report` is of the unit type, `bars` sections or objectives."""

    question: RollupQuestion
    report: RollupReport
    plan: PlanFigures | None
    bars: tuple[Group, ...]
    matrix: Matrix
    problems: tuple[Issue, ...]
    coordination: tuple[Issue, ...]
    closed: tuple[Issue, ...]
    unheard: tuple[Issue, ...]
    late: Mapping[Signal, tuple[Late, ...]]
    submissions: tuple[UnitSubmission, ...]

    @property
    def listed(self) -> tuple[UnitSubmission, ...]:
        """Those whose names have the words."""
        words = words_of(self.question.words)
        return tuple(h for h in self.submissions if all(word in folded(h.unit) for word in words))


def rollup_answer(report: RollupReport, question: RollupQuestion) -> RollupAnswer:
    """What is asked for. `report` is of the unit type already (`compute.of_type`)."""
    figures = report.figures
    plans = figures.plans
    shown = next((p for p in plans if p.plan.id == question.plan), plans[0] if plans else None)
    wanted = _wanted(figures, question, shown)
    rows = [MatrixRow(row, _cells(row, wanted)) for row in figures.units]
    return RollupAnswer(
        question=question,
        report=report,
        plan=shown,
        bars=_bars(shown, question),
        matrix=_matrix(shown, rows) if shown else Matrix(),
        problems=tuple(issue for issue in figures.problems if _has(issue, wanted)),
        coordination=tuple(issue for issue in figures.coordination if _has(issue, wanted)),
        closed=tuple(issue for issue in figures.closed if _has(issue, wanted)),
        unheard=tuple(issue for issue in figures.unheard if _has(issue, wanted)),
        late={signal: _late(figures, signal, rows) for signal in MARKED},
        submissions=tuple(unit_submissions(report)),
    )


def _bars(shown: PlanFigures | None, question: RollupQuestion) -> tuple[Group, ...]:
    """The sections; of one section its objectives."""
    if shown is None:
        return ()
    if not question.section:
        return shown.sections
    return tuple(o for o in shown.objectives if o.key.partition(".")[0] == str(question.section))


_Wanted = Callable[[str, str, str, Signal, "tuple[str, ...]"], bool]
"""Whether a cell is asked for, by its plan, unit, measure, light and words."""


def _wanted(figures: Figures, question: RollupQuestion, shown: PlanFigures | None) -> _Wanted:
    words = words_of(question.words)
    hays: dict[tuple[str, str], str] = {}
    sections: dict[tuple[str, str], int] = {}
    for of_plan in figures.plans:
        placed = [(m, section.number) for section, _, m in of_plan.plan.places()]
        gone = [(m, of_plan.plan.place(m.id)[0].number) for m in of_plan.plan.withdrawn()]
        for measure, section in (*placed, *gone):
            key = of_plan.plan.id, measure.id
            hays[key] = folded(f"{measure.id}\n{measure.text}")
            sections[key] = section if of_plan is shown else 0
    units: dict[str, str] = {}

    def wanted(plan: str, unit: str, measure: str, signal: Signal, texts: tuple[str, ...]) -> bool:
        key = plan, measure
        if question.section and sections[key] != question.section:
            return False
        if question.signal and signal is not question.signal:
            return False
        if not words:
            return True
        if unit not in units:
            units[unit] = folded(unit)
        told = "\n".join(texts)
        hay = (units[unit], hays[key], folded(told) if told else "")
        return all(any(word in part for part in hay) for word in words)

    return wanted


def _cells(row: UnitRow, wanted: _Wanted) -> dict[str, MeasureReport]:
    report = row.received.report
    plan, unit = report.plan_id, report.head.unit
    return {id: m for id, m in row.measures.items() if wanted(plan, unit, id, m.signal, _texts(m))}


def _texts(m: MeasureReport) -> tuple[str, ...]:
    return (
        m.owners,
        *spread_names(m.owner),
        m.reason,
        *m.progress,
        *m.problems,
        *m.coordination,
        *m.next,
    )


def _matrix(shown: PlanFigures, rows: Sequence[MatrixRow]) -> Matrix:
    mine = tuple(r for r in rows if r.cells and r.unit.received.report.plan_id == shown.plan.id)
    present = {id for row in mine for id in row.cells}
    return Matrix(tuple(r.measure for r in shown.measures if r.measure.id in present), mine)


def _has(issue: Issue, wanted: _Wanted) -> bool:
    texts = (issue.number, issue.text, issue.owners, *spread_names(issue.owner), issue.how)
    return wanted(issue.plan.id, issue.unit, issue.measure.id, issue.signal, texts)


def _late(figures: Figures, signal: Signal, rows: Sequence[MatrixRow]) -> tuple[Late, ...]:
    found: dict[tuple[str, str], list[UnitRow]] = {}
    for row, cells in rows:
        for id, measure in cells.items():
            if measure.signal is signal:
                found.setdefault((row.received.report.plan_id, id), []).append(row)
    return tuple(
        Late(of_plan.plan, row.measure, tuple(found[key]))
        for of_plan in figures.plans
        for row in of_plan.measures
        if (key := (of_plan.plan.id, row.measure.id)) in found
    )
