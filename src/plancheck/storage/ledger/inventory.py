"""What a unit's ledger folder shows of itself: its files, or why it cannot be looked at.

An error is never taken for "no records": not there is only what the system says is not there.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Container, Mapping
from pathlib import Path
from typing import NamedTuple

from .. import atomic
from ..presence import absent


class Inventory(NamedTuple):
    """The files of a folder that end in .toml, each by its size and time."""

    files: Mapping[Path, tuple[int, int]]
    odd: Mapping[Path, str]
    """Names that end so and are no file that can be read: what they are."""
    closed: str = ""
    """Why not everything could be looked at, in a sentence for the clerk."""
    there: bool = True
    """Whether there is a folder at all."""


def take_inventory(folder: Path, own: Container[Path]) -> Inventory:
    """Look at the folder; what is `own` must be a file where it is there at all."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.name.lower().endswith(".toml"))
    except OSError as error:
        if absent(folder):
            return Inventory({}, {}, there=False)
        why = atomic.why_unread(error)
        return Inventory({}, {}, f"台账文件夹打不开（{why}）：恢复以后接着用")
    files: dict[Path, tuple[int, int]] = {}
    odd: dict[Path, str] = {}
    closed = ""
    for name in names:
        path = folder / name
        try:
            status = path.stat()
        except OSError as error:
            if absent(path):
                continue  # gone by now
            odd[path] = atomic.why_unread(error)
            closed = closed or unread_words(name, odd[path])
            continue
        if stat.S_ISREG(status.st_mode):
            files[path] = (status.st_size, status.st_mtime_ns)
        else:
            odd[path] = "是文件夹" if stat.S_ISDIR(status.st_mode) else "不是普通文件"
            if path in own:
                closed = unread_words(name, odd[path])
    return Inventory(files, odd, closed)


def unread_words(name: str, why: str) -> str:
    """The sentence about a ledger file that cannot be read."""
    return f"台账文件 {name} 读不出来（{why}）：恢复以后接着用"
