"""The annexes of the bulletin as lists to sort and filter, and as charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....domain.period import kind_of
from ....domain.rollup import tables
from ....domain.rollup.bulletin import lights, ranking
from ....domain.rollup.bulletin.annexes import Annex
from ....domain.rollup.bulletin.leaders import leader_results
from ....domain.rollup.bulletin.tables import LEADERS, RANKING
from ....domain.rollup.lists import lags, submissions_by_gravity
from ....domain.rollup.submissions import deadline_sentence
from .charts import by_status, legend, line_chart, share_bar, stacked_bar
from .lists import PageLists, cut, drawn, list_of
from .markup import paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ....domain.rollup.bulletin.bulletin import Bulletin
    from ....domain.rollup.figures.figures import RollupReport
    from ....domain.rollup.tables import Titled

_RANKING = (
    *("rank", "unit", "type", "tally", "rate", "change", "overdue", "behind", "blocked"),
    *("submission", "light"),
)
_GROUPS = (
    *("title", "units", "total", "done", "share", "ongoing", "blocked"),
    *("completed", "advanced", "unanswered", "change_words"),
    *("overdue", "due_soon", "behind"),
)
_WEEKS = ("week", "units", "total", "done", "ongoing", "share", "overdue", "due_soon", "behind")
_LEADERS = ("leader", "measures", "tally", "rate", "overdue", "behind", "blocked")
LAGS = (
    *("light", "unit", "type", "number", "measure", "owner", "due", "status", "percent", "why"),
)
ISSUES = (
    *("kind", "unit", "type", "issue", "measure", "text", "since", "weeks"),
    *("owner", "due", "state", "closed", "how", "answer"),
)
_STALLED = ("number", "measure", "units")
UNITS = (
    *("unit", "type", "submission", "named", "handed_in", "total", "done", "owed", "change"),
    *("unanswered", "overdue", "behind", "check", "contact", "words"),
)


class AnnexBodies:
    """What stands under the title of each annex of one bulletin."""

    def __init__(self, report: RollupReport, made: Bulletin, lists: PageLists) -> None:
        self._report, self._made, self._lists = report, made, lists
        self._figures, self._kind = report.figures, kind_of(report.period)
        figures = report.figures
        self._bodies: dict[Annex, Callable[[], str]] = {
            Annex.RANKING: self._ranking,
            Annex.PROGRESS: lambda: "".join(self._progress()),
            Annex.LEADERS: lambda: lists.listed(LEADERS, _LEADERS, leader_results(report)),
            Annex.LAGS: lambda: lists.listed(tables.LAGS, LAGS, lags(figures)),
            Annex.ISSUES: lambda: (
                lists.listed(tables.ISSUES, ISSUES, figures.register)
                + paragraphs([tables.ISSUES_ORDER])
            ),
            Annex.STALLED: lambda: lists.listed(
                tables.STALLED,
                _STALLED,
                [one for of_plan in figures.plans for one in of_plan.stalled.measures],
            ),
            Annex.SUBMISSIONS: self._submissions,
        }

    def of(self, annex: Annex) -> str:
        """The annex's body."""
        return self._bodies[annex]()

    def _ranking(self) -> str:
        """All types in one table, which can be filtered by them."""
        groups = self._made.groups
        rows = cut([one for group in groups for one in group.listed])
        compared = any(one.change is not None for one in rows.kept)
        ranked = any(group.ranked for group in groups)
        left_out = {"rank": ranked, "change": compared}
        keys = [key for key in _RANKING if left_out.get(key, True)]
        columns = self._lists.columns(RANKING, keys, rows.kept)
        at = keys.index("rate")
        bars = drawn(
            "完成情况", lambda one: share_bar(one.tally.share) if one.one.row else "", rows.kept
        )
        rule = [ranking.rule(self._kind, compared=compared)] if ranked else []
        title = self._made.annexes[Annex.RANKING]
        listed = list_of(title, [*columns[:at], bars, *columns[at:]], left_out=rows.left_out)
        return listed + paragraphs([*rule, lights.RULE])

    def _progress(self) -> Iterator[str]:
        plans = self._figures.plans
        yield legend()
        for of_plan in plans:
            of = f"：{of_plan.plan.title}" if len(plans) > 1 else ""
            yield self._counts(f"各部分（单位：项次）{of}", tables.sections(of_plan))
        types = [(group.title, group) for group in self._figures.types]
        yield self._counts("各类单位（单位：项次）", [*types, ("合计", self._figures.whole)])
        trend = self._figures.trend
        if len(trend) > 1:
            shares = [
                (one.period.short_label().partition("(")[0], one.tally.share) for one in trend
            ]
            yield line_chart(f"各{self._kind.word}完成率", shares)
            columns = self._lists.columns(tables.WEEKS, _WEEKS, trend)
            yield list_of(tables.weeks_title(self._kind), columns, listed=False)

    def _counts(self, title: str, rows: Sequence[Titled]) -> str:
        columns = self._lists.columns(tables.GROUPS, _GROUPS, rows)
        bars = drawn("状态", lambda row: stacked_bar(by_status(row[1])), rows)
        return list_of(title, [columns[0], bars, *columns[1:]], listed=False)

    def _submissions(self) -> str:
        due = f"{deadline_sentence(self._report)}。校验码可与单位的报告在电话里核对。"
        rows = submissions_by_gravity(self._report)
        return paragraphs([due]) + self._lists.listed(tables.HANDINGS, UNITS, rows)
