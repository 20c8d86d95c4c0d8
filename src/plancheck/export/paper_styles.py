"""The figures of GB/T 9704-2012 and the Word package that carries them, before any text.

Clauses: 5.2.1 margins and type area, 5.2.2 type (3号仿宋, 16 pt), 5.2.3 22 lines of 28
characters, 7.3.1 title (2号小标宋, 22 pt), 7.3.3 body and its levels (黑体, 楷体, 仿宋; two
characters' indent), 7.3.4 附件说明, 7.3.5 who signs, 7.3.6 附注, 7.3.7 附件, 7.5 page numbers
(4号宋体, 14 pt, a dash each side).
"""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

TWIPS_A_MM = 1440 / 25.4
PAGE = (210, 297)
"""A4 in mm (5.1)."""
MARGINS = (37, 26, 35, 28)
"""Top, right, bottom, left in mm (5.2.1): what is left is 156 mm × 225 mm."""
WIDTH = PAGE[0] - MARGINS[1] - MARGINS[3]
LINE = 579
"""28.95 pt in twips, exact: 22 of them fill 225 mm."""
LINES = 22
"""Lines of a page; a few more are allowed where that spares a page (5.2.3)."""
CHARACTER_SPACE = -848
"""In 4096ths of a point: 28 × (16 - 0.207) pt are the 156 mm that 28 × 16 pt would overrun."""
TIGHTER = -6
"""The same by the twip, on the type itself: docs/decisions/0004-official-grid.md says why."""
RUN_IN = "二级标题字"
"""The type of a level 2 heading that the body's text goes on after, in one line (7.3.3)."""
CLOSE_BODY, CLOSE_SIGNED = "一页正文", "一页落款"
RUN_IN_FIRST = "一级标题字"
"""The same of a level 1 heading, where one page must do."""
INDENT = 632
"""Two characters of the grid in twips."""
FOOTER = 25
"""Page edge to the page number's lower edge in mm: its dash is 7 mm under the type area (7.5)."""

SONG, HEI, KAI = "宋体", "黑体", "楷体_GB2312"
FANGSONG, BIAOSONG = "仿宋_GB2312", "方正小标宋简体"
FONTS = {
    BIAOSONG: "华文中宋,STZhongsong",
    FANGSONG: "仿宋,FangSong",
    KAI: "楷体,KaiTi",
    HEI: "SimHei",
    SONG: "SimSun",
}
"""The standard's type by the names it is sold under → what an office PC has in its place."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def twips(mm: float) -> int:
    """Millimetres in Word's unit."""
    return round(mm * TWIPS_A_MM)


def font(name: str, half_points: int = 0, *, latin: str = "", bold: bool = False) -> str:
    """Run properties: hanzi (`eastAsia`) and Latin alike, as the standard names one type.

    Without a size that of the paragraph; `latin` where the letters are of another type.
    """
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if half_points else ""
    scripts = {"ascii": latin or name, "hAnsi": latin or name, "eastAsia": name, "cs": name}
    names = " ".join(f'w:{script}="{one}"' for script, one in scripts.items())
    return (
        f'<w:rPr><w:rFonts {names} w:hint="eastAsia"/>{"<w:b/>" * bold}'
        f'<w:spacing w:val="{TIGHTER}"/>{size}</w:rPr>'
    )


def style(
    name: str, paragraph: str, run: str, based: str = "Normal", more: str = "", called: str = ""
) -> str:
    """A paragraph's style; `called` where Word knows it by another name than its id."""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"{more}><w:name w:val="{called or name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + f"<w:qFormat/><w:pPr>{paragraph}</w:pPr>{run}</w:style>"
    )


def exact(line: int) -> str:
    """A line so many twips high, none between paragraphs."""
    return f'<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>'


def run_style(name: str, type: str) -> str:
    """A style of words in a line."""
    return (
        f'<w:style w:type="character" w:styleId="{name}"><w:name w:val="{name}"/><w:qFormat/>'
        f"{type}</w:style>"
    )


