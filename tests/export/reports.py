"""Reports for the formats that are only written: one that says much, one that says nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

from plancheck.domain.period import Week
from plancheck.domain.plan.model import Plan
from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.status import Status
from plancheck.domain.progress.tally import Tally
from plancheck.domain.report.editions import Edition
from plancheck.domain.report.model import Letterhead, MeasureReport, StatusReport
from tests.specimens import measure, moment, plan_of

HEAD = Letterhead("宝山八村居委会", "居委会", "某街道办事处", "甲", "乙", "021-0000")


def told(id: str, text: str = "", **changes: Any) -> MeasureReport:
    """A measure in progress; `text` is every note it has."""
    notes = (text,) if text else ()
    one = MeasureReport(
        id=id,
        status=Status.IN_PROGRESS,
        percent=40,
        amount=2.5,
        owner=("王某",),
        due=date(2024, 6, 30),
        signal=Signal.BEHIND,
        changed=True,
        progress=notes,
        problems=notes,
        coordination=notes,
        next=notes,
        evidence=notes,
        steps_done=1,
        steps_total=3,
        reason="",
    )
    return one._replace(**changes)


def made(*measures: MeasureReport) -> tuple[StatusReport, Plan]:
    """A report of these measures, and a plan that has them."""
    plan = plan_of([measure(m.id, support=("中心",)) for m in measures])
    edition, tally = Edition(1, moment()), Tally(total=len(measures))
    week = Week(2024, 10)
    report = StatusReport(
        head=HEAD,
        period=week,
        as_of=week.last_day,
        edition=edition,
        generated=moment(),
        plan_id=plan.id,
        plan_revision=1,
        plan_digest=plan.digest,
        tally=tally,
        measures=measures,
    )
    return report, plan
