"""The list as a document: who has to report by when, a table of them, who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.report.wording import BLANK
from ...domain.rollup.chase import CHASED, chase_title, chased, please
from ...domain.rollup.submissions import deadline_sentence, submission_sentence
from ...domain.rollup.wording import issued_by
from ..paper import Paper
from ..paper_table import PaperColumn

if TYPE_CHECKING:
    from ...domain.rollup.figures.figures import RollupReport

_WIDTHS = {"state": 18, "unit": 40, "person": 20, "phone": 32, "why": 46}


def render(report: RollupReport) -> bytes:
    """The file's bytes."""
    made, title = report.generated, chase_title(report)
    paper = Paper(title, made)
    paper.title(title)
    paper.subtitle(report.period.label())
    units = chased(report)
    said = f"{submission_sentence(report)}。{deadline_sentence(report)}。"
    paper.body(f"{said}{please(units)}")
    fields = [
        PaperColumn(column.heading, _WIDTHS[column.key], centred=not column.prose)
        for column in CHASED.pick(_WIDTHS)
    ]
    paper.table(fields, CHASED.texts(_WIDTHS, units))
    paper.signs(issued_by(report), made.date(), f"经办人：{BLANK}")
    return paper.data()
