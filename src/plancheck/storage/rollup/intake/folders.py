"""The files that paths lead to: folders are looked through, each file is found once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ....domain.rollup.intake.arrival import Arrival
from ....domain.text import clean
from ... import atomic
from ..claims import claims_of
from .names import is_litter
from .source_file import DiskFile, shown_in

DEPTH = 12
"""Folders within folders that are walked."""


class FoundFiles(NamedTuple):
    """What the paths lead to: files to read, and what is not read."""

    files: tuple[DiskFile, ...]
    arrivals: tuple[Arrival, ...]
    """Refused without being read: links, folders that cannot be opened."""
    litter: tuple[str, ...]
    """What systems and office programs left there."""


def find_files(paths: Iterable[Path]) -> FoundFiles:
    """Look through files and folders, in the order of their names; each file is found once.

    A path that the caller names may be a link, and is read whatever its name.
    """
    walk = _Walk()
    for path in paths:
        try:
            is_folder = path.is_dir()
        except OSError as error:
            walk.refuse(path, "", f"打不开（{atomic.why_unread(error)}），没有读")
        else:
            if is_folder:
                walk.folder(path)
            else:
                walk.file(DiskFile(path, asked=True))
    return FoundFiles(tuple(walk.files.values()), tuple(walk.refused), tuple(walk.litter))


class _Walk:
    """What was found so far."""

    def __init__(self) -> None:
        self.files: dict[str, DiskFile] = {}
        self.refused: list[Arrival] = []
        self.litter: list[str] = []

    def file(self, file: DiskFile) -> None:
        try:
            place = os.path.realpath(file.path)
        except OSError:  # the folder that we are in is gone, and so is the file
            place = str(file.path)
        self.files.setdefault(place, file)

    def folder(self, folder: Path, above: str = "", depth: int = 0) -> None:
        """Look through a folder, `above` which are those that it lies in, from the named one on."""
        if depth > DEPTH:
            self.refuse(folder, above, f"文件夹套了 {DEPTH} 层以上，里面的没有读")
            return
        try:
            with os.scandir(folder) as entries:
                found = sorted(
                    (entry.name, entry.is_symlink(), entry.is_dir(follow_symlinks=False))
                    for entry in entries
                )
        except OSError as error:
            why = atomic.why_unread(error)
            self.refuse(folder, above, f"文件夹打不开（{why}），里面的没有读")
            return
        inside = shown_in(above, folder.name) if depth else ""
        for name, is_link, is_folder in found:
            path = folder / name
            if is_link:
                self.refuse(path, inside, "是链接，没有读；请把文件本身放进来")
            elif is_litter(name):
                self.litter.append(shown_in(inside, name))
            elif is_folder:
                self.folder(path, inside, depth + 1)
            else:
                self.file(DiskFile(path, inside))

    def refuse(self, path: Path, inside: str, words: str) -> None:
        """Say what is not read."""
        name = clean(path.name)
        claims = claims_of(name, b"", words)
        self.refused.append(Arrival(name, refusal=words, claims=claims, folder=inside))
