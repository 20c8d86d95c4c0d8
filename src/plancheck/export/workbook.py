"""What our workbooks share: formats, status colours, page set-up, text that is only ever text.

Columns are in Excel's width units (a digit of the default font, 7 pixels), heights in points.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import NamedTuple, TypeVar

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ..domain.progress.signal import Signal
from ..domain.progress.status import Status
from ..domain.progress.tally import Difference, Share
from ..domain.text import clean
from .column_widths import LineRoom
from .growing_rows import GrowingRows
from .plain import printable
from .row_heights import SIZE

CELL_LIMIT = 32_767
"""UTF-16 units a cell holds (Excel specifications and limits)."""
ROWS, COLUMNS = 1_048_576, 16_384
"""What a sheet holds (the same page)."""
CUT = "……（后略：超过单元格容量）"
_FONT = "宋体"
_OFF = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
SHARES = "[=0]0%;[<0.0995]0.0%;0%"
"""How a cell shows a share: as `Share` says it in words."""
MEASURE = LineRoom(7 * 0.75 / SIZE * 2, 2)
"""A unit of a column's width."""
_FIRST_YEAR = 1900
"""Excel has no dates before it."""

_LOOKS: dict[Status | Signal, tuple[str, str]] = {
    Status.NOT_STARTED: ("#595959", "#F2F2F2"),
    Status.IN_PROGRESS: ("#1F4E79", "#DDEBF7"),
    Status.DONE: ("#1E5B2E", "#E2EFDA"),
    Status.ONGOING: ("#0B5351", "#DAF1F0"),
    Status.BLOCKED: ("#9C0006", "#FCE4E4"),
    Status.NOT_APPLICABLE: ("#7F7F7F", "#FFFFFF"),
    Signal.DUE_SOON: ("#7F6000", "#FFF2CC"),
    Signal.BEHIND: ("#833C0B", "#FCE4D6"),
    Signal.OVERDUE: ("#FFFFFF", "#C00000"),
}
"""Ink and paper of a status or light: dark on pale, so that the word is read in grey too."""


_Row = TypeVar("_Row")
Value = str | int | float | date | datetime | None


class CellFormats(NamedTuple):
    """The cell formats of a workbook."""

    title: Format
    subtitle: Format
    part: Format
    plain: Format
    head: Format
    upright: Format
    text: Format
    long: Format
    middle: Format
    prose: Format
    date: Format
    moment: Format
    figure: Format
    number: Format
    percent: Format
    change: Format


class OfficeWorkbook:
    """A workbook in memory, with our formats; `data` ends it."""

    def __init__(self, title: str, made: datetime) -> None:
        self._buffer = BytesIO()
        properties = {"font_name": _FONT, "font_size": SIZE}
        options = {"in_memory": True, "default_format_properties": properties, **_OFF}
        self.workbook = Workbook(self._buffer, options)
        created = made.astimezone(UTC).replace(tzinfo=None)
        self.workbook.set_properties({"title": clean(title), "created": created})
        self.formats = _formats(self.workbook)
        self._looks = {
            look: self.workbook.add_format({"font_color": ink, "bg_color": paper})
            for look, (ink, paper) in _LOOKS.items()
        }

    def sheet(
        self,
        name: str,
        widths: Sequence[float],
        first: int,
        last: int,
        *,
        upright: bool = False,
        growing: bool = False,
    ) -> Worksheet:
        """A sheet for A4 across, one page wide; rows first..last are repeated on every page.

        `growing`: its rows grow with what is typed in them.
        """
        sheet = self.workbook.add_worksheet(name, GrowingRows if growing else None)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        if not upright:
            sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_footer("&C&10第 &P 页，共 &N 页&R&10&A")
        sheet.hide_gridlines(2)
        if last >= first:
            sheet.repeat_rows(first, last)
        return sheet

    def colour(
        self, sheet: Worksheet, column: int, rows: tuple[int, int], of: type[Status | Signal]
    ) -> None:
        """Colour the names of statuses or of lights in a column, whoever writes them there."""
        words = {one.value: look for one, look in self._looks.items() if isinstance(one, of)}
        _colour(sheet, (rows[0], column, rows[1], column), words)

    def colour_marks(self, sheet: Worksheet, area: tuple[int, int, int, int]) -> None:
        """Colour the marks of statuses and lights in first row, column to last row, column."""
        _colour(sheet, area, {one.mark: look for one, look in self._looks.items()})

    def data(self) -> bytes:
        """The finished file."""
        self.workbook.close()
        return self._buffer.getvalue()


def _colour(sheet: Worksheet, area: tuple[int, int, int, int], words: Mapping[str, Format]) -> None:
    for word, look in words.items():
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
        sheet.conditional_format(*area, rule)


