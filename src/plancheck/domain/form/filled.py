"""What a form that came back says: its head, its rows; what could not be read, cell by cell.

A row whose status, share or amount cannot be read is left out as a whole and named, so that nothing
is made up of it; the others count. Of a date that is none the row counts without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple, TypeVar

from ..progress.state import Status
from ..startup import lazy
from ..text import TITLE_LIMIT
from .columns import FormColumn
from .found import FoundCell, FoundForm, FoundRow
from .grid import says_nothing
from .head import form_head
from .measures import Measures
from .model import Filled, FilledForm, FormHead, FormRow, LastWeek
from .sheet import Cell
from .values import (
    SaidStatus,
    Unclear,
    amount_in,
    due_in,
    one_means,
    share_in,
    status_in,
    target_in,
)

_T = TypeVar("_T")
ROWS = 2_000
"""Rows of a form; one with more is none."""
_WEEK = (
    FormColumn.STATUS,
    FormColumn.PERCENT,
    FormColumn.PROGRESS,
    FormColumn.PROBLEMS,
    FormColumn.COORDINATION,
    FormColumn.PLANS,
)
"""What goes out empty: where something stands, the unit has answered."""
_YEAR = lazy(r"20[0-9]{2}")
_NO_CHANGE = frozenset(
    ("无变化", "没有变化", "无进展", "同上周", "同上", "与上周一样", "无更新", "不变")
)


class ReadForm(NamedTuple):
    """A form, the rows and cells of it that could not be read, and what else there is to say."""

    form: FilledForm
    unread: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether it is as it went out."""
        rows = self.form.rows
        return not (
            self.unread or self.form.head.filled_on or any(row.filled.answered for row in rows)
        )


def read_form(found: FoundForm, measures: Measures) -> ReadForm:
    """What a form says; Unclear where it is nobody's."""
    head, remarks = form_head(found)
    if len(found.rows) > ROWS:
        raise Unclear(f"有 {len(found.rows)} 行，不像一张填报表")
    rows = _Rows(found, head, measures)
    left = [f"没有认出的列：{'、'.join(found.left)}"] if found.left else []
    return ReadForm(
        form=FilledForm(head, tuple(rows.read())),
        unread=tuple(rows.unread),
        remarks=(*remarks, *rows.remarks, *left),
    )


