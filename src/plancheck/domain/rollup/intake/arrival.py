"""What came to an office in one file, and what of it the plans at hand accept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..roster.claim import Claim

if TYPE_CHECKING:
    from ...form.finder import FoundForm
    from ...plan.model import Plan
    from ...report.feedback import Feedback
    from ..returns import Return
    from ..roster.identities import Link
    from ..union import Received


class Arrival(NamedTuple):
    """A file as it was read: the reports in it, why it was refused, what else there is to say.

    A file without any, and without a reason, is an empty roll-up. One that is no report but has its
    use is an aside, said what it is; it may be a plan.
    """

    name: str
    reports: tuple[Received, ...] = ()
    same: frozenset[Link] = frozenset()
    """Names that the file says belong together."""
    refusal: str = ""
    """Why the file, or some of its reports, were refused."""
    refused: int = 0
    """How many of its reports were."""
    returns: frozenset[Return] = frozenset()
    """The reports that the file says are sent back."""
    feedback: Feedback | None = None
    """What an office says to a unit, where the file is that."""
    remarks: tuple[str, ...] = ()
    is_rollup: bool = False
    aside: str = ""
    unread: str = ""
    """Why the file is only listed: what it is, where no report was to be expected in it."""
    plan: Plan | None = None
    claims: tuple[Claim, ...] = ()
    """Whose the file, or what of it was refused, seems to be."""
    forms: tuple[FoundForm, ...] = ()
    """The forms in it, which a plan makes reports."""
    folder: str = ""
    """The folders and archives that it lay in: shown, and no part of any value."""

    @property
    def place(self) -> str:
        """Where it lay, and its name."""
        return f"{self.folder}/{self.name}" if self.folder else self.name


def accept(arrival: Arrival, plans: Mapping[str, Plan]) -> Arrival:
    """What of an arrival is accepted by the plans that are known (by id), the rest refused.

    It depends on the report and the plans alone, not on the way the report came.
    """
    if arrival.forms:
        from .forms import with_forms

        arrival = with_forms(arrival, plans)
    reports, refusals, remarks, claims = [], [], list(arrival.remarks), list(arrival.claims)
    for received in arrival.reports:
        if refusal := _refusal(received, plans):
            refusals.append(refusal)
            head, period = received.report.head, received.report.period
            claims.append(
                Claim(
                    unit=head.unit,
                    type=head.unit_type,
                    period=period,
                    file=arrival.name,
                    why=refusal,
                )
            )
            continue
        reports.append(received)
        remarks += _remarks(received, plans[received.report.plan_id], named=arrival.is_rollup)
    return arrival._replace(
        reports=tuple(reports),
        refusal="；".join(filter(None, (arrival.refusal, _counted_words(refusals)))),
        refused=len(refusals),
        remarks=tuple(remarks),
        claims=tuple(claims),
    )


def _refusal(received: Received, plans: Mapping[str, Plan]) -> str:
    report = received.report
    plan = plans.get(report.plan_id)
    if plan is None:
        return f"其他计划（{report.plan_id}）；要汇总它，请把那份计划文件也放进来"
    if report.head.unit_type not in plan.type_names():
        return f"单位类型“{report.head.unit_type}”不在计划中"
    return ""


def _remarks(received: Received, plan: Plan, *, named: bool) -> Iterable[str]:
    report = received.report
    unit = f"{report.head.unit}：" if named else ""
    if report.plan_revision != plan.revision:
        yield f"{unit}按计划第{report.plan_revision}版填报，汇总按第{plan.revision}版"
    elif report.plan_digest and report.plan_digest != plan.digest:
        yield f"{unit}填报用的计划与本机的内容不同"
    units = report.head.identity
    owed = {m.id for m in plan.measures() if m.concerns(units)}
    given = {m.id for m in report.measures}
    if missing := owed - given:
        yield f"{unit}缺 {len(missing)} 项措施（{_some(missing)}）"
    if extra := given - owed - {m.id for m in plan.withdrawn()}:
        yield f"{unit}多出 {len(extra)} 项不属于它的措施，没有计入（{_some(extra)}）"


def _some(ids: Iterable[str]) -> str:
    found = sorted(ids)
    return "、".join(found[:3]) + (" 等" if len(found) > 3 else "")


def _counted_words(words: Sequence[str]) -> str:
    """Each once, with how often where that is more than one time."""
    return "；".join(w if n == 1 else f"{w}（{n} 份）" for w, n in Counter(words).items())
