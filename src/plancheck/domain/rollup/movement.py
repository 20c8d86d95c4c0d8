"""What a period brought over many measures, each thing apart, as the units' reports say it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..report.model import MeasureReport


class Movement(NamedTuple):
    """How many measures; silence (`unanswered`) is told from 无变化 (`unchanged`).

    `completed` became 已完成, `uncompleted` were and are not, `advanced` are 推进中 and got
    further, `changed` did so in any way. On the `unanswered` a unit owes a word and gave none.
    """

    completed: int = 0
    uncompleted: int = 0
    advanced: int = 0
    changed: int = 0
    unchanged: int = 0
    unanswered: int = 0

    @classmethod
    def of(cls, measures: Iterable[MeasureReport]) -> Movement:
        """Over these measures."""
        told = list(measures)
        return cls(
            completed=sum(m.completed for m in told),
            uncompleted=sum(m.uncompleted for m in told),
            advanced=sum(m.advanced for m in told),
            changed=sum(m.changed for m in told),
            unchanged=sum(m.answered and not m.changed for m in told),
            unanswered=sum(m.unanswered for m in told),
        )
