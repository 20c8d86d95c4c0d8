"""What the cells of a row say: a status, a share, days, persons, notes; what cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from ..date_meaning import NoDay
from ..dates import due_day
from ..form.columns import FormColumn
from ..form.grid import day_in, is_fault, number_in
from ..form.sheet import Place
from ..form.values import Unclear, amount_in, due_in, share_in
from ..progress.state import NoteKind
from ..progress.status import Status
from ..text import NOTE_LIMIT, TITLE_LIMIT
from .headings import Column, OldColumn
from .statement_lines import ToldLine, told_line
from .statements import MeasureTold, ToldNote
from .status_words import said_progress
from .table import OldCell, OldRow

_LONGEST = NOTE_LIMIT - TITLE_LIMIT
"""Characters of a cell: what it is about may have to stand before it."""
_NOTES: dict[Column, NoteKind] = {
    FormColumn.PROGRESS: NoteKind.PROGRESS,
    OldColumn.REMARK: NoteKind.PROGRESS,
    FormColumn.PROBLEMS: NoteKind.PROBLEM,
    FormColumn.COORDINATION: NoteKind.COORDINATION,
    FormColumn.PLANS: NoteKind.PLAN,
}


class Unread(NamedTuple):
    """A cell that does not come along: where, what it says, why."""

    place: Place
    words: str
    why: str

    def __str__(self) -> str:
        words = self.words.replace("\n", " ")
        return f"{self.place}“{words[:20]}{'…' * (len(words) > 20)}”：{self.why}"


class RowWords(NamedTuple):
    """What a row says, the cells that do not come along, what was made of others."""

    told: MeasureTold
    unread: tuple[Unread, ...] = ()
    understood: tuple[str, ...] = ()


class Days(NamedTuple):
    """Today, and the plan's year: what dates are read by."""

    today: date
    year: int

    @property
    def within(self) -> date:
        """A day of the plan's year, today where that is one: a limit without a year is in it."""
        return self.today if self.today.year == self.year else date(self.year, 1, 1)


def row_words(row: OldRow, days: Days, one: int | None) -> RowWords:
    """What a row says. `one` is what 1 stands for in its table's column of shares."""
    reader = _Reader(row, days, one)
    reader.read()
    return RowWords(reader.told, tuple(reader.unread), tuple(reader.understood))


