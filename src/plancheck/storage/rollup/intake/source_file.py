"""A file to be read, wherever it lies: its name, where it was found, its bytes up to a bound."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, Protocol

from ....domain.text import clean
from ... import text_file

_WAY = 160
"""Letters of a way through folders and archives that are shown."""


class SourceFile(Protocol):
    """What can be asked of a file; BadFile where its bytes cannot be had."""

    @property
    def name(self) -> str:
        """Its own name, as it stands."""

    @property
    def folder(self) -> str:
        """The folders and archives that it lies in, "" for none."""

    @property
    def asked(self) -> bool:
        """Whether the office named this very file, whatever its name."""

    @property
    def depth(self) -> int:
        """How many archives it lies in."""

    def size(self) -> int:
        """Its bytes, by what its folder says."""

    def head(self) -> bytes:
        """Its beginning, by which its kind is told."""

    def data(self, limit: int) -> bytes:
        """All of it; BadFile where that is more than `limit` bytes."""


class DiskFile(NamedTuple):
    """One that lies in a folder."""

    path: Path
    folder: str = ""
    asked: bool = False
    depth: int = 0

    @property
    def name(self) -> str:
        """Its own name."""
        return self.path.name

    def size(self) -> int:
        """Its bytes; 0 where reading will say why there are none."""
        try:
            return self.path.stat().st_size
        except (OSError, ValueError):
            return 0

    def head(self) -> bytes:
        """Its beginning."""
        return text_file.read_head(self.path)

    def data(self, limit: int) -> bytes:
        """All of it."""
        return text_file.read_bytes(self.path, limit)


def shown_name(source: SourceFile) -> str:
    """Where it lies and its name: 附件.zip/甲/周报.toml."""
    return shown_in(source.folder, source.name)


def shown_in(folder: str, name: str) -> str:
    """A name in a folder, "" for none, as both are shown; of a long way there the end."""
    way = f"{folder}/{clean(name)}" if folder else clean(name)
    return way if len(way) <= _WAY else f"…{way[-_WAY:]}"
