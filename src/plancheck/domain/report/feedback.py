"""反馈: what the office says of a unit's report, as it is sent and as it stands on its record.

An item is a remark (意见), the answer (答复) to what the unit asked for (协调), or says that a
report is sent back (退回), which names it by its digest. The unit takes items into its ledger,
where an item has a field of its own (`feedback.<id>`), the same from any PC; its words on it are
another (`answer.<id>`). An item is open until it is answered, or another edition stands for what
was sent back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from ..ledger.entry import Draft, Entry
from ..ledger.history import History, head_of
from ..period import Period, parse_period
from ..progress.edits import set_field
from ..text import NOTE_LIMIT, TITLE_LIMIT, clean, folded_name
from .editions import editions

if TYPE_CHECKING:
    from ..ledger.unit_names import UnitName

FORMAT = "plancheck-feedback/1"
GIVEN, ANSWER = "feedback.", "answer."
"""What the fields of an item and of the unit's answer begin with."""


class FeedbackKind(Enum):
    """What an item is."""

    REMARK = "意见"
    ANSWER = "答复"
    RETURN = "退回"


class FeedbackItem(NamedTuple):
    """One thing that the office says: of a measure, of one of its numbered matters, or of all.

    `digest` is of the report that is sent back.
    """

    id: str
    kind: FeedbackKind
    text: str
    measure: str = ""
    issue: str = ""
    digest: str = ""

    @property
    def about(self) -> str:
        """3.2.1-协1, 3.2.1; "" where it is about the whole report."""
        return self.issue or self.measure


class Feedback(NamedTuple):
    """What an office says to one unit of one period; `names` are others that it has for it."""

    sender: str
    plan: str
    unit: str
    unit_type: str
    period: Period
    generated: datetime
    items: tuple[FeedbackItem, ...] = ()
    names: tuple[str, ...] = ()

    def is_for(self, known: Iterable[UnitName]) -> bool:
        """Whether it is to a unit that is, or was, known by these; compared folded."""
        kind, names = folded_name(self.unit_type), set(map(folded_name, (self.unit, *self.names)))
        return any(folded_name(type) == kind and folded_name(name) in names for name, type in known)


class AnsweredFeedback(NamedTuple):
    """An item with what the unit answered, and on which day: a row of the unit's report."""

    item: FeedbackItem
    answer: str
    answered: date


class GivenFeedback(NamedTuple):
    """An item on record: who says it of which period, what was answered."""

    item: FeedbackItem
    sender: str
    period: Period | None
    answer: str = ""
    answered: date | None = None
    replaced: int = 0
    """The number of the edition that stands for what was sent back; 0 for none."""

    @property
    def is_open(self) -> bool:
        """Whether the unit still has to see to it."""
        return not self.answered and not self.replaced

    @property
    def words(self) -> str:
        """街道退回第10周：合计不对; 街道意见：请写明地点."""
        what = self.item.kind.value
        if self.item.kind is FeedbackKind.RETURN and self.period:
            what += self.period.short_label().partition("(")[0]
        return f"街道{what}：{self.item.text}"


def given_feedback(history: History, as_of: date | None = None) -> list[GivenFeedback]:
    """All that is on record by a day, the earliest taken in first."""
    return _in_order(given for measure in history.fields for given in _of(history, measure, as_of))


def feedback_on(history: History, measure: str) -> list[GivenFeedback]:
    """What is on record of one measure, its numbered matters among it."""
    return _in_order(_of(history, measure))


_Place = tuple[datetime, str, int]


def _in_order(found: Iterable[tuple[_Place, GivenFeedback]]) -> list[GivenFeedback]:
    return [given for _, given in sorted(found, key=lambda one: one[0])]


def _of(
    history: History, measure: str, as_of: date | None = None
) -> Iterator[tuple[_Place, GivenFeedback]]:
    for field, group in history.fields.get(measure, {}).items():
        if field.startswith(GIVEN) and (given := _given(history, measure, field, as_of)):
            first = min(group, key=lambda e: (e.at, e.pc, e.n))
            yield (first.at, first.pc, first.n), given


