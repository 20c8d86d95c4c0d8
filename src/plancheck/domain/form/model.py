"""A form as a value: its head, and a row a measure."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from ..period import Period, Week
from ..plan.model import Measure, Objective, Section
from ..progress.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterable


class FormLabel(Enum):
    """What stands before each cell of the head; the value is in the cell right of it."""

    UNIT = "填报单位"
    UNIT_TYPE = "单位类型"
    WEEK = "填报周"
    FILLED_ON = "填报日期"
    ISSUER = "下发单位"
    PLAN = "计划编号"
    REVISION = "计划版次"
    DIGEST = "计划校验"
    PREPARED_BY = "填报人"
    REVIEWER = "审核人"
    PHONE = "联系电话"

    __hash__ = object.__hash__  # each row of a form is looked at for it


class FormHead(NamedTuple):
    """Whose form, of which week, by which plan; then what the unit says of itself.

    `filled_on` is the 填报日期, None where none is given; `plan_digest` may be missing ("").
    """

    unit: str
    unit_type: str
    week: Week
    issuer: str
    plan_id: str
    plan_revision: int
    plan_digest: str = ""
    filled_on: date | None = None
    prepared_by: str = ""
    reviewer: str = ""
    phone: str = ""


class LastWeek(NamedTuple):
    """How a measure stood the week before, as far as the office knows."""

    status: Status
    percent: int | None = None


class Filled(NamedTuple):
    """What a unit fills in of a measure; texts are as they stand in the cell, line by line."""

    status: Status | None = None
    percent: int | None = None
    amount: int | float | None = None
    progress: str = ""
    problems: str = ""
    coordination: str = ""
    plans: str = ""
    owner: str = ""
    due: date | None = None
    evidence: str = ""
    answered: bool = False
    """Whether the unit said anything of the week, 无变化 too."""


class FormRow(NamedTuple):
    """A measure of a form: its number, how it stood (None: unknown), what is filled in.

    `target` is the figure of the plan's target, as the form gives it.
    """

    id: str
    last: LastWeek | None = None
    filled: Filled = Filled()
    target: float | None = None


class FilledForm(NamedTuple):
    """A form that came back."""

    head: FormHead
    rows: tuple[FormRow, ...]


class BlankRow(NamedTuple):
    """A row that goes out: the measure in its place in the plan, and what is known of it."""

    number: int
    section: Section
    objective: Objective
    measure: Measure
    known: FormRow


class BlankForm(NamedTuple):
    """A form that goes out to a unit, under the plan's title, to be back by its deadline.

    `heard_of` is the period of the report that says how it stood; None where there is none.
    """

    head: FormHead
    title: str
    rows: tuple[BlankRow, ...]
    heard_of: Period | None = None
    deadline: datetime | None = None


def week_words(week: Week) -> str:
    """2024-W10（3月4日—3月10日）: what stands in the head's cell."""
    return f"{week}{week.label().partition('周')[2]}"


def week_in(text: str) -> Week:
    """The week that `week_words` wrote; ValueError where the text begins with none."""
    return Week.parse(text.strip().replace("(", "（").partition("（")[0])


def head_cells(head: FormHead) -> Iterable[tuple[FormLabel, str | date | None]]:
    """What stands after each label; None where the unit is to fill it in."""
    yield FormLabel.UNIT, head.unit
    yield FormLabel.UNIT_TYPE, head.unit_type
    yield FormLabel.WEEK, week_words(head.week)
    yield FormLabel.FILLED_ON, head.filled_on
    yield FormLabel.ISSUER, head.issuer
    yield FormLabel.PLAN, head.plan_id
    yield FormLabel.REVISION, f"第{head.plan_revision}版"
    yield FormLabel.DIGEST, head.plan_digest
    yield FormLabel.PREPARED_BY, head.prepared_by or None
    yield FormLabel.REVIEWER, head.reviewer or None
    yield FormLabel.PHONE, head.phone or None
