"""What a period brought over many measures, each thing apart, as the units' reports say it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ...report.model import MeasureReport


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
        completed = uncompleted = advanced = changed = unchanged = unanswered = 0
        for one in measures:  # one loop: a city has a million of them
            completed += one.completed
            uncompleted += one.uncompleted
            advanced += one.advanced
            changed += one.changed
            unchanged += one.answered and not one.changed
            unanswered += one.unanswered
        return cls(
            completed=completed,
            uncompleted=uncompleted,
            advanced=advanced,
            changed=changed,
            unchanged=unchanged,
            unanswered=unanswered,
        )

    @classmethod
    def sum_of(cls, movements: Iterable[Movement]) -> Movement:
        """Of all together."""
        return cls(*map(sum, zip(cls(), *movements, strict=True)))
