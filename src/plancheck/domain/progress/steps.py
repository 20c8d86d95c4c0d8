"""分解: what is written when a clerk breaks a measure into steps and works them off.

A step is fields of its own (`step.<id>.title`, `.owner`, `.due`, `.done`, `.order`, `.dropped`), so
that two PCs never overwrite each other's list. A dropped step stays in the history.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from ..date_meaning import NoDay
from ..dates import due_day
from ..ledger.entry import Draft, Value
from ..ledger.history import History
from .edits import CLEARED, begin, set_field
from .state import Step


class StepChange(NamedTuple):
    """What is set on a step; None leaves the field alone, `CLEARED` empties owner and due."""

    title: str | None = None
    owner: str | None = None
    due: date | str | None = None


def step_field(id: str, part: str) -> str:
    """The ledger field of a part of a step."""
    return f"step.{id}.{part}"


def pasted_parts(line: str, today: date, year: int) -> dict[str, str]:
    """What a pasted line says of a step: its title, a spreadsheet's cells title, owner and due.

    Where the last cell is no date, or there are more, the whole line is the title.
    """
    title, owner, due, *more = [*map(str.strip, line.split("\t")), "", ""]
    whole = {"title": " ".join(line.split())}
    try:
        if due:
            due_day(due, today, year)
    except NoDay:
        return whole
    return {"title": title, "owner": owner, "due": due} if title and not any(more) else whole


def add_step(
    measure: str, id: str, what: StepChange, steps: Sequence[Step], on: date
) -> list[Draft]:
    """A new step after those there are."""
    order = max((step.order for step in steps), default=0) + 1
    parts: dict[str, Value] = {"title": what.title or "", "order": order}
    parts |= {k: v for k, v in (("owner", what.owner), ("due", what.due)) if v}
    return [Draft(measure, step_field(id, part), value, on) for part, value in parts.items()]


def change_step(
    history: History, measure: str, id: str, what: StepChange, on: date, today: date
) -> list[Draft]:
    """Another title, owner or date."""
    drafts: list[Draft] = []
    for part, value in what._asdict().items():
        if value is not None:
            stored = None if value == CLEARED else value
            drafts += set_field(history, measure, step_field(id, part), stored, on, today)
    return drafts


def tick_steps(
    history: History, measure: str, ids: Iterable[str], done: bool, on: date, today: date
) -> list[Draft]:
    """Steps done, or not done after all; the first one done begins a 未启动 measure."""
    drafts: list[Draft] = []
    for id in ids:
        drafts += set_field(history, measure, step_field(id, "done"), done or None, on, today)
    return drafts + (begin(history, measure, on, today) if done and drafts else [])


def drop_step(history: History, measure: str, id: str, on: date, today: date) -> list[Draft]:
    """A step that is no longer one."""
    return set_field(history, measure, step_field(id, "dropped"), True, on, today)


def sort_steps(
    history: History, measure: str, steps: Sequence[Step], on: date, today: date
) -> list[Draft]:
    """The steps in the order of their dates, those without one last, else as they were."""
    wanted = sorted(steps, key=lambda s: (s.due or date.max, s.order, s.id))
    drafts: list[Draft] = []
    for order, step in enumerate(wanted, 1):
        if step.order != order:
            drafts += set_field(history, measure, step_field(step.id, "order"), order, on, today)
    return drafts
