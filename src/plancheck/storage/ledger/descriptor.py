"""What is done to a ledger file once it is open: read, added to or cut back, its torn end kept."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from ...domain import refusals
from ...errors import NotSaved
from .. import access, atomic


def open_regular(path: Path, flags: int) -> int:
    """A regular file's descriptor; NotSaved where it is something else: that is not waited for."""
    with suppress(FileNotFoundError):
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise NotSaved(refusals.no_file(path.name))
    return access.descriptor(path, flags)


def read_from(descriptor: int, start: int) -> bytes:
    """All bytes from an offset on."""
    os.lseek(descriptor, start, os.SEEK_SET)
    parts = []
    while part := os.read(descriptor, 1 << 20):
        parts.append(part)
    return b"".join(parts)


def write_at(descriptor: int, data: bytes, old_size: int, folder: Path) -> None:
    """Write at the end, durably; with its name where the file was empty.

    On any error it is cut back to its old size; NotSaved, unknown, where even that fails.
    """
    try:
        os.lseek(descriptor, old_size, os.SEEK_SET)
        atomic.write_all(descriptor, data)
        os.fsync(descriptor)
        if old_size == 0:
            atomic.sync_folder(folder)
        atomic.durable.count += 1
    except OSError as error:
        try:
            os.ftruncate(descriptor, old_size)
        except OSError as worse:
            raise NotSaved(
                refusals.unknown(atomic.reason(error)),
                unknown=True,
            ) from worse
        raise


def keep_torn(ledger: Path, torn: bytes) -> None:
    """Keep bytes that are about to be cut off, durably, in `<pc>.torn`."""
    aside = ledger.with_suffix(".torn")
    descriptor = open_regular(aside, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        atomic.write_all(descriptor, torn + b"\n")
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    atomic.sync_folder(aside.parent)
