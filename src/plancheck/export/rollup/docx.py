"""The bulletin as an official document by GB/T 9704-2012: one page, its lists as 附件.

What the office should look into before somebody signs is on a page of its own at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.period import kind_of
from ...domain.rollup.bulletin import checks, page
from ...domain.rollup.bulletin.bulletin import bulletin
from ...domain.rollup.tables import ANSWERS
from ..paper import Paper
from ..paper_table import PaperColumn
from .docx_lists import LISTS, MANY, Annexed, answers_list, files_list, on_paper

if TYPE_CHECKING:
    from ...domain.rollup.bulletin.bulletin import BulletinTable
    from ...domain.rollup.figures.figures import RollupReport


_ASIDE = "（经办人用，不随文印发）"
"""Behind the title of what is no annex."""


def render(report: RollupReport, *, english: bool = False) -> bytes:
    """The file's bytes; the same roll-up gives the same."""
    made = bulletin(report)
    size = page.size_of(made)
    paper = Paper(made.title, report.generated)
    if size is not page.THIRD:
        paper.close(size.points, size.line, size.height)
    paper.title(made.title)
    paper.subtitle(made.subtitle)
    paper.body("", made.headline, level=1)
    for part in made.parts:
        paper.body(part.text, f"{part.title}。", level=1)
        if part.table:
            paper.table(*_table(report, part.table))
        for note in part.notes:
            paper.note(note, small=True)
    if lines := page.annex_lines(made):
        paper.names_annexes(lines)
    else:
        paper.note(page.annex_words(made), small=True)
    paper.signs(made.office, made.day, page.SIGNERS)
    for number, (annex, title) in enumerate(made.annexes.items(), 1):
        _annex(paper, title, number if len(made.annexes) > 1 else 0, LISTS[annex](report, made))
    if (answers := answers_list(report)).rows:
        _annex(paper, f"{ANSWERS.title}{_ASIDE}", None, answers)
    told = checks.checks(report)
    if told or report.account.files:
        files = files_list(report)
        _annex(paper, f"{checks.TITLE}{_ASIDE}", None, files, told)
    return paper.data()


def _annex(
    paper: Paper, title: str, number: int | None, listed: Annexed, told: list[str] | None = None
) -> None:
    paper.annex(title, number, upright=listed.upright)
    for words in (*(told or ()), *([listed.note] if listed.note else ())):
        paper.note(words)
    if listed.rows:
        rows = on_paper(listed.rows)
        paper.table(listed.columns, rows, dense=len(listed.rows) > MANY)
    for words in listed.under:
        paper.note(words, small=True)


def _table(
    report: RollupReport, made: BulletinTable
) -> tuple[list[PaperColumn], list[tuple[str, ...]]]:
    kind, widths = kind_of(report.period), page.widths(made)
    columns = [
        PaperColumn(
            column.heading_in(kind), widths[column.key], centred=column.key not in page.PROSE
        )
        for column in made.table.pick(made.keys)
    ]
    return columns, list(made.texts)
