"""The styles of a Word document: what a paragraph or run has of its style's (17.7)."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from .package import W

_CHAIN = 20
"""Styles that one is based on, one on the other; a file may make a ring of them."""


class ParagraphNumber(NamedTuple):
    """Which numbering a paragraph is of, and its level from 0 (w:numPr)."""

    id: str
    level: int


class WordStyles:
    """Looked up along the chain of styles that one is based on."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default = ""
        for style in root.iter(f"{W}style") if root is not None else ():
            id = style.get(f"{W}styleId", "")
            self._styles.setdefault(id, style)
            if style.get(f"{W}type") == "paragraph" and is_on(style.get(f"{W}default", "0")):
                self._default = self._default or id

    def number(self, paragraph: Element | None) -> tuple[ParagraphNumber | None, str]:
        """The numbering of a paragraph's properties, and the style that it is from, "" if none."""
        level: int | None = None
        for properties, style in self._properties(paragraph, f"{W}pPr"):
            number = properties.find(f"{W}numPr")
            if number is None:
                continue
            if level is None:
                level = whole(number.find(f"{W}ilvl"))
            id = number.find(f"{W}numId")
            if id is not None:
                return ParagraphNumber(id.get(f"{W}val", "0"), level or 0), (
                    style if level is None else ""
                )
        return None, ""

    def number_of_style(self, id: str) -> str:
        """The numbering that a numbering style is of; "" where it is of none (17.9.21)."""
        style = self._styles.get(id)
        link = style.find(f"{W}pPr/{W}numPr/{W}numId") if style is not None else None
        return link.get(f"{W}val", "") if link is not None else ""

    def outline(self, paragraph: Element | None) -> int:
        """A heading's level from 1; 0 of what is none."""
        for properties, _ in self._properties(paragraph, f"{W}pPr"):
            level = whole(properties.find(f"{W}outlineLvl"))
            if level is not None:
                return level + 1 if 0 <= level < 9 else 0
        return 0

    def is_bold(self, run: Element | None, paragraph: Element | None) -> bool:
        """Whether a run is bold, by itself, its character style or its paragraph's style."""
        for start in (run, paragraph):
            for properties, _ in self._properties(start, f"{W}rPr"):
                bold = properties.find(f"{W}b")
                if bold is not None:
                    return is_on(bold.get(f"{W}val", "1"))
        return False

    def is_contents(self, paragraph: Element | None) -> bool:
        """Whether a paragraph is of a table of contents: its style is called toc 1 to toc 9."""
        style = self._styles.get(_style_of(paragraph) or "")
        name = style.find(f"{W}name") if style is not None else None
        return name is not None and name.get(f"{W}val", "").lower().startswith("toc ")

    def _properties(self, own: Element | None, kind: str) -> list[tuple[Element, str]]:
        """A paragraph's or run's own properties, then those of its styles, each with its style."""
        found = [(own, "")] if own is not None and own.tag == kind else []
        id = _style_of(own)
        if id is None and kind == f"{W}pPr":
            id = self._default
        for _ in range(_CHAIN):
            style = self._styles.get(id or "")
            if style is None:
                break
            properties, base = style.find(kind), style.find(f"{W}basedOn")
            if properties is not None:
                found.append((properties, id or ""))
            id = base.get(f"{W}val") if base is not None else None
        return found


def _style_of(properties: Element | None) -> str | None:
    if properties is None:
        return None
    for tag in (f"{W}pStyle", f"{W}rStyle"):
        style = properties.find(tag)
        if style is not None:
            return style.get(f"{W}val")
    return None


def is_on(value: str) -> bool:
    """Whether a toggle is set (17.17.4, ST_OnOff)."""
    return value.lower() not in {"0", "false", "off"}


def whole(element: Element | None) -> int | None:
    """The whole number that an element's w:val is; None where it is none."""
    value = element.get(f"{W}val", "") if element is not None else ""
    return int(value) if value.lstrip("-").isdecimal() and len(value) < 9 else None
