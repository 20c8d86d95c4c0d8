"""问题台账 over all units: what stands in whose way, since when, who answers, what is closed.

A problem that a unit follows has its number, its days and who answers; what is written without a
number (on a form, in an old file, the reason why a measure is 受阻) simply has what it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..progress.issues.standing import IssueState, age_words, weeks_open
from ..progress.signal import Signal
from ..progress.state import NoteKind
from ..progress.status import Status
from ..progress.views import OVER

if TYPE_CHECKING:
    from datetime import date

    from ..period import Period
    from ..plan.model import Measure, Plan
    from ..report.model import IssueReport, MeasureReport
    from .figures.figures import UnitRow
    from .roster.identities import Identity


class Issue(NamedTuple):
    """A 问题 or 协调 item, word for word.

    A measure that is 受阻 is a 问题 as long as it is, with its reason; `since` is the first day,
    where it is known, and `day` the one up to which its age counts. Without a number there is no
    `state`: it is open.
    """

    kind: NoteKind
    plan: Plan
    measure: Measure
    unit: str
    unit_type: str
    text: str
    signal: Signal
    """The measure's light at the unit."""
    identity: Identity
    """Whose report says so."""
    label: str
    """The unit's, as `UnitRow` has it."""
    day: date
    since: date | None = None
    number: str = ""
    owner: tuple[str, ...] = ()
    due: date | None = None
    state: IssueState | None = None
    how: str = ""
    answer: str = ""
    stuck: bool = False
    """Whether it is that the measure is 受阻."""
    unheard: str = ""
    """Why it is by an earlier report: the unit has not reported, or by a form that says nothing."""

    @property
    def days(self) -> int:
        """How many days it is old, or was when it was closed; -1 where nobody says since when."""
        return (self.day - self.since).days if self.since else -1

    @property
    def weeks(self) -> int | None:
        """The same in whole weeks."""
        return weeks_open(self.since, self.day) if self.since else None

    @property
    def age(self) -> str:
        """3周, 不到1周; "" where nobody says since when."""
        return "" if self.weeks is None else age_words(self.weeks)

    @property
    def called(self) -> str:
        """3.2.1-问1; of what has no number its kind: 3.2.1 问题, 3.2.1 受阻."""
        kind = Status.BLOCKED.value if self.stuck else self.kind.value
        return self.number or f"{self.measure.id} {kind}"

    @property
    def standing(self) -> str:
        """新增, 继续, 已销号; without a number 受阻, or 未编号; what was open before says so."""
        if self.unheard:
            return f"此前未销号、{self.unheard}"
        if self.state:
            return self.state.value
        return Status.BLOCKED.value if self.stuck else "未编号"

    @property
    def outcome(self) -> list[str]:
        """How it was closed, what the office answered."""
        how = f"{self.day.month}月{self.day.day}日销号：{self.how}" if self.closed else ""
        return [*filter(None, (how, f"答复：{self.answer}" if self.answer else ""))]

    @property
    def words(self) -> str:
        """The same under its text, a line each."""
        return "\n".join((self.text, *self.outcome))

    @property
    def owners(self) -> str:
        """Who answers for it: 王某（书记）、李某."""
        return "、".join(self.owner)

    @property
    def closed(self) -> date | None:
        """The day from which it is settled."""
        return self.day if self.state is IssueState.CLOSED else None


def issues_of(rows: Sequence[UnitRow], plans: Iterable[Plan]) -> tuple[Issue, ...]:
    """What all units say, the oldest first; of one age in the plans' order of measures."""
    found = (issue for plan in plans for issue in _of_plan(rows, plan))
    return tuple(sorted(found, key=lambda issue: -issue.days))


def _of_plan(rows: Sequence[UnitRow], plan: Plan) -> Iterator[Issue]:
    mine = [row for row in rows if row.received.report.plan_id == plan.id]
    followed = [_by_measure(row) for row in mine]
    for planned in (*plan.measures(), *plan.withdrawn()):
        for row, by_measure in zip(mine, followed, strict=True):
            numbered = by_measure.get(planned.id, [])
            if measure := row.measures.get(planned.id):
                yield from _without_number(measure, planned, plan, row, numbered)
            yield from (_numbered(one, planned, plan, row) for one in numbered)


def _by_measure(row: UnitRow) -> dict[str, list[IssueReport]]:
    """The unit's numbered problems, of what is its own or was, until it was withdrawn."""
    withdrawn = {one.id for one in row.received.report.withdrawn}
    found: dict[str, list[IssueReport]] = {}
    for issue in row.issues:
        if issue.measure in row.measures or issue.measure in withdrawn:
            found.setdefault(issue.measure, []).append(issue)
    return found


def _without_number(
    measure: MeasureReport,
    planned: Measure,
    plan: Plan,
    row: UnitRow,
    numbered: Sequence[IssueReport],
) -> Iterator[Issue]:
    """Why it is stuck, and what was written in the period and is followed under no number."""
    if measure.status in OVER:
        return
    blocked, day = measure.blocked_words, row.received.report.as_of
    if blocked:
        told = blocked if measure.reason else f"{blocked}，没有写原因"
        yield _issue(NoteKind.PROBLEM, planned, plan, row, told, day)._replace(
            since=measure.since, stuck=True
        )
    known = {(one.kind, one.text) for one in numbered}
    for kind, texts in (
        (NoteKind.PROBLEM, measure.problems),
        (NoteKind.COORDINATION, measure.coordination),
    ):
        for text in texts:
            if (kind, text) not in known:
                yield _issue(kind, planned, plan, row, text, day)


def _numbered(one: IssueReport, planned: Measure, plan: Plan, row: UnitRow) -> Issue:
    day = one.closed or row.received.report.as_of
    return _issue(one.kind, planned, plan, row, one.text, day)._replace(
        since=one.raised,
        number=one.number,
        owner=one.owner,
        due=one.due,
        state=one.state,
        how=one.how,
        answer=one.answer,
    )


def _issue(
    kind: NoteKind, planned: Measure, plan: Plan, row: UnitRow, text: str, day: date
) -> Issue:
    head, measure = row.received.report.head, row.measures.get(planned.id)
    return Issue(
        kind=kind,
        plan=plan,
        measure=planned,
        unit=head.unit,
        unit_type=head.unit_type,
        text=text,
        signal=measure.signal if measure else Signal.NORMAL,
        identity=row.editions.identity,
        label=row.label,
        day=day,
    )


def issues_over(told: Sequence[Sequence[IssueReport]], period: Period) -> tuple[IssueReport, ...]:
    """What several reports, the earliest first, say together of their problems.

    What is open is by the latest report; what was closed in any of them, and did not come up again,
    was closed in the period.
    """
    if len(told) == 1:
        return tuple(told[0])
    latest = {(one.measure, one.number) for one in told[-1]}
    last = {(one.measure, one.number): one for some in told for one in some}
    return tuple(
        one if one.state is IssueState.CLOSED else one._replace(state=_since(one, period))
        for key, one in last.items()
        if key in latest or one.state is IssueState.CLOSED
    )


def _since(one: IssueReport, period: Period) -> IssueState:
    return IssueState.NEW if one.raised >= period.first_day else IssueState.OPEN