def _formats(workbook: Workbook) -> CellFormats:
    def add(**more: object) -> Format:
        return workbook.add_format({"num_format": "@", "valign": "vcenter", **more})

    boxed = {"border": 1, "border_color": "#808080"}
    wrapped = {**boxed, "text_wrap": True}
    figures = {**boxed, "align": "right"}
    return CellFormats(
        title=add(font_name="黑体", font_size=18, align="center", text_wrap=True),
        subtitle=add(font_size=11, align="center"),
        part=add(font_name="黑体", font_size=11),
        plain=add(),
        head=add(font_name="黑体", align="center", bg_color="#E7E6E6", **wrapped),
        upright=add(rotation=90, bg_color="#E7E6E6", align="center", **boxed),
        text=add(**wrapped),
        long=add(**{**wrapped, "valign": "top"}),
        middle=add(align="center", **wrapped),
        prose=add(font_size=11, text_wrap=True, valign="top"),
        date=add(**{**boxed, "align": "center", "num_format": "yyyy-mm-dd"}),
        moment=add(**{**boxed, "align": "center", "num_format": "yyyy-mm-dd hh:mm"}),
        figure=add(**figures),
        number=add(**{**figures, "num_format": "General"}),
        percent=add(**{**figures, "num_format": SHARES}),
        change=add(**{**figures, "num_format": "+0;-0;0"}),
    )


def write_text(sheet: Worksheet, row: int, column: int, text: str, form: Format) -> None:
    """Write text as text: no formula, no link, no control character, cut where too long."""
    if text:
        _done(sheet.write_string(row, column, fitted(text), form))
    else:
        _done(sheet.write_blank(row, column, None, form))


def write_date(
    sheet: Worksheet, row: int, column: int, day: date | None, forms: CellFormats
) -> None:
    """Write a real date; one that Excel has none of, as text; nothing, as an empty cell."""
    if day is None:
        _done(sheet.write_blank(row, column, None, forms.date))
    else:
        write_day(sheet, row, column, day, forms.date, forms.middle)


def write_day(
    sheet: Worksheet, row: int, column: int, day: date, form: Format, text: Format
) -> None:
    """Write a real date; one that Excel has none of, as text."""
    if day.year < _FIRST_YEAR:
        write_text(sheet, row, column, day.isoformat(), text)
    else:
        moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # Excel knows no zones
        _done(sheet.write_datetime(row, column, moment, form))


def write_number(sheet: Worksheet, row: int, column: int, number: float, form: Format) -> None:
    """Write a real number."""
    _done(sheet.write_number(row, column, number, form))


def write_value(
    forms: CellFormats, sheet: Worksheet, row: int, column: int, value: Value, centred: bool = False
) -> None:
    """Write what a table's cell holds, by what it is."""
    if isinstance(value, datetime):
        _done(sheet.write_datetime(row, column, value.replace(tzinfo=None), forms.moment))
    elif isinstance(value, date):
        write_date(sheet, row, column, value, forms)
    elif isinstance(value, str):
        write_text(sheet, row, column, value, forms.middle if centred else forms.text)
    elif value is None:
        _done(sheet.write_blank(row, column, None, forms.text))
    elif isinstance(value, Share):
        write_number(sheet, row, column, value, forms.percent)
    else:
        form = forms.change if isinstance(value, Difference) else forms.number
        write_number(sheet, row, column, value, form)


def that_fit(rows: Sequence[_Row], taken: int) -> Sequence[_Row]:
    """As many as a sheet holds of which so many rows are taken."""
    return rows[: ROWS - taken]


def merge_text(
    sheet: Worksheet, row: int, columns: tuple[int, int], text: str, form: Format
) -> None:
    """Write text over several columns of one row, or in the one that there is.

    The cells that it covers are written for the sake of their borders alone: where a format has
    none they are left out, which halves the cells of a sheet of prose.
    """
    first, last = columns
    if last > first:  # Excel knows no merged cell of one
        _done(sheet.merge_range(row, first, row, last, "", form if form.left else None))
    write_text(sheet, row, first, text, form)


def add_bars(sheet: Worksheet, column: int, first: int, last: int) -> None:
    """Bars behind a column of percentages, 0 to 100 %."""
    bar = {"type": "data_bar", "bar_solid": True, "bar_color": "#9DC3E6", "data_bar_2010": True}
    ends = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
    sheet.conditional_format(first, column, last, column, bar | ends)


def fitted(text: str) -> str:
    """The text cleaned and, where a cell does not hold it, cut with a word that says so."""
    text = printable(text)
    if len(text) <= CELL_LIMIT // 2 or len(text.encode("utf-16-le")) // 2 <= CELL_LIMIT:
        return text
    kept = text.encode("utf-16-le")[: 2 * (CELL_LIMIT - len(CUT))]
    return kept.decode("utf-16-le", "ignore") + CUT


def _done(code: int) -> None:
    """XlsxWriter says by a code, not an exception, that a cell was not written."""
    if code:
        raise ValueError(f"cell not written: {code}")
