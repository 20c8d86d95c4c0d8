"""A report's own workbook (周报 and 台账, as `export.report.xlsx` writes them), as a form.

It says what a status file says but for what people do not read; by its 校验码 it is known beside
that file. Whose plan and which type of unit it is tells the title, and which measures it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..period import Week
from ..plan.model import Units
from ..progress.status import Status
from ..startup import lazy
from ..text import folded_name
from .issue_sheet import issues_in, new_text
from .model import FormLabel, FormRow, LastWeek
from .values import Unclear

if TYPE_CHECKING:
    from ..plan.model import Plan
    from ..report.model import IssueReport
    from .sheet import Sheet

_CHECK = lazy(r"校验码[:：]\s*([A-Z2-7]{4}-[A-Z2-7]{4})\s*")
_TITLE = lazy(r".{0,200}《(.{1,500})》落实情况([周月季年]报)\s*")
_WEEK = lazy(r"([0-9]{4})年第([0-9]{1,2})周（")
_FIRST = 12
"""Rows in which a report says who signs it."""
_EARLIER = lazy(r"（[0-9]{1,2}月[0-9]{1,2}日）.*")
_STEPS = lazy(r"[0-9]+步完成[0-9]+步")
_AMOUNT = lazy(r"累计完成([0-9]+(?:\.[0-9]+)?)[^\s0-9]{0,6}")
_WHY = lazy(r"(?:(?:自[0-9]+月[0-9]+日起)?受阻|原因)[:：]")
_ASKED = "需协调："


class ExportedReport(NamedTuple):
    """What a report's workbook says of itself: its 校验码, its plan's title, what it is of."""

    check: str
    plan: str
    kind: str
    week: Week | None
    issues: tuple[IssueReport, ...] = ()
    """Its 问题台账."""


def export_in(sheets: Sequence[Sheet]) -> ExportedReport | None:
    """What a workbook says that was exported of a report; None for any other."""
    texts = [
        value
        for sheet in sheets
        for row in sheet.rows[:_FIRST]
        for value in row
        if type(value) is str and value
    ]
    check = next((m[1] for text in texts if (m := _CHECK.fullmatch(text))), "")
    if not check:
        return None
    title = next((m for text in texts if (m := _TITLE.fullmatch(text))), None)
    if not title:
        return None
    week = next((m for text in texts if (m := _WEEK.match(text))), None)
    return ExportedReport(
        check=check,
        plan=title[1],
        kind=title[2],
        week=Week(int(week[1]), int(week[2])) if week else None,
        issues=issues_in(sheets),
    )


def missing_head(
    export: ExportedReport, plan: Plan, unit: str, ids: Iterable[str]
) -> dict[FormLabel, str]:
    """The cells of a form's head that a report's workbook has not; Unclear."""
    if export.week is None:
        raise Unclear(f"是{export.kind}的 Excel 版，请改交同名的 .toml 文件")
    return {
        FormLabel.UNIT_TYPE: _type(plan, unit, frozenset(ids)),
        FormLabel.WEEK: str(export.week),
        FormLabel.ISSUER: plan.issuer,
        FormLabel.PLAN: plan.id,
        FormLabel.REVISION: str(plan.revision),
    }


def _type(plan: Plan, unit: str, ids: frozenset[str]) -> str:
    """The type of unit that these measures are given to."""

    def given(kind: str) -> frozenset[str]:
        units = Units(kind, (unit,))
        return frozenset(one.id for one in plan.measures() if one.concerns(units))

    fits: Sequence[str] = [kind for kind in plan.type_names() if given(kind) == ids]
    if len(fits) != 1:
        name = folded_name(unit)
        fits = [kind for kind in fits or plan.type_names() if folded_name(kind) in name]
    if len(fits) != 1:
        raise Unclear("是周报的 Excel 版，看不出单位类型，请改交同名的 .toml 文件")
    return fits[0]


def as_exported(row: FormRow) -> FormRow:
    """A row of a 台账 as what it tells of its week: what it repeats from before is no news."""
    filled = row.filled
    amount, progress = filled.amount, []
    for line in filled.progress.split("\n"):
        if figure := _AMOUNT.fullmatch(line):
            amount = float(figure[1])
        elif not (_STEPS.fullmatch(line) or _EARLIER.fullmatch(line)):
            progress.append(line)
    problems, asked = [], []
    for line in filled.problems.split("\n"):
        if line.startswith(_ASKED):
            text = line.removeprefix(_ASKED)
            followed = new_text(text)
            asked.append(text if followed is None else followed)
        elif (followed := new_text(line)) is not None:
            problems.append(followed)
        else:
            why = _WHY.match(line)
            problems.append(line[why.end() :].rstrip("。") if why else line)
    if amount is not None and float(amount).is_integer():
        amount = int(amount)
    told = filled._replace(
        amount=amount,
        progress="\n".join(progress).strip("\n"),
        problems="\n".join(filter(None, problems)),
        coordination="\n".join(filter(None, asked)),
    )
    answered = any((told.progress, told.problems, told.coordination, told.plans))
    last = LastWeek(filled.status or Status.NOT_STARTED, filled.percent)
    return row._replace(last=last, filled=told._replace(answered=answered))
