"""The tags of a part of a package, one after another: for what only has to be looked through."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from ...errors import BadFile
from .workbook_facts import BROKEN

Attributes = Mapping[str, str]


def walk(
    data: bytes,
    name: str,
    begin: Callable[[str, Attributes], None],
    end: Callable[[str], None] = lambda _: None,
    characters: Callable[[str], None] | None = None,
) -> None:
    """Call for each tag, its name without what stands before a colon; BadFile if it is no XML.

    A text with a DTD is refused, so that there are no entities to blow up.
    """
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, told: begin(tag.rpartition(":")[2], told)
    parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
    parser.CharacterDataHandler = characters

    def refuse(*_: object) -> None:
        raise BadFile(name, BROKEN)

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise BadFile(name, BROKEN) from error
