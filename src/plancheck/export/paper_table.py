"""A table of an official document, as one piece of XML: python-docx's cells take quadratic time.

Its heading is repeated on every page. A row stays on one page, unless it is so high that this would
leave a page half empty; a row of one text, which heads those under it, stays with the next.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls

from ..domain.cell_widths import cell_width
from . import paper_styles as styles
from .column_widths import LineRoom
from .plain import printable

_CELL_MARGINS = (
    '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="57" w:type="dxa"/>'
    '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
)
"""Half a millimetre above and below a cell's text, one at its sides."""
_MARGIN = 2
"""Both sides of a cell in mm."""
_TALL = 10
"""Lines of a row that may be broken at a page's end."""


class PaperColumn(NamedTuple):
    """A table's column: its heading, its width in mm, how its cells stand.

    Figures are at the right, so that units stand under units.
    """

    name: str
    width: float
    centred: bool = False
    figures: bool = False


class _Type(NamedTuple):
    """The type of a table: the styles of its head and its cells, half a hanzi's width in mm."""

    head: str
    cells: str
    half: float


_PLAIN = _Type("表头文字", "表格文字", 10.5 / 72 * 25.4 / 2)
_DENSE = _Type("表头小字", "表格小字", 9 / 72 * 25.4 / 2)
PLAIN, DENSE = (LineRoom(1 / type.half, _MARGIN) for type in (_PLAIN, _DENSE))
"""A mm of a table's column, and of a dense one's."""


COLOURS = {"红灯": "C00000", "黄灯": "9C5700", "绿灯": "2E7D32"}
"""What a light is printed in: dark enough to be read where there is no colour."""


def table_xml(
    columns: Sequence[PaperColumn],
    rows: Sequence[Sequence[str]],
    *,
    dense: bool = False,
    whole: bool = False,
) -> str:
    """The table; `dense` is in smaller type, for many columns; a `whole` one is on one page."""
    kind = _DENSE if dense else _PLAIN
    widths = [styles.twips(column.width) for column in columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    heading = "".join(
        _cell(column.name, width, kind.head, held=whole)
        for column, width in zip(columns, widths, strict=True)
    )
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = "".join(f'<w:{e} w:val="single" w:sz="4" w:color="000000"/>' for e in edges)
    return "".join(
        (
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>',
            f'<w:jc w:val="center"/><w:tblBorders>{rules}</w:tblBorders>',
            f'<w:tblLayout w:type="fixed"/>{_CELL_MARGINS}</w:tblPr>',
            f"<w:tblGrid>{grid}</w:tblGrid>",
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heading}</w:tr>",
            *(
                _row(row, columns, widths, kind, whole and n < len(rows))
                for n, row in enumerate(rows, 1)
            ),
            "</w:tbl>",
        )
    )


def _row(
    row: Sequence[str],
    columns: Sequence[PaperColumn],
    widths: Sequence[int],
    kind: _Type,
    held: bool,
) -> str:
    if len(row) == 1:
        over = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
        cells = _cell(row[0], sum(widths), kind.cells, over=over, held=True)
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    lines = max(_lines(t, c.width, kind) for t, c in zip(row, columns, strict=True))
    broken = lines > _TALL
    made = (
        _cell(
            text,
            width,
            kind.cells,
            stands="right" if column.figures else "center" if column.centred else "",
            high="top" if broken else "center",
            held=held,
        )
        for text, column, width in zip(row, columns, widths, strict=True)
    )
    whole = "" if broken else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{whole}{''.join(made)}</w:tr>"


def _lines(text: str, width: float, kind: _Type) -> int:
    room = max(int((width - _MARGIN) / kind.half), 1)
    return sum(max(math.ceil(cell_width(t, ambiguous=2) / room), 1) for t in text.split("\n"))


def _cell(
    text: str,
    width: int,
    style: str,
    *,
    stands: str = "",
    high: str = "center",
    over: str = "",
    held: bool = False,
) -> str:
    place = f'<w:jc w:val="{stands}"/>' if stands else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{over}<w:vAlign w:val="{high}"/>'
    colour = COLOURS.get(text)
    look = f'<w:rPr><w:color w:val="{colour}"/></w:rPr>' if colour else ""
    kept = "<w:keepNext/>" * held
    lines = escape(printable(text)).split("\n")
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return (
        f"<w:tc><w:tcPr>{properties}</w:tcPr>"
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{place}</w:pPr>'
        f"<w:r>{look}{words}</w:r></w:p></w:tc>"
    )
