"""What a form that came back says: its head, its rows; what could not be read, cell by cell.

A row whose status, share or amount cannot be read is named, and nothing of it counts: its measure
stands as the week before, and nobody answered. Of a date that is none the row counts without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ..period import Week
from ..progress.status import Status
from ..startup import lazy
from ..text import TITLE_LIMIT
from .columns import FILLED, FormColumn
from .finder import FoundForm, FoundRow
from .grid import is_fault, says_nothing, words_of
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
_WRITTEN = frozenset((*_WEEK[2:], FormColumn.OWNER, FormColumn.EVIDENCE))
"""What is text."""
_FOOT = lazy(
    r"\s*(?:合\s*计|总\s*计|小\s*计|(?:填报?表?|制表|审核|经办|负责|联系)人|单位负责人|联系电话|盖\s*章"
    r"|备\s*注|说\s*明|注)(?:\s|[（(:：]|$)"
)
"""How a row begins that stands under the measures and is none."""
_NAMED = 5
"""Rows that are named where none can be read."""
_NOW = (FormColumn.STATUS, FormColumn.PERCENT)
_LAST = (FormColumn.LAST_STATUS, FormColumn.LAST_PERCENT)
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
    if not found.columns:
        raise Unclear("没有找到标题行（编号、具体举措、状态……）")
    if len(found.rows) > ROWS:
        raise Unclear(f"有 {len(found.rows)} 行，不像一张填报表")
    rows = _Rows(found, head, measures)
    read = tuple(rows.read())
    if not rows.understood:
        raise Unclear(f"没有一行看得懂：{'；'.join(rows.unread[:_NAMED])}".rstrip("："))
    left = [f"没有认出的列：{'、'.join(found.left)}"] if found.left else []
    return ReadForm(
        form=FilledForm(head, read),
        unread=tuple(rows.unread),
        remarks=(*remarks, *rows.remarks, *left),
    )


class _Rows:
    """Reads the rows of a form."""

    def __init__(self, found: FoundForm, head: FormHead, measures: Measures) -> None:
        self.unread: list[str] = []
        self.remarks: list[str] = []
        self.understood = 0
        """Rows of which everything that counts could be read."""
        self._found, self._measures = found, measures
        self._today, self._year = (
            head.filled_on or head.week.sunday,
            plan_year(head.plan_id, head.week),
        )
        self._one = one_means(_values(found.rows, FormColumn.PERCENT))
        self._last_one = one_means(_values(found.rows, FormColumn.LAST_PERCENT))

    def read(self) -> Iterable[FormRow]:
        """Each measure's row; of several rows of one measure that which is filled in."""
        of: dict[str, list[FoundRow]] = {}
        for row in self._found.rows:
            try:
                of.setdefault(self._measures.of(row), []).append(row)
            except Unclear as error:
                if row.is_filled and not _FOOT.match(row.first.words):
                    self.unread.append(f"第{row.number}行：{error}（{row.first}）")
        for id, rows in sorted(of.items(), key=lambda item: _place(item[0])):
            said = rows
            if len(rows) > 1:
                said = [row for row in rows if not row.values.keys().isdisjoint(_WEEK)] or rows[:1]
            read = [one for row in said if (one := self._row(row, id))]
            if len(read) > 1 and len(set(read)) > 1:
                numbers = "、".join(str(row.number) for row in said)
                self.unread.append(f"第{numbers}行：都是 {id}，内容不同，没有采用")
                read = []
            self.understood += bool(read)
            yield read[0] if read else self._unfilled(said, id)

    def _unfilled(self, rows: Sequence[FoundRow], id: str) -> FormRow:
        """A measure that owes its answer; how it stood is known where its rows say one thing."""
        last = {_state(*map(row.values.get, _LAST), self._last_one).before for row in rows}
        return FormRow(id, last.pop() if len(last) == 1 else None)

    def _row(self, row: FoundRow, id: str) -> FormRow | None:
        values = row.values
        target = words_of(values[FormColumn.TARGET]) if FormColumn.TARGET in values else ""
        state = _state(*map(values.get, _NOW), self._one)
        faults = [f"{row.cell(_NOW[at])}：{why}" for at, why in state.faults]
        amount, given = None, _given(values.get(FormColumn.AMOUNT))
        try:
            amount = None if given is None else amount_in(given, target)
        except Unclear as error:
            faults.append(f"{row.cell(FormColumn.AMOUNT)}：{error}")
        if faults:
            self.unread.append(f"第{row.number}行（{id}）：{'；'.join(faults)}")
            return None
        written = self._written(row)
        texts = {column: _text(values[column]) for column in written}
        progress = texts.get(FormColumn.PROGRESS, "")
        filled = Filled(
            status=state.status,
            percent=state.percent,
            amount=amount,
            progress="\n".join(filter(None, (state.rest, progress))) if state.rest else progress,
            problems=texts.get(FormColumn.PROBLEMS, ""),
            coordination=texts.get(FormColumn.COORDINATION, ""),
            plans=texts.get(FormColumn.PLANS, ""),
            owner=" ".join(texts.get(FormColumn.OWNER, "").split())[:TITLE_LIMIT],
            due=self._due(row) if FormColumn.DUE in values else None,
            evidence=texts.get(FormColumn.EVIDENCE, ""),
            answered=not (written | (values.keys() - _WRITTEN)).isdisjoint(_WEEK),
        )
        return FormRow(id, self._last(row), filled, target_in(target) if target else None)

    def _written(self, row: FoundRow) -> frozenset[FormColumn]:
        """The columns of text in which there is some; a formula's failure is none."""
        written = row.values.keys() & _WRITTEN
        faults = {one for one in written if is_fault(row.values[one])}
        if faults:
            named = (one for one in FILLED if one in faults)
            self.remarks += (f"{one.value} {row.cell(one)}：没有采用" for one in named)
        return frozenset(written - faults)

    def _due(self, row: FoundRow) -> date | None:
        value = _given(row.values.get(FormColumn.DUE))
        if value is None:
            return None
        try:
            return due_in(value, self._today, self._year)
        except Unclear as error:
            self.remarks.append(f"完成时限 {row.cell(FormColumn.DUE)}：{error}，没有采用")
            return None

    def _last(self, row: FoundRow) -> LastWeek | None:
        """How it stood the week before, where both cells can be read."""
        state = _state(*map(row.values.get, _LAST), self._last_one)
        if state.faults:
            words = "；".join(f"{row.cell(_LAST[at])}：{why}" for at, why in state.faults)
            self.remarks.append(f"上周的{words}，没有采用")
        return state.before


