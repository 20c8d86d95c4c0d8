"""What taking a table over would record, row by row, and the drafts of what a person agreed to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from ..ledger.entry import BASE32, Draft, base32
from ..ledger.history import History, placed
from ..plan.model import Measure
from ..progress.edits import Edit, change, note, set_field, transfer
from ..progress.issues.numbers import number_for
from ..progress.state import UNTOUCHED, MeasureState, Progress, Step
from ..progress.steps import StepChange, add_step, step_field, tick_steps
from ..startup import sha256
from ..text import folded
from .joint import joint
from .statements import NOTHING, MeasureTold, ToldNote
from .takeover import Takeover, TakeoverRow

_ID = 10
"""Letters of the id of what comes of a table."""
_ORDERED = "".join(sorted(BASE32))


class TakeoverOffer(NamedTuple):
    """A row and what it would bring to which measure, beside what is known.

    `doubt` is what a person has to look at, `refused` why it can bring nothing, `reasonless` says
    that its status wants a reason, which neither the table nor the ledger has.
    """

    row: TakeoverRow
    measure: Measure | None
    left: MeasureTold = NOTHING
    doubt: str = ""
    refused: str = ""
    reasonless: bool = False

    @property
    def key(self) -> str:
        """That of the row."""
        return self.row.key

    @property
    def homeless(self) -> bool:
        """Whether it says something of a measure that only a person can name."""
        return self.measure is None and not self.row.passed

    @property
    def sure(self) -> bool:
        """Whether it is ticked without a person's saying so."""
        return not self.doubt and not self.refused


def known_by(now: Progress, then: Progress) -> Progress:
    """What is known where a table speaks of a day: how it stood then, all notes there are now."""
    return Progress({id: _known(state, then.state(id)) for id, state in now.states.items()})


def _known(now: MeasureState, then: MeasureState) -> MeasureState:
    return then._replace(notes=now.notes, evidence=now.evidence, steps=now.steps)


def offers(
    takeover: Takeover,
    assigned: Mapping[str, str],
    own: Mapping[str, Measure],
    progress: Progress,
) -> list[TakeoverOffer]:
    """What each row would bring. `assigned` are the measures that a person chose, by row.

    `own` are the unit's measures, `progress` what is known of the table's day (`known_by`).
    """
    whole = "；".join(takeover.warnings)
    found = [_offer(row, assigned, own, whole) for row in takeover.rows]
    joined: dict[str, tuple[MeasureTold, str]] = {}
    for id, told in _by_measure(found).items():
        together, doubt = joint(told)
        joined[id] = together.beside(progress.state(id), own[id]), doubt
    return [_beside(one, joined, progress) for one in found]


def _offer(
    row: TakeoverRow, assigned: Mapping[str, str], own: Mapping[str, Measure], whole: str
) -> TakeoverOffer:
    """All that the row says of its measure, whatever is known."""
    chosen = assigned.get(row.key, "")
    measure = own.get(chosen) or row.match.measure
    if measure is None:
        return TakeoverOffer(row=row, measure=None, refused=row.passed or row.match.doubt)
    if measure.id not in own:
        return TakeoverOffer(row=row, measure=measure, refused=f"{measure.id} 不是本单位的措施")
    if row.said.told.beside(UNTOUCHED, measure) == NOTHING:
        why = "没有读出要录的内容" if row.said.unread else "没有要录的内容"
        return TakeoverOffer(row=row, measure=measure, refused=why)
    unit = f"责任单位是 {row.unit}" if row.unit else ""
    doubts = () if chosen else filter(None, (row.match.doubt, whole, unit))
    doubt = "；".join(doubts)
    return TakeoverOffer(row=row, measure=measure, left=row.said.told, doubt=doubt)


def _beside(
    offer: TakeoverOffer, joined: Mapping[str, tuple[MeasureTold, str]], progress: Progress
) -> TakeoverOffer:
    """The offer beside what is known. Several rows of one measure are looked at together."""
    measure = offer.measure
    if measure is None or offer.refused:
        return offer
    state = progress.state(measure.id)
    (together, doubt), left = joined[measure.id], offer.left.beside(state, measure)
    if NOTHING in (left, together):
        return offer._replace(left=NOTHING, refused="台账里已经有了")
    change = "会改台账里已有的" if left.changes(state) and together.changes(state) else ""
    doubts = "；".join(filter(None, (offer.doubt, doubt, change)))
    wants = left.status is not None and left.status.needs_reason
    reasonless = wants and not (together.reason or state.reason)
    return offer._replace(left=left, doubt=doubts, reasonless=reasonless)


