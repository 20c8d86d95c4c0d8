"""The building blocks of an official document by GB/T 9704-2012; `paper_styles` has the figures.

A document says what goes where and in which order; how it looks is said here once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape
from zipfile import ZipFile

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section, _Footer
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from ..domain.cells import cell_width
from ..domain.text import clean
from . import paper_styles as styles
from .plain import printable

_TITLE = 38
"""Cells of a title's line: 19 hanzi of 22 pt, one short of the type area's width."""

_CELL_MARGINS = (
    '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="57" w:type="dxa"/>'
    '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
)
"""Half a millimetre above and below a cell's text, one at its sides."""

_UNDER = f'<w:ind {nsdecls("w")} w:firstLineChars="500" w:firstLine="{5 * styles.INDENT // 2}"/>'
"""Two characters in and three more, the width of 附件：."""


class PaperColumn(NamedTuple):
    """A table's column: its heading, its width in mm, whether its cells are centred."""

    name: str
    width: int
    centred: bool = False


class Paper:
    """A document in the making; `data` ends it."""

    def __init__(self, title: str, made: datetime) -> None:
        self._document = Document(styles.template())
        properties = self._document.core_properties
        properties.title, properties.language = clean(title)[:255], "zh-CN"
        properties.author = properties.last_modified_by = ""
        stamp = made.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        properties.created = properties.modified = stamp
        self._lay_out(self._document.sections[0], landscape=False)

    def title(self, text: str) -> None:
        """标题, centred, broken where its words allow (7.3.1)."""
        for line in title_lines(clean(text)):
            self._add(line, "公文标题")

    def subtitle(self, text: str) -> None:
        """The line under the title, and an empty one after it."""
        self._add(text, "公文副题")
        self.gap()

    def heading(self, text: str, level: int = 1) -> None:
        """一、 in 黑体 (level 1) or （一） in 楷体 (level 2; 7.3.3)."""
        self._add(text, ("一级标题", "二级标题")[level - 1])

    def body(self, text: str) -> None:
        """A paragraph of the body, two characters in (7.3.3)."""
        self._add(text, "正文缩进")

    def names_annexes(self, *titles: str) -> None:
        """附件说明: after the body, on the page of those who sign; numbered if several (7.3.4)."""
        self.gap()
        for number, title in enumerate(titles, 1):
            numbered = f"{number}. {title}" if len(titles) > 1 else title
            line = self._add(f"附件：{numbered}" if number == 1 else numbered, "正文缩进")
            line.paragraph_format.keep_with_next = True
            if number > 1:  # under the first one's number
                line._p.get_or_add_pPr().append(parse_xml(_UNDER))

    def gap(self) -> None:
        """An empty line."""
        self._add("", "Normal")

    def foot(self, lines: Sequence[str]) -> None:
        """Who signs: lines that stay on one page with each other, room for a seal above."""
        self._add("", "Normal").paragraph_format.keep_with_next = True
        for number, line in enumerate(lines, 1):
            paragraph = self._add(line, "正文缩进")
            paragraph.paragraph_format.keep_with_next = number < len(lines)
            paragraph.paragraph_format.keep_together = True

    def signs(self, office: str, day: date, note: str) -> None:
        """发文机关署名 over 成文日期, as for a document that is sealed, and 附注 (7.3.5, 7.3.6).

        The date stands four characters from the right, the office is centred over it.
        """
        words = f"{day.year}年{day.month}月{day.day}日"
        office = printable(office)
        width, over = (cell_width(text, ambiguous=2) / 2 for text in (words, office))
        right = max(4 + (width - over) / 2, 0)
        for _ in range(2):  # room for the seal
            self._add("", "Normal").paragraph_format.keep_with_next = True
        for text, room in ((office, right), (words, right - (width - over) / 2)):
            line = self._add(text, "落款")
            line.paragraph_format.keep_with_next = True
            indent = f'<w:ind {nsdecls("w")} w:right="{round(room * styles.INDENT / 2)}"/>'
            line._p.get_or_add_pPr().append(parse_xml(indent))
        self._add(f"（{note}）", "正文缩进")

    def annex(self, title: str, number: int = 0) -> None:
        """附件 on a page of its own, across: the mark, then the title on the third line (7.3.7).

        Several are numbered from 1.
        """
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        self._lay_out(section, landscape=True)
        self._add(f"附件{number or ''}", "附件标识")
        self.gap()
        self._add(title, "公文标题")
        self.gap()

    def note(self, text: str) -> None:
        """A line of a table's type, above or under it."""
        self._add(text, "表格文字")

    def table(self, columns: Sequence[PaperColumn], rows: Sequence[Sequence[str]]) -> None:
        """A ruled table whose heading is repeated; a row of one text runs over all columns.

        It is written as one piece: python-docx's own cells take quadratic time.
        """
        widths = [styles.twips(column.width) for column in columns]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        heading = "".join(
            _cell(column.name, width, "表头文字")
            for column, width in zip(columns, widths, strict=True)
        )
        edges = ("top", "left", "bottom", "right", "insideH", "insideV")
        rules = "".join(f'<w:{e} w:val="single" w:sz="4" w:color="000000"/>' for e in edges)
        xml = "".join(
            (
                f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>',
                f'<w:jc w:val="center"/><w:tblBorders>{rules}</w:tblBorders>',
                f'<w:tblLayout w:type="fixed"/>{_CELL_MARGINS}</w:tblPr>',
                f"<w:tblGrid>{grid}</w:tblGrid>",
                f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heading}</w:tr>",
                *(_row(row, columns, widths) for row in rows),
                "</w:tbl>",
            )
        )
        self._document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")
        self._add("", "表格文字")  # Word wants a paragraph after a table

    def data(self) -> bytes:
        """The finished file; the same text gives the same bytes."""
        made = BytesIO()
        self._document.save(made)
        with ZipFile(made) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        return styles.zipped(parts).getvalue()

    def _add(self, text: str, style: str) -> Paragraph:
        return self._document.add_paragraph(printable(text), style)

    def _lay_out(self, section: Section, *, landscape: bool) -> None:
        """Page, margins, grid and page numbers. Across, the page is the upright one turned."""
        top, right, bottom, left = styles.MARGINS
        width, height = styles.PAGE
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        if landscape:
            width, height = height, width
            top, right, bottom, left = left, top, right, bottom
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.top_margin, section.right_margin = Mm(top), Mm(right)
        section.bottom_margin, section.left_margin = Mm(bottom), Mm(left)
        section.header_distance = Mm(15)
        section.footer_distance = Mm(bottom - (styles.MARGINS[2] - styles.FOOTER))
        grid = section._sectPr.find(qn("w:docGrid"))
        if grid is None:
            grid = parse_xml(f"<w:docGrid {nsdecls('w')}/>")
            section._sectPr.append(grid)
        grid.set(qn("w:type"), "linesAndChars")
        grid.set(qn("w:linePitch"), str(styles.PITCH))
        grid.set(qn("w:charSpace"), str(styles.CHARACTER_SPACE))
        if not landscape:
            _number(section.footer, "right")
            _number(section.even_page_footer, "left")