class _Rows:
    """Reads the rows of a form."""

    def __init__(self, found: FoundForm, head: FormHead, measures: Measures) -> None:
        self.unread: list[str] = []
        self.remarks: list[str] = []
        self._found, self._measures = found, measures
        self._today, self._year = head.filled_on or head.week.sunday, plan_year(head)
        self._one = one_means(_values(found.rows, FormColumn.PERCENT))
        self._last_one = one_means(_values(found.rows, FormColumn.LAST_PERCENT))

    def read(self) -> Iterable[FormRow]:
        """Each measure's row; of several rows of one measure that which is filled in."""
        of: dict[str, list[FoundRow]] = {}
        for row in self._found.rows:
            try:
                of.setdefault(self._measures.of(row), []).append(row)
            except Unclear as error:
                if row.is_filled:
                    self.unread.append(f"第{row.number}行：{error}（{_first(row)}）")
        for id, rows in sorted(of.items(), key=lambda item: _place(item[0])):
            said = [row for row in rows if any(column in row.cells for column in _WEEK)] or rows[:1]
            read = [one for row in said if (one := self._row(row, id))]
            if len(set(read)) > 1:
                numbers = "、".join(str(row.number) for row in said)
                self.unread.append(f"第{numbers}行：都是 {id}，内容不同，没有采用")
            elif read:
                yield read[0]

    def _row(self, row: FoundRow, id: str) -> FormRow | None:
        faults: list[str] = []

        def take(column: FormColumn, read: Callable[[FoundCell], _T]) -> _T | None:
            cell = row.cells.get(column)
            if cell is None or says_nothing(cell.words):
                return None
            try:
                return read(cell)
            except Unclear as error:
                faults.append(f"{cell}：{error}")
                return None

        last = self._last(row)
        target = row.cells[FormColumn.TARGET].words if FormColumn.TARGET in row.cells else ""
        status = take(FormColumn.STATUS, lambda cell: status_in(cell.value, self._one))
        share = take(FormColumn.PERCENT, lambda cell: share_in(cell.value, self._one))
        amount = take(FormColumn.AMOUNT, lambda cell: amount_in(cell.value, target))
        said = status or SaidStatus()
        if said.percent is not None and share is not None and said.percent != share:
            faults.append(f"{_place_of(row)}：状态说 {said.percent:g}%，进度说 {share:g}%")
        percent = _whole(said.percent if share is None else share)
        if fault := _contradiction(said.status, percent):
            faults.append(f"{_place_of(row)}：{fault}")
        if faults:
            self.unread.append(f"第{row.number}行（{id}）：{'；'.join(faults)}")
            return None
        progress = (said.rest, _text(row, FormColumn.PROGRESS))
        filled = Filled(
            status=said.status,
            percent=percent,
            amount=amount,
            progress="\n".join(filter(None, progress)),
            problems=_text(row, FormColumn.PROBLEMS),
            coordination=_text(row, FormColumn.COORDINATION),
            plans=_text(row, FormColumn.PLANS),
            owner=" ".join(_text(row, FormColumn.OWNER).split())[:TITLE_LIMIT],
            due=self._due(row),
            evidence=_text(row, FormColumn.EVIDENCE),
            answered=any(column in row.cells for column in _WEEK),
        )
        return FormRow(id, last, filled, target_in(target))

    def _due(self, row: FoundRow) -> date | None:
        cell = row.cells.get(FormColumn.DUE)
        if cell is None or says_nothing(cell.words):
            return None
        try:
            return due_in(cell.value, self._today, self._year)
        except Unclear as error:
            self.remarks.append(f"完成时限 {cell}：{error}，没有采用")
            return None

    def _last(self, row: FoundRow) -> LastWeek | None:
        """How it stood the week before, where both cells can be read."""
        cell, share = row.cells.get(FormColumn.LAST_STATUS), row.cells.get(FormColumn.LAST_PERCENT)
        if cell is None or says_nothing(cell.words):
            return None
        try:
            status = status_in(cell.value).status
            percent = None if share is None else share_in(share.value, self._last_one)
        except Unclear as error:
            self.remarks.append(f"上周状态、进度 {cell}：{error}，没有采用")
            return None
        return LastWeek(status, _whole(percent)) if status else None


def plan_year(head: FormHead) -> int:
    """The year of the form's plan, by its id where that has one."""
    found = _YEAR.search(head.plan_id)
    return int(found[0]) if found else head.week.year


def _contradiction(status: Status | None, percent: int | None) -> str:
    if percent is None or status is None:
        return ""
    if (status is Status.DONE and percent < 100) or (status is Status.NOT_STARTED and percent > 0):
        return f"状态是{status.value}，进度是 {percent}%"
    return ""


def _values(rows: Iterable[FoundRow], column: FormColumn) -> list[Cell]:
    return [row.cells[column].value for row in rows if column in row.cells]


def _whole(share: float | None) -> int | None:
    return None if share is None else int(share + 0.5)


def _text(row: FoundRow, column: FormColumn) -> str:
    """What a unit has written, "" for 无, / and 无变化."""
    cell = row.cells.get(column)
    words = cell.words if cell else ""
    return "" if says_nothing(words) or words.rstrip("。") in _NO_CHANGE else words


def _first(row: FoundRow) -> str:
    """The first cell of a row, which names it."""
    return str(min(row.cells.values()))


def _place_of(row: FoundRow) -> str:
    cell = row.cells.get(FormColumn.STATUS) or row.cells[FormColumn.PERCENT]
    return str(cell)


def _place(id: str) -> tuple[int, ...]:
    return tuple(map(int, id.split(".")))