_TWO = f'<w:ind w:firstLineChars="200" w:firstLine="{INDENT}"/>'
_FLUSH = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
STYLES = "".join(
    (
        style(
            "Normal",
            # 28 a line and 22 a page: no space between hanzi and digits, no lines moved for widows
            '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
            '<w:snapToGrid w:val="0"/>' + exact(LINE) + '<w:jc w:val="both"/>',
            font(FANGSONG, 32),
            based="",
            more=' w:default="1"',
        ),
        style("正文缩进", _TWO, font(FANGSONG, 32)),
        style("公文标题", f'{_FLUSH}<w:jc w:val="center"/>', font(BIAOSONG, 44)),
        style("公文副题", f'{_FLUSH}<w:jc w:val="center"/>', font(KAI, 32)),
        style("一级标题", f'<w:keepNext/>{_TWO}<w:outlineLvl w:val="0"/>', font(HEI, 32)),
        style("二级标题", f'<w:keepNext/>{_TWO}<w:outlineLvl w:val="1"/>', font(KAI, 32)),
        style("落款", f'{_FLUSH}<w:jc w:val="right"/>', font(FANGSONG, 32)),
        style("附件标识", _FLUSH, font(HEI, 32)),
        style("页码", exact(320), font(SONG, 28)),
        style(
            "表格文字",
            f'{exact(280)}<w:jc w:val="left"/>',
            font(FANGSONG, 21),
        ),
        style("表头文字", '<w:jc w:val="center"/>', font(HEI, 21), based="表格文字"),
        style("表尾", exact(20), font(FANGSONG, 2)),
        style("表格小字", exact(240), font(FANGSONG, 18), based="表格文字"),
        style("表头小字", '<w:jc w:val="center"/>', font(HEI, 18), based="表格小字"),
        style(
            "图",
            f'<w:keepNext/><w:spacing w:before="120" w:after="60" w:line="240" w:lineRule="auto"/>'
            f'{_FLUSH}<w:jc w:val="center"/>',
            font(FANGSONG, 21),
        ),
        style("图注", f'{exact(360)}<w:jc w:val="center"/>', font(FANGSONG, 18)),
        style("表注", f'{exact(240)}<w:jc w:val="left"/>', font(FANGSONG, 18)),
        run_style(RUN_IN, font(KAI)),
        run_style(RUN_IN_FIRST, font(HEI)),
    )
)


def close_styles(points: int, line: float) -> tuple[str, ...]:
    """The body's style and that of who signs in smaller type, for what must be one page."""
    lines, type = exact(round(20 * line)), font(FANGSONG, 2 * points)
    two = f'<w:ind w:firstLineChars="200" w:firstLine="{40 * points}"/>'
    return (
        style(CLOSE_BODY, lines + two, type),
        style(CLOSE_SIGNED, f'{lines}{_FLUSH}<w:jc w:val="right"/>', type),
    )


def pitch(lines: int) -> int:
    """The line of a page of so many, and the grid's: at 580 twips it would hold 21, not 22."""
    return LINE * LINES // lines


def template(lines: int = LINES) -> BytesIO:
    """An empty document of this make-up, for python-docx to fill.

    Its own default carries 430 KB of styles in Japanese type that nobody here uses.
    """
    defaults = (
        f"<w:docDefaults><w:rPrDefault>{font(FANGSONG, 32)}</w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )
    defaults = defaults.replace("</w:rPr>", '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>')
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>'
        for name, others in FONTS.items()
    )
    settings = (
        "<w:evenAndOddHeaders/>"
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    )
    styles = STYLES.replace(exact(LINE), exact(pitch(lines)))
    names = {"styles": defaults + styles, "fontTable": fonts, "settings": settings}
    roots = {"styles": "styles", "fontTable": "fonts", "settings": "settings"}
    parts = {
        "[Content_Types].xml": _types(names),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations({name: f"{name}.xml" for name in names}),
        "word/document.xml": _part("document", "<w:body><w:sectPr/></w:body>"),
    }
    parts |= {f"word/{name}.xml": _part(roots[name], xml) for name, xml in names.items()}
    return zipped({name: text.encode() for name, text in parts.items()})


def zipped(parts: dict[str, bytes]) -> BytesIO:
    """The parts as a package whose bytes do not tell when it was made."""
    package = BytesIO()
    with ZipFile(package, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return package


def _part(root: str, xml: str) -> str:
    relation = f' xmlns:r="{_RELATION}"' if root == "document" else ""
    return f'{_HEAD}<w:{root} xmlns:w="{_W}"{relation}>{xml}</w:{root}>'


def _types(names: dict[str, str]) -> str:
    kinds = {"document": f"{_MAIN}.document.main+xml"}
    kinds |= {name: f"{_MAIN}.{name}+xml" for name in names}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>'
        for name, kind in kinds.items()
    )
    package = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{package}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: dict[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items(), 1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{links}</Relationships>'
