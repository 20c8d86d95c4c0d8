"""Undo and redo: what was done, what taking it back would change, and the taking-back."""

from typing import TYPE_CHECKING, NamedTuple

from ..domain.ledger import undo as undoing
from ..domain.ledger.wording import draft_words, field_change_words
from ..errors import NothingFound
from .act import PreparedAct, measure_names

if TYPE_CHECKING:
    from .unit import Unit


class ActRecord(NamedTuple):
    """An act on the undo or redo stack, told: when and by whom, and what it did, line by line.

    `id` is its first entry's.
    """

    id: str
    when: str
    did: tuple[str, ...]


class Undo:
    """Takes back this installation's acts and does them again, in the order of the stacks."""

    def __init__(self, unit: "Unit") -> None:
        self._unit = unit

    def last(self) -> PreparedAct:
        """Take back this installation's last act; NothingFound where there is none."""
        return self._taken_back(back=True)

    def redo(self) -> PreparedAct:
        """Do again what was taken back last."""
        return self._taken_back(back=False)

    def records(self, *, back: bool = True) -> list[ActRecord]:
        """What can be undone (or redone), the next one first."""
        if self._unit.ledger is None:
            return []
        history, records = self._unit.ledger.history, []
        for act in self._stack(back=back):
            first = act.entries[0]
            did = tuple(
                f"{e.measure} {field_change_words(e, history)}".lstrip() for e in act.entries
            )
            records.append(
                ActRecord(first.id, f"{first.at:%m-%d %H:%M} {first.by or first.pc}", did)
            )
        return records

    def effect(self, place: int, *, back: bool = True) -> tuple[str, ...]:
        """What taking back one of the `records` would change, day by day, or why it stays."""
        if self._unit.ledger is None:
            return ()
        history, stack = self._unit.ledger.history, self._stack(back=back)
        if place >= len(stack):
            return ()
        act = stack[place]
        hindrance = self._hindrance(act, "撤销" if back else "重做")
        drafts = undoing.undo_drafts(history, act)
        if hindrance:
            return (hindrance,)
        today = self._unit.today
        last = {(d.measure, d.field, min(d.on, today)): d for d in drafts}
        told = ((draft.measure, draft_words(draft, history, today)) for draft in last.values())
        return tuple(f"{measure} {words}".lstrip() for measure, words in told if words)

    def _stack(self, *, back: bool) -> "list[undoing.Act]":
        if self._unit.ledger is None:
            return []
        stacks = self._unit.ledger.stacks()
        return list(reversed(stacks.undo if back else stacks.redo))

    def _hindrance(self, act: "undoing.Act", verb: str) -> str:
        later = self._unit.ledger.overtaken_by(act) if self._unit.ledger else None
        if later is None:
            return ""
        who = later.by or "别的电脑"
        return f"不能{verb} {_named(act)}：{who}在 {later.on} 又改过，保持现状。"

    def _taken_back(self, *, back: bool) -> PreparedAct:

        ledger = self._unit.writable_ledger()
        stack, verb = self._stack(back=back), "撤销" if back else "重做"
        if not stack:
            raise NothingFound(f"没有可以{verb}的操作。")
        hindrance = self._hindrance(stack[0], verb)
        if hindrance:
            raise NothingFound(hindrance)
        what = "" if any(stack[0].measures) else f" {_named(stack[0])}"
        return ledger.prepare(undoing.undo_drafts(ledger.history, stack[0]), f"已{verb}{what}")


_WITHOUT_MEASURE = {"feedback": "收下反馈", "answer": "答复反馈"}
"""What an act did that is about no measure, by its field."""


def _named(act: "undoing.Act") -> str:
    return measure_names(act.measures) or _WITHOUT_MEASURE.get(
        act.entries[0].field.partition(".")[0], "接收计划"
    )
