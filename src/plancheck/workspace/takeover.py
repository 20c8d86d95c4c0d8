"""接手旧台账: a table from before, or a colleague's form, read and taken over as one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from ..domain.form.sheet import Sheet
from ..domain.progress.state import Progress
from ..domain.takeover.offers import TakeoverOffer, known_by, offers, takeover_drafts
from ..domain.takeover.row_words import Days
from ..domain.takeover.takeover import Takeover, takeover_of
from ..errors import NothingFound, UsageFault
from ..storage import text_file
from ..storage.form.text_table import sheet_of_text, text_sheet
from .act import PreparedAct
from .unit import NO_UNIT, Unit

KINDS = (".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv")
"""Endings of files that a table may be in."""
OFFERED = 30
_LOOKED_AT = 500
"""Entries of a folder that are looked at."""
_PASTED = "粘贴的"
_NO_TABLE = (
    "没有认出表头：要有一栏写措施（具体措施、工作任务、编号……），一栏写情况（完成情况、责任人……）。"
)


class Takeovers:
    """What of a table a unit takes over."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def read(self, path: Path) -> Takeover:
        """The table that a file is; BadFile where it is none, NothingFound where it has no row."""
        return self._takeover(_sheets(path))

    def of_text(self, text: str) -> Takeover:
        """The table that cells are which were copied out of a spreadsheet."""
        return self._takeover((sheet_of_text(text, _PASTED),))

    def _takeover(self, sheets: Sequence[Sheet]) -> Takeover:
        unit = self._unit
        if unit.identity is None:
            raise UsageFault(NO_UNIT)
        days = Days(unit.today, unit.plan.year)
        found = takeover_of(sheets, unit.measures, unit.identity, days)
        if not found.rows:
            raise NothingFound(_NO_TABLE)
        return found

    def offers(
        self, takeover: Takeover, assigned: Mapping[str, str], on: date | None
    ) -> list[TakeoverOffer]:
        """What each row would bring; `assigned` are the measures a person chose, by row.

        `on` is the day that the act is to speak of, None for today.
        """
        own = {one.id: one for one in filter(self._unit.owns, self._unit.measures.values())}
        return offers(takeover, assigned, own, self._known(on))

    def record(
        self, agreed: Sequence[TakeoverOffer], on: date | None, waiting: int = 0
    ) -> PreparedAct:
        """Take over what the rows say, as one act that speaks of a day; say how many wait."""
        ledger, days = self._unit.writable_ledger(), self._unit.act_days(on)
        drafts = takeover_drafts(agreed, ledger.history, self._known(on), *days)
        left = f"，还有 {waiting} 行要核对，没有录" if waiting else ""
        return ledger.prepare(drafts, f"已录入旧台账{left}")

    def _known(self, on: date | None) -> Progress:
        unit = self._unit
        return known_by(unit.progress, unit.progress_by(on)) if on else unit.progress


def tables_at_hand(unit: Unit) -> list[Path]:
    """The tables that lie where they are expected, the latest first: in 收件 and the exports."""
    found: list[tuple[float, Path]] = []
    for folder in (unit.home.inbox, unit.home.exports):
        with suppress(OSError):
            for path in sorted(folder.iterdir())[:_LOOKED_AT]:
                own = path.name.startswith(("~$", "."))
                if path.suffix.lower() in KINDS and not own and path.is_file():
                    found.append((path.stat().st_mtime, path))
    return [path for _, path in sorted(found, key=lambda one: -one[0])][:OFFERED]


def _sheets(path: Path) -> Sequence[Sheet]:
    from ..storage.form.sheet import LIMIT, is_workbook, sheets_in
    from ..storage.form.word_table import is_word, word_sheets

    data = text_file.read_bytes(path, LIMIT)
    if is_word(data):
        return word_sheets(data, path.name)
    return sheets_in(data, path.name) if is_workbook(data) else (text_sheet(data, path.name),)
