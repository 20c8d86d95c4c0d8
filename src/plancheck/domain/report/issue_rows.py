"""A report's problems (问题台账) in words and as rows of a list, the same in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ..progress.issues.standing import IssueState, age_words, weeks_open
from ..progress.state import NoteKind
from .model import IssueReport, MeasureReport

if TYPE_CHECKING:
    from .model import StatusReport

TITLE = "问题台账"
Issues = Mapping[tuple[str, NoteKind], Sequence[IssueReport]]
"""Problems by measure and kind."""


class IssueRow(NamedTuple):
    """A problem, and the day that its report is judged by."""

    issue: IssueReport
    day: date

    @property
    def weeks(self) -> int:
        """How old it is, or was when it was closed."""
        return weeks_open(self.issue.raised, self.issue.closed or self.day)


ISSUE_COLUMNS: Mapping[str, Callable[[IssueRow], str | int | date | None]] = {
    "编号": lambda row: row.issue.number,
    "类别": lambda row: row.issue.kind.value,
    "内容": lambda row: row.issue.text,
    "提出日期": lambda row: row.issue.raised,
    "已有周数": lambda row: row.weeks,
    "责任人": lambda row: "、".join(row.issue.owner),
    "时限": lambda row: row.issue.due,
    "状态": lambda row: row.issue.state.value,
    "销号日期": lambda row: row.issue.closed,
    "销号情况": lambda row: row.issue.how,
    "答复": lambda row: row.issue.answer,
}
"""The list's columns; those that say nothing are left out."""


def issue_table(report: StatusReport) -> tuple[list[str], list[list[str | int | date | None]]]:
    """The list's headings and its rows: what is open, the oldest first, then what was closed."""
    rows = [IssueRow(issue, report.as_of) for issue in report.issues]
    rows.sort(key=lambda row: (row.issue.state is IssueState.CLOSED, row.issue.raised))
    kept = {
        name: value
        for name, value in ISSUE_COLUMNS.items()
        if any(value(row) not in (None, "") for row in rows)
    }
    return list(kept), [[value(row) for value in kept.values()] for row in rows]


def issues_by_measure(issues: Iterable[IssueReport]) -> Issues:
    """The problems of each measure and kind."""
    found: dict[tuple[str, NoteKind], list[IssueReport]] = {}
    for issue in issues:
        found.setdefault((issue.measure, issue.kind), []).append(issue)
    return found


def told(measure: MeasureReport, kind: NoteKind, issues: Issues, day: date) -> tuple[str, ...]:
    """What is said of a measure's problems of a kind: followed ones, then what has no number."""
    followed = issues.get((measure.id, kind), ())
    known = {issue.text for issue in followed}
    noted = measure.problems if kind is NoteKind.PROBLEM else measure.coordination
    without = (text for text in noted if text not in known)
    return (*(issue_words(issue, day) for issue in followed), *without)


def issue_words(issue: IssueReport, day: date) -> str:
    """继续：缺场地（3.2.1-问1，2月28日提出，2周，责任人王某，时限3月31日）。"""
    weeks = weeks_open(issue.raised, day)
    facts = [issue.number]
    if issue.state is not IssueState.NEW:
        facts.append(f"{_day(issue.raised, day)}提出")
    if issue.state is IssueState.OPEN:
        facts.append(f"已{age_words(weeks)}" if weeks else age_words(weeks))
    if issue.owner:
        facts.append(f"责任人{'、'.join(issue.owner)}")
    if issue.due and not issue.closed:
        facts.append(f"时限{_day(issue.due, day)}")
    if issue.closed:
        facts.append(f"{_day(issue.closed, day)}销号{f'：{issue.how}' if issue.how else ''}")
    if issue.answer:
        facts.append(f"街道答复：{issue.answer}")
    text = issue.text.replace("\n", " ").rstrip("。")
    return f"{issue.state.value}：{text}（{'，'.join(fact.rstrip('。') for fact in facts)}）。"


def _day(day: date, beside: date) -> str:
    year = "" if day.year == beside.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"
