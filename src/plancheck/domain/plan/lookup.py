"""A measure by its number, as a clerk types it; units whose names are only much like one's own."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from ...errors import UsageFault
from ..text import clean, resembling_name, visible
from .model import Measure, Plan, Units


def find_measure(measures: Mapping[str, Measure], typed: str) -> Measure:
    """The measure of a number typed in any width; UsageFault offers the nearest ones."""
    number = unicodedata.normalize("NFKC", visible(typed)).replace("。", ".").strip()
    if number in measures:
        return measures[number]
    from difflib import get_close_matches

    under = [id for id in measures if id.startswith(f"{number}.")] if number else []
    near = under[:5] or get_close_matches(number, measures, 3, 0.6)
    hint = f"相近的有：{'、'.join(near)}。" if near else "用 plancheck list --type 全部 查看编号。"
    raise UsageFault(f"计划中没有措施“{clean(typed, 40)}”。{hint}")


def resembling_units(plan: Plan, units: Units) -> list[str]:
    """The units that the plan names and these, by their names, may be: what only a person can say.

    居民委员会 for 居委会, or a 街道 in front; a unit that it is by name is not among them.
    """
    own = set(map(resembling_name, units.names))
    named = dict.fromkeys(unit for measure in plan.measures() for unit in measure.units)
    return [
        unit.name
        for unit in named
        if unit.type == units.type
        and not unit.is_among(units)
        and not own.isdisjoint(map(resembling_name, (unit.name, *unit.aliases)))
    ]
