"""A measure described, fact by fact, in the words that the screen and the command line share.

Each joins them in its own way: `牵头 中心` on the screen, `牵头：中心` in print.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..period import day_label
from ..plan.model import Measure, Plan
from .checklist import Item
from .signal import Signal
from .state import Step

WITHDRAWN = "已作废，不再列入计划"


class MeasureFacts(NamedTuple):
    """How a measure stands, each fact in words; "" for what there is not."""

    status: str
    percent: str = ""
    signal: str = ""
    owner: str = ""
    due: str = ""
    steps: str = ""
    amount: str = ""


def facts_of(item: Item) -> MeasureFacts:
    """推进中, 40%, 逾期, 王某, 2024-06-30 周日, 2/3, 5台."""
    measure, state = item.measure, item.state
    percent, due = state.known_percent(measure), state.due_of(measure)
    unit = measure.target.unit if measure.target else ""
    return MeasureFacts(
        status=state.status.value,
        percent="" if percent is None else f"{percent}%",
        signal="" if item.signal is Signal.NORMAL else item.signal.value,
        owner=state.owner,
        due=day_label(due) if due else "",
        steps=f"{state.steps_done}/{len(state.steps)}" if state.steps else "",
        amount="" if state.amount is None else f"{state.amount:g}{unit}",
    )


def facts_line(facts: Iterable[tuple[str, str]], colon: str) -> str:
    """The facts that there are, in a line; one whose name is "" speaks for itself."""
    return "  ".join(f"{name}{colon}{words}" if name else words for name, words in facts if words)


def roles(measure: Measure, plan: Plan, colon: str) -> str:
    """牵头 中心  配合 居委会（拟定）  责任领导 王某  原编号 3.2.1."""
    return facts_line(role_facts(measure, plan), colon)


def role_facts(measure: Measure, plan: Plan) -> list[tuple[str, str]]:
    """Who leads and who supports, one a fact with its name, those that there are."""
    if measure.withdrawn:
        whose = [("", WITHDRAWN)]
    else:
        whose = [("牵头", "、".join(measure.lead) or "未定"), ("配合", "、".join(measure.support))]
        whose = [(name, words) for name, words in whose if words]
        if plan.proposed:
            whose[-1] = (whose[-1][0], f"{whose[-1][1]}（拟定）")
    others = [("责任领导", measure.leader), ("原编号", "、".join(measure.was))]
    return [*whose, *((name, words) for name, words in others if words)]


def terms(measure: Measure, plan: Plan) -> list[str]:
    """The words of a measure that the plan explains, with what it says of them."""
    return [f"{term.name}：{term.text}" for term in plan.terms if term.name in measure.terms]


def step_line(step: Step, number: int | None = None) -> str:
    """[x] 1 选址  王某  2024-03-15 周五."""
    title = step.title if number is None else f"{number} {step.title}"
    due = day_label(step.due) if step.due else ""
    return "  ".join(filter(None, (f"{step.box} {title}", step.owner, due)))
