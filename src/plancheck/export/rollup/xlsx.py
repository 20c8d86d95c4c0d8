"""The roll-up as a workbook: 总览 with its charts, 矩阵, and lists to filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.cell_widths import cell_width
from ...domain.period import kind_of
from ...domain.progress.signal import Signal
from ...domain.progress.status import Status
from ...domain.rollup import tables
from ...domain.rollup.lists import lags, unit_answers, unit_submissions
from ...domain.rollup.wording import rollup_title
from .. import workbook
from ..column_widths import Need, shared_widths
from ..list_sheet import SheetColumn, list_sheet
from . import xlsx_matrix, xlsx_overview

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ...domain.period import Kind
    from ...domain.rollup.figures.figures import Figures, RollupReport
    from ...domain.rollup.intake.outcomes import Account
    from ...domain.rollup.table import Row, Table

_Widths = dict[str, float]
_LEAST = 9.0
"""A column of texts is never narrower."""
_EDGES = 3
"""What a column has beside its text's cells."""
_LOOKED_AT = 1000
"""Rows that say how wide columns must be."""
_HEADINGS = {"handed_in": "首次报送"}
"""Where another moment stands beside it."""
_MEASURES = {
    **{"number": 7.0, "section": 14.0, "measure": 40.0, "lead": 9.0, "support": 9.0},
    **dict.fromkeys(("owing", "reported", *(status.name.lower() for status in Status)), 6.0),
    **dict.fromkeys(("overdue", "due_soon", "behind"), 6.0),
    **dict.fromkeys(("mean", "low", "high"), 6.5),
    **{"target": 8.0, "givers": 6.0, "amount": 8.0},
    **dict.fromkeys(("amount_mean", "amount_low", "amount_high", "reached"), 7.0),
}
_ISSUES = {
    **{"kind": 7.0, "unit": 24.0, "type": 10.0, "issue": 11.0},
    **{"measure": 36.0, "text": 44.0, "since": 12.0, "weeks": 6.0},
    **{"owner": 9.0, "due": 12.0, "state": 11.0, "closed": 12.0, "how": 24.0, "answer": 24.0},
}
_LAGS = {
    **{"light": 7.0, "unit": 24.0, "type": 10.0, "number": 8.0, "measure": 36.0},
    **{"owner": 9.0, "due": 12.0, "status": 9.0, "percent": 7.0, "why": 28.0},
}
_UNITS = {
    **{"unit": 24.0, "type": 10.0, "submission": 8.0, "edition": 6.0},
    **{"handed_in": 16.0, "generated": 16.0, "total": 7.0, "done": 7.0, "owed": 7.0},
    **{"change": 7.0, "unanswered": 7.0},
    **{"check": 12.0, "contact": 14.0, "words": 24.0, "sources": 42.0},
}
_ANSWERS = {
    **{"unit": 24.0, "type": 10.0, "kind": 7.0, "measure": 30.0, "issue": 12.0},
    **{"text": 40.0, "answer": 40.0, "answered": 12.0},
}
_FILES = {"outcome": 9.0, "file": 60.0, "words": 75.0}
_CONFLICTS = {"unit": 24.0, "edition": 6.0, "number": 8.0, "counted": 50.0, "others": 50.0}


def render(report: RollupReport, *, english: bool = False) -> bytes:
    """The file's bytes; the same roll-up gives the same."""
    book = workbook.OfficeWorkbook(rollup_title(report), report.generated)
    submissions = unit_submissions(report)
    xlsx_overview.add_overview(book, report)
    xlsx_matrix.add_matrix(book, report.figures, submissions)
    lists = _Lists(book, kind_of(report.period))
    _of_figures(lists, report.figures)
    lists.add("报送情况", tables.HANDINGS, _UNITS, submissions, 1)
    if answers := unit_answers(report):
        lists.add("反馈办理", tables.ANSWERS, _ANSWERS, answers, 1)
    lists.add("收件情况", tables.FILES, _FILES, _files(report.account), 0)
    if found := tables.conflicts(report):
        lists.add("并存", tables.CONFLICTS, _CONFLICTS, found, 1)
    return book.data()


def _files(account: Account) -> list[tuple[str, str, str]]:
    """What there is to say of single files, under the counts of all."""
    return [
        ("合计", f"{account.read}个文件", f"{account.sum_line()}。"),
        *account.lines(every=True),
    ]


def _of_figures(lists: _Lists, figures: Figures) -> None:
    several = len(figures.plans) > 1
    plan: _Widths = {"plan": 16.0} if several else {}
    rows = [one for of_plan in figures.plans for one in tables.measures(of_plan)]
    lists.add("措施", tables.MEASURES, plan | _MEASURES, rows, 3 + several)
    lists.add("问题清单", tables.ISSUES, _ISSUES | plan, figures.register, 2)
    coloured: dict[str, type[Status | Signal]] = {"light": Signal, "status": Status}
    lists.add("逾期滞后", tables.LAGS, _LAGS | plan, lags(figures), 2, coloured)


class _Lists:
    """Adds sheets of lists: of each the columns that say something."""

    def __init__(self, book: workbook.OfficeWorkbook, kind: Kind) -> None:
        self._book, self._kind = book, kind

    def add(
        self,
        name: str,
        of: Table[Row],
        widths: _Widths,
        rows: Sequence[Row],
        frozen: int,
        coloured: Mapping[str, type[Status | Signal]] | None = None,
    ) -> None:
        """A sheet; columns that hold statuses or lights are `coloured`."""
        keys = of.filled(widths, rows)
        values = of.values(keys, rows)
        room = _widths([widths[key] for key in keys], values)
        fields = [
            SheetColumn(_HEADINGS.get(c.key, c.heading_in(self._kind)), width, centred=not c.prose)
            for c, width in zip(of.pick(keys), room, strict=True)
        ]
        sheet = list_sheet(self._book, name, fields, values, frozen)
        for key, looks in (coloured or {}).items():
            if rows and key in keys:
                self._book.colour(sheet, keys.index(key), (1, len(rows)), looks)


def _widths(widths: Sequence[float], rows: Sequence[Sequence[workbook.Value]]) -> list[float]:
    """The columns' widths; those with texts of several lines share what the others can spare."""
    needs = []
    for number, width in enumerate(widths):
        values = (row[number] for row in rows[:_LOOKED_AT])
        texts = [value if isinstance(value, str) else "" for value in values]
        widest = max(map(cell_width, texts), default=0) + _EDGES
        if not any(texts) or width < _LEAST:
            needs.append(Need(width))
        elif widest <= width:
            needs.append(Need(max(widest, _LEAST)))
        else:
            needs.append(Need(_LEAST, texts))
    shared = any(need.texts for need in needs)
    return shared_widths(needs, sum(widths), workbook.MEASURE) if shared else list(widths)
