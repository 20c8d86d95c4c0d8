"""What Word draws before a paragraph: its number, worked out (17.9)."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from .number_formats import written
from .package import W
from .styles import ParagraphNumber, WordStyles, is_on, whole

_LEVELS = 9
_PLACE = re.compile("%([1-9])")
_BULLET = "●"
"""For a sign of a symbol font, which other fonts do not have."""
_SYMBOLS = ("wingdings", "symbol", "webdings")
"""Fonts whose letters are signs."""


class _Level(NamedTuple):
    """A level of a list: where it begins, how it is written, after which levels it begins anew."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


class _List(NamedTuple):
    """A numbering as paragraphs use it: whose counters, its levels, which of these begin anew."""

    counters: str
    levels: dict[int, _Level]
    overrides: dict[int, int]


class Numbering:
    """Counts through a document: to be asked for every numbered paragraph once, in order."""

    def __init__(self, root: Element | None, styles: WordStyles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._values: dict[str, dict[int, int]] = {}
        self._overridden: set[tuple[str, int]] = set()
        for element in root if root is not None else ():
            if element.tag == f"{W}abstractNum":
                self._abstract[element.get(f"{W}abstractNumId", "")] = element
            elif element.tag == f"{W}num":
                self._nums[element.get(f"{W}numId", "")] = element

    def number(self, properties: Element | None) -> tuple[str, int]:
        """The number that a paragraph of these properties bears, and its level from 1; "" and 0."""
        number, style = self._styles.number(properties)
        found = self._list(number.id) if number else None
        if not number or not found:
            return "", 0
        level = next((at for at, one in found.levels.items() if style and one.style == style), None)
        at = number.level if level is None else level
        if not 0 <= at < _LEVELS:
            return "", 0
        values = self._count(ParagraphNumber(number.id, at), found)
        own = found.levels.get(at, _Level())
        if own.format == "none" and not own.text:
            return "", at + 1

        def value(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            one = found.levels.get(place, _Level())
            return written(values.get(place, one.start), "decimal" if own.legal else one.format)

        if own.format == "bullet":
            return own.text if own.text and own.text < "\ue000" else _BULLET, at + 1
        return _PLACE.sub(value, own.text).strip(), at + 1

    def _count(self, number: ParagraphNumber, found: _List) -> dict[int, int]:
        """The counters of the list, once this paragraph is counted."""
        values, at = self._values.setdefault(found.counters, {}), number.level
        if at in found.overrides and number not in self._overridden:
            self._overridden.add(number)
            values[at] = found.overrides[at]
        elif at in values:
            values[at] += 1
        else:
            values[at] = found.levels.get(at, _Level()).start
        for deeper in [level for level in values if level > at]:
            restart = found.levels.get(deeper, _Level()).restart
            if restart is None or at < restart:
                del values[deeper]
        return values

    def _list(self, id: str) -> _List | None:
        if id not in self._lists:
            self._lists[id] = self._found(id)
        return self._lists[id]

    def _found(self, id: str) -> _List | None:
        num = self._nums.get(id)
        abstract = self._abstract_of(num)
        if num is None or abstract is None:
            return None
        levels = {level: one for one in abstract.findall(f"{W}lvl") for level in _place(one)}
        overrides: dict[int, int] = {}
        for override in num.findall(f"{W}lvlOverride"):
            own, start = override.find(f"{W}lvl"), whole(override.find(f"{W}startOverride"))
            for level in _place(override):
                if own is not None:
                    levels[level] = own
                if start is not None:
                    overrides[level] = start
        made = {level: _level(one) for level, one in levels.items()}
        return _List(abstract.get(f"{W}abstractNumId", ""), made, overrides)

    def _abstract_of(self, num: Element | None) -> Element | None:
        """The definition that a numbering is of, also by way of a numbering style (17.9.21)."""
        for _ in range(_LEVELS):
            link = num.find(f"{W}abstractNumId") if num is not None else None
            abstract = self._abstract.get(link.get(f"{W}val", "")) if link is not None else None
            style = abstract.find(f"{W}numStyleLink") if abstract is not None else None
            if style is None:
                return abstract
            num = self._nums.get(self._styles.number_of_style(style.get(f"{W}val", "")))
        return None


def _place(element: Element) -> list[int]:
    level = element.get(f"{W}ilvl", "")
    return [int(level)] if level.isdecimal() and int(level) < _LEVELS else []


def _level(element: Element) -> _Level:
    def said(tag: str) -> Element | None:
        return element.find(f"{W}{tag}")

    formats = [one.get(f"{W}val", "") for one in element.iter(f"{W}numFmt")]  # a Fallback is last
    text, style, legal = said("lvlText"), said("pStyle"), said("isLgl")
    start, fonts = whole(said("start")), element.find(f"{W}rPr/{W}rFonts")
    symbols = fonts is not None and fonts.get(f"{W}ascii", "").lower().startswith(_SYMBOLS)
    return _Level(
        start=0 if start is None else start,
        format=formats[-1].lower() if formats else "decimal",
        text=text.get(f"{W}val", "") if text is not None and not symbols else "",
        restart=whole(said("lvlRestart")),
        legal=legal is not None and is_on(legal.get(f"{W}val", "1")),
        style=style.get(f"{W}val", "") if style is not None else "",
    )
