"""Reading what was found, one file after another; an archive's files come in its place."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ....domain.rollup.intake.arrival import Arrival
from ....domain.text import clean
from ...report.written_form import Blocks
from .content import content_of
from .folders import find_files
from .source_file import SourceFile


class ReadFile(NamedTuple):
    """A file that was just read, and what it brought; an archive brings its files."""

    name: str
    arrival: Arrival | None


class Arrivals:
    """What comes of paths. Go through `read`, stop whenever, and go on later."""

    def __init__(self, paths: Iterable[Path]) -> None:
        found = find_files(paths)
        self._left: deque[SourceFile] = deque(found.files)
        self._blocks = Blocks()
        self.refused = found.arrivals
        """What was not even opened: links, folders that are closed."""
        self.litter = list(found.litter)
        """What systems and office programs left beside people's files."""
        self.done = len(self.refused)
        """How many files it is known of what they are; an archive is none, its files are."""

    @property
    def total(self) -> int:
        """How many files there are, as far as is known."""
        return self.done + len(self._left)

    def read(self) -> Iterator[ReadFile]:
        """Read one file after another, in the order of folders and names."""
        while self._left:
            source = self._left.popleft()
            content = content_of(source, self._blocks)
            if isinstance(content, Arrival):
                self.done += 1
                yield ReadFile(clean(source.name), content)
            else:
                self._left.extendleft(reversed(content.files))
                self.litter += content.litter
                yield ReadFile(clean(source.name), None)