class _State(NamedTuple):
    """What the cells of status and share say, and what is wrong with the first or the second."""

    status: Status | None = None
    percent: int | None = None
    rest: str = ""
    faults: tuple[tuple[int, str], ...] = ()
    before: LastWeek | None = None
    """The same of the week before; None where it is not known."""


@lru_cache(maxsize=4096, typed=True)
def _state(status: Cell | None, share: Cell | None, one: int | None) -> _State:
    """The cells together: many rows say the same."""
    faults: list[tuple[int, str]] = []
    said, percent = SaidStatus(), None
    status, share = _given(status), _given(share)
    try:
        said = said if status is None else status_in(status, one)
    except Unclear as error:
        faults.append((0, str(error)))
    try:
        whole = 100 if said.status is Status.DONE else one
        percent = None if share is None else share_in(share, whole)
    except Unclear as error:
        faults.append((1, str(error)))
    if said.percent is not None and percent is not None and said.percent != percent:
        faults.append((0, f"说 {said.percent:g}%，进度说 {percent:g}%"))
    rounded = _whole(said.percent if percent is None else percent)
    if fault := _contradiction(said.status, rounded):
        faults.append((0, fault))
    return _State(
        status=said.status,
        percent=rounded,
        rest=said.rest,
        faults=tuple(faults),
        before=LastWeek(said.status, rounded) if said.status and not faults else None,
    )


def _given(value: Cell | None) -> Cell | None:
    """A cell's value, None where it is empty, or says 无 or /."""
    return None if type(value) is str and says_nothing(words_of(value)) else value


def plan_year(plan_id: str, week: Week) -> int:
    """The year of the plan of a form of a week, by the plan's id where that has one."""
    found = _YEAR.search(plan_id)
    return int(found[0]) if found else week.year


def _contradiction(status: Status | None, percent: int | None) -> str:
    if percent is None or status is None:
        return ""
    if (status is Status.DONE and percent < 100) or (status is Status.NOT_STARTED and percent > 0):
        return f"状态是{status.value}，进度是 {percent}%"
    return ""


def _values(rows: Iterable[FoundRow], column: FormColumn) -> list[Cell]:
    return [row.values[column] for row in rows if column in row.values]


def _whole(share: float | None) -> int | None:
    return None if share is None else int(share + 0.5)


def _text(value: Cell) -> str:
    """What a unit has written, "" for 无, / and 无变化."""
    words = words_of(value)
    return "" if says_nothing(words) or words.rstrip("。") in _NO_CHANGE else words


@lru_cache(maxsize=4096)
def _place(id: str) -> tuple[int, ...]:
    return tuple(map(int, id.split(".")))
