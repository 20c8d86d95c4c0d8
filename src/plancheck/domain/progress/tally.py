"""The one definition of counts: done of total, 常态推进 beside it, and the lights."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from .signal import Signal
from .status import Status

NO_FIGURE = "—"
"""Stands where a percentage would mean nothing, as with 常态推进: not 0%."""
_HALF = 0.5 + 1e-9  # a half is rounded up, also where its float is a little less


class Share(float):
    """A share of 1, exact: a cell has 0.0369, words say 3.7%.

    Words have one decimal below 10 %. None of all is 0%, all of all 100%, and nothing else is.
    """

    def __str__(self) -> str:
        hundredths, tenths = int(100 * self + _HALF), int(1000 * self + _HALF)
        if self > 0 and not tenths:
            return "不足0.1%"
        if self < 1 and hundredths == 100:
            return f"{int(1000 * self) / 10:g}%"
        return f"{tenths / 10 if tenths < 100 else hundredths:g}%"


class Difference(int):
    """So many more or fewer than before: +3."""

    def __str__(self) -> str:
        return f"{int(self):+}"


class Tally(NamedTuple):
    """Counts over measures. `total` is without 不适用; 常态推进 is counted beside `done`."""

    total: int = 0
    done: int = 0
    ongoing: int = 0
    overdue: int = 0
    due_soon: int = 0
    behind: int = 0

    def plus(self, other: "Tally") -> "Tally":
        """The counts of both."""
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    def minus(self, other: "Tally") -> "Tally":
        """The counts without the other's."""
        return Tally(*(a - b for a, b in zip(self, other, strict=True)))

    @property
    def share(self) -> Share:
        """Done of total; 0 of 0 is 0."""
        return Share(self.done / self.total if self.total else 0)

    def __str__(self) -> str:
        return f"{self.done}/{self.total}"

    def with_share(self) -> str:
        """12/38 (32%); nothing is no share of nothing."""
        return f"{self} ({self.share})" if self.total else str(self)

    def lights(self) -> str:
        """逾期1 临期2 滞后3, without the zeros."""
        counts = {"逾期": self.overdue, "临期": self.due_soon, "滞后": self.behind}
        return " ".join(f"{light}{n}" for light, n in counts.items() if n)


@cache
def tally_of(status: Status, signal: Signal) -> Tally:
    """What one measure adds to the counts."""
    if status is Status.NOT_APPLICABLE:
        return Tally()
    return Tally(
        total=1,
        done=status is Status.DONE,
        ongoing=status is Status.ONGOING,
        overdue=signal is Signal.OVERDUE,
        due_soon=signal is Signal.DUE_SOON,
        behind=signal is Signal.BEHIND,
    )


def tally_of_kinds(kinds: Mapping[tuple[Status, Signal], int]) -> Tally:
    """The counts of so many measures of each kind."""
    columns = zip(
        *(
            [n * count for n in tally_of(status, signal)]
            for (status, signal), count in kinds.items()
        ),
        strict=True,
    )
    return Tally(*map(sum, columns))
