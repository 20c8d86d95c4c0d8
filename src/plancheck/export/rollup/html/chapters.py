"""What stands on the page, chapter by chapter; one without anything to say is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ....domain.period import kind_of
from ....domain.progress.status import Status
from ....domain.rollup import tables
from ....domain.rollup.bulletin.annexes import Annex
from ....domain.rollup.bulletin.checks import TITLE, checks
from ....domain.rollup.lists import unit_answers, unit_submissions
from .annexes import AnnexBodies
from .bulletin import annex_id, bulletin_markup, numbered
from .charts import by_status, legend, stacked_bar
from .lists import PageLists, cut, drawn, list_of
from .markup import paragraphs, text
from .matrix import matrix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....domain.rollup.bulletin.bulletin import Bulletin
    from ....domain.rollup.figures.figures import RollupReport

_STATUSES = tuple(status.name.lower() for status in Status)
_MEASURES = (
    *("number", "measure", "lead", "owing", "reported", *_STATUSES),
    *("overdue", "behind", "mean", "amount_words"),
)
_SHORT = {
    **{Annex.RANKING: "排名", Annex.PROGRESS: "进展", Annex.LEADERS: "责任领导"},
    **{Annex.LAGS: "逾期滞后", Annex.ISSUES: "问题"},
    **{Annex.STALLED: "四周未推进", Annex.SUBMISSIONS: "报送"},
}
"""What links to the annexes say."""
_ANSWERS = ("unit", "type", "kind", "measure", "issue", "text", "answer", "answered")
FILES = ("outcome", "file", "words")
CONFLICTS = ("unit", "edition", "number", "counted", "others")


class Chapter(NamedTuple):
    """A part of the page: what links name it by, its title, its markup."""

    id: str
    title: str
    short: str
    """What a link to it says."""
    body: str
    upright: bool = False
    """How it is printed."""


def chapters(report: RollupReport, made: Bulletin) -> list[Chapter]:
    """The bulletin, its annexes in their order, then what it does not refer to."""
    plans = report.figures.plans
    types = dict.fromkeys(name for of_plan in plans for name in of_plan.plan.type_names())
    numbers = dict.fromkeys(m.id for of_plan in plans for m in of_plan.plan.measures())
    lists = PageLists(kind_of(report.period), tuple(types), tuple(numbers))
    annexes = AnnexBodies(report, made, lists)
    answers = lists.listed(tables.ANSWERS, _ANSWERS, unit_answers(report))
    titles = zip(made.annexes, numbered(made.annexes), strict=True)
    every = [
        Chapter("bulletin", made.title, "通报", bulletin_markup(report, made, lists), upright=True),
        *(
            Chapter(
                id=annex_id(annex),
                title=title,
                short=_SHORT[annex],
                body=annexes.of(annex),
                upright=annex is Annex.RANKING,
            )
            for annex, title in titles
        ),
        Chapter("answers", tables.ANSWERS.title, "反馈", answers),
        Chapter("matrix", "矩阵", "矩阵", "".join(_matrices(report))),
        Chapter("measures", tables.MEASURES.title, "措施", "".join(_measures(report, lists))),
        Chapter("checks", f"{TITLE}（经办人用）", "核对", "".join(_checks(report, lists))),
    ]
    return [_titled_once(one) for one in every if one.body]


def _titled_once(chapter: Chapter) -> Chapter:
    """A list's caption that says what stands over the chapter is heard alone."""
    title = text(chapter.title.rpartition("　")[2])
    once = f'<caption class="unseen">{title}</caption>'
    return chapter._replace(body=chapter.body.replace(f"<caption>{title}</caption>", once))


def _matrices(report: RollupReport) -> Iterator[str]:
    """A unit that did not report is under the only plan there is."""
    plans, submissions = report.figures.plans, unit_submissions(report)
    for of_plan in plans:
        mine = [
            one
            for one in submissions
            if (one.row.received.report.plan_id == of_plan.plan.id if one.row else len(plans) == 1)
        ]
        yield matrix(of_plan.plan, mine)


def _measures(report: RollupReport, lists: PageLists) -> Iterator[str]:
    plans = report.figures.plans
    yield legend()
    for of_plan in plans:
        rows = cut(tables.measures(of_plan))
        columns = lists.columns(tables.MEASURES, _MEASURES, rows.kept)
        bars = drawn("状态", lambda one: stacked_bar(by_status(one.row)), rows.kept)
        title = of_plan.plan.title if len(plans) > 1 else tables.MEASURES.title
        yield list_of(title, [*columns[:2], bars, *columns[2:]], left_out=rows.left_out)


def _checks(report: RollupReport, lists: PageLists) -> Iterator[str]:
    """What the office looks into: units that are not sure, conflicts, what became of files."""
    account = report.account
    yield paragraphs(checks(report))
    yield lists.listed(tables.CONFLICTS, CONFLICTS, tables.conflicts(report))
    if account.files:
        yield paragraphs([f"{account.sum_line()}。", *(f"{one}。" for one in account.asides)])
    yield lists.listed(tables.FILES, FILES, account.lines(every=True))
