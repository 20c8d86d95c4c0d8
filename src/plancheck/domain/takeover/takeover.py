"""An old table as it is understood: its rows, what each says of which measure, what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ..form.columns import FormColumn
from ..form.sheet import Sheet
from ..form.values import one_means
from ..plan.model import Measure, Units
from ..progress.status import Status
from ..startup import lazy
from ..text import TITLE_LIMIT, clean, folded_name, resembling_name
from .heading_words import about_table
from .headings import NUMBERS, TEXTS
from .matches import Match, matches
from .row_words import Days, RowWords, row_words
from .statements import MeasureTold, ToldStep
from .table import LeftColumn, OldRow, OldTables, tables_of

_FIGURE = lazy(r"[0-9.]+")
_ISSUE = lazy(r"[0-9.]+-[问协][0-9]+\S?")
_TOTAL = lazy(r"\s*(?:合\s*计|总\s*计|小\s*计|共\s*计)")
_FOOT = lazy(
    r"\s*(?:填报?表?人|填报单位|制表人?|审核人?|审批|联系电话|单位负责人|负责人签字|注|备注|说明|填表说明|填报日期)\s*[:：]"
)
_BETWEEN_NAMES = lazy(r"[、,，;；/\s]+")


class TakeoverRow(NamedTuple):
    """A row: which measure it is about, what it says; `passed` says why it can be about none."""

    row: OldRow
    match: Match
    said: RowWords
    passed: str = ""
    unit: str = ""
    """The unit that it names, where that is another one."""

    @property
    def key(self) -> str:
        """What it is called by."""
        return self.row.key


class Takeover(NamedTuple):
    """All that the sheets say. `on` is the day that they speak of, None where they name none.

    `unread` are the sheets that are left out, with why; `warnings` speak against the whole.
    """

    rows: tuple[TakeoverRow, ...] = ()
    left: tuple[LeftColumn, ...] = ()
    unread: tuple[str, ...] = ()
    on: date | None = None
    warnings: tuple[str, ...] = ()


def takeover_of(
    sheets: Iterable[Sheet], measures: Mapping[str, Measure], units: Units, days: Days
) -> Takeover:
    """What the sheets say of a unit's measures."""
    every = [(sheet, tables_of(sheet)) for sheet in sheets]
    found = [tables for sheet, tables in every if not sheet.hidden]
    own = [measure.id for measure in measures.values() if measure.concerns(units)]
    rows = [row for one in found for row in _rows(one, measures, own, units, days)]
    above = [text for one in found if one.has_heading for text in one.above]
    about = about_table(above, units, days)
    return Takeover(
        rows=tuple(rows),
        left=tuple(column for one in found for column in one.left),
        unread=tuple(_unread(every)),
        on=about.on,
        warnings=about.warnings,
    )


def _unread(every: Iterable[tuple[Sheet, OldTables]]) -> Iterator[str]:
    for sheet, tables in every:
        if tables.has_heading and sheet.hidden:
            yield f"“{sheet.name}”是隐藏的，没有读"
        elif tables.above and not tables.has_heading and not sheet.hidden:
            yield f"“{sheet.name}”没有认出表头，没有读"


def _rows(
    tables: OldTables,
    measures: Mapping[str, Measure],
    own: Sequence[str],
    units: Units,
    days: Days,
) -> Iterator[TakeoverRow]:
    shares = [c.value for r in tables.rows for c in r.of(FormColumn.PERCENT, FormColumn.STATUS)]
    one = one_means(shares)
    for row, match in zip(tables.rows, matches(tables.rows, measures, own), strict=True):
        said = row_words(row, days, one)
        if match.step:
            said = said._replace(told=_as_step(said.told, match.step))
        passed = _passed(row, match)
        about = match._replace(measure=None) if passed else match
        unit = _other_unit(row, units)
        yield TakeoverRow(row=row, match=about, said=said, passed=passed, unit=unit)


def _as_step(told: MeasureTold, title: str) -> MeasureTold:
    """What a row says that is about a step: its notes name it."""
    title = clean(title, TITLE_LIMIT)
    step = ToldStep(title, told.owner, told.due, told.status is Status.DONE)
    notes = (note._replace(text=f"{title}：{note.text}") for note in told.notes)
    return told._replace(steps=(step,), notes=tuple(notes))


def _passed(row: OldRow, match: Match) -> str:
    """Why a row is no measure's; "" where it may be one's."""
    words = [cell.words for cell in row.cells]
    texts = row.of(*TEXTS) or [c for c in row.of(*NUMBERS) if not _FIGURE.fullmatch(c.words)]
    if not words:
        return "没有认识的栏"
    if any(_ISSUE.fullmatch(cell.words) for cell in row.of(*NUMBERS)):
        return "问题台账：问题在措施那一行里"
    if any(map(_TOTAL.match, words[:3])):
        return "合计行"
    if any(map(_FOOT.match, words)):
        return "表尾"
    if len(set(words)) == 1 and (len(words) > 2 or not match.measure):
        return "小标题" if texts else "没有写是哪项措施"
    return "" if match.measure or match.doubt else "没有写是哪项措施"


def _other_unit(row: OldRow, units: Units) -> str:
    """The unit that the row names as responsible, where it is another one of the same type."""
    own = {resembling_name(name) for name in units.names}
    for cell in row.of(FormColumn.LEAD):
        names = [name for name in _BETWEEN_NAMES.split(cell.words) if name]
        if own.intersection(map(resembling_name, names)):
            return ""
        if all(_is_other(name, units.type) for name in names):
            return cell.words
    return ""


def _is_other(name: str, unit_type: str) -> bool:
    kind, folded = folded_name(unit_type), folded_name(name)
    return folded.endswith(kind) and folded.removesuffix(kind).lstrip("各全") != ""
