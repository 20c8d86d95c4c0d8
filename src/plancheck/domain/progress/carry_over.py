"""What can be carried over from measures of an earlier plan: steps, owner, 常态推进, open problems.

Which measure is which, the new plan says (`was`) or the likeness of their texts suggests; a person
confirms each. Only measures with something to carry are offered, so what was carried is no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from ..ledger.entry import Draft
from ..ledger.history import History
from ..plan.likeness import likely_pairs, likeness
from ..plan.model import Measure, Plan, Units
from ..text import folded
from .edits import Edit, change, note
from .issues.edits import IssueChange, change_issue, close_issue
from .issues.numbers import next_numbers
from .issues.standing import open_issues
from .state import UNTOUCHED, MeasureState, Note, Progress, Step
from .status import Status
from .steps import StepChange, add_step


class CarryOver(NamedTuple):
    """What would come to a measure from an earlier one; `likeness` is that of their texts."""

    before: Measure
    after: Measure
    by_was: bool
    """Whether the plan itself says that they belong together."""
    likeness: float
    owner: str
    ongoing: bool
    steps: tuple[Step, ...]
    issues: tuple[Note, ...] = ()
    """The problems that nobody has closed: they keep the day on which they were raised."""
    within: bool = False
    """Whether it is of the same plan: what a revision withdrew."""

    def beside(self, state: MeasureState) -> CarryOver:
        """What of it the later measure has not yet."""
        known = {folded(step.title) for step in state.steps}
        listed = {(note.kind, folded(note.text)) for note in state.notes}
        return self._replace(
            owner="" if state.owner else self.owner,
            ongoing=self.ongoing and state.status is Status.NOT_STARTED,
            steps=tuple(step for step in self.steps if folded(step.title) not in known),
            issues=tuple(one for one in self.issues if (one.kind, folded(one.text)) not in listed),
        )

    @property
    def words(self) -> str:
        """责任人 王某，常态推进，3 个步骤."""
        told = (
            f"责任人 {self.owner}" if self.owner else "",
            Status.ONGOING.value if self.ongoing else "",
            f"{len(self.steps)} 个步骤" if self.steps else "",
            f"{len(self.issues)} 个没有销号的问题" if self.issues else "",
        )
        return "，".join(filter(None, told))


def carry_overs(
    before: Plan, past: Progress, after: Plan, now: Progress, units: Units
) -> list[CarryOver]:
    """What can be carried over for a unit, in the later plan's order.

    Of a plan of another year all steps, without their dates; within one plan, from what a revision
    withdrew, those that are open.
    """
    own = [measure for measure in after.measures() if measure.concerns(units)]
    pairs = [*_said(before, after, own)]
    if before.id != after.id:
        pairs += _likely(before, past, own, {(old.id, new.id) for old, new in pairs})
    found = (_carry_over(old, past, new, now, before, after) for old, new in pairs)
    places = {measure.id: place for place, measure in enumerate(own)}
    worth = [one for one in found if one.owner or one.ongoing or one.steps or one.issues]
    return sorted(worth, key=lambda one: (places[one.after.id], one.before.id))


def _said(before: Plan, after: Plan, own: Iterable[Measure]) -> Iterator[tuple[Measure, Measure]]:
    """The pairs that the plan names: `was` is a number of this plan, or id/number of another."""
    olds = {measure.id: measure for measure in (*before.measures(), *before.withdrawn())}
    for measure in own:
        for former in measure.was:
            plan, _, number = former.rpartition("/")
            if (plan or after.id) == before.id and number in olds and number != measure.id:
                yield olds[number], measure


def _likely(
    before: Plan, past: Progress, own: Iterable[Measure], said: set[tuple[str, str]]
) -> Iterator[tuple[Measure, Measure]]:
    """The likeliest pairs of what nobody named."""
    olds = [
        measure
        for measure in before.measures()
        if past.state(measure.id) != UNTOUCHED and measure.id not in {old for old, _ in said}
    ]
    news = [measure for measure in own if measure.id not in {new for _, new in said}]
    for pair in likely_pairs([one.text for one in olds], [one.text for one in news]):
        yield olds[pair.before], news[pair.after]


def _carry_over(
    old: Measure, past: Progress, new: Measure, now: Progress, before: Plan, after: Plan
) -> CarryOver:
    was = past.state(old.id)
    within = before.id == after.id
    steps = (s if within else s._replace(done=False, due=None) for s in was.steps)
    return CarryOver(
        before=old,
        after=new,
        by_was=any(former.rpartition("/")[2] == old.id for former in new.was),
        likeness=likeness(old.text, new.text),
        owner=was.owner,
        ongoing=was.status is Status.ONGOING,
        steps=tuple(step for step in steps if not step.done),
        issues=tuple(open_issues(was)),
        within=within,
    ).beside(now.state(new.id))


def carry_drafts(
    offers: Iterable[CarryOver],
    history: History,
    state: MeasureState,
    new_id: Callable[[], str],
    days: tuple[date, date],
) -> list[Draft]:
    """What carrying over to one measure writes, as a clerk's own acts would.

    From several measures that were made one: what each has that those before it had not.
    """
    drafts: list[Draft] = []
    for one in offers:
        left = one.beside(state)
        what = Edit(Status.ONGOING if left.ongoing else None, owner=left.owner or None)
        drafts += change(history, one.after.id, what, *days)
        steps = list(state.steps)
        for step in left.steps:
            told = StepChange(title=step.title, owner=step.owner or None, due=step.due)
            drafts += add_step(one.after.id, new_id(), told, steps, days[0])
            steps.append(step._replace(order=max((s.order for s in steps), default=0) + 1))
        drafts += _issue_drafts(left, history, new_id, days[1])
        status = Status.ONGOING if left.ongoing else state.status
        owner = state.owner or left.owner
        notes = (*state.notes, *left.issues)
        state = state._replace(owner=owner, status=status, steps=tuple(steps), notes=notes)
    return drafts


def _issue_drafts(
    left: CarryOver, history: History, new_id: Callable[[], str], today: date
) -> list[Draft]:
    """Its open problems under numbers of the later measure; what is within one plan moves."""
    after, drafts = left.after.id, list[Draft]()
    fields = history.fields.get(after, {})
    numbers = next_numbers(fields, after, [note.kind for note in left.issues])
    for old, number in zip(left.issues, numbers, strict=True):
        id = new_id()
        drafts += note(after, id, old.kind, old.text, min(old.on, today), number)
        carried = old._replace(id=id, number=number)
        what = IssueChange(old.owner or None, old.due)
        drafts += change_issue(history, after, carried, what, today)
        if left.within:
            moved = f"转到 {number}"
            drafts += close_issue(history, left.before.id, old, moved, today, today)
    return drafts
