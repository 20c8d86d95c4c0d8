"""The bulletin and its lists as Markdown that reads well as plain text; no data is markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...domain.period import kind_of
from ...domain.progress.status import Status
from ...domain.rollup import tables
from ...domain.rollup.bulletin.annexes import Annex
from ...domain.rollup.bulletin.bulletin import bulletin
from ...domain.rollup.bulletin.checks import TITLE, checks
from ...domain.rollup.bulletin.leaders import leader_results
from ...domain.rollup.bulletin.page import SIGNERS, annex_words
from ...domain.rollup.bulletin.tables import LEADERS, RANKING
from ...domain.rollup.bulletin.wording import group_words
from ...domain.rollup.lists import lags, submissions_by_gravity, unit_answers
from ...domain.rollup.wording import differences
from ..plain import escaped, markdown_table

if TYPE_CHECKING:
    from ...domain.period import Kind
    from ...domain.rollup.bulletin.bulletin import Bulletin, BulletinPart
    from ...domain.rollup.figures.figures import PlanFigures, RollupReport
    from ...domain.rollup.table import Row, Table
    from ...domain.rollup.tables import Titled

_HEADINGS = {
    **{"share": "占比", "type": "类型"},
    **{"owing": "应报", "reported": "已报"},
}
"""Where they are shorter than on a sheet."""
_GROUPS = (
    *("title", "units", "tally", "share", "ongoing"),
    *("completed", "advanced", "unanswered", "change_words", "lights"),
)
_STATUSES = tuple(status.name.lower() for status in Status)
_MEASURES = ("short", "owing", "reported", *_STATUSES, "spread", "amount_words")
_UNITS = (
    *("unit", "type", "submission", "handed_in", "counted", "tally", "unanswered"),
    *("check", "contact", "words"),
)
_LAGS = ("light", "number", "measure", "unit", "owner", "due", "status", "percent", "why", "plan")
_ISSUES = (
    *("unit", "type", "issue", "short", "text", "since", "weeks"),
    *("owner", "due", "state", "closed", "how", "answer"),
)
_ANSWERS = ("unit", "type", "kind", "measure", "issue", "text", "answer", "answered")
_WEEKS = ("week", "units", "tally", "share")
_FILES = ("outcome", "file", "words")
_Listed = Iterable[tuple[str, list[str]]]
"""Tables under their own names."""


def render(report: RollupReport, *, english: bool = False) -> bytes:
    """The file's bytes, UTF-8."""
    kind, made = kind_of(report.period), bulletin(report)
    lines = [f"# {escaped(made.title)}", "", escaped(made.subtitle), "", escaped(made.headline), ""]
    for part in made.parts:
        lines += _part(kind, part)
    day = made.day
    signed = f"{made.office}　{day.year}年{day.month}月{day.day}日"
    lines += [escaped(annex_words(made)), "", escaped(signed), "", escaped(SIGNERS), ""]
    for number, (annex, title) in enumerate(made.annexes.items(), 1):
        lines += [f"## 附件{number if len(made.annexes) > 1 else ''}　{escaped(title)}", ""]
        for name, table in _LISTS[annex](report, made):
            lines += [*([f"### {escaped(name)}", ""] if name else []), *table, ""]
    for title, table in _beside(report):
        lines += [f"## {escaped(title)}", "", *table, ""]
    return "\n".join(lines).encode("utf-8")


def _part(kind: Kind, part: BulletinPart) -> Iterable[str]:
    yield from (f"## {escaped(part.title)}", "")
    if part.text:
        yield from (escaped(part.text), "")
    if part.table:
        yield from (*_table(kind, part.table.table, part.table.keys, part.table.rows), "")
    for note in part.notes:
        yield from (escaped(note), "")


def _ranking(report: RollupReport, made: Bulletin) -> _Listed:
    keys = [c.key for c in RANKING.columns if c.key != "type"]
    if not any(group.ranked for group in made.groups):
        keys.remove("rank")
    kind = kind_of(report.period)
    if len(report.plans) > 1:
        yield "", [f"- {escaped(group_words(total, kind))}" for total in made.totals]
    for group in made.groups:
        table = _table(kind, RANKING, keys, group.listed)
        yield group.title, [escaped(group_words(group, kind)), "", *table]


