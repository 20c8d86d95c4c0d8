"""附件: the lists that the bulletin refers to by number, and what they are called.

One without a row is left out, so that the numbers are those of the lists that there are.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from .. import tables
from .leaders import leader_results
from .slowest import SLOWEST
from .tables import LEADERS, RANKING

if TYPE_CHECKING:
    from ..figures.figures import RollupReport


class Annex(Enum):
    """The lists, in the order in which they are annexed."""

    RANKING = 1
    PROGRESS = 2
    LEADERS = 3
    LAGS = 4
    ISSUES = 5
    STALLED = 6
    SUBMISSIONS = 7


class Annexes(dict[Annex, str]):
    """The annexes that there are, in order, and their titles."""

    def reference(self, annex: Annex, what: str = "清单") -> str:
        """（名单见附件2）; nothing where there is no such annex."""
        if annex not in self:
            return ""
        number = list(self).index(annex) + 1
        return f"（{what}见附件{number if len(self) > 1 else ''}）"


def annexes(
    report: RollupReport, *, ranked: bool, without: frozenset[Annex] = frozenset()
) -> Annexes:
    """What is annexed to the page, `without` what it has itself; `ranked`: anybody has a rank."""
    figures, tally = report.figures, report.figures.whole.tally
    there_are = {
        Annex.RANKING: RANKING.title if ranked else "各单位进度情况表",
        Annex.PROGRESS: tables.GROUPS.title,
        Annex.LEADERS: leader_results(report) and LEADERS.title,
        Annex.LAGS: (tally.overdue or tally.behind) and tables.LAGS.title,
        Annex.ISSUES: figures.register and tables.ISSUES.title,
        Annex.STALLED: _many_stalled(report) and tables.STALLED.title,
        Annex.SUBMISSIONS: tables.HANDINGS.title,
    }
    return Annexes(
        {one: str(title) for one, title in there_are.items() if title and one not in without}
    )


def _many_stalled(report: RollupReport) -> bool:
    """Whether there are more than the page's own table has room for."""
    return sum(len(of_plan.stalled.measures) for of_plan in report.figures.plans) > SLOWEST