def _number(footer: _Footer, side: str) -> None:
    """— 1 — at the outer side, one character in: odd right, even left (7.5)."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.style = "页码"
    pieces = (
        '<w:t xml:space="preserve">— </w:t>',
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        '<w:t xml:space="preserve"> —</w:t>',
    )
    field = "".join(f"<w:r>{piece}</w:r>" for piece in pieces)
    for run in parse_xml(f"<w:p {nsdecls('w')}>{field}</w:p>"):
        paragraph._p.append(run)
    place = parse_xml(
        f'<w:pPr {nsdecls("w")}><w:ind w:{side}Chars="100" w:{side}="280"/>'
        f'<w:jc w:val="{side}"/></w:pPr>'
    )
    for one in place:
        paragraph._p.get_or_add_pPr().append(one)


def _row(row: Sequence[str], columns: Sequence[PaperColumn], widths: Sequence[int]) -> str:
    if len(row) == 1:
        cells = _cell(row[0], sum(widths), "表格文字", span=len(widths))
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    made = (
        _cell(text, width, "表格文字", centred=column.centred)
        for text, column, width in zip(row, columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(made)}</w:tr>"


def _cell(text: str, width: int, style: str, *, centred: bool = False, span: int = 1) -> str:
    over = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    style = f'<w:pStyle w:val="{style}"/>' + ('<w:jc w:val="center"/>' if centred else "")
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{over}<w:vAlign w:val="center"/>'
    lines = escape(printable(text)).split("\n")
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return (
        f"<w:tc><w:tcPr>{properties}</w:tcPr>"
        f"<w:p><w:pPr>{style}</w:pPr><w:r>{words}</w:r></w:p></w:tc>"
    )


def title_lines(text: str) -> list[str]:
    """A title in lines that are whole in meaning: broken before 《, after 》 or at both."""
    before, after = text.find("《"), text.rfind("》") + 1
    places = [place for place in (before, after) if 0 < place < len(text)]
    choices = [[text], *([text[:place], text[place:]] for place in places)]
    if len(places) > 1:
        choices.append([text[:before], text[before:after], text[after:]])
    longest = [max(cell_width(line, ambiguous=2) for line in lines) for lines in choices]
    fitting = [lines for lines, width in zip(choices, longest, strict=True) if width <= _TITLE]
    return min(fitting, key=len, default=[text])
