"""Which line of a TOML text a value stands on, for documents of headers and `key = value` lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .toml_guard import Statement

Path = tuple[str | int, ...]
"""Keys and array indices from the root: ("section", 0, "objective", 1, "title")."""


def lines_of(statements: Iterable[Statement]) -> Callable[[Path], int]:
    """A function from a value's path to its line; its table's where it is not there."""
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for statement in statements:
        text = statement.text.partition("#")[0].strip()
        if text.startswith("[["):
            names = _names(text.strip("[] \t"))
            parent = _indexed(names[:-1], counts)
            array = (*parent, names[-1])
            counts[array] = counts.get(array, -1) + 1
            table = (*array, counts[array])
        elif text.startswith("["):
            table = _indexed(_names(text.strip("[] \t")), counts)
        else:
            lines.setdefault((*table, *_names(text)), statement.line)
            continue
        lines.setdefault(table, statement.line)

    def line(path: Path) -> int:
        while path and path not in lines:
            path = path[:-1]
        return lines.get(path, 0)

    return line


def _names(text: str) -> list[str]:
    return [part.strip().strip("\"'") for part in text.split(".")]


def _indexed(names: Iterable[str], counts: dict[Path, int]) -> Path:
    """The path of a header's names, each array of tables at its latest index."""
    path: Path = ()
    for name in names:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path])
    return path
