"""The files that a plan can be made of: Word files and texts, drafts that were left."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ...domain.plan.model import Seal
from ...errors import BadFile
from ...storage.paths import Home
from ...storage.plan.draft_file import SUFFIX, plan_path
from ...storage.plan.file import load_plan
from ...storage.presence import absent

KINDS = (".docx", ".txt", ".md")
LOOKED_AT = 500
"""Entries of a folder that are looked at."""
OFFERED = 30


def is_draft(path: Path) -> bool:
    """Whether a file is a draft that was left, by its name."""
    return path.name.endswith(SUFFIX)


def documents(home: Home) -> list[Path]:
    """Those that lie where they are expected, drafts first, the latest first of each.

    In the home's 收件 and in the folder of exports.
    """
    folders = (home.inbox, home.exports)
    found = [entry for folder in folders for entry in _in(folder)]
    found.sort(key=lambda one: (not is_draft(one[1]), -one[0]))
    return [path for _, path in found][:OFFERED]


def plans_made(home: Home) -> list[Path]:
    """The plan files that were made of documents here, but those published as they stand."""
    drafts = (path for path in documents(home) if is_draft(path))
    made = (plan for path in drafts if not absent(plan := plan_path(path)))
    return [path for path in made if not _is_published(path)]


def _is_published(path: Path) -> bool:
    with suppress(BadFile):  # what cannot be read is said where somebody publishes it
        return load_plan(path)[0].seal is Seal.SOUND
    return False


def _in(folder: Path) -> Iterator[tuple[float, Path]]:
    with suppress(OSError):
        for path in sorted(folder.iterdir())[:LOOKED_AT]:
            wanted = path.suffix.lower() in KINDS and not path.name.startswith(("~$", "."))
            if (wanted or is_draft(path)) and path.is_file():
                yield path.stat().st_mtime, path
