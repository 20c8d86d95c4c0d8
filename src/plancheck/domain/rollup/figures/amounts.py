"""What the figures of several units amount to: added up only where they reach a target together."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from ...text import normalized

if TYPE_CHECKING:
    from ...plan.model import Target


class Spread(NamedTuple):
    """Figures that some units gave: how many units, their mean, the least and the greatest."""

    units: int = 0
    mean: float | None = None
    low: float | None = None
    high: float | None = None

    @classmethod
    def of(cls, given: Sequence[float]) -> Spread:
        """Of these figures, in whatever order."""
        if not given:
            return cls()
        return cls(len(given), fsum(given) / len(given), min(given), max(given))


class Amounts(NamedTuple):
    """What units did towards a measure's target.

    `total` is known where they reach the target together. Else each has the whole of it before
    itself: `reached` of them did, and what they did is never added up.
    """

    each: Spread = Spread()
    total: float | None = None
    reached: int | None = None

    @classmethod
    def of(cls, given: Sequence[float], target: Target | None) -> Amounts:
        """Of these amounts, in whatever order."""
        each = Spread.of(given)
        if target is None:
            return cls(each)
        if adds_up(target):
            return cls(each, fsum(given))
        return cls(each, None, sum(amount >= target.amount for amount in given))


def adds_up(target: Target) -> bool:
    """Whether units reach a target together: what is in percent never adds up."""
    unit = normalized(target.unit)
    return target.shared and not any(sign in unit for sign in ("%", "‰", "百分"))
