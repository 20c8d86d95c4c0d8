"""页码 of an official document by GB/T 9704-2012, 7.5 and 8: — 1 — under the type area.

Odd pages have it at the right, even ones at the left, one character in. A page across is the
upright one turned to the right, its head where the left margin was: what was the foot is at the
left, and the number stands there, turned like the page.
"""

from __future__ import annotations

from docx.oxml.ns import nsdecls

from . import paper_styles as styles

FIELD = "".join(
    f"<w:r>{piece}</w:r>"
    for piece in (
        '<w:t xml:space="preserve">— </w:t>',
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        '<w:t xml:space="preserve"> —</w:t>',
    )
)
"""The runs of a page's number."""
_WIDE = 6
"""The turned number's line in mm."""


def footer() -> bytes:
    """A footer with nothing in it yet, for python-docx."""
    return f"<w:ftr {nsdecls('w', 'r')}><w:p/></w:ftr>".encode()


def at(side: str) -> str:
    """A paragraph's properties: at this side, one character in."""
    return f'<w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{side}"/>'


def turned(side: str) -> str:
    """The number in the left margin of a page across, as a table that stands free on the page.

    Word and LibreOffice turn the text of a cell; a frame's neither turns.
    """
    _, right, _, left = styles.MARGINS
    long, high = styles.PAGE[0] - left - right, styles.twips(_WIDE)
    away = styles.twips(styles.FOOTER - _WIDE / 2)
    none = "".join(f'<w:{e} w:w="0" w:type="dxa"/>' for e in ("top", "left", "bottom", "right"))
    return (
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblpPr w:vertAnchor="page" w:horzAnchor="page" w:tblpX="{away}"'
        f' w:tblpY="{styles.twips(left)}"/><w:tblOverlap w:val="never"/>'
        f'<w:tblW w:w="{high}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{none}</w:tblCellMar></w:tblPr>"
        f'<w:tblGrid><w:gridCol w:w="{high}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:trHeight w:val="{styles.twips(long)}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{high}" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="页码"/>{at(side)}</w:pPr>{FIELD}</w:p></w:tc></w:tr></w:tbl>'
    )
