"""Which line of a TOML text a value stands on, for documents of headers and `key = value` lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import tomli

from ...domain.startup import lazy
from .guard import Statement

Path = tuple[str | int, ...]
"""Keys and array indices from the root: ("section", 0, "objective", 1, "title")."""
_HEADER = lazy(r"""(\[\[?)((?:"[^"\\]*(?:\\.[^"\\]*)*"|'[^']*'|[^\]"'#])*)""")
_NAME = lazy(r""""[^"\\]*(?:\\.[^"\\]*)*"|'[^']*'|[^.\s"']+""")


def lines_of(statements: Iterable[Statement]) -> Callable[[Path], int]:
    """A function from a value's path to its line; its table's where it is not there."""
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for statement in statements:
        header = _HEADER.match(statement.text)
        if header is None:
            path = (*table, *_names(statement.text))
        elif header[1] == "[[" and (names := _names(header[2])):
            array = (*_indexed(names[:-1], counts), names[-1])
            counts[array] = counts.get(array, -1) + 1
            path = table = (*array, counts[array])
        else:
            path = table = _indexed(_names(header[2]), counts)
        lines.setdefault(path, statement.line)

    def line(path: Path) -> int:
        while path and path not in lines:
            path = path[:-1]
        return lines.get(path, 0)

    return line


def _names(text: str) -> list[str]:
    """The parts of a key, unquoted."""
    return [_unquoted(part) if part[0] in "\"'" else part for part in _NAME.findall(text)]


def _unquoted(part: str) -> str:
    return str(tomli.loads(f"a = {part}")["a"]) if "\\" in part else part[1:-1]


def _indexed(names: Iterable[str], counts: dict[Path, int]) -> Path:
    """The path of a header's names, each array of tables at its latest index."""
    path: Path = ()
    for name in names:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path])
    return path
