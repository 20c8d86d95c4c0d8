"""What a body, a table or a row consists of, whatever controls and revisions stand around it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from .package import W
from .styles import is_on

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
REMOVED = {f"{W}del", f"{W}moveFrom"}
_WRAPPERS = {f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"}


def unwrapped(parent: Element) -> Iterator[Element]:
    """The blocks, rows or cells in it, also those in content controls and marks of revision."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from unwrapped(child)
        elif child.tag == f"{W}sdt" and not is_placeholder(child):
            for content in child.findall(f"{W}sdtContent"):
                yield from unwrapped(content)
        elif is_alternative(child):
            yield from unwrapped(chosen(child))
        else:
            yield child


def is_alternative(element: Element) -> bool:
    """Whether the same is said in it in several forms (Part 3, 7.4)."""
    return element.tag == f"{_MC}AlternateContent"


def chosen(content: Element) -> Element:
    """Of several forms of the same, the first with any text in it, else the first."""
    forms = [one for one in content if one.tag in {f"{_MC}Choice", f"{_MC}Fallback"}]
    told = [one for one in forms if next(one.iter(f"{W}t"), None) is not None]
    return (told or forms or [Element("none")])[0]


def mark_is_removed(properties: Element | None) -> bool:
    """Whether the paragraph's end was deleted, so that the next one goes on in it."""
    run = properties.find(f"{W}rPr") if properties is not None else None
    return run is not None and any(run.find(tag) is not None for tag in REMOVED)


def is_placeholder(element: Element) -> bool:
    """Whether it is a content control that nobody has filled in."""
    if element.tag != f"{W}sdt":
        return False
    shown = element.find(f"{W}sdtPr/{W}showingPlcHdr")
    return shown is not None and is_on(shown.get(f"{W}val", "1"))
