"""Units × measures: the page on which every unit's state in every measure is one mark."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from ...domain.progress.signal import Signal
from ...domain.progress.status import Status
from ...domain.report.model import MeasureReport
from ...domain.rollup.figures.figures import mark_of
from ...domain.rollup.question import Matrix, MatrixRow, RollupAnswer
from ...domain.rollup.wording import cell_line
from ..widgets.bars.bars import Sides, Word
from ..widgets.matrix import UNSTARTED, MatrixView
from ..widgets.matrix_layout import Grid
from ..widgets.plan.columns import fit
from .row_keys import unit_key


class RollupMatrix(MatrixView):
    """The highlight stays on its unit and measure, or near where it was."""

    def __init__(self, *, id: str, ascii_marks: bool) -> None:
        super().__init__(id=id)
        self._ascii_marks = ascii_marks
        self._matrix = Matrix()
        self._unit = self._measure = ""
        """The unit's key and the measure's number that it was at last."""

    def show_answer(self, answer: RollupAnswer) -> None:
        """Show what is asked for."""
        self._matrix = matrix = answer.matrix
        units = [unit_key(row.unit) for row in matrix.rows]
        ids = [m.id for m in matrix.measures]
        row, column = self.place
        row = _near(units, self._unit, row)
        column = _near(ids, self._measure, column)
        if answer.question.of_cells and units and ids[column] not in matrix.rows[row].cells:
            column = next(n for n, id in enumerate(ids) if id in matrix.rows[row].cells)
        self.show(grid(matrix, ascii_marks=self._ascii_marks), row, column)

    def go_to_measure(self, measure: str) -> None:
        """Be in its column when an answer is shown next."""
        self._measure = measure

    def keep_place(self) -> bool:
        """Come back to the unit and measure that are highlighted now; False where there is none."""
        if not self._matrix.rows:
            return False
        row, column = self.place
        self._unit = unit_key(self._matrix.rows[row].unit)
        self._measure = self._matrix.measures[column].id
        return True

    @property
    def key(self) -> str:
        """The key of what is highlighted."""
        if not self._matrix.rows:
            return ""
        row, column = self.place
        return unit_key(self._matrix.rows[row].unit, self._matrix.measures[column].id)

    @property
    def sentence(self) -> list[Word]:
        """What the highlighted mark stands for."""
        rows = self._matrix.rows
        if not rows:
            return [Word("没有符合的单位和措施。Esc 取消筛选", "strong")]
        row, column = self.place
        unit, measure = rows[row].unit, self._matrix.measures[column]
        state = unit.measures.get(measure.id)
        told = f"：{cell_line(state) if state else '不是这类单位的措施'}"
        number, name = f" {measure.id} ", unit.received.report.head.unit
        room = max(0, self.size.width - cell_len(number + name + told) - 2)
        title = (
            measure.title if cell_len(measure.title) <= room else fit(measure.title, room).rstrip()
        )
        return [
            Word(number, "head"),
            Word(f"{title}  " if room >= _TITLE else ""),
            Word(name, "bold"),
            Word(told),
        ]

    def legend(self, width: int) -> Sides:
        """What the marks mean; which of the columns are shown."""
        (first, last), count = self.columns, len(self._matrix.measures)
        window = f"第 {first}-{last} 列，共 {count} 列 " if last - first + 1 < count else ""
        words = [Word(" ")]
        own = {status.mark: _ascii_mark(status) for status in Status} if self._ascii_marks else {}
        for mark, meaning in LEGEND:
            before, here, after = meaning.partition(mark)
            shown = self._mark(own.get(mark, mark))
            if shown.text != mark or not here:
                words += (shown, Word(f"{meaning} ", "faint"))
            else:
                words += (Word(before, "faint"), shown, Word(f"{after} ", "faint"))
        words.append(Word("空白 不归它", "faint"))
        room = width - sum(cell_len(word.text) for word in words) >= cell_len(window)
        return words, [Word(window, "faint")] if room else []


LEGEND = (
    *(("完", "完成"), ("推", "推进"), ("常", "常态"), ("阻", "受阻"), ("逾", "逾期")),
    *(("临", "临期"), ("滞", "滞后"), (UNSTARTED, "未启动")),
)
_TITLE = 8
"""Cells below which a measure's title says nothing."""


def _ascii_mark(status: Status) -> str:
    """x, ~ and so on; a dot for what has not begun."""
    return status.boxed(ascii_only=True)[1:-1].strip() or "."


def _near(keys: list[str], key: str, place: int) -> int:
    """Where a key stands; where it does not, the place, or the last one before it."""
    return keys.index(key) if key in keys else max(0, min(place, len(keys) - 1))


def grid(matrix: Matrix, *, ascii_marks: bool) -> Grid:
    """The marks; empty is what the plan does not give a unit and what is not asked for."""

    def mark(row: MatrixRow, id: str) -> str:
        measure = row.cells.get(id)
        if measure is None:
            return ""
        if ascii_marks and measure.signal is Signal.NORMAL:
            return _ascii_mark(measure.status)
        return mark_of(measure)

    def done(measures: Iterable[MeasureReport]) -> int:
        return sum(measure.status is Status.DONE for measure in measures)

    ids = tuple(measure.id for measure in matrix.measures)
    cells = [row.cells for row in matrix.rows]
    return Grid(
        names=tuple(row.unit.received.report.head.unit for row in matrix.rows),
        heads=ids,
        marks=tuple(tuple(mark(row, id) for id in ids) for row in matrix.rows),
        row_sums=tuple(
            (done(of.values()), sum(m.signal is Signal.OVERDUE for m in of.values()))
            for of in cells
        ),
        column_sums=tuple(done(of[id] for of in cells if id in of) for id in ids),
    )
