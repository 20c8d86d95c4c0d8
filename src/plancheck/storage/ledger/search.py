"""The ledgers in a whole folder: another PC's home, a ledger folder, a stick.

Whatever else lies there (settings, reports, programs) is passed over. What cannot be looked into
is said: it may be a ledger.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ...errors import BadFile
from .. import access, atomic
from ..presence import absent
from .bytes import read_ledger

_PEEK = 4_096
_SIGNS = (b"plancheck-ledger", b"[[entry]]")
"""What a ledger begins with: its format; the first record, where the header was damaged."""


class FoundLedgers(NamedTuple):
    """The ledgers, the longest first, so that copies of them bring nothing new; what was closed."""

    files: tuple[Path, ...]
    refused: tuple[BadFile, ...] = ()


def search(folder: Path) -> FoundLedgers:
    """Look through a folder and those in it; what is none is taken for a ledger.

    Links in it are not followed.
    """
    with suppress(OSError):  # what may not be looked at is said where it is read
        if not folder.is_dir():
            return FoundLedgers((folder,))
    files: list[tuple[int, Path]] = []
    refused: list[BadFile] = []

    def closed(error: OSError) -> None:
        name = Path(str(error.filename)).name
        refused.append(BadFile(name, "文件夹打不开，里面的没有合并。"))

    for place, folders, names in os.walk(folder, onerror=closed):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            if path.suffix.lower() != ".toml":
                continue
            try:
                status = path.lstat()
                if stat.S_ISREG(status.st_mode) and _is_ledger(path):
                    files.append((-status.st_size, path))
            except OSError as error:
                why = atomic.why_unread(access.told(error, path))
                refused.append(BadFile(name, f"读不出来（{why}），没有合并。"))
    return FoundLedgers(tuple(path for _, path in sorted(files)), tuple(refused))


def unit_folders(root: Path) -> dict[str, str]:
    """The units whose ledgers lie under a home's ledger folder, and the folder of each.

    OSError where it cannot be looked into.
    """
    if absent(root) or root.is_file():
        return {}
    plans = [plan for plan in sorted(root.iterdir()) if plan.is_dir()]
    folders = [folder for plan in plans for folder in sorted(plan.iterdir()) if folder.is_dir()]
    return {unit: folder.name for folder in folders for unit in sorted(units(folder))}


def units(folder: Path) -> set[str]:
    """The units whose ledgers lie in a folder itself, by what the files begin with."""
    names = set()
    for path in folder.iterdir():
        with suppress(OSError, BadFile):
            if path.suffix.lower() == ".toml" and path.is_file():
                with access.reader(path) as file:
                    head = file.read(_PEEK)
                names.add(read_ledger(head, path.name).header.unit)
    return names - {""}


def _is_ledger(path: Path) -> bool:
    """Whether the file begins as a ledger does, in whatever encoding another program left it."""
    with access.reader(path) as file:
        head = file.read(_PEEK).replace(b"\0", b"")
    return any(sign in head for sign in _SIGNS)
