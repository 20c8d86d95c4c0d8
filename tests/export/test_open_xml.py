"""What Word and Excel ask of a package: parts that are there, of known types, in their order.

python-docx and openpyxl read in any order; Word takes a file apart that stands in another.
"""

from __future__ import annotations

import posixpath
from functools import cache
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from plancheck import export
from plancheck.export import render_form, render_rollup
from tests.export.form.test_xlsx import form
from tests.export.reports import made, told
from tests.export.rollup.test_xlsx import hostile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
ORDER = {
    name: {W + child: place for place, child in enumerate(children.split())}
    for name, children in {
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
        " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
        " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
        " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
        " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr",
        "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss"
        " imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs"
        " highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish",
        "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc"
        " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi"
        " rtlGutter docGrid",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize"
        " tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection"
        " tcFitText vAlign hideMark",
        "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
        " unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr"
        " trPr tcPr tblStylePr",
        "tbl": "tblPr tblGrid tr",
        "tblBorders": "top left start bottom right end insideH insideV",
        "tblCellMar": "top left start bottom right end",
    }.items()
}
"""ECMA-376 part 1, 17: the sequences of what is written by hand."""


@cache
def packages() -> dict[str, bytes]:
    notes = "\n".join(("第一行", "第二行"))
    report = made(*(told(f"{n}.1.{m}", notes) for n in (1, 2) for m in range(1, 9)))
    return {
        **{f"report.{suffix}": export.render(suffix, *report) for suffix in ("docx", "xlsx")},
        **{f"rollup.{suffix}": render_rollup(suffix, hostile()) for suffix in ("docx", "xlsx")},
        "form.xlsx": render_form(form()),
    }


@pytest.mark.parametrize(
    "name", ["report.docx", "report.xlsx", "rollup.docx", "rollup.xlsx", "form.xlsx"]
)
def test_every_part_has_a_type_and_every_relation_leads_to_one(name: str) -> None:
    with ZipFile(BytesIO(packages()[name])) as package:
        parts = {part: package.read(part) for part in package.namelist()}
    assert len(parts) == len(set(map(str.lower, parts)))
    roots = {p: ElementTree.fromstring(d) for p, d in parts.items() if p.endswith(("xml", "rels"))}
    types = roots.pop("[Content_Types].xml")
    endings = {one.get("Extension") for one in types.iter(f"{TYPES}Default")}
    overridden = {str(one.get("PartName")).lstrip("/") for one in types.iter(f"{TYPES}Override")}
    assert overridden <= parts.keys()
    assert [
        part
        for part in parts.keys() - overridden - {"[Content_Types].xml"}
        if part.rpartition(".")[2] not in endings
    ] == []
    reached = set()
    for path, root in roots.items():
        if not path.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(path))
        for relation in root:
            assert relation.get("TargetMode") != "External"
            target = posixpath.join("/", folder, str(relation.get("Target")))
            reached.add(posixpath.normpath(target).lstrip("/"))
    assert {
        part for part in parts if not part.endswith((".rels", "[Content_Types].xml"))
    } == reached


@pytest.mark.parametrize("name", ["report.docx", "rollup.docx"])
def test_elements_stand_in_the_order_of_the_schema(name: str) -> None:
    met = set()
    with ZipFile(BytesIO(packages()[name])) as package:
        for part in package.namelist():
            for element in ElementTree.fromstring(package.read(part)).iter():
                order = ORDER.get(element.tag.removeprefix(W))
                if order is None:
                    continue
                met.add(element.tag.removeprefix(W))
                children = [child.tag for child in element]
                assert [one for one in children if one not in order] == [], part
                assert children == sorted(children, key=order.__getitem__), part
                single = [one for one in children if not one.endswith(("tr", "Reference"))]
                assert len(single) == len(set(single)), part
    assert met == ORDER.keys()
