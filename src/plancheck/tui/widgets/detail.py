"""Measures named, and why a unit has one."""

from __future__ import annotations

from collections.abc import Sequence

from ...domain.plan.model import Units
from ...domain.progress.checklist import Item


def titled(items: Sequence[Item]) -> str:
    """3.2.1, or how many."""
    return items[0].measure.id if len(items) == 1 else f"标记的 {len(items)} 项"


def why_mine(item: Item, identity: Units | None) -> str:
    """Why the unit has the measure: 本单位（居委会）配合; nothing where there is no unit."""
    if identity is None or item.measure.withdrawn:
        return ""
    part = item.measure.part_of(identity)
    return f"本单位（{item.measure.named_as(identity)}）{part}" if part else "不是本单位的措施"
