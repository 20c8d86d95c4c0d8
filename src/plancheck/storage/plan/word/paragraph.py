"""The words of a paragraph as Word shows them, and what hangs on them."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from ....domain.plan.source import Span
from ..source_text import source_text
from .blocks import REMOVED, chosen, is_alternative, is_placeholder
from .fields import Fields, is_page_number
from .package import W
from .styles import WordStyles, is_on

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_UNSHOWN = {f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}rt", f"{W}delText", f"{W}delInstrText"}


class ParagraphWords(NamedTuple):
    """The text; what of it is bold; where notes are referred to; text boxes anchored in it."""

    text: str = ""
    bold: tuple[Span, ...] = ()
    notes: tuple[tuple[str, int], ...] = ()
    boxes: tuple[Element, ...] = ()

    def before(self, other: ParagraphWords) -> ParagraphWords:
        """This and the other's behind it."""
        size = len(self.text)
        return ParagraphWords(
            self.text + other.text,
            (*self.bold, *(Span(start + size, end + size) for start, end in other.bold)),
            (*self.notes, *((note, at + size) for note, at in other.notes)),
            (*self.boxes, *other.boxes),
        )


class ParagraphReader:
    """Reads the paragraphs of a part one after the other."""

    def __init__(self, styles: WordStyles, root: Element) -> None:
        self.styles = styles
        self.fields = Fields(root)
        self.removed = 0
        """Characters that were deleted, or are hidden."""

    def words(self, paragraph: Element) -> ParagraphWords:
        """What a paragraph says."""
        removed = self.removed
        self.fields.begin_paragraph()
        words = self._read(paragraph)
        if self.fields.shown:
            return words
        # A code, or a page number, that does not end in its paragraph is none: nothing is lost.
        self.removed = removed
        self.fields.pass_over()
        return self._read(paragraph)

    def _read(self, paragraph: Element) -> ParagraphWords:
        found = _Words(self, paragraph.find(f"{W}pPr"))
        found.walk(paragraph)
        return ParagraphWords(
            "".join(found.text), tuple(found.bold), tuple(found.notes), tuple(found.boxes)
        )


class _Words:
    """The runs of one paragraph, put together."""

    def __init__(self, reader: ParagraphReader, properties: Element | None) -> None:
        self._reader = reader
        self._paragraph = properties
        self._bold = False
        self._size = 0
        self.text: list[str] = []
        self.bold: list[Span] = []
        self.notes: list[tuple[str, int]] = []
        self.boxes: list[Element] = []

    def walk(self, node: Element) -> None:
        for child in node:
            self._take(child, child.tag)

    def _take(self, child: Element, tag: str) -> None:
        if tag == f"{W}r":
            self._run(child)
        elif tag in {f"{W}t", f"{_MATH}t"}:
            self._say(source_text((child.text or "").replace("\n", " ")))
        elif tag in _SIGNS:
            self._say(_SIGNS[tag])
        elif tag == f"{W}fldChar":
            self._reader.fields.sign(child)
        elif tag == f"{W}instrText":
            self._reader.fields.code(child.text or "")
        elif tag == f"{W}fldSimple":
            if not is_page_number(child.get(f"{W}instr", "")):
                self.walk(child)
        elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            self.notes.append((f"{tag}{child.get(f'{W}id', '')}", self._size))
        elif tag == _WORD_ART:
            self._say(source_text(child.get("string", "")) + "\n")
        elif tag == f"{W}txbxContent":
            self.boxes.append(child)
        elif is_alternative(child):
            self.walk(chosen(child))
        elif tag in REMOVED:
            self._reader.removed += sum(len(one.text or "") for one in child.iter(f"{W}delText"))
        elif tag not in _UNSHOWN and not is_placeholder(child):
            self.walk(child)

    def _run(self, run: Element) -> None:
        properties = run.find(f"{W}rPr")
        hidden = properties.find(f"{W}vanish") if properties is not None else None
        if hidden is not None and is_on(hidden.get(f"{W}val", "1")):
            self._reader.removed += sum(len(one.text or "") for one in run.iter(f"{W}t"))
            return
        self._bold = self._reader.styles.is_bold(properties, self._paragraph)
        self.walk(run)

    def _say(self, text: str) -> None:
        if not text or not self._reader.fields.shown:
            return
        self.text.append(text)
        start, self._size = self._size, self._size + len(text)
        if not self._bold or not text.strip():
            return
        if self.bold and self.bold[-1].end == start:
            start = self.bold.pop().start
        self.bold.append(Span(start, self._size))
