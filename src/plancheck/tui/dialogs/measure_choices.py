"""What is chosen about measures: their status, or which of several values is right."""

from __future__ import annotations

from collections.abc import Sequence

from ...domain.ledger.history import History, rivals_of
from ...domain.ledger.wording import field_words, rival_words
from ...domain.progress.checklist import Item
from ...domain.progress.status import Status
from ...domain.progress.synonyms import member_named
from ..skin import BOX_CLOSE, BOX_OPEN
from ..widgets.bars.bars import Word
from ..widgets.detail import titled
from .choose import ChooseDialog


def status_dialog(items: Sequence[Item], why: str = "", *, ascii_marks: bool) -> ChooseDialog:
    """Which status measures are to have, and why that is asked; gives its word."""
    options = [(s.value, (_mark(s, ascii_marks=ascii_marks), Word(f" {s.value}"))) for s in Status]

    def meant(text: str) -> str | None:
        status = member_named(Status, text)
        return status.value if status else None

    return ChooseDialog(
        f"{titled(items)} {why or '的状态'}", options, items[0].state.status.value, meant
    )


def _mark(status: Status, *, ascii_marks: bool) -> Word:
    mark = status.boxed(ascii_marks)[1]
    return Word(f"{BOX_OPEN}{mark}{BOX_CLOSE}", status.mark)


def conflict_dialog(item: Item, history: History) -> ChooseDialog:
    """Which of the values is right that a measure's first conflict (并存) has; gives its entry."""
    field = next(iter(item.state.conflicts), "")
    rivals = rivals_of(history, item.measure.id, [field])
    options = [(entry.id, rival_words(entry)) for entry in rivals]
    what = field_words(item.measure.id, field, history)
    title = f"{item.measure.id} 的{what}有 {len(rivals)} 个值，用哪一个"
    return ChooseDialog(title, options, rivals[0].id if rivals else "")
