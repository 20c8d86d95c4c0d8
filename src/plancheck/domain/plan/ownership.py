"""Whether a measure is a unit's, and what is said of one that is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .model import Measure, Plan, Units


def units_of_type(plan: Plan, unit_type: str, own: Units | None) -> Units:
    """The units of a type; one's own unit where all of its type have the same measures."""
    whole = Units(unit_type)
    same = own is not None and own.type == unit_type and plan.alike(own, whole)
    return own if own and same else whole


def owned_by(own: Units | None) -> Callable[[Measure], bool]:
    """What tells whether a measure concerns a unit; none concerns no unit."""
    return lambda measure: own is not None and measure.concerns(own)


def not_whose(measure: Measure, own: Units) -> str:
    """Whose a measure is not that is not one's own: the whole type's (居委会), or only 本单位's."""
    return "本单位" if measure.concerns(Units(own.type)) else own.type


def not_owned(measure: Measure, own: Units | None) -> str:
    """Why a measure can only be read, in a sentence; empty where it is one's own."""
    if measure.withdrawn:
        return "已作废，只能查看。"
    if own is None or measure.concerns(own):
        return ""
    leads, other = "、".join(measure.lead), not_whose(measure, own)
    return f"不是{other}的措施（牵头：{leads}），只能查看。"


def unanswered_units(plan: Plan, units: Iterable[Units]) -> dict[str, list[str]]:
    """The units that the plan names and none of these is, with the measures that are theirs."""
    known = list(units)
    lacking: dict[str, list[str]] = {}
    for measure in plan.measures():
        for named in measure.units:
            if not any(named.is_among(one) for one in known):
                lacking.setdefault(named.name, []).append(measure.id)
    return lacking


def unanswered_words(name: str, measures: Iterable[str]) -> str:
    """计划点名的“…”不在名册上，点名由它办的 4.1.4 无人认领；请核对名称: others may have a part."""
    told = "、".join(measures)
    return f"计划点名的“{name}”不在名册上，点名由它办的 {told} 无人认领；请核对名称"
