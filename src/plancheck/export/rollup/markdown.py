"""The roll-up as Markdown that reads well as plain text; no data acts as markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ...domain.period import kind_of
from ...domain.progress.state import Status
from ...domain.report.wording import NONE
from ...domain.rollup import tables
from ...domain.rollup.lists import unit_answers, unit_submissions
from ...domain.rollup.pages import full_page
from ...domain.rollup.wording import differences, issued_by, period_words, rollup_title
from ..plain import escaped, markdown_table

if TYPE_CHECKING:
    from ...domain.period import Kind
    from ...domain.rollup.figures import PlanFigures, RollupReport
    from ...domain.rollup.table import Row, Table
    from ...domain.rollup.tables import Titled

_HEADINGS = {
    **{"title": "部分、任务", "share": "占比", "type": "类型"},
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
    *("unit", "type", "standing", "share", "change", "unanswered", "lights"),
    *("counted", "handed_in", "check"),
)
_ISSUES = (
    *("unit", "type", "issue", "short", "text", "since", "weeks"),
    *("owner", "due", "state", "closed", "how", "answer"),
)
_ANSWERS = ("unit", "type", "kind", "measure", "issue", "text", "answer", "answered")
_WEEKS = ("week", "units", "tally", "share")
_FILES = ("outcome", "file", "words")


def render(report: RollupReport, *, english: bool = False) -> bytes:
    """The file's bytes, UTF-8."""
    lines = [f"# {escaped(rollup_title(report))}", "", escaped(period_words(report)), ""]
    for part in full_page(report):
        lines += [f"## {escaped(part.title)}", ""]
        if part.lines == (NONE,):
            lines.append(NONE)
        else:
            lines += [f"{n}. {escaped(line)}" for n, line in enumerate(part.lines, 1)]
        lines.append("")
    for number, (title, table) in enumerate(_tables(report), 1):
        lines += [f"## 附{number}　{escaped(title)}", "", *table, ""]
    made = report.generated
    signed = f"汇总单位：{issued_by(report)}　汇总时间：{made.year}年{made.month}月{made.day}日"
    lines += [escaped(signed), ""]
    return "\n".join(lines).encode("utf-8")


def _tables(report: RollupReport) -> Iterable[tuple[str, list[str]]]:
    figures, kind = report.figures, kind_of(report.period)
    for plan in figures.plans:
        of = f"：{plan.plan.title}" if len(figures.plans) > 1 else ""
        yield f"分部分、分任务完成情况{of}", _table(kind, tables.GROUPS, _GROUPS, _groups(plan))
        yield (
            f"{tables.MEASURES.title}{of}",
            _table(kind, tables.MEASURES, _MEASURES, tables.measures(plan)),
        )
    places = {id(row): number for number, row in enumerate(figures.units)}
    units = unit_submissions(report)
    units.sort(key=lambda one: places.get(id(one.row), len(places)))
    yield "各单位", _table(kind, tables.HANDINGS, _UNITS, units)
    if figures.register:
        yield tables.ISSUES.title, _table(kind, tables.ISSUES, _ISSUES, figures.register)
    if answers := unit_answers(report):
        yield tables.ANSWERS.title, _table(kind, tables.ANSWERS, _ANSWERS, answers)
    if len(figures.trend) > 1:
        yield f"各{kind.word}", _table(kind, tables.WEEKS, _WEEKS, figures.trend)
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