def _given(history: History, measure: str, field: str, as_of: date | None) -> GivenFeedback | None:
    group = history.group(measure, field)
    head = head_of(group, as_of)
    value = head.entry.value if head else None
    if not isinstance(value, Mapping):
        return None
    try:
        item = item_of(value, field.removeprefix(GIVEN), measure)
    except (KeyError, ValueError):
        return None  # of a later version
    period = _period(value.get("period"))
    answer = _answer(history, item, as_of)
    return GivenFeedback(
        item=item,
        sender=_text(value, "from", TITLE_LIMIT),
        period=period,
        answer=str(answer.value) if answer else "",
        answered=answer.on if answer else None,
        replaced=_replaced(history, item, period) if period else 0,
    )


def _answer(history: History, item: FeedbackItem, as_of: date | None) -> Entry | None:
    head = head_of(history.group(item.measure, f"{ANSWER}{item.id}"), as_of)
    return head.entry if head and isinstance(head.entry.value, str) and head.entry.value else None


def _replaced(history: History, item: FeedbackItem, period: Period) -> int:
    """The later edition on record, where the one that was sent back is: by its content."""
    if item.kind is not FeedbackKind.RETURN:
        return 0
    submitted = editions(history, period)
    back = max((one.number for one in submitted if one.digest == item.digest), default=0)
    latest = max((one.number for one in submitted), default=0)
    return latest if 0 < back < latest else 0


def office_answers(given: Iterable[GivenFeedback]) -> dict[str, str]:
    """By the number of a matter, what the office answered; several answers one under another."""
    found: dict[str, list[str]] = {}
    for one in given:
        if one.item.kind is FeedbackKind.ANSWER and one.item.issue:
            found.setdefault(one.item.issue, []).append(one.item.text)
    return {number: "\n".join(texts)[:NOTE_LIMIT] for number, texts in found.items()}


def answered_within(given: Iterable[GivenFeedback], period: Period) -> Iterator[AnsweredFeedback]:
    """What the unit answered in a period: its report hands that on."""
    for one in given:
        if one.answered and period.first_day <= one.answered <= period.last_day:
            yield AnsweredFeedback(one.item, one.answer, one.answered)


# --- onto the record


def taking_drafts(history: History, feedback: Feedback, today: date) -> list[Draft]:
    """Put the items on record that are not: the same from any PC; an id says the same for good."""
    drafts = []
    for item in feedback.items:
        field = f"{GIVEN}{item.id}"
        head = head_of(history.group(item.measure, field))
        if head is None or head.entry.value is None:
            value = item_content(item) | {
                "from": feedback.sender,
                "period": str(feedback.period),
            }
            drafts += set_field(history, item.measure, field, value, today, today)
    return drafts


def answer_drafts(history: History, item: FeedbackItem, answer: str, today: date) -> list[Draft]:
    """Answer an item, or put the answer in other words."""
    return set_field(history, item.measure, f"{ANSWER}{item.id}", answer, today, today)


# --- an item as a table


def item_content(item: FeedbackItem) -> dict[str, object]:
    """Kind and text, and what else there is, but for id and measure."""
    content: dict[str, object] = {"kind": item.kind.value, "text": item.text}
    others = {"issue": item.issue, "digest": item.digest}
    return content | {key: value for key, value in others.items() if value}


def item_of(table: Mapping[str, object], id: str, measure: str) -> FeedbackItem:
    """The item of a table; KeyError, ValueError (the key) where it holds what it may not."""
    item = FeedbackItem(
        id=id,
        kind=FeedbackKind(table["kind"]),
        text=_text(table, "text", NOTE_LIMIT),
        measure=measure,
        issue=_text(table, "issue", TITLE_LIMIT),
        digest=_text(table, "digest", TITLE_LIMIT),
    )
    if not item.text:
        raise ValueError("text")
    if item.kind is FeedbackKind.RETURN and not item.digest:
        raise ValueError("digest")
    return item


def _text(table: Mapping[str, object], key: str, limit: int) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise ValueError(key)
    return clean(value, limit, lines=limit == NOTE_LIMIT)


def _period(value: object) -> Period | None:
    try:
        return parse_period(value) if isinstance(value, str) else None
    except ValueError:
        return None
