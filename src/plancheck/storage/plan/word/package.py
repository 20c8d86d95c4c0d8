"""The package of a Word document: its parts as trees, each bounded before it is parsed."""

from __future__ import annotations

import io
import posixpath
import zlib
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ....errors import BadFile

PARTS = 10_000
"""Files in a package."""
UNPACKED = 48 * 1024 * 1024
"""Bytes of all parts that are read. The text of 30,000 characters takes 225 KB."""
TAGS = 1_000_000
"""Signs `<` in these: each may cost 150 bytes of memory."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = W[1:-1].encode()
_AGAIN = "请用 Word 或 WPS 打开检查，另存为 docx，再导入。"
_BROKEN = f"Word 文档已损坏，没有读取。{_AGAIN}"
_LOCKED = "文档设了密码，没有读取。请用 Word 或 WPS 打开，去掉密码，另存为 docx，再导入。"
_MACROS = (
    "文档带有宏，可能有病毒，没有读取。请确认来源可靠，再用 Word 或 WPS 另存为 docx（不带宏）。"
)
_TOO_MUCH = f"里面的内容大得不像一份计划，没有读取。{_AGAIN}"


class Relation(NamedTuple):
    """What a part points to: of which kind, at which address, whether outside the package."""

    kind: str
    target: str
    external: bool


class _NoDoctype(TreeBuilder):
    """Makes a tree of a text without a DTD, so that there are no entities to blow up."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Refuse: no part of a Word document has one."""
        raise ParseError("a DTD")


class WordPackage:
    """The parts of a docx. BadFile where it is none, or not one that may be read."""

    def __init__(self, data: bytes, source: str) -> None:
        self._source = source
        self._bytes_left, self._tags_left = UNPACKED, TAGS
        if data.count(b"PK\x01\x02") > PARTS:
            raise BadFile(source, _TOO_MUCH)
        try:
            self._zip = ZipFile(io.BytesIO(data))
        except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise BadFile(source, _BROKEN) from error
        self._parts = {_name(info.filename): info for info in self._zip.infolist()}
        self.main = next(
            (
                relation.target
                for relation in self.relations("")
                if relation.kind == "officedocument"
            ),
            "word/document.xml",
        )
        if any(name.rpartition("/")[2].startswith("vba") for name in self._parts):
            raise BadFile(source, _MACROS)

    def has_picture(self) -> bool:
        """Whether there is any picture in it."""
        return any("/media/" in name for name in self._parts)

    def relations(self, part: str) -> list[Relation]:
        """What a part ("" is the package itself) points to."""
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [
            Relation(
                one.get("Type", "").rpartition("/")[2].lower(),
                _name(posixpath.join("/", folder, one.get("Target", ""))),
                one.get("TargetMode", "").lower() == "external",
            )
            for one in (root.iter(_RELATION) if root is not None else ())
        ]

    def related(self, kind: str) -> list[Element]:
        """The trees of the parts of a kind (styles, numbering, footer) that the document has."""
        wanted = [one for one in self.relations(self.main) if one.kind == kind and not one.external]
        trees = [self.tree(target) for target in dict.fromkeys(one.target for one in wanted)]
        return [tree for tree in trees if tree is not None]

    def document(self) -> Element:
        """The tree of the document itself."""
        tree = self.tree(self.main)
        body = tree.find(f"{W}body") if tree is not None else None
        if body is None:
            raise BadFile(self._source, _BROKEN)
        return body

    def tree(self, name: str) -> Element | None:
        """The tree of a part; None where there is no such part."""
        info = self._parts.get(_name(name))
        if info is None:
            return None
        data = self._unpacked(info).replace(_STRICT, _TRANSITIONAL)
        self._tags_left -= data.count(b"<")
        if self._tags_left < 0:
            raise BadFile(self._source, _TOO_MUCH)
        parser = XMLParser(target=_NoDoctype())  # noqa: S314 (bounded above, and without a DTD)
        try:
            parser.feed(data)
            return parser.close()
        except (ParseError, ValueError, LookupError) as error:
            raise BadFile(self._source, _BROKEN) from error

    def _unpacked(self, info: ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise BadFile(self._source, _LOCKED)
        self._bytes_left -= info.file_size
        if self._bytes_left < 0:
            raise BadFile(self._source, _TOO_MUCH)
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise BadFile(self._source, _BROKEN)
        try:
            return self._zip.read(info)  # never more than file_size
        except (
            BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
        ) as error:
            raise BadFile(self._source, _BROKEN) from error


def _name(path: str) -> str:
    """A part's name as it is looked up: case makes no difference (ECMA-376, Part 2, 6.2.2)."""
    return posixpath.normpath("/" + path.replace("\\", "/")).lstrip("/").lower()
