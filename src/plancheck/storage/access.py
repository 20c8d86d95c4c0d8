"""Opening files that another program may hold at the moment, and why it fails where it does.

Windows refuses what a virus scanner, a sync disk, Excel or WPS has open without sharing, mostly for
a moment only: every opening and replacing goes through here and is tried again for a while. Its C
library tells that, a folder in a file's place and a right that lacks by one number (EACCES), and a
path that is too long as one that is not there: here they get numbers of their own. Elsewhere the
system's numbers are right as they are, and nothing is tried twice.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar

Result = TypeVar("Result")

RETRY_SECONDS = 2.5
REST_SECONDS = 10.0
"""How long a file that stayed held is then asked for only once: the screen does not stand still."""
READING, WRITING, REPLACING = 0x80000000, 0xC0000000, 0x00010000
"""What a file is wanted for, in CreateFile's words: GENERIC_READ, and GENERIC_WRITE, DELETE."""
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_PATH_NOT_FOUND = 3
_MEANT = {
    **dict.fromkeys((32, 33, 1224), errno.EBUSY),  # shared, locked, mapped otherwise
    **dict.fromkeys((15, 20, 21, 433, 1006, 1167), errno.ENODEV),  # the stick was pulled out
    **dict.fromkeys((51, 53, 54, 55, 59, 64, 67, 121, 1231, 1232), errno.ENOTCONN),
    **dict.fromkeys((23, 1117, 1392), errno.EIO),
    **dict.fromkeys((39, 112), errno.ENOSPC),
    **dict.fromkeys((6, 123, 161), errno.EINVAL),  # a device's name (CON), or none for a file
    19: errno.EROFS,
    206: errno.ENAMETOOLONG,
}
"""What Windows' error codes mean, where Python's number for them says less or something else."""
_held_until: dict[Path, float] = {}


def descriptor(path: Path, flags: int, mode: int = 0o600) -> int:
    """As `os.open` gives it, in binary."""
    wanted = WRITING if flags & (os.O_WRONLY | os.O_RDWR) else READING
    return when_free(lambda: os.open(path, flags | _BINARY, mode), path, wanted)


def reader(path: Path) -> BinaryIO:
    """A file to read from."""
    return when_free(lambda: path.open("rb"), path, READING)


def replace(spare: Path, path: Path) -> None:
    """Put a file in another's place."""
    when_free(lambda: spare.replace(path), path, REPLACING)


def when_free(act: Callable[[], Result], path: Path, wanted: int) -> Result:
    """Do something to a file, trying again while another program holds it.

    OSError by the number that it should have: EBUSY where it is held for longer.
    """
    until = 0.0
    while True:
        try:
            result = act()
        except OSError as error:
            meant = told(error, path, wanted)
            if meant is error:
                raise
            now = time.monotonic()
            if meant.errno == errno.EBUSY and now > _held_until.get(path, 0.0):
                until = until or now + RETRY_SECONDS
                if now <= until:
                    time.sleep(0.05)
                    continue
                _held_until[path] = now + REST_SECONDS
            raise meant from error
        if _held_until:
            _held_until.pop(path, None)
        return result


def told(error: OSError, path: Path, wanted: int = READING) -> OSError:
    """The error by the number that it should have; itself where it has it."""
    number, code = number_of(error), getattr(error, "winerror", None)
    if asked and code not in _MEANT:
        if isinstance(error, PermissionError):
            number = asked(path, wanted)
        elif not isinstance(error, FileExistsError):
            number = not_found(path) or number
    if number is None or number == error.errno:
        return error
    return OSError(number, error.strerror or "", str(path))


def number_of(error: OSError) -> int | None:
    """An error's number, where Windows' own code says more than that by the code."""
    return _MEANT.get(getattr(error, "winerror", None) or 0, error.errno)


asked: Callable[[Path, int], int] | None = None
"""Who is asked about a refusal; on other systems nobody need be."""

if sys.platform == "win32":

    def _asked(path: Path, wanted: int) -> int:
        """Why a file that is there may not be opened or replaced, as Windows itself says it."""
        import _winapi

        try:
            status = path.stat()
        except OSError:
            return errno.EACCES
        if stat.S_ISDIR(status.st_mode):
            return errno.EISDIR
        if wanted != READING and status.st_file_attributes & stat.FILE_ATTRIBUTE_READONLY:
            return errno.EACCES
        try:
            handle = _winapi.CreateFile(str(path), wanted, 7, 0, _winapi.OPEN_EXISTING, 0x80, 0)
        except OSError as error:
            return number_of(error) or errno.EACCES
        _winapi.CloseHandle(handle)
        return errno.EBUSY  # by now it would be had

    asked = _asked


def not_found(path: Path) -> int:
    """Why there is nothing under a path, where that is no absence: 0 where it is one.

    Beside a folder that is there, Windows says "path not found" only of a name that is too long.
    """
    code = 0
    for one in (path, *path.parents):
        try:
            mode = one.stat().st_mode
        except (OSError, ValueError) as error:
            code = getattr(error, "winerror", None) or 0
            continue
        if one is path:
            return 0
        if not stat.S_ISDIR(mode):
            return errno.ENOTDIR
        return errno.ENAMETOOLONG if code in (_PATH_NOT_FOUND, 206) else _MEANT.get(code, 0)
    return _MEANT.get(code, 0)
