"""What can go wrong, as one tree; every class knows the exit status of the command line.

    PlancheckError            1
      NothingFound            1   a filter matched nothing, a check found something
      UsageFault              2   wrong usage: an unknown id, status, unit type, date
      BadFile                 3   a file that cannot be read as what it should be
        NewerFormat           3   made by a later version: may be read, never written
        OlderFormat           3   made before the first release: no longer read
      NotSaved                4   nothing was recorded; `unknown` where even that is not known

Messages are Chinese, one or two sentences for the clerk: what happened, what to do, what was kept.
`Problem` is the news of damage that did not stop the work; it travels beside the data.
"""

from typing import NamedTuple


class Problem(NamedTuple):
    """One fault in a file: `source` names the file, `line` counts from 1 (0: the whole file)."""

    source: str
    line: int
    message: str

    def __str__(self) -> str:
        name = " ".join(self.source.splitlines())  # a file's name makes no line of its own
        where = f"{name} 第{self.line}行" if self.line else name
        return f"{where}：{self.message}"


class PlancheckError(Exception):
    """Anything the clerk is told instead of a traceback."""

    exit_status = 1


class NothingFound(PlancheckError):
    """A filter matched nothing, or there is nothing to undo."""


class UsageFault(PlancheckError):
    """A word of the request is not known: id, status, unit type, date, option."""

    exit_status = 2


class BadFile(PlancheckError):
    """A file cannot be read as what it should be; says which file and, where known, which line."""

    exit_status = 3

    def __init__(self, source: str, message: str, line: int = 0) -> None:
        super().__init__(str(Problem(source, line, message)))
        self.problem = Problem(source, line, message)


class NewerFormat(BadFile):
    """The file was written by a later version of the program: it is read, never written."""


class OlderFormat(BadFile):
    """The file is of a number from before the first release, which is no longer read."""


class NotSaved(PlancheckError):
    """The act was not recorded. `unknown` is true where even the taking-back failed."""

    exit_status = 4

    def __init__(self, message: str, *, unknown: bool = False) -> None:
        super().__init__(message)
        self.unknown = unknown
