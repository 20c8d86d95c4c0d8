"""The form that goes out to a unit: its measures by the plan, and what was last heard of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model import BlankForm, BlankRow, Filled, FormHead, FormRow, LastWeek

if TYPE_CHECKING:
    from ..period import Week
    from ..plan.model import Measure, Plan, Units
    from ..report.model import MeasureReport, StatusReport


def blank_form(
    plan: Plan, units: Units, week: Week, last: StatusReport | None, phone: str = ""
) -> BlankForm:
    """The form of one unit, under the first of its names; `last` is its newest report before."""
    heard = {one.id: one for one in last.measures} if last else {}
    head = FormHead(
        unit=units.names[0],
        unit_type=units.type,
        week=week,
        issuer=plan.issuer,
        plan_id=plan.id,
        plan_revision=plan.revision,
        plan_digest=plan.digest,
        prepared_by=last.head.prepared_by if last else "",
        reviewer=last.head.reviewer if last else "",
        phone=phone or (last.head.phone if last else ""),
    )
    own = ((*place, known(place[-1], heard.get(place[-1].id))) for place in plan.places())
    rows = (place for place in own if place[2].concerns(units))
    return BlankForm(
        head=head,
        title=plan.title,
        rows=tuple(BlankRow(number, *place) for number, place in enumerate(rows, 1)),
        heard_of=last.period if last else None,
    )


def known(measure: Measure, last: MeasureReport | None) -> FormRow:
    """What the office knows of a measure: how it stood, and what lasts of what was reported."""
    if last is None:
        return FormRow(measure.id, filled=Filled(due=measure.due))
    lasting = Filled(
        amount=last.amount if measure.target else None,
        owner=last.owners,
        due=last.due or measure.due,
        evidence="\n".join(last.evidence),
    )
    return FormRow(measure.id, LastWeek(last.status, last.percent), lasting)
