"""What stands on the page, chapter by chapter; one without anything to say is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ....domain.period import kind_of
from ....domain.progress.state import Status
from ....domain.rollup import tables
from ....domain.rollup.lists import lags, unit_answers, unit_submissions
from ....domain.rollup.submissions import deadline_sentence
from ....domain.rollup.table import Row, Table
from .charts import legend, line_chart, status_bar
from .lists import LONGEST, PageLists, drawn, list_of
from .markup import paragraphs
from .matrix import matrix

if TYPE_CHECKING:
    from ....domain.rollup.figures import PlanFigures, RollupReport
    from ....domain.rollup.lists import UnitSubmission
    from ....domain.rollup.tables import Titled

_GROUPS = (
    *("title", "units", "total", "done", "share", "ongoing", "blocked"),
    *("completed", "advanced", "unanswered", "change_words"),
    *("overdue", "due_soon", "behind"),
)
_WEEKS = ("week", "units", "total", "done", "ongoing", "share", "overdue", "due_soon", "behind")
_STATUSES = tuple(status.name.lower() for status in Status)
_MEASURES = (
    *("number", "measure", "lead", "owing", "reported", *_STATUSES),
    *("overdue", "behind", "mean", "amount_words"),
)
_UNITS = (
    *("unit", "type", "submission", "named", "handed_in", "total", "done", "owed", "change"),
    *("unanswered", "overdue", "behind", "check", "contact", "words"),
)
_LAGS = (
    *("light", "unit", "type", "number", "measure", "owner", "due", "status", "percent", "why"),
)
_ISSUES = (
    *("kind", "unit", "type", "issue", "measure", "text", "since", "weeks"),
    *("owner", "due", "state", "closed", "how", "answer"),
)
_STALLED = ("number", "measure", "units")
_ANSWERS = ("unit", "type", "kind", "measure", "issue", "text", "answer", "answered")
_FILES = ("outcome", "file", "words")
_CONFLICTS = ("unit", "edition", "number", "counted", "others")


class Chapter(NamedTuple):
    """A part of the page: what links name it by, its title, its markup; printed across or not."""

    id: str
    title: str
    body: str
    across: bool = False


def chapters(report: RollupReport) -> list[Chapter]:
    """All of them, in the order of a reader who has little time."""
    return [one for one in _Chapters(report).all() if one.body]


class _Chapters:
    """Makes the chapters of one roll-up."""

    def __init__(self, report: RollupReport) -> None:
        self._report, self._figures = report, report.figures
        self._plans = self._figures.plans
        types = dict.fromkeys(t for of_plan in self._plans for t in of_plan.plan.type_names())
        numbers = dict.fromkeys(m.id for p in self._plans for m in p.plan.measures())
        self._kind = kind_of(report.period)
        self._lists = PageLists(self._kind, tuple(types), tuple(numbers))

    def all(self) -> Iterator[Chapter]:
        """Each of them, empty or not."""
        figures, submissions = self._figures, unit_submissions(self._report)
        yield Chapter("progress", "进展情况", "".join(self._progress()))
        yield Chapter("matrix", "矩阵", "".join(self._matrices(submissions)), across=True)
        units = self._list(tables.HANDINGS, _UNITS, submissions)
        due = paragraphs([f"{deadline_sentence(self._report)}。"])
        yield Chapter("units", "报送情况", due + units, across=True)
        yield Chapter("measures", "各项措施", "".join(self._measures()), across=True)
        yield Chapter(
            "lags", "逾期、滞后", self._list(tables.LAGS, _LAGS, lags(figures)), across=True
        )
        issues = figures.register
        yield Chapter(
            "issues", "问题和协调", self._list(tables.ISSUES, _ISSUES, issues), across=True
        )
        still = [one for of_plan in self._plans for one in of_plan.stalled.measures]
        stalled = self._list(tables.STALLED, _STALLED, still)
        yield Chapter("stalled", "连续四周未推进", stalled, across=True)
        answers = self._list(tables.ANSWERS, _ANSWERS, unit_answers(self._report))
        yield Chapter("answers", "反馈办理", answers, across=True)
        yield Chapter("files", "收件情况", "".join(self._files()), across=True)

    def _list(self, of: Table[Row], keys: Sequence[str], rows: Sequence[Row]) -> str:
        if not rows:
            return ""
        columns = self._lists.columns(of, keys, rows[:LONGEST])
        return list_of(of.title, columns, left_out=max(0, len(rows) - LONGEST))

    def _titled(self, title: str, of_plan: PlanFigures) -> str:
        return f"{title}：{of_plan.plan.title}" if len(self._plans) > 1 else title

    def _progress(self) -> Iterator[str]:
        yield legend()
        for of_plan in self._plans:
            named = tables.sections(of_plan)
            yield self._counts(self._titled("各部分（单位：项次）", of_plan), named)
        types = [(group.title, group) for group in self._figures.types]
        yield self._counts("各类单位（单位：项次）", [*types, ("合计", self._figures.whole)])
        trend = self._figures.trend
        if len(trend) > 1:
            points = [
                (one.period.short_label().partition("(")[0], one.tally.share) for one in trend
            ]
            yield line_chart(f"各{self._kind.word}完成率", points)
            columns = self._lists.columns(tables.WEEKS, _WEEKS, trend)
            yield list_of(f"各{self._kind.word}（单位：项次）", columns, listed=False)

    def _counts(self, title: str, rows: Sequence[Titled]) -> str:
        columns = self._lists.columns(tables.GROUPS, _GROUPS, rows)
        bars = drawn("状态", lambda row: status_bar(row[1]), rows)
        return list_of(title, [columns[0], bars, *columns[1:]], listed=False)

    def _matrices(self, submissions: Sequence[UnitSubmission]) -> Iterator[str]:
        """A unit that did not report is under the only plan there is."""
        only = len(self._plans) == 1
        for of_plan in self._plans:
            id = of_plan.plan.id
            mine = [
                s for s in submissions if (s.row.received.report.plan_id == id if s.row else only)
            ]
            yield matrix(of_plan.plan, mine)

    def _measures(self) -> Iterator[str]:
        yield legend()
        for of_plan in self._plans:
            rows = tables.measures(of_plan)[:LONGEST]
            columns = self._lists.columns(tables.MEASURES, _MEASURES, rows)
            bars = drawn("状态", lambda row: status_bar(row.row), rows)
            title = self._titled(tables.MEASURES.title, of_plan)
            left_out = len(of_plan.measures) - len(rows)
            yield list_of(title, [*columns[:2], bars, *columns[2:]], left_out=left_out)

    def _files(self) -> Iterator[str]:
        account = self._report.account
        if account.files:
            yield paragraphs([f"{account.sum_line()}。", *(f"{one}。" for one in account.asides)])
        yield self._list(tables.FILES, _FILES, account.lines())
        yield self._list(tables.CONFLICTS, _CONFLICTS, tables.conflicts(self._report))
