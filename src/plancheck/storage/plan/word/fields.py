"""The fields that stand open while a part is read: a code, then its result (17.16.18)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from .package import W

_PAGE_NUMBERS = ("PAGE", "NUMPAGES", "SECTIONPAGES")


class _Field:
    def __init__(self) -> None:
        self.code = ""
        self.has_result = False


class Fields:
    """Of a part, from outer to inner. A field may go over several paragraphs."""

    def __init__(self, root: Element) -> None:
        kinds = [one.get(f"{W}fldCharType") for one in root.iter(f"{W}fldChar")]
        self._balanced = kinds.count("begin") == kinds.count("end")
        self._open: list[_Field] = []
        self._kept: list[_Field] = []
        self._passed_over = False

    @property
    def shown(self) -> bool:
        """Whether what stands here is text, and not a field's code or a page number."""
        return all(one.has_result and not is_page_number(one.code) for one in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether the paragraph that was begun is, in whole or in part, of a table of contents."""
        fields = (*self._kept, *self._open)
        return self._balanced and any(_name(field.code) == "TOC" for field in fields)

    def begin_paragraph(self) -> None:
        """Keep what is open, for `pass_over`."""
        self._kept, self._passed_over = list(self._open), False

    def pass_over(self) -> None:
        """Read the paragraph anew without its fields."""
        self._open, self._passed_over = self._kept, True

    def sign(self, sign: Element) -> None:
        """Take a mark that begins, parts or ends a field."""
        kind = sign.get(f"{W}fldCharType")
        if self._passed_over:
            return
        if kind == "begin":
            self._open.append(_Field())
        elif self._open and kind == "separate":
            self._open[-1].has_result = True
        elif self._open and kind == "end":
            self._open.pop()

    def code(self, code: str) -> None:
        """Take a part of a field's code."""
        if self._open and not self._open[-1].has_result:
            self._open[-1].code += code


def is_page_number(code: str) -> bool:
    """Whether a field of this code is a page's number, or the number of pages."""
    return _name(code) in _PAGE_NUMBERS


def _name(code: str) -> str:
    return (code.split() or [""])[0].upper()