def _progress(report: RollupReport, made: Bulletin) -> _Listed:
    for plan in report.figures.plans:
        of = plan.plan.title if len(report.figures.plans) > 1 else ""
        yield of, _table(kind_of(report.period), tables.GROUPS, _GROUPS, _groups(plan))


def _list(
    table: Table[Any],
    keys: Sequence[str] | None,
    rows: Callable[[RollupReport, Bulletin], Sequence[Any]],
) -> Callable[[RollupReport, Bulletin], _Listed]:
    """One table of one list; all its columns where none are named."""
    kept = [column.key for column in table.columns] if keys is None else keys
    return lambda report, made: [
        ("", _table(kind_of(report.period), table, kept, rows(report, made)))
    ]


_LISTS: Mapping[Annex, Callable[[RollupReport, Bulletin], _Listed]] = {
    Annex.RANKING: _ranking,
    Annex.PROGRESS: _progress,
    Annex.LEADERS: _list(LEADERS, None, lambda report, _: leader_results(report)),
    Annex.LAGS: _list(tables.LAGS, _LAGS, lambda report, _: lags(report.figures)),
    Annex.ISSUES: _list(tables.ISSUES, _ISSUES, lambda report, _: report.figures.register),
    Annex.STALLED: _list(
        tables.STALLED,
        None,
        lambda report, _: [one for plan in report.figures.plans for one in plan.stalled.measures],
    ),
    Annex.SUBMISSIONS: _list(
        tables.HANDINGS, _UNITS, lambda report, _: submissions_by_gravity(report)
    ),
}


def _beside(report: RollupReport) -> _Listed:
    """What the bulletin does not refer to."""
    figures, kind = report.figures, kind_of(report.period)
    for plan in figures.plans:
        of = f"：{plan.plan.title}" if len(figures.plans) > 1 else ""
        table = _table(kind, tables.MEASURES, _MEASURES, tables.measures(plan))
        yield f"{tables.MEASURES.title}{of}", table
    if answers := unit_answers(report):
        yield tables.ANSWERS.title, _table(kind, tables.ANSWERS, _ANSWERS, answers)
    if len(figures.trend) > 1:
        yield tables.weeks_title(kind), _table(kind, tables.WEEKS, _WEEKS, figures.trend)
    if told := checks(report):
        yield TITLE, [f"{n}. {escaped(words)}" for n, words in enumerate(told, 1)]
    for editions in report.conflicts():
        made = [f"{one.report.generated:%m-%d %H:%M}生成" for one in editions.current]
        names = ("措施", f"{made[0]}，计入", *(f"{moment}，未计入" for moment in made[1:]))
        unit = editions.counted.report.head.unit
        title = f"{tables.CONFLICTS.title}：{unit}{editions.counted.label}"
        yield title, markdown_table(names, differences(editions))
    yield tables.FILES.title, _files(report)


def _groups(plan: PlanFigures) -> list[Titled]:
    """Each section with its objectives under it."""
    rows = []
    for titled in tables.sections(plan):
        under = (o for o in plan.objectives if o.key.split(".")[0] == titled[1].key)
        rows += [titled, *((f"{o.key} {o.title}", o) for o in under)]
    return rows


def _files(report: RollupReport) -> list[str]:
    account, kind = report.account, kind_of(report.period)
    lines = [f"{escaped(account.sum_line())}。", ""]
    lines += [f"{escaped(aside)}。\n" for aside in account.asides]
    told = account.lines()
    return lines + (_table(kind, tables.FILES, _FILES, told) if told else [])


def _table(kind: Kind, table: Table[Row], keys: Sequence[str], rows: Sequence[Row]) -> list[str]:
    """The columns that say something."""
    kept = table.filled(keys, rows)
    names = [_HEADINGS.get(c.key, c.heading_in(kind)) for c in table.pick(kept)]
    return markdown_table(names, table.texts(kept, rows))
