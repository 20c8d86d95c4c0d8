"""The 问题台账 of a report's own workbook: a sheet that is no form, and whose rows are problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ..progress.issues.numbers import MARKS
from ..progress.issues.standing import IssueState
from ..progress.persons import persons_of
from ..report.issue_rows import ISSUE_COLUMNS
from ..report.model import IssueReport
from ..startup import lazy
from ..text import NOTE_LIMIT, TITLE_LIMIT
from .grid import day_in, words_of
from .sheet import Cell, Sheet

_NEEDED = frozenset(("编号", "类别", "内容", "提出日期", "状态"))
"""What stands over every list of problems."""
_NUMBER = lazy(rf"([0-9A-Za-z.]{{1,40}})-[{''.join(MARKS.values())}][0-9].{{0,12}}")
_SAID = lazy(r"(新增|继续|已销号)：(.*)（([^（）]*)-([问协])[0-9][^，）]*(?:，.*)?）。?")
"""A problem in a row of the 台账: how it stands, its text, its number and what else is known."""


def lists_issues(sheet: Sheet) -> bool:
    """Whether a sheet is such a list."""
    return bool(sheet.rows) and set(map(words_of, sheet.rows[0])) >= _NEEDED


def issues_in(sheets: Iterable[Sheet]) -> tuple[IssueReport, ...]:
    """The problems of the lists; a row that was changed into none is left out."""
    found: dict[str, IssueReport] = {}
    for sheet in filter(lists_issues, sheets):
        names = [words_of(cell) for cell in sheet.rows[0]]
        for row in sheet.rows[1:]:
            cells = dict(zip(names, row, strict=False))
            for issue in _issue(cells):
                found.setdefault(issue.number, issue)
    return tuple(found.values())


def _issue(cells: Mapping[str, Cell]) -> Iterator[IssueReport]:
    words = {name: words_of(cells.get(name, "")) for name in ISSUE_COLUMNS}
    number = _NUMBER.fullmatch(words["编号"])
    raised = _day(cells, "提出日期")
    kinds = {kind.value: kind for kind in MARKS}
    states = {state.value: state for state in IssueState}
    kind, state = kinds.get(words["类别"]), states.get(words["状态"])
    closed = _day(cells, "销号日期")
    if not (number and raised and kind and state and words["内容"]):
        return
    if (state is IssueState.CLOSED) != (closed is not None):
        return
    yield IssueReport(
        number=words["编号"],
        measure=number[1],
        kind=kind,
        text=words["内容"][:NOTE_LIMIT],
        raised=raised,
        owner=persons_of(words["责任人"][:TITLE_LIMIT]),
        due=_day(cells, "时限"),
        state=state,
        closed=closed,
        how=words["销号情况"][:NOTE_LIMIT],
        answer=words["答复"][:NOTE_LIMIT],
    )


def _day(cells: Mapping[str, Cell], name: str) -> date | None:
    return day_in(cells.get(name, ""))


def new_text(line: str) -> str | None:
    """What a line of the 台账 tells of its week where it is a problem's; None for any other line.

    "" of one that goes on or was closed: the list has it.
    """
    said = _SAID.fullmatch(line)
    if not said:
        return None
    return said[2] if said[1] == IssueState.NEW.value else ""
