"""Whether a form lies there as it was made: what somebody filled in is never written over."""

from __future__ import annotations

from pathlib import Path

from ...domain.startup import lazy

_SAVED = lazy(r"<dcterms:(created|modified)[^>]*>([^<]*)<")
_MOST = 1_000_000
_CORE = "docProps/core.xml"


def is_untouched(path: Path) -> bool:
    """Whether the workbook is one of ours that nobody has saved since.

    A program that saves a workbook says when; ours say the moment of making, twice.
    """
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as package:
            if package.getinfo(_CORE).file_size > _MOST:
                return False
            text = package.read(_CORE).decode()
    except (OSError, BadZipFile, KeyError, ValueError, RuntimeError, NotImplementedError):
        return False
    found = dict(_SAVED.findall(text))
    return len(found) == 2 and found["created"] == found["modified"]