class _Reader:
    """Reads the cells of one row, one after the other."""

    def __init__(self, row: OldRow, days: Days, one: int | None) -> None:
        self._row = row
        self._days = days
        self._one = one
        self.told = MeasureTold()
        self.unread: list[Unread] = []
        self.understood: list[str] = []
        self._doubtful = False
        """Whether a status may be another one than is taken."""

    def read(self) -> None:
        """All of them; the notes in their order, problems behind what was done."""
        readers: dict[Column, Callable[[OldCell], None]] = {
            FormColumn.STATUS: self._status,
            FormColumn.PERCENT: self._percent,
            FormColumn.AMOUNT: self._amount,
            FormColumn.OWNER: self._owner,
            FormColumn.DUE: self._due,
            FormColumn.EVIDENCE: self._evidence,
            OldColumn.REASON: self._reason,
            **dict.fromkeys(_NOTES, self._note),
        }
        for column, read in readers.items():
            for cell in self._row.of(column):
                if is_fault(cell.value):
                    self._leave(cell, "公式没有算出来")
                elif len(cell.words) > _LONGEST:
                    self._leave(cell, f"超过 {_LONGEST} 字，请分成几条录")
                else:
                    read(cell)
        self._settle()

    def _settle(self) -> None:
        """A status and a share that stand in two cells, as one."""
        status, percent = self.told.status, self.told.percent
        unclear = any(cell.column is FormColumn.STATUS for cell in self._row.cells) and (
            self.unread or self._doubtful
        )
        if percent == 100 and status is None and not unclear:
            self.told = self.told._replace(status=Status.DONE, percent=None)
        elif status is Status.DONE and percent is not None:
            self.told = self.told._replace(percent=None)
            for cell in self._row.of(FormColumn.PERCENT) if percent < 100 else ():
                self._leave(cell, "状态是已完成，进度没有录")

    def _leave(self, cell: OldCell, why: str) -> None:
        self.unread.append(Unread(cell.place, cell.words, why))

    def _status(self, cell: OldCell, keep: Callable[[str], None] | None = None) -> None:
        """A status, or what was done in free text, of which one may be read."""
        if number_in(cell.value) is not None:
            self._percent(cell)
            return
        if day_in(cell.value):
            self._leave(cell, "是日期，不是完成情况")
            return
        said = said_progress(cell.words)
        if said.unclear and said.begun:
            self._doubtful = True
            self.understood.append(f"{cell.place}“{cell.words}”：{said.unclear}")
        elif said.unclear:
            self._leave(cell, said.unclear)
        self._say(said.status, said.percent, begun=said.begun)
        if said.status and said.status.needs_reason and said.reason:
            self.told = self.told._replace(reason=said.reason)
        elif keep:
            keep(said.rest)
        else:
            self._keep(NoteKind.PROGRESS, said.rest)

    def _say(
        self, status: Status | None = None, percent: int | None = None, *, begun: bool = False
    ) -> None:
        self.told = self.told._replace(
            status=self.told.status or status,
            percent=percent if self.told.percent is None else self.told.percent,
            begun=self.told.begun or begun,
        )

    def _percent(self, cell: OldCell) -> None:
        try:
            self._say(percent=round(share_in(cell.value, self._one)))
        except Unclear as error:
            if number_in(cell.value) is None:
                self._status(cell)
            else:
                self._leave(cell, str(error))

    def _amount(self, cell: OldCell) -> None:
        try:
            self.told = self.told._replace(amount=amount_in(cell.value))
        except Unclear as error:
            self._leave(cell, str(error))

    def _owner(self, cell: OldCell) -> None:
        words = "、".join(filter(None, (part.strip() for part in cell.words.split("\n"))))
        owners = "、".join(filter(None, (self.told.owner, words)))
        if len(owners) > TITLE_LIMIT:
            self._leave(cell, f"超过 {TITLE_LIMIT} 字")
        elif words not in self.told.owner:
            self.told = self.told._replace(owner=owners)

    def _due(self, cell: OldCell) -> None:
        try:
            due = due_in(cell.value, self._days.within, self._days.year)
        except Unclear as error:
            self._leave(cell, str(error))
            return
        self.told = self.told._replace(due=due)
        if isinstance(cell.value, str) and not self._is_day(cell.words):
            self.understood.append(f"{cell.place}“{cell.words}”按 {due}")

    def _is_day(self, words: str) -> bool:
        """Whether words are a day as they stand, and not only the last one that they name."""
        try:
            due_day(words, self._days.within, self._days.year)
        except NoDay:
            return words.isdecimal()
        return True

    def _evidence(self, cell: OldCell) -> None:
        lines = [line.strip() for line in cell.words.replace("；", "\n").split("\n")]
        self.told = self.told._replace(evidence=(*self.told.evidence, *filter(None, lines)))

    def _reason(self, cell: OldCell) -> None:
        self.told = self.told._replace(reason=cell.words)

    def _note(self, cell: OldCell) -> None:
        kind, remark = _NOTES[cell.column], cell.column is OldColumn.REMARK
        if kind is NoteKind.PROGRESS and not remark:
            if not self._row.of(FormColumn.STATUS):
                self._status(cell, lambda text: self._lines(cell, kind, text))
                return
            self._say(begun=said_progress(cell.words).begun)
        self._lines(cell, kind, cell.words)

    def _lines(self, cell: OldCell, kind: NoteKind, words: str) -> None:
        """Lines that say something of their own, and all others as one note."""
        others = []
        for line in words.split("\n"):
            told = told_line(kind, line.strip(), self._days.today)
            if told is None:
                others.append(line)
            else:
                self._take(cell, told)
        text = "\n".join(others).strip("\n")
        named = cell.column is OldColumn.REMARK or len(self._row.of(cell.column)) > 1
        if text:
            self._keep(kind, f"{cell.heading}：{text}" if named else text)

    def _take(self, cell: OldCell, line: ToldLine) -> None:
        self.told = self.told._replace(
            reason=line.reason or self.told.reason,
            amount=self.told.amount if line.amount is None else line.amount,
        )
        if line.kind:
            self._keep(line.kind, line.text, line.on)
        if line.left:
            self._leave(cell, line.left)

    def _keep(self, kind: NoteKind, text: str, on: date | None = None) -> None:
        note = ToldNote(kind, text, on)
        if text and note not in self.told.notes:
            self.told = self.told._replace(notes=(*self.told.notes, note))
