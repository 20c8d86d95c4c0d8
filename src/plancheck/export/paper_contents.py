"""目录 of a document to be looked things up in: a field that Word can renew, already written.

It has no page numbers until Word renews it, and writes them: before that nobody knows them, as
other type than the standard's makes other lines. An entry leads to its heading all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls

from . import paper_styles as styles

BODY = "手册正文"
STRONG, CODE, TYPED = "着重字", "键入字", "键入行"
"""The types of a word to be seen first, of what is typed in a line, of a line to be typed."""
HEAD = "目录标题"
_ENTRIES = ("TOC1", "TOC2")
_TYPES = (styles.HEI, styles.FANGSONG)
_KEYS = "Courier New"


def contents_styles() -> tuple[str, ...]:
    """What is not in an official document: entries, words that stand out, lines to be typed."""
    edge = f'<w:tab w:val="right" w:leader="dot" w:pos="{styles.twips(styles.WIDTH)}"/>'
    entries = [
        styles.style(
            name,
            f'<w:tabs>{edge}</w:tabs>{styles.exact(300)}<w:ind w:left="{deep * styles.INDENT}"/>',
            styles.font(type, 24),
            called=f"toc {deep + 1}",
        )
        for deep, (name, type) in enumerate(zip(_ENTRIES, _TYPES, strict=True))
    ]
    return (
        styles.style(HEAD, '<w:jc w:val="center"/>', styles.font(styles.HEI, 32)),
        *entries,
        # what is typed is not broken: spread to the edge, the line before it would gape
        styles.style(BODY, '<w:widowControl/><w:jc w:val="left"/>', "", based=styles.CLOSE_BODY),
        styles.style(
            TYPED,
            '<w:keepLines/><w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
            f'{styles.exact(320)}<w:ind w:left="480"/><w:jc w:val="left"/>',
            styles.font(styles.FANGSONG, 20, latin=_KEYS),
        ),
        styles.run_style(STRONG, styles.font(styles.HEI, bold=True)),
        styles.run_style(CODE, styles.font(styles.FANGSONG, latin=_KEYS)),
    )


def mark(number: int) -> tuple[str, str]:
    """The two ends of the mark of heading `number`."""
    name = f'w:id="{number}" w:name="{_name(number)}"'
    return (
        f"<w:bookmarkStart {nsdecls('w')} {name}/>",
        f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>',
    )


def contents(entries: Sequence[tuple[int, str]]) -> list[str]:
    """The field's paragraphs: an entry's level (1 or 2) and its words, numbered from 1."""
    lines = [
        f'<w:hyperlink w:anchor="{_name(number)}" w:history="1">'
        f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:hyperlink>'
        for number, (_, words) in enumerate(entries, 1)
    ]
    lines[0], lines[-1] = _BEGIN + lines[0], lines[-1] + _END
    return [
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{_ENTRIES[level - 1]}"/></w:pPr>{line}</w:p>'
        for (level, _), line in zip(entries, lines, strict=True)
    ]


def _name(number: int) -> str:
    return f"_Toc{number:08}"


_BEGIN = "".join(
    f"<w:r>{piece}</w:r>"
    for piece in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
    )
)
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
