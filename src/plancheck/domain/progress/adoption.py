"""What adopting a plan brings a unit, told before it is done: new, gone, changed, and what is kept.

Nothing recorded is lost: what was recorded on measures that are gone stays, and can be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..plan.changes import Altered, UnitChanges, changes_for
from ..plan.comparison_text import others
from ..plan.emphasis import emphasis, marked
from ..plan.model import Measure, Plan, Units

if TYPE_CHECKING:
    from .state import MeasureState

NEW, GONE, CHANGED = "+", "-", "*"


class Told(NamedTuple):
    """A line of the preview: what it says, of which measure, and whether it comes or goes."""

    mark: str
    measure: str
    text: str

    def __str__(self) -> str:
        return f"{self.mark} {self.measure} {self.text}" if self.measure else self.text


class AdoptionPreview(NamedTuple):
    """What adopting `plan` brings; `before` is by what the unit works, None for a plan of its own.

    `recorded` are the measures that are gone and on which something is recorded.
    """

    plan: Plan
    before: Plan | None
    own: tuple[Measure, ...]
    """The unit's measures in the plan."""
    changes: UnitChanges
    recorded: tuple[str, ...]

    def lines(self, units: Units) -> Iterator[Told]:
        """The preview, line by line."""
        plan = self.plan
        if self.before is None:
            yield Told(
                "", "", f"新的计划：《{plan.title}》，{plan.year}年度，第{plan.revision}版。"
            )
            lead = sum(measure.part_of(units) == "牵头" for measure in self.own)
            yield Told("", "", f"本单位有 {len(self.own)} 项措施，牵头 {lead} 项。")
            return
        yield Told(
            "", "", f"《{plan.title}》第{plan.revision}版，本单位现在用第{self.before.revision}版。"
        )
        for words, mark, group in (
            ("新增", NEW, self.changes.new),
            ("不再由本单位承担", GONE, self.changes.gone),
            ("有改动", CHANGED, self.changes.changed),
        ):
            if group:
                yield Told("", "", f"{words} {len(group)} 项：")
            for one in group:
                yield Told(mark, one.id, "；".join(self._words(one, mark, units)))
        same = len(self.own) - len(self.changes.new) - len(self.changes.changed)
        yield Told("", "", f"没有改动 {same} 项。")

    def _words(self, one: Altered, mark: str, units: Units) -> Iterator[str]:
        measure = one.before if mark == GONE else one.after
        if measure is None:
            return
        if mark == NEW:
            told = "" if one.before is None or one.before.withdrawn else "，原来是别的单位的"
            yield f"{measure.text}（{measure.part_of(units)}{told}）"
        elif mark == GONE:
            gone = one.after is None or one.after.withdrawn
            yield f"{measure.text}（{'已作废' if gone else '改由别的单位承担'}）"
            if one.id in self.recorded:
                yield "已有记录，都留着，可以查看"
        elif one.before and one.after:
            yield from _changes(one.before, one.after, units)
            yield from others(one)


def _changes(was: Measure, now: Measure, units: Units) -> Iterator[str]:
    if was.text != now.text:
        before, after = map(marked, emphasis(was.text, now.text))
        yield f"{before} → {after}"
    else:
        yield now.title
    if (part := now.part_of(units)) != was.part_of(units):
        yield f"本单位由{was.part_of(units)}改为{part}"


def adoption_preview(
    plan: Plan, before: Plan | None, units: Units, states: Mapping[str, MeasureState]
) -> AdoptionPreview:
    """What adopting a plan brings a unit, by what it works by now and what is recorded."""
    changes = changes_for(units, before, plan) if before else UnitChanges((), (), ())
    return AdoptionPreview(
        plan=plan,
        before=before,
        own=tuple(measure for measure in plan.measures() if measure.concerns(units)),
        changes=changes,
        recorded=tuple(one.id for one in changes.gone if one.id in states),
    )
