"""The unit's side: what came from the office, put on record, shown until it is answered."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...domain.ledger.unit_names import UnitName
from ...domain.report.feedback import (
    Feedback,
    GivenFeedback,
    answer_drafts,
    feedback_on,
    given_feedback,
    taking_drafts,
)
from ...domain.text import NOTE_LIMIT, clean, resembling_name, typed_text
from ...errors import BadFile, NothingFound, UsageFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..act import PreparedAct
    from ..unit import Unit

LOOKED_AT = 200
"""Files of 收件 that are looked into."""
NOTED = "已知悉"
"""What an answer without words says."""


class OfferedFeedback(NamedTuple):
    """A feedback file in 收件 that has something that is not on record."""

    path: Path
    feedback: Feedback
    new: int


class FeedbackEdits:
    """What a unit does with feedback. Each act fits what is known now."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def given(self) -> list[GivenFeedback]:
        """All that is on record, the earliest first."""
        return given_feedback(self._unit.history)

    def open(self) -> list[GivenFeedback]:
        """What is to be answered yet."""
        return [one for one in self.given() if one.is_open]

    def on_measure(self, measure: str) -> list[GivenFeedback]:
        """What is on record of one measure."""
        return feedback_on(self._unit.history, measure)

    def read(self, path: Path) -> list[Feedback]:
        """What an office said to this unit in a file, or in those of an archive.

        BadFile where there is none, or it is to another.
        """
        return [self._own(name, feedback) for name, feedback in _feedback_at(path)]

    def _own(self, name: str, feedback: Feedback) -> Feedback:
        unit = self._unit
        if not unit.name:
            unit.writable_ledger()  # says what to do
        if not feedback.is_for(self._known):
            raise BadFile(name, _of_another(feedback, unit))
        if feedback.plan != unit.plan.id:
            words = f"是另一份计划（{feedback.plan}）的反馈，没有收下。要收下它，先打开那份计划"
            raise BadFile(name, f"{words}：plancheck --plan {feedback.plan} feedback 文件。")
        return feedback

    @property
    def _known(self) -> tuple[UnitName, ...]:
        """All that the unit is, or was, called, with its types."""
        return (UnitName(self._unit.name, self._unit.config.unit_type), *self._unit.former)

    def take(self, all_of: Iterable[Feedback]) -> PreparedAct:
        """Put on record what is not, of however many files, as one act."""
        ledger, today = self._unit.writable_ledger(), self._unit.today
        drafts, known = [], set[str]()
        for feedback in all_of:
            fresh = tuple(item for item in feedback.items if item.id not in known)
            known.update(item.id for item in fresh)
            drafts += taking_drafts(ledger.history, feedback._replace(items=fresh), today)
        if not drafts:
            return ledger.prepare([], "")._replace(message="这些反馈都已经收下过，没有新的")
        return ledger.prepare(drafts, f"已收下 {len(drafts)} 条反馈")

    def answer(self, id: str, text: str) -> PreparedAct:
        """Answer an item in words; without any it is 已知悉."""
        ledger = self._unit.writable_ledger()
        text = typed_text(text, NOTE_LIMIT, lines=True) or NOTED
        given = next((one for one in self.given() if one.item.id == id), None)
        if given is None:
            raise NothingFound("没有这一条反馈，可能已经撤销。")
        drafts = answer_drafts(ledger.history, given.item, text, self._unit.today)
        return ledger.prepare(drafts, "已答复")

    def answer_number(self, number: int, text: str) -> PreparedAct:
        """Answer the item that stands at a place of the list, from 1; UsageFault for no such."""
        given = self.given()
        if not 1 <= number <= len(given):
            raise UsageFault(f"没有第 {number} 条反馈。先看 plancheck feedback 列出的。")
        return self.answer(given[number - 1].item.id, text)

    def offered(self) -> list[OfferedFeedback]:
        """What lies in 收件 for this unit and is not on record; may run on a thread.

        What cannot be taken, taking it says.
        """
        found: list[OfferedFeedback] = []
        known, plan = self._known, self._unit.plan.id
        for path in _feedback_files(self._unit.home.inbox) if self._unit.name else ():
            with suppress(BadFile):
                for _, feedback in _feedback_at(path):
                    if feedback.is_for(known) and feedback.plan == plan:
                        new = len(taking_drafts(self._unit.history, feedback, self._unit.today))
                        found += [OfferedFeedback(path, feedback, new)] if new else []
        return found

    def advice(self, *, on_screen: bool = False) -> str:
        """What there is to do about feedback, in a sentence; empty where there is nothing."""
        if found := self.offered():
            count = sum(one.new for one in found)
            how = "按 F8 收下" if on_screen else "收下它：plancheck feedback"
            return f"收件里有街道的反馈 {count} 条，{how}"
        if count := len(self.open()):
            how = "按 F8 看" if on_screen else "看一看：plancheck feedback"
            return f"有 {count} 条反馈没有答复，{how}"
        return ""


def _of_another(feedback: Feedback, unit: Unit) -> str:
    words = f"是给“{feedback.unit}”（{feedback.unit_type}）的反馈，本单位是“{clean(unit.name)}”"
    words += f"（{unit.type}），没有收下。"
    if resembling_name(feedback.unit) == resembling_name(unit.name):
        words += "如果说的就是本单位，请街道按本单位的名称或在名册里写上别名再发一次。"
    return words


def _feedback_at(path: Path) -> list[tuple[str, Feedback]]:
    """What a file says, or each of an archive's that is a feedback file, with its name; BadFile."""
    from ...storage.feedback.file import is_archive, load_feedback

    if not is_archive(path):
        return [(path.name, load_feedback(path))]
    from ...storage.rollup.intake.arrivals import Arrivals

    read = list(Arrivals([path]).read())
    found = [(one.name, one.arrival.feedback) for one in read if one.arrival]
    told = [(name, feedback) for name, feedback in found if feedback]
    if not told:
        whys = (a.refusal or a.unread or a.aside for one in read if (a := one.arrival))
        why = "；".join(filter(None, whys))
        raise BadFile(path.name, f"压缩包里没有反馈文件{f'（{clean(why)}）' if why else ''}。")
    return told


def files_at(paths: Iterable[Path]) -> list[Path]:
    """The files that paths lead to; of a folder its feedback files."""
    found: list[Path] = []
    for path in paths:
        found += _feedback_files(path) if path.is_dir() else [path]
    return found


def _feedback_files(folder: Path) -> list[Path]:
    """The feedback files of a folder; none where there is no such folder."""
    from ...storage.feedback.file import looks_like_feedback

    with suppress(OSError):
        first = sorted(
            folder.iterdir(), key=lambda one: (not one.name.startswith("反馈"), one.name)
        )
        return [path for path in first[:LOOKED_AT] if looks_like_feedback(path)]
    return []
