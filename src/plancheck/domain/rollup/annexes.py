"""附件: the lists that the roll-up's page of prose refers to by number, and what they are called.

One without a row is left out, so that the numbers are those of the lists that there are.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from . import tables
from .lists import lags
from .standings import Submission
from .wording import TOP

if TYPE_CHECKING:
    from .figures import RollupReport

ABSENT = (Submission.MISSING, Submission.LATE, Submission.RESEND)
"""Whose names are a list of their own, in its order."""


class Annex(Enum):
    """The lists, in the order in which they are annexed."""

    PROGRESS = 1
    ABSENT = 2
    LAGS = 3
    ISSUES = 4
    STALLED = 5
    SUBMISSIONS = 6
    FILES = 7


class Annexes(dict[Annex, str]):
    """The annexes that there are, in order, and their titles."""

    def reference(self, annex: Annex, what: str = "清单") -> str:
        """（名单见附件2）; nothing where there is no such annex."""
        if annex not in self:
            return ""
        number = list(self).index(annex) + 1
        return f"（{what}见附件{number if len(self) > 1 else ''}）"


def annexes(report: RollupReport) -> Annexes:
    """What the page of prose has annexed to it."""
    figures, found = report.figures, Annexes()
    found[Annex.PROGRESS] = tables.GROUPS.title
    absent = [one.value for one in ABSENT if report.count(one)]
    if absent:
        found[Annex.ABSENT] = f"{'、'.join(absent)}单位名单"
    if lags(figures):
        found[Annex.LAGS] = tables.LAGS.title
    if figures.register:
        found[Annex.ISSUES] = tables.ISSUES.title
    if any(len(of_plan.stalled.measures) > TOP for of_plan in figures.plans):
        found[Annex.STALLED] = tables.STALLED.title
    found[Annex.SUBMISSIONS] = tables.HANDINGS.title
    if report.account.files:
        found[Annex.FILES] = tables.FILES.title
    return found
