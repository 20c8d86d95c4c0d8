"""A Word document as the source of a plan."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ....domain.plan.source import Cell, Passage, PassageKind, Source, Span
from ....errors import BadFile, Problem
from .blocks import mark_is_removed, unwrapped
from .numbering import Numbering
from .package import W, WordPackage
from .paragraph import ParagraphReader, ParagraphWords
from .styles import WordStyles
from .table import cells_of

_ONLY_PICTURES = (
    "文档里只有图片（如扫描件），没有文字。请找电子稿，或用 WPS 识别成文字、校对后另存为 docx。"
)

_UNREAD = {
    "image": " {} 张图片",
    "chart": " {} 个图表",
    "diagramdata": " {} 个 SmartArt 图形",
    "comments": "批注",
}
"""By kind of relationship, what may have words in it that are no part of the text proper."""
_CONTENTS = ("目录", "目次")
"""What stands over a table of contents, in whichever style."""


def word_source(data: bytes, name: str) -> tuple[Source, tuple[Problem, ...]]:
    """The source that a docx is, and what of the document is no part of it.

    BadFile where it is no Word document, or one that may not be read.
    """
    try:
        package = WordPackage(data, name)
        document = _Document(package)
        document.read()
    except RecursionError as error:
        raise BadFile(name, "Word 文档的内容一层套一层太深，没有读取。") from error
    source = Source("".join(document.text), tuple(document.passages))
    if not any(one.kind is not PassageKind.MARGIN for one in source.passages):
        raise BadFile(name, _ONLY_PICTURES if package.has_picture() else "文档里没有文字。")
    return source, tuple(Problem(name, 0, words) for words in document.left_out())


class _Document:
    """Puts a document's paragraphs one behind the other."""

    def __init__(self, package: WordPackage) -> None:
        self._package = package
        self._styles = WordStyles(next(iter(package.related("styles")), None))
        self._numbering = Numbering(next(iter(package.related("numbering")), None), self._styles)
        self._tables = 0
        self._size = 0
        self._marks: dict[str, int] = {}
        self._removed = self._embedded = 0
        self.text: list[str] = []
        self.passages: list[Passage] = []

    def read(self) -> None:
        """Take the body, then the notes in the order of their file, then headers and footers."""
        self._part(self._package.document(), PassageKind.BODY)
        for kind in ("footnote", "endnote"):
            for root in self._package.related(f"{kind}s"):
                for note in root.iter(f"{W}{kind}"):
                    mark = self._marks.get(f"{W}{kind}Reference{note.get(f'{W}id', '')}")
                    if mark is not None and note.get(f"{W}type", "normal") == "normal":
                        self._part(note, PassageKind.NOTE, mark)
        margins = [*self._package.related("header"), *self._package.related("footer")]
        for root in margins:
            self._part(root, PassageKind.MARGIN)

    def left_out(self) -> Iterator[str]:
        """What of the document is no part of its source, a sentence each."""
        if self._removed:
            yield f"修订中已删去的和隐藏的文字有 {self._removed} 字，没有读入。"
        relations = self._package.relations(self._package.main)
        linked = sum(one.external for one in relations)
        if linked:
            yield f"有 {linked} 处外部链接，没有打开，链接到的内容没有读入。"
        if self._embedded:
            yield f"嵌有 {self._embedded} 个别的文档或对象，里面的文字没有读入。"
        for kind, what in _UNREAD.items():
            count = sum(one.kind == kind and not one.external for one in relations)
            if count:
                yield f"有{what.format(count)}，里面的文字没有读入。"

    def _part(self, root: Element, kind: PassageKind, mark: int = -1) -> None:
        reader = ParagraphReader(self._styles, root)
        self._blocks(root, reader, Passage(0, 0, kind, mark=mark))
        self._removed += reader.removed
        self._embedded += sum(
            1 for tag in ("object", "altChunk", "subDoc") for _ in root.iter(W + tag)
        )

    def _blocks(self, parent: Element, reader: ParagraphReader, like: Passage) -> None:
        """The paragraphs and tables of a body, a cell, a note or a box, as passages `like` one."""
        held: ParagraphWords | None = None
        for block in unwrapped(parent):
            if block.tag == f"{W}p":
                properties, words = block.find(f"{W}pPr"), reader.words(block)
                words = held.before(words) if held else words
                held = words if mark_is_removed(properties) else None
                if not held:
                    self._paragraph(words, properties, reader, like)
            elif block.tag == f"{W}tbl":
                self._tables += 1
                for cell in cells_of(block, self._tables - 1):
                    self._blocks(cell.element, reader, _in_cell(like, cell.place))
        if held and held.text:
            self._paragraph(held, None, reader, like)

    def _paragraph(
        self,
        words: ParagraphWords,
        properties: Element | None,
        reader: ParagraphReader,
        like: Passage,
    ) -> None:
        start = self._line(words.text)
        number, level = self._numbering.number(properties)
        self._marks.update({note: start + at for note, at in words.notes})
        in_contents = (
            reader.fields.in_contents
            or self._styles.is_contents(properties)
            or "".join(words.text.split()) in _CONTENTS
        )
        passage = like._replace(
            start=start + len(words.text) - len(words.text.lstrip()),
            end=start + len(words.text.rstrip()),
            kind=PassageKind.CONTENTS if in_contents else like.kind,
            number=number,
            level=level,
            outline=self._styles.outline(properties),
            bold=tuple(Span(start + one.start, start + one.end) for one in words.bold),
        )
        if words.text.strip():
            self.passages.append(passage)
        elif number and like.cell:
            self.passages.append(passage._replace(start=start, end=start))
        in_margin = like.kind is PassageKind.MARGIN
        kind = PassageKind.MARGIN if in_margin else PassageKind.BOX
        for box in words.boxes:
            self._blocks(box, reader, Passage(0, 0, kind))

    def _line(self, text: str) -> int:
        """Put a line behind what there is; where it starts."""
        if self._size or self.text:
            self.text.append("\n")
            self._size += 1
        start, self._size = self._size, self._size + len(text)
        self.text.append(text)
        return start


def _in_cell(like: Passage, place: Cell) -> Passage:
    kind = PassageKind.CELL if like.kind is PassageKind.BODY else like.kind
    return like._replace(kind=kind, cell=place)
