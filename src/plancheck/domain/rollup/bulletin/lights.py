"""红黄绿灯: one light a unit, by a rule that is printed beside it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import TYPE_CHECKING

from ...progress.status import Status
from ..roster.standings import LACKING, Submission

if TYPE_CHECKING:
    from ..lists import UnitSubmission

RULE = "单位亮灯：红灯，有逾期措施或未报、待重报；黄灯，有滞后、临期、受阻措施或迟报；绿灯，其余。"


class UnitLight(Enum):
    """The gravest first."""

    RED = "红灯"
    AMBER = "黄灯"
    GREEN = "绿灯"


def lit_units(counts: Iterable[int]) -> str:
    """红灯单位2个、绿灯单位1个: measures have lights too, and these are counted by 项."""
    lit = zip(UnitLight, counts, strict=True)
    return "、".join(f"{light.value}单位{n}个" for light, n in lit if n)


def light_of(one: UnitSubmission) -> UnitLight | None:
    """By `RULE`; None of who is outside the roster."""
    row, state = one.row, one.standing.submission
    if state is Submission.OUTSIDE:
        return None
    if state in LACKING or row is None or row.tally.overdue:
        return UnitLight.RED
    tally = row.tally
    if tally.behind or tally.due_soon or blocked_of(one) or state is Submission.LATE:
        return UnitLight.AMBER
    return UnitLight.GREEN


def blocked_of(one: UnitSubmission) -> int:
    """How many of the unit's measures are 受阻."""
    return sum(m.status is Status.BLOCKED for m in one.row.measures.values()) if one.row else 0
