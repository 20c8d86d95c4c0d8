"""The unit's problems as rows: what is open, the oldest first, then what was closed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from rich.cells import cell_len

from ...domain.period import Week, short_day
from ...domain.progress.issues.register import RegisteredIssue
from ...domain.progress.issues.standing import IssueState
from ..widgets.bars.bars import Word
from ..widgets.plan.columns import fit
from ..widgets.row import Row, title

_STATE_STYLES = {IssueState.NEW: "mind", IssueState.OPEN: "plain", IssueState.CLOSED: "good"}
_OLD = 2
"""Weeks from which on a problem is old."""
_DUE = 9
"""Cells of a day, with its year where that is another than the plan's."""
_WIDE = 96
"""Cells from which on who answers has more room."""


def issue_key(issue: RegisteredIssue) -> str:
    """What a row stands for: the problem by its measure and note."""
    return f"{issue.measure.id}\t{issue.note.id}"


def rows(
    listed: Sequence[RegisteredIssue],
    answers: Mapping[str, str],
    disputed: Collection[str],
    today: date,
    year: int,
    cells: int,
) -> Iterator[Row]:
    """The page, so many cells wide; `answers` is what the office said, by number; of `disputed`
    problems, by their keys, two PCs said several things (并存).
    """
    going_on = [issue for issue in listed if issue.is_open]
    closed = [issue for issue in listed if not issue.is_open]
    owner = 14 if cells >= _WIDE else 8
    heads = (("状态", 8), ("已有", 8), ("责任人", owner + 2), ("时限", _DUE))
    names = tuple(Word(fit(name, width), "faint") for name, width in heads)
    yield title(f"没有销号 {len(going_on)}", right=(Word(" ", "plain"), *names) if listed else ())
    if not going_on:
        yield Row(" 没有。按 F5 写的问题、协调会列在这里，解决了再销号。", "", "faint")
    for issue in going_on:
        yield from _issue(issue, answers, today, year, owner)
        if issue_key(issue) in disputed:
            yield Row("   并存：两台电脑写得不一样，在清单上按 Enter 选定", "", "mind", 3)
    if closed:
        yield title(f"已销号 {len(closed)}")
    for issue in closed:
        yield from _issue(issue, answers, today, year, owner)
        if issue_key(issue) in disputed:
            yield Row("   并存：两台电脑写得不一样，在清单上按 Enter 选定", "", "mind", 3)


def _issue(
    issue: RegisteredIssue, answers: Mapping[str, str], today: date, year: int, owner: int
) -> Iterator[Row]:
    """3.2.1-问1 缺备餐间   继续 3周 王某 12-31; the measure and since when under it."""
    note, state = issue.note, issue.state(Week.of(today))
    old = issue.is_open and issue.weeks(today) >= _OLD
    due = _due(note.due, year)
    right = (
        Word(f" {fit(state.value, 8)}", _STATE_STYLES[state]),
        Word(fit(issue.age(today), 8), "mind" if old else "faint"),
        Word(f"{fit(note.owner, owner)}  "),
        Word(fit(due, _DUE), "alert" if issue.is_late(today) else "faint"),
    )
    lead = f" {issue.called} "
    words = (Word(lead, "strong"), Word(note.text.replace("\n", " ")))
    yield Row(words, issue_key(issue), indent=cell_len(lead), right=right)
    told = f"   {issue.measure.id} {issue.measure.title}　{short_day(note.on, year)}提出"
    if note.closing:
        told += f"，{short_day(note.closing.on, year)}销号：{note.closing.how}".replace("\n", " ")
    yield Row(told, "", "faint", 3)
    if answer := answers.get(issue.number):
        yield Row((Word("   街道答复 ", "mind"), Word(answer.replace("\n", " "))), indent=3)


def _due(day: date | None, year: int) -> str:
    if day is None:
        return ""
    return short_day(day, year) if day.year == year else f"{day:%y-%m-%d}"
