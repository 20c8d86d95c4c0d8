"""The views, of which 1–9 have a key: what clerks ask of their list most, each with its count."""

from collections.abc import Iterable
from enum import Enum
from functools import cache
from typing import NamedTuple

from .signal import Signal
from .status import Status


class View(Enum):
    """A question, the first nine with a key of their own: the digit is the place in this list."""

    LEADING = "我牵头"
    NOT_STARTED = "未启动"
    IN_PROGRESS = "推进中"
    DONE = "已完成"
    DUE = "临期逾期"
    BEHIND = "滞后"
    PROBLEM = "有问题"
    CHANGED = "本周有变化"
    SILENT = "本周未填"
    CONFLICT = "并存"

    @property
    def digit(self) -> str:
        """1 to 9; nothing for those behind, as 并存."""
        place = tuple(View).index(self) + 1
        return str(place) if place < 10 else ""


WEEK_VIEWS = frozenset((View.CHANGED, View.SILENT))
"""The views that are about what a week changed."""


class Traits(NamedTuple):
    """What the views look at in a measure; the many measures have few different ones."""

    status: Status
    signal: Signal
    leads: bool = False
    problem: bool = False
    changed: bool = False
    answered: bool = False
    conflict: bool = False


IN_NO_VIEW = Traits(Status.NOT_APPLICABLE, Signal.NORMAL)

Counts = tuple[int, ...]
"""How many measures each view has, in the order of `View`."""
NO_COUNTS: Counts = (0,) * len(View)
OVER = frozenset((Status.DONE, Status.NOT_APPLICABLE))
"""Statuses after which nothing more is to be said of a measure."""


@cache
def shown_in(traits: Traits) -> Counts:
    """One for each view that shows a measure with these traits, else zero."""
    status, signal = traits.status, traits.signal
    return tuple(
        map(
            int,
            (
                traits.leads,
                status is Status.NOT_STARTED,
                status is Status.IN_PROGRESS,
                status is Status.DONE,
                signal in (Signal.OVERDUE, Signal.DUE_SOON),
                signal is Signal.BEHIND,
                traits.problem,
                traits.changed,
                status not in OVER and not traits.answered,
                traits.conflict,
            ),
        )
    )


_PLACES = {view: place for place, view in enumerate(View)}


def shows(view: View, traits: Traits) -> bool:
    """Whether a view shows a measure with these traits."""
    return bool(shown_in(traits)[_PLACES[view]])


def count(counts: Counts, view: View) -> int:
    """A view's count."""
    return counts[_PLACES[view]]


def summed(traits: Iterable[tuple[Traits, int]]) -> Counts:
    """The counts over traits and how many measures have them."""
    totals = list(NO_COUNTS)
    for kind, times in traits:
        for place, shown in enumerate(shown_in(kind)):
            totals[place] += times * shown
    return tuple(totals)
