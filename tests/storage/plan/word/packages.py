"""Word documents made for tests: a package of the parts that are given."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from types import MappingProxyType

from plancheck.domain.plan.source import Passage, Source
from plancheck.storage.plan.source_file import source_of

_OFFICE = "http://schemas.openxmlformats.org"
_SPACES = " ".join(
    f'xmlns:{name}="{address}"'
    for name, address in (
        ("w", f"{_OFFICE}/wordprocessingml/2006/main"),
        ("r", f"{_OFFICE}/officeDocument/2006/relationships"),
        ("mc", f"{_OFFICE}/markup-compatibility/2006"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("v", "urn:schemas-microsoft-com:vml"),
        ("m", f"{_OFFICE}/officeDocument/2006/math"),
    )
)
_KINDS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "hdr": "header",
    "ftr": "footer",
}
"""The root elements of parts, and what their relationships are called."""


def part(root: str, content: str) -> str:
    """The XML of a part."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_SPACES}>{content}</w:{root}>'


def relations(*targets: tuple[str, str, str]) -> str:
    """A part of relationships: kind, target, mode."""
    made = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" {mode}/>'
        for number, (kind, target, mode) in enumerate(targets)
    )
    space = f"{_OFFICE}/package/2006/relationships"
    return f'<?xml version="1.0"?><Relationships xmlns="{space}">{made}</Relationships>'


def zipped(files: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(
    body: str,
    *,
    links: tuple[tuple[str, str, str], ...] = (),
    files: Mapping[str, str | bytes] = MappingProxyType({}),
    **parts: str,
) -> bytes:
    """A docx of a body and of parts by their root's name, without these roots."""
    targets = [(_KINDS[root], f"{root}.xml", "") for root in parts]
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(("officeDocument", "word/document.xml", "")),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": relations(*targets, *links),
            **{f"word/{root}.xml": part(root, content) for root, content in parts.items()},
            **files,
        }
    )


def read(data: bytes) -> Source:
    """The source that a document is."""
    return source_of(data, "计划.docx")[0]


def said(source: Source, passage: Passage) -> str:
    """A passage's words, its number in front."""
    return passage.number + source.text[passage.start : passage.end]


def p(words: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(words)}</w:p>"


def r(words: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def numbered(id: str, level: int = 0) -> str:
    """The properties of a numbered paragraph."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>'
