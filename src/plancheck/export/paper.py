"""The building blocks of an official document by GB/T 9704-2012; `paper_styles` has the figures.

A document says what goes where and in which order; how it looks is said here once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import count
from zipfile import ZipFile

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.hdrftr import FooterPart
from docx.section import Section, _Footer
from docx.shared import Mm, Pt, Twips
from docx.text.paragraph import Paragraph

from ..domain.cell_widths import cell_width
from ..domain.text import clean
from . import page_number, paper_contents
from . import paper_styles as styles
from .paper_table import PaperColumn, table_xml
from .plain import printable
from .title_lines import title_lines

FooterPart._default_footer_xml = page_number.footer  # type: ignore[method-assign]
"""Its own lies in a file, which it does not find where the program is one file (.pyz)."""


class Paper:
    """A document in the making; `data` ends it."""

    def __init__(self, title: str, made: datetime, lines: int = styles.LINES) -> None:
        self._document = Document(styles.template(lines))
        self._ids: dict[str, str | None] = {}
        self._pitch = styles.pitch(lines)
        properties = self._document.core_properties
        properties.title, properties.language = clean(title)[:255], "zh-CN"
        properties.author = properties.last_modified_by = ""
        stamp = made.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        properties.created = properties.modified = stamp
        self._lay_out(self._document.sections[0], landscape=False)
        self._body, self._signed = "正文缩进", "落款"
        self._character = styles.INDENT / 2
        self._marked: Iterator[int] | None = None
        self._turned = False

    def close(self, points: int, line: float, height: int) -> None:
        """Set the first page in smaller type, in a type area so many points high.

        What there is more of than the standard's is taken of the upper and lower margins.
        """
        self._learn(styles.close_styles(points, line))
        self._body, self._signed = styles.CLOSE_BODY, styles.CLOSE_SIGNED
        self._character = 20 * points
        section, more = self._document.sections[0], Pt(height) - Mm(225)
        for side in ("top_margin", "bottom_margin", "footer_distance"):
            setattr(section, side, getattr(section, side) - more // 2)

    def title(self, text: str) -> None:
        """标题, centred, broken where its words allow (7.3.1)."""
        for line in title_lines(clean(text)):
            self._add(line, "公文标题")

    def subtitle(self, text: str) -> None:
        """The line under the title, and an empty one after it where there is room."""
        self._add(text, "公文副题")
        if not self._is_close:
            self.gap()

    @property
    def _is_close(self) -> bool:
        return self._body == styles.CLOSE_BODY

    def contents(self, title: str, entries: Sequence[tuple[int, str]]) -> None:
        """目录 under its title, of all headings that will come; the next words are on a new page.

        An entry is a heading's level and its words; an annex without a number is one, too. The body
        is in close type.
        """
        self._learn(paper_contents.contents_styles())
        self._marked, self._body = count(1), paper_contents.BODY
        self._add(title, paper_contents.HEAD)
        for xml in paper_contents.contents(entries):
            self._put(xml)
        self._turned = True

    def heading(self, text: str, level: int = 1) -> None:
        """一、 in 黑体 (level 1) or （一） in 楷体 (level 2; 7.3.3)."""
        self._mark(self._add(text, ("一级标题", "二级标题")[level - 1]), level)

    def _mark(self, heading: Paragraph, level: int = 1) -> None:
        """Let the contents, where there are any, find this heading."""
        if self._marked is not None:
            start, end = paper_contents.mark(next(self._marked))
            heading.runs[0]._r.addprevious(parse_xml(start))
            heading._p.append(parse_xml(end))
            outline = f'<w:outlineLvl {nsdecls("w")} w:val="{level - 1}"/>'
            heading._p.get_or_add_pPr().append(parse_xml(outline))

    def body(self, text: str, heading: str = "", level: int = 2) -> None:
        """A paragraph of the body, two characters in (7.3.3), after a heading in its line."""
        style = (styles.RUN_IN_FIRST, styles.RUN_IN)[level - 1]
        self.runs(((heading, style), (text, None)))

    def runs(self, pieces: Iterable[tuple[str, str | None]]) -> None:
        """A paragraph of the body of pieces, each in a type of its own or in the body's."""
        paragraph = self._add("", self._body)
        for text, style in pieces:
            if text:
                paragraph.add_run(_within(text), style)

    def typed(self, lines: Sequence[str]) -> None:
        """Lines to be typed as they stand, on one page where there are not too many."""
        for n, line in enumerate(lines, 1):
            added = self._add(line, paper_contents.TYPED)
            added.paragraph_format.keep_with_next = n < len(lines)

    def names_annex(self, title: str) -> None:
        """附件说明: after the body, on the page of those who sign (7.3.4)."""
        self._holds_last()
        self._add("", "Normal").paragraph_format.keep_with_next = True
        self._add(f"附件：{title}", "正文缩进").paragraph_format.keep_with_next = True

    def names_annexes(self, lines: Sequence[str]) -> None:
        """附件说明 of several, a line each, on the page of those who sign."""
        for n, line in enumerate(lines):
            self._holds_last()
            added = self._add(line, self._body)
            if n:  # under the first one's number
                added.paragraph_format.left_indent = Twips(round(3 * self._character))

    def gap(self) -> None:
        """An empty line."""
        self._add("", "Normal")

    def foot(self, lines: Sequence[str], *, close: bool = False) -> None:
        """Who signs: lines on one page with the text's last, room for a seal above if not close."""
        self._holds_last()
        if not close:
            self._add("", "Normal").paragraph_format.keep_with_next = True
        for number, line in enumerate(lines, 1):
            paragraph = self._add(line, "正文缩进")
            paragraph.paragraph_format.keep_with_next = number < len(lines)
            paragraph.paragraph_format.keep_together = True

    def signs(self, office: str, day: date, people: str) -> None:
        """发文机关署名 over 成文日期, as for a document that is sealed (7.3.5); who answers for it.

        The date stands four characters from the right, the office is centred over it.
        """
        self._holds_last()
        words = f"{day.year}年{day.month}月{day.day}日"
        office = printable(office)
        width, over = (cell_width(text, ambiguous=2) / 2 for text in (words, office))
        right = max(4 + (width - over) / 2, 0)
        for _ in range(1 if self._is_close else 2):  # room for the seal
            self._add("", self._body).paragraph_format.keep_with_next = True
        for text, room in ((office, right), (words, right - (width - over) / 2)):
            line = self._add(text, self._signed)
            line.paragraph_format.keep_with_next = True
            indent = f'<w:ind {nsdecls("w")} w:right="{round(room * self._character)}"/>'
            line._p.get_or_add_pPr().append(parse_xml(indent))
        self._add(people, self._body)

    def annex(self, title: str, number: int | None = 0, *, upright: bool = False) -> None:
        """附件 on a page of its own, mostly across: its mark, the title on the third line (7.3.7).

        Several are numbered from 1; what is none of them has no number and no mark.
        """
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        self._lay_out(section, landscape=not upright)
        if number is not None:
            self._add(f"附件{number or ''}", "附件标识")
            self.gap()
        headed = self._add(title, "公文标题")
        if number is None:
            self._mark(headed)
        self.gap()

    def note(self, text: str, *, small: bool = False) -> None:
        """A line of a table's type, above or under it."""
        self._add(text, "表注" if small else "表格文字")

    def picture(self, png: bytes, width: float, words: str) -> None:
        """A picture so many mm wide, its words under it, on one page with them."""
        self._add("", "图").add_run().add_picture(BytesIO(png), Mm(width))
        self._add(words, "图注")

    def table(
        self,
        columns: Sequence[PaperColumn],
        rows: Sequence[Sequence[str]],
        *,
        dense: bool = False,
        whole: bool = False,
    ) -> None:
        """A ruled table; a row of one text runs over all columns; a `whole` one is on one page."""
        self._put(table_xml(columns, rows, dense=dense, whole=whole))
        self._add("", "表尾")  # Word wants a paragraph after a table, which must not take a page

    def data(self) -> bytes:
        """The finished file; the same text gives the same bytes."""
        made = BytesIO()
        self._document.save(made)
        with ZipFile(made) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        return styles.zipped(parts).getvalue()

    def _holds_last(self) -> None:
        """Keep the last paragraph with what follows: nobody signs a page without a word on it."""
        self._document.paragraphs[-1].paragraph_format.keep_with_next = True

    def _learn(self, named: Iterable[str]) -> None:
        """More styles."""
        for style in named:
            whole = style.replace("<w:style ", f"<w:style {nsdecls('w')} ", 1)
            self._document.styles.element.append(parse_xml(whole))

    def _put(self, xml: str) -> None:
        self._document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")

    def _add(self, text: str, style: str) -> Paragraph:
        paragraph = self._document.add_paragraph(printable(text))
        if self._turned:
            paragraph.paragraph_format.page_break_before = True
            self._turned = False
        if style not in self._ids:  # the library goes through all styles for it each time
            self._ids[style] = self._document.styles.get_style_id(style, WD_STYLE_TYPE.PARAGRAPH)
        paragraph._p.style = self._ids[style]
        return paragraph

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
        grid.set(qn("w:linePitch"), str(self._pitch))
        grid.set(qn("w:charSpace"), str(styles.CHARACTER_SPACE))
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
            footer.is_linked_to_previous = False
            (_number_turned if landscape else _number)(footer, side)


def _number(footer: _Footer, side: str) -> None:
    """— 1 — at the outer side, one character in: odd right, even left (7.5)."""
    paragraph = footer.paragraphs[0]
    paragraph.style = "页码"
    for run in parse_xml(f"<w:p {nsdecls('w')}>{page_number.FIELD}</w:p>"):
        paragraph._p.append(run)
    place = parse_xml(f"<w:pPr {nsdecls('w')}>{page_number.at(side)}</w:pPr>")
    for one in place:
        paragraph._p.get_or_add_pPr().append(one)


def _number_turned(footer: _Footer, side: str) -> None:
    """The same where the page lies across: as on the upright pages it is bound with (8)."""
    footer.paragraphs[0].style = "页码"
    footer.paragraphs[0]._p.addprevious(parse_xml(page_number.turned(side)))


def _within(text: str) -> str:
    """Printable text, the blanks at its ends kept: more of the line may stand there."""
    bare = text.strip(" ")
    before, _, after = text.partition(bare) if bare else (text, "", "")
    return f"{before}{printable(bare)}{after}"