def _by_measure(found: Iterable[TakeoverOffer]) -> dict[str, list[tuple[str, MeasureTold]]]:
    """What the rows say of each measure, each with its sheet."""
    told: dict[str, list[tuple[str, MeasureTold]]] = {}
    for one in found:
        if one.measure and not one.refused:
            said = (one.row.row.sheet, one.row.said.told)
            told.setdefault(one.measure.id, []).append(said)
    return told


def takeover_drafts(
    agreed: Sequence[TakeoverOffer], history: History, progress: Progress, on: date, today: date
) -> list[Draft]:
    """What the rows that a person agreed to record, measure by measure."""
    measures = {one.measure.id: one.measure for one in agreed if one.measure}
    drafts: list[Draft] = []
    for id, rows in _by_measure(agreed).items():
        state = progress.state(id)
        told = joint(rows)[0].beside(state, measures[id])
        drafts += _drafts(told, history, id, state, (on, today))
    return drafts


def _drafts(
    told: MeasureTold, history: History, id: str, state: MeasureState, days: tuple[date, date]
) -> Iterator[Draft]:
    what = Edit(
        status=told.status,
        percent=told.percent,
        amount=told.amount,
        due=told.due,
        reason=told.reason or None,
    )
    yield from change(history, id, what, *days)
    if told.owner:
        yield from transfer(history, id, state, (None, told.owner), *days)
    yield from _note_drafts(told.notes, history, id, days)
    for text in told.evidence:
        field = f"evidence.{_id('evidence', id, text)}"
        yield from set_field(history, id, field, text, *days)
    yield from _step_drafts(told, history, id, state, days)


def _note_drafts(
    notes: Iterable[ToldNote], history: History, id: str, days: tuple[date, date]
) -> Iterator[Draft]:
    """The notes, each problem under the next number."""
    fields = dict(history.fields.get(id, {}))
    for told in notes:
        name = _place(told.place) + _id("note", told.kind.value, id, told.text)
        number = number_for(fields, id, name, told.kind)
        on = min(told.on or days[0], days[1])
        (draft,) = note(id, name, told.kind, told.text, on, number)
        drafts = set_field(history, id, draft.field, draft.value, on, days[1])
        made = placed(drafts, datetime.combine(days[1], time.min), "", "", 1, "")
        fields[draft.field] = [*fields.get(draft.field, ()), *made]
        yield from drafts


def _step_drafts(
    told: MeasureTold, history: History, id: str, state: MeasureState, days: tuple[date, date]
) -> Iterator[Draft]:
    steps = list(state.steps)
    known = {folded(step.title): step.id for step in steps}
    for step in told.steps:
        if there := known.get(folded(step.title)):
            yield from tick_steps(history, id, [there], step.done, *days)
            continue
        name = _id("step", id, step.title)
        what = StepChange(title=step.title, owner=step.owner or None, due=step.due)
        drafts = add_step(id, name, what, steps, days[0])
        for draft in drafts:
            yield from set_field(history, id, draft.field, draft.value, *days)
        yield from set_field(history, id, step_field(name, "dropped"), None, *days)
        if step.done:
            yield from set_field(history, id, step_field(name, "done"), True, *days)
        order = max((one.order for one in steps), default=0) + 1
        steps.append(Step(id=name, title=step.title, order=order))


def _place(number: int) -> str:
    """Two letters in the order of the numbers: notes of one moment are shown by their ids."""
    first, second = divmod(min(number, len(_ORDERED) ** 2 - 1), len(_ORDERED))
    return _ORDERED[first] + _ORDERED[second]


def _id(*parts: str) -> str:
    """An id that comes of what it is of: the same on every PC."""
    return base32(sha256("\0".join(parts).encode()).digest())[:_ID]
