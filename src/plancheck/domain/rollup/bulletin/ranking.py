"""Units ranked within their type, and within their plan where there are several.

By 完成率, 比上周, 逾期, 滞后, 受阻, 报送, one after the other; equal in all is an equal rank.
Who did not report, whom the roster does not have and who has nothing to do is listed, not ranked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...progress.tally import Tally
from ..figures.figures import sum_of
from ..lists import unit_submissions
from ..returns import RETURNED
from ..roster.standings import REPORTED, Submission
from .lights import UnitLight, blocked_of, light_of

if TYPE_CHECKING:
    from ...period import Kind
    from ...plan.model import Plan
    from ..figures.figures import RollupReport
    from ..lists import UnitSubmission

UNKNOWN = "类型不详"
"""What is the type of who is known by a file alone that could not be read."""
RankKey = tuple[float, ...]
"""By what units are compared: the better is the less."""


class UnitResult(NamedTuple):
    """How a unit did. `rank` is 0 where it has none; `plan` is whose plan, of several, it is on."""

    one: UnitSubmission
    plan: str
    light: UnitLight | None
    blocked: int
    rank: int = 0

    @property
    def name(self) -> str:
        """The unit's, with its type where another has the same name."""
        return self.one.label

    @property
    def submission(self) -> Submission:
        """How it stands towards its report."""
        return self.one.standing.submission

    @property
    def returned(self) -> bool:
        """Whether the office sent its report back, and no other counts yet."""
        return bool(self.one.standing.returned)

    @property
    def submitted(self) -> str:
        """按时报; 按时报（已退回）."""
        return f"{self.submission.value}{f'（{RETURNED}）' if self.returned else ''}"

    @property
    def tally(self) -> Tally:
        """Its counts; of who did not report nothing."""
        return self.one.row.tally if self.one.row else Tally()

    @property
    def change(self) -> int | None:
        """How many more are done than in the period before; None where that is not known."""
        return self.one.row.change if self.one.row else None

    @property
    def takes_part(self) -> bool:
        """Whether it can be ranked at all."""
        return self.submission in REPORTED and self.tally.total > 0

    @property
    def key(self) -> RankKey:
        """By what it is ranked, as `rule` says."""
        tally = self.tally
        return (
            -tally.share,
            -(self.change or 0),
            tally.overdue,
            tally.behind,
            self.blocked,
            REPORTED.index(self.submission),
        )


class ResultGroup(NamedTuple):
    """The units that are compared with each other, the first first, then those without a rank."""

    title: str
    results: tuple[UnitResult, ...]

    @property
    def listed(self) -> tuple[UnitResult, ...]:
        """Those that are named in what goes out: all but those outside the roster."""
        return tuple(one for one in self.results if one.submission is not Submission.OUTSIDE)

    @property
    def ranked(self) -> tuple[UnitResult, ...]:
        """Those that have a rank."""
        return tuple(one for one in self.results if one.rank)

    @property
    def tally(self) -> Tally:
        """The counts of all together."""
        return sum_of(one.tally for one in self.results)

    @property
    def blocked(self) -> int:
        """受阻项次."""
        return sum(one.blocked for one in self.results)

    @property
    def change(self) -> int | None:
        """How many more are done, over those that reported in both periods."""
        changes = [one.change for one in self.results if one.change is not None]
        return sum(changes) if changes else None

    def count(self, *states: Submission) -> int:
        """How many units stand so."""
        return sum(one.submission in states for one in self.results)

    @property
    def lights(self) -> tuple[int, ...]:
        """How many units show each light, the gravest first."""
        return tuple(sum(one.light is light for one in self.results) for light in UnitLight)

    def ends(self, most: int) -> tuple[list[UnitResult], list[UnitResult]]:
        """The first and the last, up to so many each, never some of those of equal rank alone.

        Nobody where the first, or the last, are more; nobody is both.
        """
        ranked = self.ranked
        first = _whole_ranks(ranked, most)
        last = _whole_ranks(ranked[len(first) :][::-1], most)[::-1]
        return first, last


def _whole_ranks(ranked: Sequence[UnitResult], most: int) -> list[UnitResult]:
    taken = list(ranked[:most])
    if taken and len(ranked) > most and ranked[most].rank == taken[-1].rank:
        taken = [one for one in taken if one.rank != taken[-1].rank]
    return taken


def plan_names(plans: Sequence[Plan]) -> dict[str, str]:
    """What plans are called beside each other, by their ids: whose they are, else their titles.

    友谊路街道 of 友谊路街道2024年工作计划.
    """
    whose = {plan.id: plan.title.partition(str(plan.year))[0].strip() for plan in plans}
    apart = all(whose.values()) and len(set(whose.values())) == len(whose)
    return whose if apart else {plan.id: f"《{plan.title}》" for plan in plans}


def result_groups(report: RollupReport) -> tuple[ResultGroup, ...]:
    """Every unit of the roll-up once for each of its plans, in the plans' order of types."""
    titles = plan_names(report.plans)
    several = len(titles) > 1
    groups: dict[tuple[str, str], list[UnitResult]] = {
        (title if several else "", name): []
        for plan, title in zip(report.plans, titles.values(), strict=True)
        for name in plan.type_names()
    }
    for one in unit_submissions(report):
        plan = titles[one.row.received.report.plan_id] if several and one.row else ""
        result = UnitResult(one=one, plan=plan, light=light_of(one), blocked=blocked_of(one))
        groups.setdefault((plan, one.type), []).append(result)
    return tuple(
        ResultGroup(f"{plan}{name or UNKNOWN}", tuple(_ranked(report, found)))
        for (plan, name), found in groups.items()
        if found
    )


def _ranked(report: RollupReport, found: Iterable[UnitResult]) -> Iterator[UnitResult]:
    found = list(found)
    part = [one for one in found if one.takes_part]
    if report.ranking and len(part) > 1:
        keys = sorted(one.key for one in part)
        for one in sorted(part, key=lambda one: one.key):
            yield one._replace(rank=keys.index(one.key) + 1)
        yield from (one for one in found if not one.takes_part)
    else:
        yield from found


def rule(kind: Kind, *, compared: bool) -> str:
    """How units are ranked; `compared`: whether anybody reported in the period before."""
    more = f"比{kind.last}增加（多的在前，{kind.last}没有报告的按0）、" if compared else ""
    return (
        f"排名：同类单位依次比较完成率（高的在前）、{more}逾期、滞后、受阻（少的在前）、"
        "报送（按时的在前），都相同的名次相同；未报、待重报、名册外和没有应办措施的不排名。"
    )
