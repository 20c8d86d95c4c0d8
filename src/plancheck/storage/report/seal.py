"""What a status file and a roll-up file have in common: a format, a seal, a form that is written.

A file in the very form that is written needs no parser for its measures; any other goes through
the parser, which says what is wrong with it. The seal finds damage and edits by hand; it is no
proof against forgery.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from ...domain.report.content import seal_of
from ...errors import BadFile
from ..toml import guard
from ..toml.format_name import check_format

SEAL = "\n[seal]\n"


class SealedFormat(NamedTuple):
    """A format by its name, and what is said of a file that is another or that is not sound."""

    name: str
    otherwise: str
    advice: str
    seal: Callable[[Mapping[str, object]], Mapping[str, str]] = seal_of

    def content(self, text: str, source: str) -> dict[str, object]:
        """What a file's text holds, parsed; BadFile (NewerFormat) where it is not a sound one."""
        content = guard.parse_toml(text, source)
        self.check_name(content, source)
        seal = content.get("seal")
        try:
            right = self.seal(content)
        except (TypeError, ValueError) as error:
            raise BadFile(source, "有本程序不认识的内容。") from error
        if not isinstance(seal, Mapping) or any(seal.get(k) != v for k, v in right.items()):
            raise self.damage(source)
        return content

    def check_name(self, content: Mapping[str, object], source: str) -> None:
        """BadFile where a file is of another format; NewerFormat, OlderFormat of another number."""
        check_format(content, self.name, source, self.otherwise)

    def damage(self, source: str) -> BadFile:
        """The seal does not fit."""
        return BadFile(source, f"校验不符：文件已损坏或被手工改动。{self.advice}")


class WrittenParts(NamedTuple):
    """A text taken apart as it was written: what stands before its first table, and its seal.

    The tables are from `first` to `last`.
    """

    top: dict[str, object]
    seal: str
    first: int
    last: int


def written_parts(text: str, heading: str) -> WrittenParts | None:
    """The parts by the heading of the first table; None where the text is not written so."""
    first, last = text.find(heading), text.rfind(SEAL)
    if not 0 < first < last:
        return None
    try:
        return WrittenParts(guard.parse_toml(text[:first], ""), text[last:], first, last)
    except BadFile:
        return None


def is_sealed(seal: str, right: Mapping[str, str]) -> bool:
    """Whether this text is the right seal, and nothing else.

    BadFile where it is no TOML.
    """
    tables = guard.parse_toml(seal, "")
    table = tables.get("seal")
    return (
        tables.keys() == {"seal"}
        and isinstance(table, Mapping)
        and all(table.get(key) == value for key, value in right.items())
    )


@contextmanager
def values_of(source: str) -> Iterator[None]:
    """BadFile where a table of a sound file holds what it may not."""
    try:
        yield
    except (KeyError, TypeError, ValueError) as error:
        raise BadFile(source, f"内容不完整或不合格式（{error}）。") from error
