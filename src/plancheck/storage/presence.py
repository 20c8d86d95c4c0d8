"""Whether something is there, may be written, or has gone away: an error is no absence."""

import os
import stat
from pathlib import Path

from . import access


def absent(path: Path) -> bool:
    """Whether there is nothing under a name; what may not be looked at may well be there."""
    try:
        path.lstat()
    except OSError as error:
        told = access.told(error, path)
        return isinstance(told, FileNotFoundError | NotADirectoryError)
    return False


def unwritable(path: Path) -> bool:
    """Whether something that is there may not be written, by its mode or by its owner's rights."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not mode & stat.S_IWUSR or not os.access(path, os.W_OK)


class Anchor:
    """What a folder that is not there yet will stand in: the nearest folder above it that is.

    Where another one stands in that place (an empty mount point), the folder is lost and not new.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.reached = False
        """Whether the folder itself has been there."""
        self._above = next((p for p in folder.parents if not absent(p)), folder)
        self._identity = _identity(self._above)

    @property
    def lost(self) -> bool:
        """Whether the folder is gone, or what it was to stand in."""
        return self.reached or _identity(self._above) != self._identity


def _identity(path: Path) -> int:
    """A folder's number on its disk; 0 where it is not there, or cannot be asked."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0
