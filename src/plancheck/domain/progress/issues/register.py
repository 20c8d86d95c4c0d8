"""问题台账 of a unit: its problems over all measures, the oldest first; found by their numbers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from ....errors import UsageFault
from ...ledger.history import History
from ...period import Period
from ...plan.model import Measure
from ...startup import lazy
from ...text import clean, visible
from ..state import MeasureState, Note, NoteKind, Progress
from .numbers import MARKS, shown_number
from .standing import IssueState, age_words, open_issues, weeks_open

_DASHES = lazy(rf"[-‐-―－_\s]*([{''.join(MARKS.values())}])")
_SAID = 5
"""So many numbers are offered where one was not found."""


class RegisteredIssue(NamedTuple):
    """A problem of a measure; `number` is how it is shown, "" of one from before."""

    number: str
    measure: Measure
    note: Note
    is_open: bool

    @property
    def called(self) -> str:
        """3.2.1-问1; of one from before 3.2.1 问题."""
        return self.number or f"{self.measure.id} {self.note.kind.value}"

    @property
    def kind(self) -> NoteKind:
        """问题 or 协调."""
        return self.note.kind

    def weeks(self, today: date) -> int:
        """How many whole weeks it is old, or was when it was closed."""
        closing = self.note.closing
        return weeks_open(self.note.on, closing.on if closing else today)

    def age(self, today: date) -> str:
        """The same in words."""
        return age_words(self.weeks(today))

    def state(self, period: Period) -> IssueState:
        """新增 in the period, 继续, 已销号."""
        if not self.is_open:
            return IssueState.CLOSED
        return IssueState.NEW if self.note.on >= period.first_day else IssueState.OPEN

    def is_late(self, today: date) -> bool:
        """Whether it is open after its day."""
        return self.is_open and self.note.due is not None and self.note.due < today


def register(
    measures: Iterable[Measure], history: History, progress: Progress
) -> list[RegisteredIssue]:
    """The problems that are open, the oldest first, then those that were closed, the last first."""
    listed = (
        issue
        for measure in measures
        for issue in issues_of(measure, progress.state(measure.id), history)
    )
    return sorted(listed, key=_place)


def issues_of(measure: Measure, state: MeasureState, history: History) -> Iterator[RegisteredIssue]:
    """Those of one measure, in the order of their days."""
    going_on = {note.id for note in open_issues(state)}
    fields = history.fields.get(measure.id, {})
    for note in state.notes:
        if note.id in going_on or (note.kind in MARKS and note.closing):
            yield RegisteredIssue(
                number=shown_number(fields, note),
                measure=measure,
                note=note,
                is_open=note.id in going_on,
            )


def _place(issue: RegisteredIssue) -> tuple[bool, int]:
    closing = issue.note.closing
    return not issue.is_open, -closing.on.toordinal() if closing else issue.note.on.toordinal()


def followed_words(issue: RegisteredIssue, today: date) -> str:
    """责任人 王某，时限 3月31日，2周，没有销号; what is said beside its text."""
    note, closing = issue.note, issue.note.closing
    due = note.due
    told = [
        f"责任人 {note.owner}" if note.owner else "",
        f"时限 {due.month}月{due.day}日{'已过' if issue.is_late(today) else ''}" if due else "",
    ]
    if closing:
        told.append(f"{closing.on.month}月{closing.on.day}日已销号：{closing.how}")
    else:
        told.append(f"{issue.age(today)}，没有销号")
    return "，".join(filter(None, told))


def is_issue_number(typed: str) -> bool:
    """Whether a word is meant as a problem's number: no measure's has such a hanzi."""
    return any(mark in typed for mark in MARKS.values())


def find_issue(issues: Sequence[RegisteredIssue], typed: str) -> RegisteredIssue:
    """The problem of a number typed in any width, or the only open one of a measure's number.

    UsageFault names those there are.
    """
    word = _plain(typed)
    if found := [issue for issue in issues if issue.number and _plain(issue.number) == word]:
        return found[0]
    here = [issue for issue in issues if issue.is_open and issue.measure.id == word]
    if len(here) == 1:
        return here[0]
    stem = word.partition("-")[0]
    near = [i for i in issues if i.is_open and i.measure.id == stem] or [
        i for i in issues if i.is_open
    ]
    numbers = [issue.number for issue in near if issue.number]
    more = f" 等 {len(numbers)} 个" if len(numbers) > _SAID else ""
    hint = f"没有销号的有：{'、'.join(numbers[:_SAID])}{more}。" if numbers else ""
    words = (
        f"{word} 有几个没有销号的问题，请写问题的编号" if here else f"没有问题“{clean(typed, 40)}”"
    )
    raise UsageFault(f"{words}。{hint or '用 plancheck problems 查看。'}")


def _plain(typed: str) -> str:
    """3.2.1-问1 of ３．２．１问1."""
    word = unicodedata.normalize("NFKC", visible(typed)).replace("。", ".").strip()
    return _DASHES.sub(r"-\1", word)
