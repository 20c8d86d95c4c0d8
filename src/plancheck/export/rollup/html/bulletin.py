"""The bulletin on the page: what docx and md show, its annexes as places further down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....domain.rollup.bulletin.lights import UnitLight
from ....domain.rollup.bulletin.page import SIGNERS, size_of
from ....domain.rollup.roster.standings import Submission
from .charts import Counted, by_status, counted_bar
from .lists import PageLists, list_of
from .markup import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....domain.rollup.bulletin.annexes import Annex, Annexes
    from ....domain.rollup.bulletin.bulletin import Bulletin, BulletinPart
    from ....domain.rollup.figures.figures import RollupReport


def annex_id(annex: Annex) -> str:
    """What a link to an annex names it by."""
    return annex.name.lower()


def numbered(annexes: Annexes) -> list[str]:
    """附件1　各单位进度排名表: the annexes' titles as they stand over them."""
    several = len(annexes) > 1
    return [f"附件{n if several else ''}　{title}" for n, title in enumerate(annexes.values(), 1)]


def bulletin_markup(report: RollupReport, made: Bulletin, lists: PageLists) -> str:
    """From its headline to who signs, under charts that are not printed."""
    parts = "".join("".join(_part(part, lists)) for part in made.parts)
    links = "；".join(
        f'<a href="#{annex_id(annex)}">{f"{n}." if len(made.annexes) > 1 else ""}{text(title)}</a>'
        for n, (annex, title) in enumerate(made.annexes.items(), 1)
    )
    day = made.day
    return (
        f'<div class="glance">{"".join(_glance(report, made))}</div>'
        f'<div class="size{size_of(made).points}"><p class="lead">{text(made.headline)}</p>'
        f'{parts}<p class="note">附件：{links}</p>'
        f'<p class="signed">{text(made.office)}<br>{day.year}年{day.month}月{day.day}日</p>'
        f'<p class="note">{text(SIGNERS)}</p></div>'
    )


def _glance(report: RollupReport, made: Bulletin) -> Iterator[str]:
    """Who reported, how units stand, how measures stand."""
    states = [one for one in Submission if one is not Submission.OUTSIDE]
    yield counted_bar("报送（个单位）", [Counted(one.value, report.count(one)) for one in states])
    shown = [one.light for group in made.groups for one in group.results]
    yield counted_bar("亮灯（个单位）", [Counted(one.value, shown.count(one)) for one in UnitLight])
    yield counted_bar("措施（项次）", by_status(report.figures.whole))


def _part(part: BulletinPart, lists: PageLists) -> Iterator[str]:
    yield f"<h3>{text(part.title)}。</h3><p>{text(part.text)}</p>"
    if part.table:
        table, keys, rows = part.table[:3]
        columns = lists.columns(table, keys, rows)
        yield list_of(table.title, columns, listed=False)
    for note in part.notes:
        yield f'<p class="note">{text(note)}</p>'
