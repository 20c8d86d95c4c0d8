"""How the cells of a form look: grey and locked where they are given, white where they are open."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from xlsxwriter.format import Format

    from ..workbook import OfficeWorkbook

_GREY, _WANTED, _LACK = "#EDEDED", "#FFF2CC", "#FCE4E4"
_BORDER = {"border": 1, "border_color": "#808080", "text_wrap": True, "valign": "vcenter"}
_TEXT, _CENTRED = {"num_format": "@"}, {"num_format": "@", "align": "center"}
_KINDS = {
    "text": _TEXT,
    "middle": _CENTRED,
    "long": {"num_format": "@", "valign": "top"},
    "number": {"num_format": "General", "align": "center"},
    "percent": {"num_format": "0%", "align": "center"},
    "day": {"num_format": "yyyy-mm-dd", "align": "center"},
}


class CellLooks(NamedTuple):
    """The formats of cells of one sort, by what they hold."""

    text: Format
    middle: Format
    long: Format
    number: Format
    percent: Format
    day: Format


class FormLooks(NamedTuple):
    """Given cells, open cells, labels; what is wanted (黄) and what lacks a reason (红)."""

    given: CellLooks
    open: CellLooks
    label: Format
    small: Format
    wanted: Format
    lack: Format


def form_looks(book: OfficeWorkbook) -> FormLooks:
    """The formats, added to the workbook."""
    add = book.workbook.add_format

    def cells(more: dict[str, object]) -> CellLooks:
        return CellLooks(**{name: add(_BORDER | kind | more) for name, kind in _KINDS.items()})

    head = _BORDER | _CENTRED | {"bg_color": _GREY}
    return FormLooks(
        given=cells({"bg_color": _GREY}),
        open=cells({"locked": False}),
        label=add(head | {"font_name": "黑体"}),
        small=add(_BORDER | _TEXT | {"bg_color": _GREY, "font_size": 6, "text_wrap": False}),
        wanted=add({"bg_color": _WANTED}),
        lack=add({"bg_color": _LACK}),
    )
