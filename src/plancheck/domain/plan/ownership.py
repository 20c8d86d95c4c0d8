"""Whether a measure is a unit's, and what is said of one that is not."""

from __future__ import annotations

from .model import Measure, Plan, Units


def units_of_type(plan: Plan, unit_type: str, own: Units | None) -> Units:
    """The units of a type; one's own unit where all of its type have the same measures."""
    whole = Units(unit_type)
    same = own is not None and own.type == unit_type and plan.alike(own, whole)
    return own if own and same else whole


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
